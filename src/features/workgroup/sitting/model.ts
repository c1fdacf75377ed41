// The session as it happens: who sits, what is said, proposed, voted and decided. Shapes and the words of the room.

import { type Static, type TSchema, Type } from 'typebox'
import { bodyKinds, chairings, Id, itemStates, Line, Moment, orNull, presences, seatRoles, sessionStates, Text } from '../model.ts'

/** Who meets the room at all: hats that may fill a seat. Which sessions, the law of sessions says; who writes, `whyNotWrite`. */
export const roomRoles = seatRoles

/** Counted as there: quorum and votes. */
export const hereStates = ['present', 'deputy', 'online'] as const satisfies readonly (typeof presences)[number][]

export const outcomes = ['resolved', 'deferred', 'refused', 'referred_up', 'noted', 'not_reached'] as const
export type Outcome = (typeof outcomes)[number]
export const itemKinds = ['dossier', 'resolution', 'other'] as const
export type ItemKind = (typeof itemKinds)[number]
const proposalStates = ['open', 'adopted', 'rejected', 'dropped'] as const
export type ProposalState = (typeof proposalStates)[number]
export const voteWords = ['for', 'against', 'abstain'] as const
export type VoteWord = (typeof voteWords)[number]
/** What may be decided about an unfinished resolution that is heard again. */
export const againActs = ['extend', 'to_alternative', 'not_executed', 'propose_nonfeasance', 'decide_objection'] as const
export type AgainAct = (typeof againActs)[number]

/** What is written down of the room, in order. */
const sittingActs = [
  'open',
  'attendance',
  'chair',
  'note',
  'open_item',
  'notes',
  'propose',
  'settle_proposal',
  'vote',
  'conflict',
  'draft',
  'edit_draft',
  'drop_draft',
  'decide',
  'undo_decision',
  'close',
  'resume',
  'sign',
  'addendum',
] as const
export type SittingAct = (typeof sittingActs)[number]

const maybe = <S extends TSchema>(schema: S) => Type.Optional(schema)
const Count = Type.Integer({ minimum: 0 })
const WhyNot = orNull(Type.Object({ code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) }))
export type WhyNot = Static<typeof WhyNot>

const Reason = Type.String({ maxLength: 2000 })

// ── What is sent ────────────────────────────────────────────────────────────────────────────────────────────────────

const Chair = { chairedBy: Type.Enum([...chairings]), chairSeatId: maybe(orNull(Id)), chairName: maybe(Line) }
/** `earlyReason`: why it is opened long before its hour; kept in the history of the session. */
export const OpenBody = Type.Object({ ...Chair, note: maybe(Text), earlyReason: maybe(Reason) })
export type OpenBody = Static<typeof OpenBody>
export const ChairBody = Type.Object(Chair)
export type ChairBody = Static<typeof ChairBody>
export const AttendanceBody = Type.Object({
  seats: Type.Array(Type.Object({ seatId: Id, presence: Type.Enum([...presences]), name: maybe(Line) }), { minItems: 1, maxItems: 200 }),
})
export type AttendanceBody = Static<typeof AttendanceBody>
export const ResumeBody = Type.Object({ reason: Reason })
export const NoteBody = Type.Object({ text: Text })
export const ProposeBody = Type.Object({ id: Id, text: Text, seatId: maybe(orNull(Id)) })
export type ProposeBody = Static<typeof ProposeBody>
export const SettleBody = Type.Object({ how: Type.Enum(['votes', 'agreed', 'rejected', 'dropped', 'reopen']) })
export type SettleBody = Static<typeof SettleBody>
export const VoteBody = Type.Object({
  votes: Type.Array(Type.Object({ seatId: Id, vote: orNull(Type.Enum([...voteWords])) }), { minItems: 1, maxItems: 200 }),
})
export type VoteBody = Static<typeof VoteBody>
export const ConflictBody = Type.Object({ seatId: Id, reason: Line })
export const DecideBody = Type.Object({
  outcome: Type.Enum([...outcomes]),
  reason: maybe(Text),
  /** An unfinished resolution heard again: what the group does with it. */
  act: maybe(Type.Enum([...againActs])),
  details: maybe(Type.Record(Type.String(), Type.Unknown())),
})
export type DecideBody = Static<typeof DecideBody>
export const SignBody = Type.Object({ signers: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) })
export const AddendumBody = Type.Object({ text: Text })

/** The answer of every act: the versions after it. The room itself is fetched again when the line is quiet. */
export const Done = Type.Object({ version: Type.Integer(), itemId: orNull(Id), itemVersion: orNull(Type.Integer()) })
export type Done = Static<typeof Done>

// ── What is read ────────────────────────────────────────────────────────────────────────────────────────────────────

export const Quorum = Type.Object({ met: Type.Boolean(), present: Count, needed: Count, voting: Count })
export type Quorum = Static<typeof Quorum>

export const RoomSeat = Type.Object({
  id: Id,
  agencyId: orNull(Id),
  agencyFa: Type.String(),
  agencyEn: Type.String(),
  post: Type.String(),
  holderName: Type.String(),
  deputyName: Type.String(),
  chair: Type.Boolean(),
  clerk: Type.Boolean(),
  voting: Type.Boolean(),
  presence: Type.Enum([...presences]),
  /** Who sits there today. */
  name: Type.String(),
  at: orNull(Moment),
  answer: Type.String(),
})
export type RoomSeat = Static<typeof RoomSeat>

/** `struck`: the member is party to the item; the vote stays to be seen and does not count. */
const RoomVote = Type.Object({ seatId: Id, vote: Type.Enum([...voteWords]), struck: Type.Boolean() })
/** Votes of those entitled on an item. */
export const Tally = Type.Object({ for: Count, against: Count, abstain: Count, entitled: Count, adopted: Type.Boolean() })
export type Tally = Static<typeof Tally>
export const RoomProposal = Type.Object({
  id: Id,
  seatId: orNull(Id),
  text: Type.String(),
  state: Type.Enum([...proposalStates]),
  /** The count by which it was settled; null: by agreement, or still open. */
  tally: orNull(Tally),
  at: Moment,
  votes: Type.Array(RoomVote),
})
export type RoomProposal = Static<typeof RoomProposal>

export const RoomDraft = Type.Object({
  id: Id,
  code: Type.String(),
  /** In the signed minutes: its code is its own now. */
  approved: Type.Boolean(),
  ownerAgencyId: Id,
  ownerDeskId: orNull(Id),
  altAgencyId: orNull(Id),
  ownerFa: Type.String(),
  ownerEn: Type.String(),
  text: Type.String(),
  fields: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  dueAt: Moment,
  evidenceType: Type.String(),
  article: Type.String(),
  amount: orNull(Type.Number()),
  currency: orNull(Type.String()),
  duties: Type.Array(Type.Object({ text: Type.String(), dueAt: Moment })),
  caseIds: Type.Array(Id),
  version: Type.Integer(),
})
export type RoomDraft = Static<typeof RoomDraft>

export const RoomItem = Type.Object({
  id: Id,
  position: Type.Integer(),
  kind: Type.Enum([...itemKinds]),
  dossierId: orNull(Id),
  resolutionId: orNull(Id),
  /** Code of the dossier or the resolution; empty for an item that is neither. */
  code: Type.String(),
  title: Type.String(),
  unitName: Type.String(),
  unitId: orNull(Id),
  groupCode: orNull(Type.String()),
  /** Evidence that the obstacle group asks for: the first choice of a resolution's form. */
  evidenceType: orNull(Type.String()),
  caseIds: Type.Array(Id),
  priority: Type.String(),
  confidential: Type.Boolean(),
  /** Put on the agenda after the call; cases that came to its dossier after the pack was sent. */
  addedLate: Type.Boolean(),
  lateCases: Count,
  /** The applicant has withdrawn its dossier: what was drafted on it falls when the minutes are signed. */
  withdrawn: Type.Boolean(),
  /** Deferred before: it cannot be deferred again. */
  deferred: Count,
  state: Type.Enum([...itemStates]),
  discussion: Type.String(),
  reason: Type.String(),
  decision: Type.Record(Type.String(), Type.Unknown()),
  openedAt: orNull(Moment),
  closedAt: orNull(Moment),
  spentSeconds: Count,
  version: Type.Integer(),
  /** Who has no vote on it, and why. */
  conflicts: Type.Array(Type.Object({ seatId: Id, reason: Type.String(), source: Type.String() })),
  quorum: Quorum,
  proposals: Type.Array(RoomProposal),
  drafts: Type.Array(RoomDraft),
})
export type RoomItem = Static<typeof RoomItem>

const RoomBody = Type.Object({
  id: Id,
  kind: Type.Enum([...bodyKinds]),
  nameFa: Type.String(),
  nameEn: Type.String(),
  votes: Type.Boolean(),
  quorumRule: Type.String(),
  quorumCount: orNull(Type.Integer()),
  parentId: orNull(Id),
})

export const RoomView = Type.Object({
  id: Id,
  code: Type.String(),
  no: Type.Integer(),
  year: Type.Integer(),
  body: RoomBody,
  startsAt: Moment,
  minutes: Type.Integer(),
  place: Type.String(),
  videoLink: Type.String(),
  extraordinary: Type.Boolean(),
  state: Type.Enum([...sessionStates]),
  chairedBy: Type.String(),
  chairSeatId: orNull(Id),
  chairName: Type.String(),
  note: Type.String(),
  openedAt: orNull(Moment),
  closedAt: orNull(Moment),
  minutedAt: orNull(Moment),
  version: Type.Integer(),
  quorum: Quorum,
  seats: Type.Array(RoomSeat),
  items: Type.Array(RoomItem),
  /** Confidential items that this person may not see: counted, not shown. */
  hidden: Count,
  /** Why this person may not do it now; null: they may. `write`: items; `people`: attendance, chair and opening note. */
  whyNot: Type.Object({ write: WhyNot, people: WhyNot, open: WhyNot, close: WhyNot, resume: WhyNot, sign: WhyNot, addendum: WhyNot }),
})
export type RoomView = Static<typeof RoomView>

/** What hangs on the wall: no notes, no reasons of confidential matters. */
export const ProjectorItem = Type.Object({
  id: Id,
  position: Type.Integer(),
  kind: Type.Enum([...itemKinds]),
  code: Type.String(),
  title: Type.String(),
  unitName: Type.String(),
  state: Type.Enum([...itemStates]),
  openedAt: orNull(Moment),
  spentSeconds: Count,
  quorum: Quorum,
  confidential: Type.Boolean(),
  proposals: Type.Array(
    Type.Object({
      id: Id,
      text: Type.String(),
      state: Type.Enum([...proposalStates]),
      for: Count,
      against: Count,
      abstain: Count,
      entitled: Count,
    }),
  ),
  drafts: Type.Array(
    Type.Object({ id: Id, text: Type.String(), ownerFa: Type.String(), ownerEn: Type.String(), dueAt: Moment, duties: Type.Array(Type.String()) }),
  ),
})
export type ProjectorItem = Static<typeof ProjectorItem>
export const ProjectorView = Type.Object({
  id: Id,
  code: Type.String(),
  nameFa: Type.String(),
  nameEn: Type.String(),
  no: Type.Integer(),
  startsAt: Moment,
  state: Type.Enum([...sessionStates]),
  chairName: Type.String(),
  quorum: Quorum,
  items: Type.Array(ProjectorItem),
})
export type ProjectorView = Static<typeof ProjectorView>

export const MinutesView = Type.Object({
  version: Type.Integer(),
  /** What stands in the way of signing, one by one; empty: it can be signed. */
  lacks: Type.Array(Type.Object({ code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) })),
  signers: Type.Array(Type.Object({ seatId: Id, name: Type.String(), post: Type.String(), chair: Type.Boolean() })),
  paperId: orNull(Id),
  counts: Type.Record(Type.String(), Count),
})
export type MinutesView = Static<typeof MinutesView>
