// Specialised panels (کارگروه تخصصی) of a province, their experts, and the opinions asked of them.

import { type Static, type TSchema, Type } from 'typebox'
import type { Role } from '#kernel/actor.ts'
import { GroupCode } from '../catalogue/model.ts'

/** Hats with which somebody may sit on a panel. */
export const seatRoles = ['expert', 'operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'manager'] as const satisfies readonly Role[]
/** Who reads panels and experts. */
export const panelReaders = [...seatRoles, 'admin'] as const satisfies readonly Role[]
/** Who asks a panel for an opinion. */
export const askers = ['operator', 'centreHead', 'secretary'] as const satisfies readonly Role[]
/** Who sets up panels and seats people. */
export const panelKeepers = ['secretary', 'admin'] as const satisfies readonly Role[]

export const Uuid = Type.String({ format: 'uuid' })
export const Instant = Type.String({ format: 'date-time' })
export const maybe = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
export const byId = Type.Object({ id: Uuid })
export const Name = Type.String({ minLength: 1, maxLength: 200 })
export const LongText = Type.String({ maxLength: 5000 })

// ── Panels ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const PanelForm = Type.Object({
  nameFa: Name,
  nameEn: Type.String({ maxLength: 200 }),
  // minLength: the request's reader turns null into '' where '' would do
  domainCode: maybe(Type.String({ minLength: 1, maxLength: 12 })),
  /** Empty: all groups of the domain. */
  groupCodes: Type.Array(GroupCode, { maxItems: 300 }),
  active: Type.Boolean(),
})
export type PanelForm = Static<typeof PanelForm>

export const Seats = Type.Object({
  members: Type.Array(Type.Object({ accountId: Uuid, chair: Type.Boolean() }), { maxItems: 60 }),
})
export type Seats = Static<typeof Seats>

export const Member = Type.Object({ accountId: Uuid, name: Type.String(), chair: Type.Boolean(), since: Instant })
export type Member = Static<typeof Member>

/** What lies before a panel now; `late`: past its deadline. */
export const Workload = Type.Object({ knots: Type.Integer(), knotsLate: Type.Integer(), opinions: Type.Integer(), opinionsLate: Type.Integer() })
export type Workload = Static<typeof Workload>

export const PanelView = Type.Object({
  id: Uuid,
  ...PanelForm.properties,
  members: Type.Array(Member),
  workload: Workload,
  /** I sit on it. */
  mine: Type.Boolean(),
  version: Type.Integer(),
})
export type PanelView = Static<typeof PanelView>

export const Person = Type.Object({ accountId: Uuid, name: Type.String() })
export type Person = Static<typeof Person>

// ── Experts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const ExpertForm = Type.Object({
  skills: Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { maxItems: 30 }),
  about: LongText,
  /** The conflict-of-interest statement, in the expert's own words. */
  interests: LongText,
  /** Units and agencies in which the expert has a stake: no opinion about their cases. */
  unitIds: Type.Array(Uuid, { maxItems: 100 }),
  agencyIds: Type.Array(Uuid, { maxItems: 50 }),
})
export type ExpertForm = Static<typeof ExpertForm>

/** What an expert was asked and did; `late`: given after the deadline. */
export const ExpertRecord = Type.Object({ asked: Type.Integer(), given: Type.Integer(), late: Type.Integer(), conflicts: Type.Integer() })
export type ExpertRecord = Static<typeof ExpertRecord>

export const ExpertView = Type.Object({
  accountId: Uuid,
  name: Type.String(),
  ...ExpertForm.properties,
  units: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
  agencies: Type.Array(Type.Object({ id: Uuid, nameFa: Type.String(), nameEn: Type.String() })),
  interestsAt: maybe(Instant),
  panels: Type.Array(Type.Object({ id: Uuid, nameFa: Type.String(), nameEn: Type.String(), chair: Type.Boolean() })),
  record: ExpertRecord,
  /** This person may edit the entry. */
  mayEdit: Type.Boolean(),
  version: Type.Integer(),
})
export type ExpertView = Static<typeof ExpertView>

// ── Opinions ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `dossier` is of the working group (its room comes below this one). */
export const subjectKinds = ['case', 'knot', 'dossier'] as const
export type SubjectKind = (typeof subjectKinds)[number]
export const opinionStates = ['asked', 'answered', 'withdrawn'] as const
export type OpinionState = (typeof opinionStates)[number]

export const Ask = Type.Object({
  panelId: Uuid,
  subjectKind: Type.Enum(['case', 'knot']),
  subjectId: Uuid,
  question: Type.String({ minLength: 1, maxLength: 5000 }),
  /** Working days from now; the panel has five unless told. */
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
})
export type Ask = Static<typeof Ask>

export const Opinion = Type.Object({
  accountId: Uuid,
  name: Type.String(),
  at: Instant,
  text: Type.String(),
  article: Type.String(),
  conflict: Type.Boolean(),
})
export type Opinion = Static<typeof Opinion>

const Act = Type.Enum(['give', 'declare_conflict', 'conclude', 'withdraw', 'extend'])
export const OpinionRequest = Type.Object({
  id: Uuid,
  panelId: Uuid,
  panelFa: Type.String(),
  panelEn: Type.String(),
  subjectKind: Type.Enum([...subjectKinds]),
  subjectId: Uuid,
  subjectCode: Type.String(),
  /** What the panel needs to judge; null for somebody who declared a conflict or has a stake in it. */
  subject: maybe(Type.Object({ text: Type.String(), unitName: Type.String(), groupCode: maybe(Type.String()) })),
  question: Type.String(),
  state: Type.Enum([...opinionStates]),
  askedBy: Type.String(),
  askedAt: Instant,
  dueAt: Instant,
  closedAt: maybe(Instant),
  conclusion: Type.String(),
  article: Type.String(),
  opinions: Type.Array(Opinion),
  members: Type.Integer(),
  open: Type.Array(Act),
  version: Type.Integer(),
})
export type OpinionRequest = Static<typeof OpinionRequest>

// ── Solved before ───────────────────────────────────────────────────────────────────────────────────────────────────

export const SolvedBefore = Type.Object({
  id: Uuid,
  code: Type.String(),
  kind: Type.Enum(['case', 'archive']),
  groupCode: maybe(Type.String()),
  /** Empty for those who may only learn how it was settled. */
  unitName: Type.String(),
  excerpt: Type.String(),
  agencies: Type.Array(Type.Object({ id: Uuid, nameFa: Type.String(), nameEn: Type.String() })),
  article: Type.String(),
  /** From told to the producer's word. */
  days: maybe(Type.Number()),
  /** 0..1, shared trigrams. */
  likeness: Type.Number(),
  notes: Type.Array(Type.Object({ id: Uuid, text: Type.String(), article: Type.String(), at: Instant })),
})
export type SolvedBefore = Static<typeof SolvedBefore>

export const NoteForm = Type.Object({
  obstacleId: Uuid,
  text: Type.String({ minLength: 1, maxLength: 2000 }),
  article: Type.Optional(Type.String({ maxLength: 300 })),
})
export type NoteForm = Static<typeof NoteForm>
