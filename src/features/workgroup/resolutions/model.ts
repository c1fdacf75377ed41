// Resolutions (مصوبه): the shapes that pages and other nouns read, and what each act must bring.
// Truth is the list of acts (workgroup.resolution_act); everything else is a fold of it (history/rules.ts).

import { type Static, type TSchema, Type } from 'typebox'
import { evidenceTypeNames } from '#features/obstacles/catalogue/model.ts'
import { currencies, Id, Line, Moment, Name2, notExecutedReasons, orNull, type ResolutionAct, resolutionStates, Text } from '../model.ts'

/**
 * Signs beside the state. `overdue`: the clock has said so for this date; `again`: it stands first on the next agenda;
 * `withdrawn`: the applicant has withdrawn all its cases.
 */
const resolutionFlags = ['withdrawn', 'disputed', 'overdue', 'again', 'reopened', 'extended'] as const
export type ResolutionFlag = (typeof resolutionFlags)[number]
const paths = ['bank', 'nonfeasance'] as const
export type Path = (typeof paths)[number]
/** bank: panel → must_pay → board; nonfeasance: proposed → signed → handed_over. */
const stages = ['panel', 'must_pay', 'board', 'proposed', 'signed', 'handed_over'] as const
export type Stage = (typeof stages)[number]
const dutyStates = ['open', 'claimed', 'done', 'broken', 'waived'] as const
export type DutyState = (typeof dutyStates)[number]
export const objectionOutcomes = ['rejected', 'upheld', 'amended'] as const
export type ObjectionOutcome = (typeof objectionOutcomes)[number]
/** Where a nonfeasance bundle may be handed to. */
export const handedTo = ['inspection', 'prosecutor'] as const
/** How the producer said it; `phone` is read back to them and recorded with `saidBy`. */
const vias = ['web', 'sms', 'phone'] as const

const maybe = <S extends TSchema>(schema: S) => Type.Optional(schema)
const Short = Type.String({ maxLength: 300 })
// Unknown in the contract: the server would otherwise turn numbers into texts on the way in. The form itself is judged by its rules.
const Values = Type.Unsafe<Record<string, string | number>>(Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), { maxProperties: 30 }))
const EvidenceType = Type.Enum(evidenceTypeNames as [(typeof evidenceTypeNames)[number], ...typeof evidenceTypeNames])
/** Rials and other money: never without its currency. */
const Amount = Type.Number({ exclusiveMinimum: 0, maximum: 1e18 })
const Count = Type.Integer({ minimum: 0 })

// ── Drafting ────────────────────────────────────────────────────────────────────────────────────────────────────────

const NewDuty = Type.Object({ text: Text, dueAt: Moment })

/** What a resolution says of itself. Owner, date and evidence type may be missing here so that the refusal can name them. */
const saying = {
  ownerAgencyId: maybe(orNull(Id)),
  ownerDeskId: maybe(orNull(Id)),
  altAgencyId: maybe(orNull(Id)),
  text: maybe(Text),
  /** What is expected, in the fixed form of the evidence type: the fields of `evidenceFields`, all optional here. */
  fields: maybe(Values),
  amount: maybe(orNull(Amount)),
  currency: maybe(orNull(Type.Enum([...currencies]))),
  dueAt: maybe(orNull(Type.String({ maxLength: 40 }))),
  evidenceType: maybe(orNull(Type.String({ maxLength: 40 }))),
  article: maybe(Line),
  duties: maybe(Type.Array(NewDuty, { maxItems: 20 })),
  caseIds: maybe(Type.Array(Id, { maxItems: 100, uniqueItems: true })),
}
export const NewResolution = Type.Object({ dossierId: Id, itemId: maybe(orNull(Id)), sessionId: maybe(orNull(Id)), bodyId: maybe(Id), ...saying })
export type NewResolution = Static<typeof NewResolution>
export const Saying = Type.Object(saying)
export type Saying = Static<typeof Saying>

// ── Acts ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Done by the product's clock; no endpoint. */
export const clockActs = [
  'bind',
  'silent',
  'remind',
  'overdue',
  'climb',
  'propose_nonfeasance',
  'note_withdrawal',
] as const satisfies readonly ResolutionAct[]
/** Acts with a door of their own: making, files, and approving, which is signing the minutes. */
const doorActs = ['draft', 'attach', 'approve'] as const satisfies readonly ResolutionAct[]
export type ClockAct = (typeof clockActs)[number]
export type PersonAct = Exclude<ResolutionAct, ClockAct | (typeof doorActs)[number]>

const Said = { via: maybe(Type.Enum([...vias])), saidBy: maybe(Short) }
const note = maybe(Text)

/** What each act of a person must bring. Missing reasons and dates are refused by the rules, with words. */
export const actBodies = {
  edit: Saying,
  drop: Type.Object({ text: note }),
  notify: Type.Object({ text: note }),
  receive: Type.Object({ text: note, letterNumber: maybe(Short) }),
  object: Type.Object({ text: Text, letterNumber: maybe(Short) }),
  decide_objection: Type.Object({
    outcome: Type.Enum([...objectionOutcomes]),
    text: Text,
    /** amended: what it says from now on. */
    newText: maybe(Text),
    dueAt: maybe(Moment),
  }),
  suspend: Type.Object({ suspended: Type.Boolean(), text: Text }),
  start: Type.Object({ text: note }),
  claim: Type.Object({ evidence: Values, text: Text }),
  confirm: Type.Object({ text: note, ...Said }),
  dispute: Type.Object({ text: Text, ...Said }),
  refuse_bank: Type.Object({ text: Text, legalBasis: maybe(Short) }),
  panel_finding: Type.Object({ for: Type.Enum(['producer', 'bank']), text: Text, dueAt: maybe(Moment) }),
  to_board: Type.Object({ text: Text, letterNumber: maybe(Short) }),
  board_ruling: Type.Object({ for: Type.Enum(['producer', 'bank']), text: Text, dueAt: maybe(Moment), letterNumber: maybe(Short) }),
  sign_nonfeasance: Type.Object({ text: Text }),
  hand_over: Type.Object({ to: Type.Enum([...handedTo]), number: Short, text: note }),
  /** What the receiving office gave it in its own register; it comes days after the hand-over. */
  register_handover: Type.Object({ number: Short, registeredOn: Moment, text: note }),
  not_executed: Type.Object({ reason: maybe(Type.Enum([...notExecutedReasons])), text: Text }),
  extend: Type.Object({ dueAt: Moment, text: Text }),
  to_alternative: Type.Object({ dueAt: Moment, text: Text }),
  settle_duty: Type.Object({ dutyId: Id, state: Type.Enum(['claimed', 'done', 'broken', 'waived']), text: note }),
  comment: Type.Object({ text: Text }),
  reopen: Type.Object({ dueAt: maybe(Moment), text: Text }),
} as const satisfies Record<PersonAct, TSchema>

export const OpenAct = Type.Object({
  name: Type.String(),
  /** Why this person may not do it now; null: they may. Words: `problem.<code>`. */
  whyNot: orNull(Type.Object({ code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) })),
})
export type OpenAct = Static<typeof OpenAct>

// ── What pages read ─────────────────────────────────────────────────────────────────────────────────────────────────

const NamedRef = Type.Object({ id: Id, ...Name2.properties })
export const Duty = Type.Object({
  id: Id,
  text: Type.String(),
  dueAt: Moment,
  state: Type.Enum([...dutyStates]),
  note: Type.String(),
  settledAt: orNull(Moment),
  overdue: Type.Boolean(),
})
export type Duty = Static<typeof Duty>

export const ResolutionLine = Type.Object({
  id: Id,
  /** EA-R-1405-0012; null while drafted. */
  code: orNull(Type.String()),
  state: Type.Enum([...resolutionStates]),
  flags: Type.Array(Type.Enum([...resolutionFlags])),
  /** Past the date of whoever has to act: the agency, else the panel or the board. */
  overdue: Type.Boolean(),
  text: Type.String(),
  unitId: orNull(Id),
  unitName: Type.String(),
  county: orNull(Name2),
  body: NamedRef,
  sessionId: orNull(Id),
  itemId: orNull(Id),
  dossierId: Id,
  owner: NamedRef,
  ownerDeskId: orNull(Id),
  alternative: orNull(NamedRef),
  amount: orNull(Type.Number()),
  currency: orNull(Type.Enum([...currencies])),
  evidenceType: EvidenceType,
  dueAt: Moment,
  ruleBy: orNull(Moment), // of the panel or the board while it has the word
  priority: Type.Enum(['normal', 'production_stopped']),
  confidential: Type.Boolean(),
  reason: orNull(Type.Enum([...notExecutedReasons])),
  path: orNull(Type.Enum([...paths])),
  stage: orNull(Type.Enum([...stages])),
  suspended: Type.Boolean(),
  approvedAt: orNull(Moment),
  notifiedAt: orNull(Moment),
  receivedAt: orNull(Moment),
  objectBy: orNull(Moment),
  claimedAt: orNull(Moment),
  confirmedAt: orNull(Moment),
  closedAt: orNull(Moment),
  updatedAt: Moment,
  version: Type.Integer(),
})
export type ResolutionLine = Static<typeof ResolutionLine>
export const ResolutionPage = Type.Object({ rows: Type.Array(ResolutionLine), next: orNull(Type.String()) })
export type ResolutionPage = Static<typeof ResolutionPage>

/** One line of an agency's list: what waits for them on it, the most pressing first. */
export const taskKinds = ['disputed', 'receive', 'overdue', 'objectable', 'execute', 'must_pay', 'objected', 'claimed'] as const
export const TaskLine = Type.Object({
  ...ResolutionLine.properties,
  task: Type.Enum([...taskKinds]),
  /** Its receipt can be acknowledged from the list. */
  receivable: Type.Boolean(),
})
export type TaskLine = Static<typeof TaskLine>
/** What an agency looks at apart. */
export const taskFilters = ['all', 'receive', 'soon', 'overdue', 'objected', 'disputed'] as const
export type TaskFilter = (typeof taskFilters)[number]
/** A date is near from three days before it on. */
export const soonMs = 3 * 86_400_000
export const TaskPage = Type.Object({
  rows: Type.Array(TaskLine),
  next: orNull(Type.String()),
  counts: Type.Object({ all: Count, receive: Count, soon: Count, overdue: Count, objected: Count, disputed: Count }),
})
export type TaskPage = Static<typeof TaskPage>

/** One line of a producer's list: with their own duties. */
export const MyResolution = Type.Object({ ...ResolutionLine.properties, duties: Type.Array(Duty), actsOpen: Type.Array(Type.String()) })
export type MyResolution = Static<typeof MyResolution>

export const Moved = Type.Object({
  seq: Type.Integer(),
  name: Type.String(),
  at: Moment,
  actorName: Type.String(),
  actorRole: Type.String(),
  /** As written; clock's acts hold `due`, when they were due. */
  details: Type.Record(Type.String(), Type.Unknown()),
})
export type Moved = Static<typeof Moved>
const ResolutionFile = Type.Object({ id: Id, name: Type.String(), mime: Type.String(), bytes: Count, createdAt: Moment, url: Type.String() })
export const LinkedCase = Type.Object({
  id: Id,
  /** Empty where the caller may not read the case: they see only that there is one. */
  code: Type.String(),
  status: Type.String(),
  title: Type.String(),
})
export type LinkedCase = Static<typeof LinkedCase>

/** Number and day in the register of the receiving office. */
const Registered = Type.Object({ number: Type.String(), on: Moment })

export const ResolutionView = Type.Object({
  ...ResolutionLine.properties,
  article: Type.String(),
  fields: Values,
  groupCode: orNull(Type.String()),
  ownerDesk: orNull(NamedRef),
  session: orNull(Type.Object({ id: Id, code: Type.String(), heldAt: Moment })),
  dossier: Type.Object({ id: Id, code: Type.String(), subject: Type.String() }),
  objection: orNull(
    Type.Object({
      at: Moment,
      text: Type.String(),
      letterNumber: Type.String(),
      outcome: orNull(Type.Enum([...objectionOutcomes])),
      decidedAt: orNull(Moment),
      answer: Type.String(),
    }),
  ),
  claim: orNull(Type.Object({ at: Moment, byName: Type.String(), text: Type.String(), evidence: Values })),
  /** Until when the producer may speak before it counts as unconfirmed; null when it is not their turn. */
  producerUntil: orNull(Moment),
  /** Where on the nonfeasance path it was handed to. */
  handedTo: orNull(Type.Object({ to: Type.Enum([...handedTo]), number: Type.String(), at: Moment, registered: orNull(Registered) })),
  duties: Type.Array(Duty),
  cases: Type.Array(LinkedCase),
  files: Type.Array(ResolutionFile),
  acts: Type.Array(OpenAct),
  timeline: Type.Array(Moved),
})
export type ResolutionView = Static<typeof ResolutionView>

/** Rung L5 of a case, as its page shows it. */
export const Inspection = Type.Object({
  /** There is, or may come, something to show: a proposal, an unexecuted resolution, a paper. */
  concerns: Type.Boolean(),
  /** The signed step to inspection; null while nobody has signed. */
  escalation: orNull(Type.Object({ at: Moment, byName: Type.String(), signature: Type.String(), text: Type.String() })),
  unexecuted: Count,
  papers: Count,
  /** Why this person cannot sign the report now; null: they can. */
  whyNot: OpenAct.properties.whyNot,
})
export type Inspection = Static<typeof Inspection>

/** What waits for the secretary: approved ones to notify, objections to decide, disputes, nonfeasance to sign, the bank path. */
export const shelves = ['to_notify', 'objections', 'disputes', 'nonfeasance', 'bank'] as const
export type Shelf = (typeof shelves)[number]
export const ShelfCounts = Type.Object({ to_notify: Count, objections: Count, disputes: Count, nonfeasance: Count, bank: Count })
export type ShelfCounts = Static<typeof ShelfCounts>

export const ResolutionFilter = Type.Object({
  /** All resolutions of one case (the case page). */
  caseId: maybe(Id),
  /** to_notify: approved; objections: objected; disputes: flag disputed and not claimed anew; nonfeasance: proposed or signed; bank: path bank, not ended. */
  shelf: maybe(Type.Enum([...shelves])),
  q: maybe(Type.String({ maxLength: 200 })),
  /** `live`: notified and not ended; `ended`: any of the ends. */
  state: maybe(Type.Enum([...resolutionStates, 'live', 'ended'])),
  agencyId: maybe(Id),
  bodyId: maybe(Id),
  sessionId: maybe(Id),
  dossierId: maybe(Id),
  itemId: maybe(Id),
  unitId: maybe(Id),
  path: maybe(Type.Enum([...paths])),
  overdue: maybe(Type.Boolean()),
  /** Of my own agencies, desks or bodies. */
  mine: maybe(Type.Boolean()),
  sort: maybe(Type.Enum(['recent', 'due'])),
})
export type ResolutionFilter = Static<typeof ResolutionFilter>
