// Sessions as pages and other nouns read them: when a body meets, its agenda, who was asked, what was frozen.

import { type Static, Type } from 'typebox'
import { bodyKinds, chairings, dossierStates, Id, itemStates, Line, Moment, Name2, orNull, presences, sessionStates } from '../model.ts'

/** Where an item came from: a resolution that is not done, not reached last time, ready, or put there by a person. */
const itemSources = ['unfinished', 'carried', 'ready', 'hand'] as const
export type ItemSource = (typeof itemSources)[number]

export const invitationAnswers = ['', 'coming', 'deputy', 'not_coming'] as const
export type InvitationAnswer = (typeof invitationAnswers)[number]

const sessionActs = [
  'edit',
  'build',
  'move_item',
  'add_item',
  'remove_item',
  'restore_item',
  'call',
  'add_late',
  'uncall',
  'cancel',
  'not_held',
  'open_sitting',
  'close_sitting',
  'resume_sitting',
  'mark_minuted',
  'answer',
  'declare_conflict',
  'withdraw_conflict',
] as const
export type SessionAct = (typeof sessionActs)[number]

const Refusal = Type.Object({ code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) })
/** Every act with the reason why it is not open to the caller now; null when it is. */
const ActsShape = Type.Array(Type.Object({ name: Type.Enum([...sessionActs]), whyNot: orNull(Refusal) }))

/**
 * Why an item stands where it stands, as it was when the agenda was built. Money in rials a day; `score` is the product of
 * the three factors as agenda/rules.ts reckons them. Of a resolution: how long past its date, and which mark brought it.
 */
export const Factors = Type.Object({
  overdueDays: Type.Integer(),
  lossIrrDay: Type.Number(),
  jobs: Type.Integer(),
  unlocks: Type.Integer(),
  stopped: Type.Boolean(),
  again: Type.Boolean(),
  objected: Type.Boolean(),
  score: Type.Number(),
})
export type Factors = Static<typeof Factors>

/** Names of the body in both languages stand with each session, so that lists need no second call. */
export const SessionLine = Type.Object({
  id: Id,
  code: Type.String(),
  no: Type.Integer(),
  year: Type.Integer(),
  bodyId: Id,
  bodyKind: Type.Enum([...bodyKinds]),
  body: Name2,
  startsAt: Moment,
  minutes: Type.Integer(),
  place: Type.String(),
  videoLink: Type.String(),
  extraordinary: Type.Boolean(),
  byCalendar: Type.Boolean(),
  reason: Type.String(),
  outcome: Type.String(),
  capacity: Type.Integer(),
  state: Type.Enum([...sessionStates]),
  items: Type.Integer(),
  waiting: Type.Integer(),
  version: Type.Integer(),
})
export type SessionLine = Static<typeof SessionLine>

/** Why a seat should not decide an item: told by somebody, or found by the system. */
const conflictSources = ['declared', 'owner_agency', 'unit_owner'] as const
export const ConflictMark = Type.Object({
  itemId: Id,
  seatId: Id,
  post: Type.String(),
  holder: Type.String(),
  source: Type.Enum([...conflictSources]),
  reason: Type.String(),
  declaredAt: orNull(Moment),
})
export type ConflictMark = Static<typeof ConflictMark>

export const AgendaItem = Type.Object({
  id: Id,
  position: Type.Integer(),
  source: Type.Enum([...itemSources]),
  byHand: Type.Boolean(),
  addedReason: Type.String(),
  movedReason: Type.String(),
  addedLate: Type.Boolean(),
  /** Cases that came to its dossier after the pack was sent: the members have not read them. */
  lateCases: Type.Integer(),
  state: Type.Enum([...itemStates]),
  /** Of an item that is neither dossier nor resolution; else empty. */
  title: Type.String(),
  dossierId: orNull(Id),
  dossierCode: Type.String(),
  dossierState: orNull(Type.Enum([...dossierStates])),
  resolutionId: orNull(Id),
  resolutionCode: Type.String(),
  resolutionText: Type.String(),
  dueAt: orNull(Moment),
  unitId: orNull(Id),
  unitName: Type.String(),
  subject: Type.String(),
  request: Type.String(),
  county: Name2,
  cases: Type.Integer(),
  deferred: Type.Integer(),
  confidential: Type.Boolean(),
  parallel: Type.String(),
  factors: Factors,
  /** Of the item's own row: SITTING sends it back. */
  version: Type.Integer(),
  conflicts: Type.Array(ConflictMark),
})
export type AgendaItem = Static<typeof AgendaItem>

/** What would be heard next if the session had more room. */
export const NextInLine = Type.Object({
  position: Type.Integer(),
  source: Type.Enum([...itemSources]),
  dossierId: orNull(Id),
  resolutionId: orNull(Id),
  code: Type.String(),
  unitName: Type.String(),
  subject: Type.String(),
  factors: Factors,
})
export type NextInLine = Static<typeof NextInLine>

const LeftOut = Type.Object({ subjectId: Id, code: Type.String(), unitName: Type.String(), reason: Type.String(), at: Moment })

export const Invited = Type.Object({
  seatId: Id,
  post: Type.String(),
  agency: Name2,
  holder: Type.String(),
  deputy: Type.String(),
  chair: Type.Boolean(),
  clerk: Type.Boolean(),
  voting: Type.Boolean(),
  /** How the call reaches them: an account's bell and message, a phone only, or nothing but paper. */
  reach: Type.Enum(['account', 'phone', 'none']),
  invitedAt: orNull(Moment),
  answer: Type.Enum([...invitationAnswers]),
  answerNote: Type.String(),
  answeredAt: orNull(Moment),
  presence: Type.Enum([...presences]),
  mine: Type.Boolean(),
})
export type Invited = Static<typeof Invited>

const PackLine = Type.Object({
  no: Type.Integer(),
  kind: Type.Enum(['pack', 'addition']),
  hash: Type.String(),
  frozenAt: Moment,
  recalledAt: orNull(Moment),
})

const HistoryLine = Type.Object({
  id: Id,
  name: Type.String(),
  at: Moment,
  actorName: Type.String(),
  actorRole: Type.String(),
  details: Type.Record(Type.String(), Type.Unknown()),
})

export const SessionView = Type.Object({
  ...SessionLine.properties,
  chairedBy: Type.Union([Type.Literal(''), ...chairings.map((c) => Type.Literal(c))]),
  chairSeatId: orNull(Id),
  chairName: Type.String(),
  quorumMet: orNull(Type.Boolean()),
  note: Type.String(),
  packHash: Type.String(),
  frozenAt: orNull(Moment),
  openedAt: orNull(Moment),
  closedAt: orNull(Moment),
  minutedAt: orNull(Moment),
  builtAt: orNull(Moment),
  noticeDays: Type.Integer(),
  /** Outside the province's working hours: a day off, or the evening. */
  dayOff: Type.Boolean(),
  /** Does the caller keep this body's agenda? Pages show reasons in any case. */
  keeper: Type.Boolean(),
  mySeatIds: Type.Array(Id),
  agenda: Type.Array(AgendaItem),
  /** Items the caller may not read: counted, never named. */
  hidden: Type.Integer(),
  next: Type.Array(NextInLine),
  leftOut: Type.Array(LeftOut),
  invited: Type.Array(Invited),
  packs: Type.Array(PackLine),
  acts: ActsShape,
  history: Type.Array(HistoryLine),
})
export type SessionView = Static<typeof SessionView>

/** A session as other nouns need it; read by `getSession`, locked by `lockSession`. */
export type Session = {
  readonly id: string
  readonly code: string
  readonly no: number
  readonly year: number
  readonly bodyId: string
  readonly startsAt: Date
  readonly minutes: number
  readonly place: string
  readonly videoLink: string
  readonly extraordinary: boolean
  readonly reason: string
  readonly capacity: number
  readonly state: (typeof sessionStates)[number]
  readonly packHash: string
  readonly openedAt: Date | null
  readonly closedAt: Date | null
  readonly minutedAt: Date | null
  readonly chairedBy: string
  readonly chairSeatId: string | null
  readonly chairName: string
  readonly quorumMet: boolean | null
  readonly note: string
  readonly version: number
}

const After = Type.Optional(Type.String({ maxLength: 80 }))
export const SessionFilter = {
  bodyId: Type.Optional(Id),
  state: Type.Optional(Type.Enum([...sessionStates])),
  /** upcoming: the next first; past: the latest first. */
  when: Type.Optional(Type.Enum(['upcoming', 'past'])),
  after: After,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
}
export const SessionPage = Type.Object({ rows: Type.Array(SessionLine), next: orNull(Type.String()) })
/** All sessions of one Jalali month: at most some dozens, so no pages. */
export const SessionMonth = Type.Object({ rows: Type.Array(SessionLine) })

export const NewSession = Type.Object({
  bodyId: Id,
  startsAt: Moment,
  minutes: Type.Optional(Type.Integer({ minimum: 10, maximum: 720 })),
  place: Type.Optional(Line),
  videoLink: Type.Optional(Line),
  capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  extraordinary: Type.Optional(Type.Boolean()),
  reason: Type.Optional(Type.String({ maxLength: 2000 })),
})
export type NewSession = Static<typeof NewSession>
const { bodyId: _body, extraordinary: _extraordinary, reason: _reason, ...editable } = NewSession.properties
export const SessionEdit = Type.Partial(Type.Object(editable))
export type SessionEdit = Static<typeof SessionEdit>

/** A body's next meeting times by its calendar, with those already taken left out. */
export const ProposedTimes = Type.Object({ times: Type.Array(Moment) })

export const Invitation = Type.Object({
  ...SessionLine.properties,
  seatId: Id,
  post: Type.String(),
  invitedAt: orNull(Moment),
  answer: Type.Enum([...invitationAnswers]),
  answerNote: Type.String(),
  deputyName: Type.String(),
  asDeputy: Type.Boolean(),
  whyNot: orNull(Refusal),
})
export type Invitation = Static<typeof Invitation>

export const Verified = Type.Object({
  hash: Type.String(),
  recomputed: Type.String(),
  /** The kept pack gives the hash that was recorded with the call; one changed character does not. */
  fits: Type.Boolean(),
  packs: Type.Array(Type.Object({ no: Type.Integer(), hash: Type.String(), recomputed: Type.String(), fits: Type.Boolean() })),
})
export type Verified = Static<typeof Verified>
