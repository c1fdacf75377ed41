// What people and machines see of a case: list item, whole view, new case.

import { hows } from '#kernel/text-explain.ts'
import { type Static, Type } from 'typebox'
import { Asked, channels, flags, holders, Id, Moment, Name2, openChannels, orNull, priorities, referralStates, statuses, Text } from '../model.ts'

export const NewCase = Type.Object({
  text: Text,
  phone: Type.Optional(Type.String({ maxLength: 40, description: 'Any usual Iranian form; needed unless a producer is signed in' })),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  unitId: Type.Optional(Id),
  investorId: Type.Optional(Id),
  unitName: Type.Optional(Type.String({ maxLength: 300 })),
  countyId: Type.Optional(Id),
  groupCode: Type.Optional(Type.String({ maxLength: 12 })),
  priority: Type.Optional(Type.Enum([...priorities])),
  confidential: Type.Optional(Type.Boolean()),
  channel: Type.Optional(Type.Enum([...openChannels])),
  asked: Type.Optional(Asked),
  callId: Type.Optional(Id),
})
export type NewCase = Static<typeof NewCase>

/** Raised by a visitor: `province` is its two letters, e.g. EA. */
export const PublicCase = Type.Object({ ...NewCase.properties, province: Type.String({ maxLength: 8 }) })
export type PublicCase = Static<typeof PublicCase>

const Hit = Type.Object({ text: Type.String(), hit: Type.Boolean() })

export const CaseListItem = Type.Object({
  id: Id,
  code: Type.String(),
  version: Type.Integer(),
  status: Type.Enum([...statuses]),
  flags: Type.Array(Type.Enum([...flags])),
  priority: Type.Enum([...priorities]),
  confidential: Type.Boolean(),
  rung: Type.Integer(),
  holder: Type.Enum([...holders]),
  /** The desk that holds it, or whose head does. */
  holderName: orNull(Name2),
  unitId: orNull(Id),
  unitName: Type.String(),
  countyId: orNull(Id),
  countyName: orNull(Name2),
  groupCode: orNull(Type.String()),
  groupName: orNull(Name2),
  /** The first 160 characters. */
  summary: Type.String(),
  dueAt: orNull(Moment),
  overdue: Type.Boolean(),
  openedAt: Moment,
  updatedAt: Moment,
  closedAt: orNull(Moment),
})
export type CaseListItem = Static<typeof CaseListItem>

/** `next` goes back as `after`; null at the end. */
export const CasePage = Type.Object({ items: Type.Array(CaseListItem), next: orNull(Type.String()) })
export type CasePage = Static<typeof CasePage>

/** Words of the query, the words of the case that met them, through what, and where they stand. */
export const HitReason = Type.Object({
  clause: Type.String(),
  by: Type.String(),
  how: Type.Enum([...hows]),
  where: Type.Enum(['unit', 'text']),
})
export type HitReason = Static<typeof HitReason>

/** A list item with its text cut into pieces that fit the query and pieces that do not; around the first hit when that is far in. */
export const CaseHit = Type.Object({
  ...CaseListItem.properties,
  unitHits: Type.Array(Hit),
  summaryHits: Type.Array(Hit),
  why: Type.Array(HitReason),
})
export type CaseHit = Static<typeof CaseHit>

/** How the query was read, what was found, best first, and what was meant if it was misspelled. */
export const CaseHits = Type.Object({
  readAs: Type.Enum(['code', 'phone', 'company', 'words']),
  items: Type.Array(CaseHit),
  meant: orNull(Type.String()),
})
export type CaseHits = Static<typeof CaseHits>

export const CaseFilter = Type.Object({
  status: Type.Optional(Type.Enum([...statuses])),
  open: Type.Optional(Type.Boolean({ description: 'true: not closed; false: closed' })),
  flag: Type.Optional(Type.Enum([...flags])),
  holder: Type.Optional(Type.Enum([...holders])),
  deskId: Type.Optional(Id),
  agencyId: Type.Optional(Id),
  groupCode: Type.Optional(Type.String({ maxLength: 12 })),
  countyId: Type.Optional(Id),
  priority: Type.Optional(Type.Enum([...priorities])),
  unitId: Type.Optional(Id),
  investorId: Type.Optional(Id),
  rung: Type.Optional(Type.Integer({ minimum: 0, maximum: 5 })),
  dueBefore: Type.Optional(Moment),
  knotId: Type.Optional(Id),
  knots: Type.Optional(Type.Enum(['any', 'none'], { description: 'any: hangs on a knot, or hung until the rule was changed; none: the others' })),
  sort: Type.Optional(Type.Enum(['recent', 'due', 'opened'])),
  after: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
export type CaseFilter = Static<typeof CaseFilter>

/** An act of this law, and why this person may not do it now (null: they may). Words: `problem.<code>`. */
export const OpenAct = Type.Object({
  name: Type.String(),
  whyNot: orNull(Type.Object({ code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) })),
})
export type OpenAct = Static<typeof OpenAct>

export const ReferralView = Type.Object({
  id: Id,
  deskId: Id,
  deskName: Name2,
  agencyId: Id,
  agencyName: Name2,
  lead: Type.Boolean(),
  alternatives: orNull(Type.String()),
  state: Type.Enum([...referralStates]),
  rung: Type.Integer(),
  sentAt: Moment,
  acceptedAt: orNull(Moment),
  endedAt: orNull(Moment),
  /** The clock that runs now: of acknowledging while `sent`, then of acting. Null: stopped or at a higher rung. */
  dueAt: orNull(Moment),
  overdue: Type.Boolean(),
  paused: Type.Boolean(),
  waitingFor: orNull(Type.String()),
  reason: orNull(Type.String()),
  legalBasis: orNull(Type.String()),
  suggestedDeskId: orNull(Id),
  suggestedDeskName: orNull(Name2),
  text: orNull(Type.String()),
  evidenceType: orNull(Type.String()),
  evidence: orNull(Type.Record(Type.String(), Type.Unknown())),
  /** What was shown for each resolution of the working group that the claim answered; `code` empty where it is confidential. */
  claims: Type.Array(Type.Object({ code: Type.String(), evidenceType: Type.String(), evidence: Type.Record(Type.String(), Type.Unknown()) })),
  /** Resolutions of the working group that a claim by this person must answer, each with its own evidence. */
  asks: Type.Array(Type.Object({ resolutionId: Id, code: Type.String(), text: Type.String(), evidenceType: Type.String() })),
  acts: Type.Array(OpenAct),
})
export type ReferralView = Static<typeof ReferralView>

export const ActView = Type.Object({
  seq: Type.Integer(),
  name: Type.String(),
  at: Moment,
  /** Empty for the clock, and for staff when a producer looks. */
  actorName: Type.String(),
  actorRole: Type.String(),
  referralId: orNull(Id),
  /** The desk concerned, if one is. */
  deskName: orNull(Name2),
  /** internal: the agencies and the centre; producer: the producer too. */
  visibility: Type.Enum(['internal', 'producer']),
  text: Type.String(),
  details: Type.Record(Type.String(), Type.Unknown()),
  undone: Type.Boolean(),
})
export type ActView = Static<typeof ActView>

export const Holding = Type.Object({
  holder: Type.Enum([...holders]),
  deskId: orNull(Id),
  name: orNull(Name2),
  from: Moment,
  to: Moment,
  ms: Type.Integer({ description: 'Wall-clock milliseconds; the intervals add up to the age' }),
})

export const Attachment = Type.Object({
  id: Id,
  name: Type.String(),
  mime: Type.String(),
  bytes: Type.Integer(),
  visibility: Type.Enum(['internal', 'producer']),
  createdAt: Moment,
  url: Type.String(),
  thumbnailUrl: orNull(Type.String()),
})
export type Attachment = Static<typeof Attachment>

const Sibling = Type.Object({ id: Id, code: Type.String(), status: Type.Enum([...statuses]) })

export const CaseView = Type.Object({
  ...CaseListItem.properties,
  text: Type.String(),
  investorId: orNull(Id),
  reporterName: Type.String(),
  /** E.164; null to those who only need to act for an agency on a confidential case. */
  reporterPhone: orNull(Type.String()),
  channel: Type.Enum([...channels]),
  round: Type.Integer(),
  /** Which evidence a claim on this case must bring (obstacles/model.ts evidenceTypes). */
  evidenceType: Type.String(),
  /** The producer's clock (B): until when a claim is to be confirmed or disputed. */
  answerUntil: orNull(Moment),
  reopenUntil: orNull(Moment),
  appealUntil: orNull(Moment),
  leadDeskId: orNull(Id),
  referrals: Type.Array(ReferralView),
  timeline: Type.Array(ActView),
  ledger: Type.Array(Holding),
  acts: Type.Array(OpenAct),
  /** The caller's own last act, while it can still be undone. */
  undo: orNull(Type.Object({ seq: Type.Integer(), act: Type.String(), until: Moment })),
  attachments: Type.Array(Attachment),
  /** What the group asked and was answered, by intake field. */
  asked: Type.Record(Type.String(), Type.String()),
  /** The knot on which it hangs, or hung until the rule was changed. */
  knot: orNull(Type.Object({ id: orNull(Id), title: Type.String(), article: orNull(Type.String()), changed: Type.Boolean() })),
  /** The day on which it was first told, when it came with a backlog: yyyy-mm-dd or an instant. */
  toldOn: orNull(Type.String()),
  mergedInto: orNull(Sibling),
  mergedFrom: Type.Array(Sibling),
})
export type CaseView = Static<typeof CaseView>

/** What a visitor gets who has just raised an obstacle. */
export const Receipt = Type.Object({
  id: Id,
  code: Type.String(),
  version: Type.Integer(),
  status: Type.Enum([...statuses]),
  openedAt: Moment,
  dueAt: orNull(Moment),
})
export type Receipt = Static<typeof Receipt>
