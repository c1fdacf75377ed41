// Bodies of the working group and their seats, as every noun of the room reads them.

import { type Static, Type } from 'typebox'
import { bodyKinds, Id, Line, Moment, orNull, staff } from '../model.ts'

export const bodyReaders = [...staff, 'admin'] as const
/** Who sets up bodies and their seats. */
export const bodyKeepers = ['secretary', 'admin'] as const

export const quorumRules = ['majority', 'two_thirds', 'count', 'none'] as const
export type QuorumRule = (typeof quorumRules)[number]

const Code = Type.String({ pattern: '^[A-Z0-9]{1,6}$' })
/** Wall clock of Tehran. */
const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
const Day = Type.String({ format: 'date' })
const Count = (maximum: number, minimum = 0) => Type.Integer({ minimum, maximum })

/** What its keeper writes of a body. */
export const BodyForm = Type.Object({
  nameFa: Type.String({ minLength: 1, maxLength: 200 }),
  nameEn: Type.String({ maxLength: 200 }),
  countyId: orNull(Id),
  /** The body to which it refers up, or for which a committee prepares. */
  parentId: orNull(Id),
  /** Field of a committee; both empty: everything. */
  domainCodes: Type.Array(Code, { maxItems: 100 }),
  groupCodes: Type.Array(Code, { maxItems: 500 }),
  /** Another institution's body: only noted, never decides here. */
  parallel: Type.Boolean(),
  quorumRule: Type.Enum([...quorumRules]),
  quorumCount: orNull(Count(300, 1)),
  votes: Type.Boolean(),
  /** 0 Sunday … 6 Saturday; null: called when needed. An enumeration, because a union would let the validator read null as 0. */
  weekday: Type.Unsafe<number | null>({ enum: [0, 1, 2, 3, 4, 5, 6, null] }),
  everyWeeks: Count(26, 1),
  /** Weeks are counted from this day; matters when it meets less than weekly. */
  countedFrom: orNull(Day),
  startsAt: Clock,
  minutes: Count(720, 15),
  place: Line,
  videoLink: Type.String({ maxLength: 500 }),
  /** Items that a session can hear. */
  capacity: Count(200, 1),
  /** Days before the session on which the pack goes out. */
  noticeDays: Count(60),
  active: Type.Boolean(),
})
export type BodyForm = Static<typeof BodyForm>
export const NewBody = Type.Object({ kind: Type.Enum([...bodyKinds]), ...BodyForm.properties })
export type NewBody = Static<typeof NewBody>
/** What a new body begins with. */
export const blankBody: NewBody = {
  kind: 'committee',
  nameFa: '',
  nameEn: '',
  countyId: null,
  parentId: null,
  domainCodes: [],
  groupCodes: [],
  parallel: false,
  quorumRule: 'majority',
  quorumCount: null,
  votes: false,
  weekday: null,
  everyWeeks: 1,
  countedFrom: null,
  startsAt: '09:00',
  minutes: 120,
  place: '',
  videoLink: '',
  capacity: 10,
  noticeDays: 3,
  active: true,
}

export const BodyView = Type.Object({ id: Id, ...NewBody.properties, version: Type.Integer() })
export type BodyView = Static<typeof BodyView>

/** What its keeper writes of a seat. Phones come as typed. */
export const SeatForm = Type.Object({
  agencyId: orNull(Id),
  post: Type.String({ minLength: 1, maxLength: 200 }),
  holderName: Type.String({ maxLength: 100 }),
  accountId: orNull(Id),
  phone: Type.String({ maxLength: 32 }),
  deputyName: Type.String({ maxLength: 100 }),
  deputyAccountId: orNull(Id),
  deputyPhone: Type.String({ maxLength: 32 }),
  chair: Type.Boolean(),
  /** Keeps agenda and minutes of this body; a body may have several. */
  clerk: Type.Boolean(),
  voting: Type.Boolean(),
  position: Count(999),
})
export type SeatForm = Static<typeof SeatForm>
/** A seat that nobody fills. */
export const blankSeat: SeatForm = {
  agencyId: null,
  post: '',
  holderName: '',
  accountId: null,
  phone: '',
  deputyName: '',
  deputyAccountId: null,
  deputyPhone: '',
  chair: false,
  clerk: false,
  voting: true,
  position: 0,
}

/**
 * A seat with who fills it. `accountId` and `deputyAccountId` are null also when the account lost its last hat that may
 * fill a seat: the person still sits there by name, but acts for nobody in the product.
 */
export const SeatView = Type.Object({
  id: Id,
  bodyId: Id,
  ...SeatForm.properties,
  agencyFa: Type.String(),
  agencyEn: Type.String(),
  /** An account is written here but wears no fitting hat any more. */
  lost: Type.Boolean(),
  deputyLost: Type.Boolean(),
  since: Moment,
  until: orNull(Moment),
  version: Type.Integer(),
})
export type SeatView = Static<typeof SeatView>

/** Someone who may be seated: `hats` say why. */
export const Candidate = Type.Object({
  accountId: Id,
  name: Type.String(),
  roles: Type.Array(Type.String()),
  agencyIds: Type.Array(Id),
})
export type Candidate = Static<typeof Candidate>
export const Candidates = Type.Object({
  rows: Type.Array(Candidate),
  /** Agencies that may have a seat. */
  agencies: Type.Array(Type.Object({ id: Id, nameFa: Type.String(), nameEn: Type.String() })),
})
export type Candidates = Static<typeof Candidates>

export const bodyActNames = ['edit', 'switch_off', 'switch_on', 'add_seat', 'edit_seat', 'retire_seat', 'restore_seat', 'seePhones'] as const
/** One act of the law with why this person may not do it now; null: they may. Words: `problem.<code>`. */
const BodyAct = Type.Object({
  name: Type.Enum([...bodyActNames]),
  whyNot: orNull(Type.Object({ code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) })),
})

/** One line of the list. */
export const BodyLine = Type.Object({
  ...BodyView.properties,
  countyFa: Type.String(),
  countyEn: Type.String(),
  parentFa: Type.String(),
  parentEn: Type.String(),
  /** Seats filled or vacant, those that vote, and those without a name. */
  seats: Type.Integer(),
  voting: Type.Integer(),
  vacant: Type.Integer(),
  chairPost: Type.String(),
  chairName: Type.String(),
  /** Members that must be present to decide. */
  quorum: Type.Integer(),
  nextAt: orNull(Moment),
  /** The caller sits in it. */
  mine: Type.Boolean(),
  /** The caller plans its sessions and writes its minutes. */
  kept: Type.Boolean(),
})
export type BodyLine = Static<typeof BodyLine>
export const BodyList = Type.Object({
  rows: Type.Array(BodyLine),
  /** Set: the caller may set bodies up. */
  mayCreate: Type.Boolean(),
})
export type BodyList = Static<typeof BodyList>

export const BodyPage = Type.Object({
  ...BodyLine.properties,
  members: Type.Array(SeatView),
  /** Seats given up, the latest first. */
  past: Type.Array(SeatView),
  /** Its next ten sessions by its calendar. */
  next: Type.Array(Moment),
  acts: Type.Array(BodyAct),
})
export type BodyPage = Static<typeof BodyPage>
