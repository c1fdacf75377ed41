// Knots (گره ریشه‌ای): a systemic cause under many obstacles, as a record with a law and a clock.

import { type Static, type TSchema, Type } from 'typebox'
import type { Role } from '#kernel/actor.ts'

export const knotStates = [
  'suspected',
  'confirmed',
  'proposed',
  'accepted',
  'changed',
  'verified',
  'refused',
  'cannot_change',
  'dismissed',
  'joined',
] as const
export type KnotState = (typeof knotStates)[number]
/** Obstacles hang on these and wait. */
export const waitingStates: readonly KnotState[] = ['confirmed', 'proposed', 'accepted', 'changed']
/** Still somebody's work. */
export const liveStates: readonly KnotState[] = ['suspected', ...waitingStates]

/** Acts upon a knot that is there; `suspect` makes one. */
export const knotActNames = [
  'edit',
  'confirm',
  'dismiss',
  'propose',
  'accept',
  'refuse',
  'cannot_change',
  'change',
  'verify',
  'reopen',
  'join',
  'split',
  'add_obstacles',
  'remove_obstacles',
  'attach',
  'comment',
] as const
export type KnotActName = (typeof knotActNames)[number]
/** In a history also: `suspect`, the first act of all, and `take_in`, the other end of a join. */
export type HistoryName = KnotActName | 'suspect' | 'take_in'

export const targetKinds = ['law', 'regulation', 'circular', 'practice', 'system'] as const
export type TargetKind = (typeof targetKinds)[number]
export const answers = ['confirmed', 'disputed', 'unconfirmed', 'withdrawn'] as const
export type Answer = (typeof answers)[number]

/** Who meets the pages of knots; producers and agencies do not. */
export const readers: readonly Role[] = ['operator', 'centreHead', 'secretary', 'expert', 'manager', 'auditor']
export const workers: readonly Role[] = ['operator', 'centreHead', 'secretary', 'expert']
/** Who lets clusters be looked for now. */
export const lookers: readonly Role[] = ['operator', 'centreHead', 'secretary']

// ── Shapes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const Id = Type.String({ format: 'uuid' })
export const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const maybe = <S extends TSchema>(schema: S) => Type.Optional(schema)
const Line = Type.String({ maxLength: 300 })
const Text = Type.String({ maxLength: 6000 })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Code = Type.String({ pattern: '^[A-Z]\\d{2,3}$' })
/** Obstacles named one by one; a cluster or another knot brings more. */
export const idsMost = 2000
const Ids = Type.Array(Id, { minItems: 1, maxItems: idsMost, uniqueItems: true })

/** What a knot says of itself. */
const about = {
  title: maybe(Line),
  targetKind: maybe(Type.Enum([...targetKinds])),
  target: maybe(Line),
  ownerBody: maybe(Line),
  ownerAgencyId: maybe(orNull(Id)),
  panelId: maybe(orNull(Id)),
  groupCodes: maybe(Type.Array(Code, { maxItems: 12, uniqueItems: true })),
  cause: maybe(Text),
  proposal: maybe(Text),
}
export const About = Type.Object(about)
export type About = Static<typeof About>

export const ClusterKey = Type.Object({ runId: Id, no: Type.Integer({ minimum: 0 }) })
export const NewKnot = Type.Object({
  ...about,
  title: Line,
  obstacleIds: maybe(Ids),
  /** All obstacles of this cluster that hang on no knot yet. */
  cluster: maybe(ClusterKey),
})
export type NewKnot = Static<typeof NewKnot>

const note = maybe(Text)
/** What each act brings. Days are Gregorian, as Tehran counts them. */
export const actBodies = {
  edit: About,
  confirm: Type.Object({ ...about, text: note }),
  dismiss: Type.Object({ text: Text }),
  propose: Type.Object({ letterNumber: Line, letterOn: Day, text: note }),
  accept: Type.Object({ letterNumber: maybe(Line), text: note }),
  refuse: Type.Object({ text: Text, letterNumber: maybe(Line) }),
  cannot_change: Type.Object({ text: Text, legalBasis: Line }),
  change: Type.Object({ text: Text, changedOn: Day, number: maybe(Line) }),
  verify: Type.Object({ text: Text }),
  reopen: Type.Object({ text: Text }),
  join: Type.Object({ intoId: Id, text: note }),
  split: Type.Object({ title: Line, obstacleIds: Ids, text: note }),
  add_obstacles: Type.Object({ obstacleIds: Ids, text: note }),
  remove_obstacles: Type.Object({ obstacleIds: Ids, text: note }),
  comment: Type.Object({ text: Text }),
} as const satisfies Record<Exclude<KnotActName, 'attach'>, TSchema>

export const OpenAct = Type.Object({
  name: Type.Enum([...knotActNames]),
  /** Why this person may not do it now; null: they may. Words: `problem.<code>`. */
  whyNot: orNull(Type.Object({ code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) })),
})
export type OpenAct = Static<typeof OpenAct>

const Count = Type.Integer({ minimum: 0 })
export const KnotLine = Type.Object({
  id: Id,
  code: Type.String(),
  title: Type.String(),
  state: Type.Enum([...knotStates]),
  targetKind: Type.Enum([...targetKinds]),
  target: Type.String(),
  ownerBody: Type.String(),
  ownerAgencyId: orNull(Id),
  agencyFa: Type.String(),
  agencyEn: Type.String(),
  panelId: orNull(Id),
  panelFa: Type.String(),
  panelEn: Type.String(),
  groupCodes: Type.Array(Type.String()),
  foundBy: Type.Enum(['person', 'clustering']),
  dueAt: orNull(Type.String()),
  /** Open obstacles that a change would free, their units, those units' employees, and the rials told of. */
  unlocks: Count,
  units: Count,
  jobs: Count,
  moneyIrr: Type.Number({ minimum: 0 }),
  createdAt: Type.String(),
  updatedAt: Type.String(),
  changedAt: orNull(Type.String()),
  version: Type.Integer(),
})
export type KnotLine = Static<typeof KnotLine>

/** How the producers of a changed knot answered. */
export const AnswerCounts = Type.Object({
  asked: Count,
  confirmed: Count,
  disputed: Count,
  unconfirmed: Count,
  withdrawn: Count,
  unanswered: Count,
})
export type AnswerCounts = Static<typeof AnswerCounts>

export const KnotFile = Type.Object({ id: Id, name: Type.String(), mime: Type.String(), bytes: Count, createdAt: Type.String(), url: Type.String() })
export type KnotFile = Static<typeof KnotFile>

export const HistoryItem = Type.Object({
  seq: Type.Integer(),
  name: Type.String(),
  at: Type.String(),
  actorName: Type.String(),
  actorRole: Type.String(),
  /** As written, without the lists of obstacles; those are counted in `added` and `removed`. */
  details: Type.Record(Type.String(), Type.Unknown()),
  added: Count,
  removed: Count,
})
export type HistoryItem = Static<typeof HistoryItem>

const KnotRef = Type.Object({ id: Id, code: Type.String(), title: Type.String() })
export const KnotView = Type.Object({
  ...KnotLine.properties,
  cause: Type.String(),
  proposal: Type.String(),
  outcome: Type.String(),
  joinedInto: orNull(KnotRef),
  cluster: orNull(ClusterKey),
  /** All obstacles that hang on it, settled ones too, and how many of them this person may not read. */
  members: Count,
  hidden: Count,
  answers: AnswerCounts,
  acts: Type.Array(OpenAct),
  history: Type.Array(HistoryItem),
  files: Type.Array(KnotFile),
})
export type KnotView = Static<typeof KnotView>

export const KnotMember = Type.Object({
  id: Id,
  kind: Type.Enum(['case', 'archive']),
  code: Type.String(),
  text: Type.String(),
  unitId: orNull(Id),
  unitName: Type.String(),
  countyFa: Type.String(),
  countyEn: Type.String(),
  groupCode: orNull(Type.String()),
  outcome: Type.String(),
  toldAt: Type.String(),
  answer: orNull(Type.Enum([...answers])),
  asked: Type.Boolean(),
})
export type KnotMember = Static<typeof KnotMember>
export const MemberPage = Type.Object({ rows: Type.Array(KnotMember), next: orNull(Type.String()) })
export type MemberPage = Static<typeof MemberPage>

export const KnotFilter = Type.Object({
  text: maybe(Type.String({ maxLength: 200 })),
  state: maybe(Type.Enum([...knotStates, 'live'])),
  panelId: maybe(Id),
  groupCode: maybe(Code),
  overdue: maybe(Type.Boolean()),
})
export type KnotFilter = Static<typeof KnotFilter>
export const KnotPage = Type.Object({
  rows: Type.Array(KnotLine),
  next: orNull(Type.String()),
  byState: Type.Record(Type.String(), Count),
  overdue: Count,
})
export type KnotPage = Static<typeof KnotPage>
