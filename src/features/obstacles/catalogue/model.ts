// The catalogue of obstacle groups: what intake and triage choose from, and the evidence a claim must bring.

import type { Role } from '#kernel/actor.ts'
import { type Static, type TSchema, Type } from 'typebox'

export const GroupCode = Type.String({ pattern: '^[A-Z]\\d{2,3}$' })

/** The columns other rooms may read in their own SQL. */
export type ObstaclesReads = {
  'obstacles.domain': 'code' | 'name_fa' | 'name_en'
  'obstacles.grp': 'code' | 'domain_code' | 'name_fa' | 'name_en' | 'agency_fa' | 'agency_en' | 'evidence_type' | 'status' | 'successors'
  'obstacles.usual_agency': 'province_id' | 'group_code' | 'agency_id'
}

// ── Evidence ────────────────────────────────────────────────────────────────────────────────────────────────────────
// Field names are shared between types, so that one word list labels them: obstacles.field.<name>.
// Days are Gregorian yyyy-mm-dd (Tehran), instants ISO 8601, money always with its currency.

const reference = Type.String({ minLength: 1, maxLength: 60 })
const day = Type.String({ format: 'date' })
const instant = Type.String({ format: 'date-time' })
const amount = Type.Number({ exclusiveMinimum: 0, maximum: 1e18 })
const count = Type.Integer({ minimum: 1, maximum: 100_000 })
const currency = Type.Enum(['IRR', 'IRT', 'USD', 'EUR'])
const line = Type.String({ minLength: 1, maxLength: 200 })
const text = Type.String({ minLength: 10, maxLength: 2000 })
const maybe = <S extends TSchema>(schema: S) => Type.Optional(schema)

export const evidenceTypes = {
  /** Facilities paid by a bank. */
  loan: Type.Object({ contractNumber: reference, amount, currency, paidOn: day }),
  guarantee: Type.Object({ guaranteeNumber: reference, amount, currency, issuedOn: day }),
  /** A debt rescheduled, put in instalments or waived. */
  debtRelief: Type.Object({ agreementNumber: reference, amount, currency, agreedOn: day, instalments: maybe(count) }),
  /** Money that reached the unit: a receivable, a compensation, a refund. */
  payment: Type.Object({ paymentReference: reference, amount, currency, paidOn: day }),
  foreignExchange: Type.Object({ allocationNumber: reference, amount, currency, allocatedOn: day }),
  /** An account, property, person or listing set free. */
  release: Type.Object({ letterNumber: reference, releasedOn: day }),
  /** A written ruling of the body in charge: an assessment, a levy, a dispute. */
  decision: Type.Object({ letterNumber: reference, decidedOn: day, outcome: text }),
  licence: Type.Object({ licenceNumber: reference, issuedOn: day, expiresOn: maybe(day) }),
  /** A reply to an inquiry. */
  inquiryReply: Type.Object({
    letterNumber: reference,
    repliedOn: day,
    verdict: Type.Enum(['agreed', 'agreedWithConditions']),
    conditions: maybe(Type.String({ maxLength: 2000 })),
  }),
  unsealing: Type.Object({ orderNumber: reference, reopenedAt: instant }),
  land: Type.Object({ contractNumber: reference, areaSquareMetres: amount, handedOverOn: day }),
  titleDeed: Type.Object({ deedNumber: reference, issuedOn: day }),
  /** Power, gas or water back: the time it came back. */
  reconnection: Type.Object({ reconnectedAt: instant, meterNumber: maybe(reference) }),
  /** A new or larger connection. */
  connection: Type.Object({ subscriptionNumber: reference, capacity: line, connectedOn: day }),
  /** A quota of goods, fuel, power or water. */
  quota: Type.Object({ quotaNumber: reference, quantity: amount, unitOfMeasure: line, validUntil: day }),
  clearance: Type.Object({ declarationNumber: reference, clearedOn: day }),
  works: Type.Object({ handoverNumber: maybe(reference), finishedOn: day, workDone: text }),
  /** A counterpart found: buyer, supplier, investor, exhibition, laboratory. */
  introduction: Type.Object({ counterpart: line, agreedOn: day, outcome: text }),
  workforce: Type.Object({ persons: count, startedOn: day, outcome: maybe(text) }),
  /** Advice, a visit, a technical remedy. */
  service: Type.Object({ reportNumber: maybe(reference), deliveredOn: day, outcome: text }),
  systemFix: Type.Object({ ticketNumber: maybe(reference), fixedAt: instant, outcome: text }),
} as const satisfies Record<string, TSchema>
export type EvidenceType = keyof typeof evidenceTypes
export const evidenceTypeNames = Object.keys(evidenceTypes) as EvidenceType[]

/** What a claim carries; `checkEvidence` (rules.ts) holds the values to the type, and the type to the group. */
export const Evidence = Type.Object({
  type: Type.Enum(evidenceTypeNames as [EvidenceType, ...EvidenceType[]]),
  values: Type.Record(Type.String({ maxLength: 40 }), Type.Union([Type.String({ maxLength: 2000 }), Type.Number()])),
})
export type Evidence = Static<typeof Evidence>

// ── What intake asks ────────────────────────────────────────────────────────────────────────────────────────────────

export type AskKind = 'line' | 'day' | 'instant' | 'amount' | 'count' | 'year' | 'quantity'

/**
 * What intake may ask about an obstacle; a group names the few it needs (`Group.asks`, most telling first). Labels stand
 * under `obstacles.ask.<name>`. Money in rials, landArea in square metres, capacityKw in kilowatts, taxYear Jalali.
 */
export const intakeFields = {
  bankBranch: 'line',
  loanAmount: 'amount',
  introductionNumber: 'line',
  contractNumber: 'line',
  debtAmount: 'amount',
  currencyAmount: 'line',
  orderNumber: 'line',
  declarationNumber: 'line',
  customsOffice: 'line',
  taxYear: 'year',
  assessmentNumber: 'line',
  workshopCode: 'line',
  requestNumber: 'line',
  licenceNumber: 'line',
  letterNumber: 'line',
  rulingNumber: 'line',
  caseNumber: 'line',
  inquiryDate: 'day',
  eventDate: 'day',
  counterparty: 'line',
  systemName: 'line',
  plotNumber: 'line',
  landArea: 'quantity',
  mineName: 'line',
  meterNumber: 'line',
  subscriptionNumber: 'line',
  outageStart: 'instant',
  capacityKw: 'quantity',
  demand: 'line',
  damageAmount: 'amount',
  machine: 'line',
  product: 'line',
  quantity: 'quantity',
  destinationCountry: 'line',
  workers: 'count',
  skill: 'line',
} as const satisfies Record<string, AskKind>
export type IntakeField = keyof typeof intakeFields
export const intakeFieldNames = Object.keys(intakeFields) as IntakeField[]

// ── Groups ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const Group = Type.Object({
  code: GroupCode,
  domainCode: Type.String(),
  nameFa: Type.String(),
  nameEn: Type.String(),
  /** The agency usually responsible, as the national catalogue names it; a province maps it to its own agencies. */
  agencyFa: Type.String(),
  agencyEn: Type.String(),
  evidenceType: Type.Enum(evidenceTypeNames as [EvidenceType, ...EvidenceType[]]),
  /** Names of `intakeFields`, most telling first. */
  asks: Type.Array(Type.String()),
  /** A retired code still answers for old cases; new ones take one of its successors. */
  retired: Type.Boolean(),
  /** Codes that took over, active ones or retired in their turn (`successorsOf` follows them to the end). */
  successors: Type.Array(Type.String()),
})
export type Group = Static<typeof Group>

const days = Type.Union([Type.Integer({ minimum: 1, maximum: 3650 }), Type.Null()])
/** All that the catalogue knows of a group. */
export const GroupDetail = Type.Object({
  ...Group.properties,
  descriptionFa: Type.String(),
  descriptionEn: Type.String(),
  /** Words producers use for it, in one line. */
  keywords: Type.String(),
  examples: Type.Array(Type.String()),
  /** Days to acknowledge and to act; null: the ladder decides. */
  ackDays: days,
  actDays: days,
  version: Type.Integer(),
})
export type GroupDetail = Static<typeof GroupDetail>

/** What triage starts from: the catalogue's own words about a group. */
export type CatalogueText = Pick<GroupDetail, 'code' | 'nameFa' | 'nameEn' | 'descriptionFa' | 'keywords' | 'examples' | 'agencyFa'>

export const Domain = Type.Object({ code: Type.String(), nameFa: Type.String(), nameEn: Type.String(), groups: Type.Array(Group) })
export type Domain = Static<typeof Domain>
export const Catalogue = Type.Object({ domains: Type.Array(Domain) })
export type Catalogue = Static<typeof Catalogue>

export const UsualAgency = Type.Object({
  agencyId: Type.String({ format: 'uuid' }),
  code: Type.String(),
  nameFa: Type.String(),
  nameEn: Type.String(),
})
export type UsualAgency = Static<typeof UsualAgency>

/** Who reads the catalogue's history, proposals, export and booklet. */
export const catalogueReaders: readonly Role[] = ['operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'expert', 'manager', 'admin']
/** Who may propose a change of the catalogue, and who may make one without a proposal (docs/decisions/013). */
export const proposers: readonly Role[] = ['operator', 'centreHead', 'secretary', 'expert', 'agencyHead']
export const appliers: readonly Role[] = ['secretary', 'admin']

/** Who sets the usual agencies of a province. */
export const usualAgencySetters: readonly Role[] = ['centreHead', 'admin']
