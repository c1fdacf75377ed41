// A dossier (پرونده کارگروه) as people and other nouns see it: one unit or investor, one or more cases.

import { type Static, type TSchema, Type } from 'typebox'
import { dossierActs, dossierStates, Id, Limit, Line, Moment, Name2, orNull, Text } from '../model.ts'

export const origins = ['hand', 'ladder', 'promotion'] as const
export type Origin = (typeof origins)[number]
export const priorities = ['normal', 'production_stopped'] as const
export type Priority = (typeof priorities)[number]

/** Signs beside the state; all but `settled` follow from the acts. */
const dossierFlags = ['late', 'not_brought', 'deferred', 'reopened', 'referred_up', 'parallel', 'settled'] as const
export type DossierFlag = (typeof dossierFlags)[number]

const maybe = <S extends TSchema>(schema: S) => Type.Optional(schema)
const Count = Type.Integer({ minimum: 0 })
/** Rials a day that the delay costs, as the applicant told. */
const Rials = Type.Number({ minimum: 0, maximum: 1e15 })
const Jobs = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const CaseIds = Type.Array(Id, { minItems: 1, maxItems: 40, uniqueItems: true })
export const maxDocuments = 30
/** Names of documents that the applicant must bring. */
const Documents = Type.Array(Line, { minItems: 1, maxItems: maxDocuments })

export const NewDossier = Type.Object({
  unitId: maybe(orNull(Id)),
  investorId: maybe(orNull(Id)),
  caseIds: maybe(Type.Array(Id, { maxItems: 40, uniqueItems: true })),
  subject: Line,
  request: maybe(Text),
  lossIrrDay: maybe(Rials),
  jobs: maybe(Jobs),
  priority: maybe(Type.Enum([...priorities])),
  /** Where it is to be decided; the provincial group unless told. */
  bodyId: maybe(Id),
  origin: maybe(Type.Enum(['hand', 'promotion'])),
})
export type NewDossier = Static<typeof NewDossier>

const text = maybe(Text)
/** What each act of a person brings. What a session does (agenda, deferral, decision) comes through `actOnDossier`. */
export const dossierBodies = {
  edit: Type.Object({
    subject: maybe(Line),
    request: maybe(Text),
    lossIrrDay: maybe(Rials),
    jobs: maybe(Jobs),
    priority: maybe(Type.Enum([...priorities])),
    text,
  }),
  add_cases: Type.Object({ caseIds: CaseIds, text }),
  remove_case: Type.Object({ caseId: Id, text: Text }),
  comment: Type.Object({ text: Text }),
  note_parallel: Type.Object({ body: Line, number: maybe(Line), text }),
  send_to_committee: Type.Object({ committeeId: maybe(Id), text }),
  accept: Type.Object({ text }),
  return: Type.Object({ documents: Documents, text }),
  /** `onPaper`: places in the list of documents that came on paper; only the house may say so. */
  complete: Type.Object({ text, onPaper: maybe(Type.Array(Type.Integer({ minimum: 0, maximum: maxDocuments }), { uniqueItems: true })) }),
  refuse: Type.Object({ text: Text, legalBasis: maybe(Line) }),
  refer: Type.Object({ bodyId: maybe(Id), committeeId: maybe(Id), text: Text }),
  refer_up: Type.Object({ text: Text }),
  close: Type.Object({ text: Text, revived: maybe(Type.Boolean()), jobsKept: maybe(Jobs) }),
  reopen: Type.Object({ text: Text }),
  withdraw: Type.Object({ text }),
} as const satisfies Record<string, TSchema>
export type PersonAct = keyof typeof dossierBodies

export const OpenAct = Type.Object({
  name: Type.Enum([...dossierActs]),
  /** Why this person may not do it now; null: they may. Words: `problem.<code>`. */
  whyNot: orNull(Type.Object({ code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) })),
})
export type OpenAct = Static<typeof OpenAct>

export const DossierLine = Type.Object({
  id: Id,
  code: Type.String(),
  version: Type.Integer(),
  state: Type.Enum([...dossierStates]),
  flags: Type.Array(Type.Enum([...dossierFlags])),
  origin: Type.Enum([...origins]),
  priority: Type.Enum([...priorities]),
  confidential: Type.Boolean(),
  unitId: orNull(Id),
  investorId: orNull(Id),
  unitName: Type.String(),
  countyId: orNull(Id),
  countyName: orNull(Name2),
  groupCode: orNull(Type.String()),
  groupName: orNull(Name2),
  domainCode: orNull(Type.String()),
  bodyId: Id,
  bodyName: Name2,
  committeeId: orNull(Id),
  committeeName: orNull(Name2),
  subject: Type.String(),
  /** The parallel body and its file number; empty: none. */
  parallel: Type.String(),
  lossIrrDay: Type.Number(),
  jobs: Count,
  cases: Count,
  openCases: Count,
  unlocks: Count,
  deferred: Count,
  dueAt: orNull(Moment),
  /** Null: heard, stopped, or over. */
  hearBy: orNull(Moment),
  /** By when the applicant is to bring the documents; null: nobody waits for them. */
  bringBy: orNull(Moment),
  sessionId: orNull(Id),
  sessionAt: orNull(Moment),
  openedAt: Moment,
  readyAt: orNull(Moment),
  updatedAt: Moment,
  closedAt: orNull(Moment),
})
export type DossierLine = Static<typeof DossierLine>

export const DossierPage = Type.Object({ rows: Type.Array(DossierLine), next: orNull(Type.String()) })
export type DossierPage = Static<typeof DossierPage>

/** A document the applicant was asked for. */
export const Document = Type.Object({
  no: Type.Integer(),
  name: Type.String(),
  fileIds: Type.Array(Id),
  onPaper: Type.Boolean(),
  brought: Type.Boolean(),
})
export type Document = Static<typeof Document>

export const DossierFileLine = Type.Object({
  id: Id,
  name: Type.String(),
  mime: Type.String(),
  bytes: Count,
  document: orNull(Type.Integer()),
  byApplicant: Type.Boolean(),
  createdAt: Moment,
  url: Type.String(),
})
export type DossierFileLine = Static<typeof DossierFileLine>

export const HistoryItem = Type.Object({
  seq: Type.Integer(),
  name: Type.Enum([...dossierActs]),
  at: Moment,
  actorName: Type.String(),
  actorRole: Type.String(),
  text: Type.String(),
  details: Type.Record(Type.String(), Type.Unknown()),
})
export type HistoryItem = Static<typeof HistoryItem>

export const CaseRef = Type.Object({
  id: Id,
  code: Type.String(),
  status: Type.String(),
  /** False: not this person's to open; it stands here by its code only. */
  canOpen: Type.Boolean(),
})
export type CaseRef = Static<typeof CaseRef>

export const DossierView = Type.Object({
  ...DossierLine.properties,
  request: Type.String(),
  paused: Type.Boolean(),
  heardAt: orNull(Moment),
  documents: Type.Array(Document),
  files: Type.Array(DossierFileLine),
  caseRefs: Type.Array(CaseRef),
  /** Cases that this person may not know of. */
  hiddenCases: Count,
  revived: Type.Boolean(),
  jobsKept: Count,
  acts: Type.Array(OpenAct),
  history: Type.Array(HistoryItem),
})
export type DossierView = Static<typeof DossierView>

export const shelves = ['review', 'returned', 'ready', 'agenda', 'decided', 'late', 'ended'] as const
export type Shelf = (typeof shelves)[number]

export const DossierFilter = Type.Object({
  q: maybe(Type.String({ maxLength: 200 })),
  shelf: maybe(Type.Enum([...shelves])),
  state: maybe(Type.Enum([...dossierStates])),
  bodyId: maybe(Id),
  committeeId: maybe(Id),
  countyId: maybe(Id),
  unitId: maybe(Id),
  late: maybe(Type.Boolean()),
  priority: maybe(Type.Enum([...priorities])),
  origin: maybe(Type.Enum([...origins])),
  /** Waits for the caller: their committee reviews it, or their body keeps it. */
  mine: maybe(Type.Boolean()),
})
export type DossierFilter = Static<typeof DossierFilter>
export const After = maybe(Type.String({ maxLength: 200 }))
export { Limit }

/** How many stand on each shelf, counted up to `countMost`. */
export const countMost = 1000
export const ShelfCounts = Type.Record(Type.Enum([...shelves]), Count)
export type ShelfCounts = Static<typeof ShelfCounts>

/** The dossiers of a case, and whether this person may put it before the group. */
export const CaseDossiers = Type.Object({
  rows: Type.Array(DossierLine),
  /** Null: they may. The code `law/not-yours`: not their business, the page shows nothing. */
  whyNot: OpenAct.properties.whyNot,
  /** An open undecided dossier of the same unit or plan that it may join. */
  joins: orNull(Type.Object({ id: Id, code: Type.String(), subject: Type.String(), version: Type.Integer() })),
})
export type CaseDossiers = Static<typeof CaseDossiers>
