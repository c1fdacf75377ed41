// Triage as others meet it: what is asked, what is answered, what is learned.

import { type Static, Type } from 'typebox'
import type { Role } from '#kernel/actor.ts'
import { evidenceTypeNames, GroupCode } from '../catalogue/model.ts'

const Id = Type.String({ format: 'uuid' })
const maybe = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()])

/** Who may ask for a suggestion: those who decide where an obstacle goes. */
export const triageRoles: readonly Role[] = ['operator', 'centreHead', 'secretary', 'agencyRep', 'agencyHead']
/** Who reads the figures; the texts behind them need one of `errorRoles`. */
export const qualityRoles: readonly Role[] = ['operator', 'centreHead', 'secretary', 'manager', 'admin']
/** Administrators keep the machine running and see no content of cases. */
export const errorRoles: readonly Role[] = ['operator', 'centreHead', 'secretary', 'manager']
/** Who refits and sets the threshold. */
export const keeperRoles: readonly Role[] = ['centreHead', 'admin']

/** Longer texts are refused by the contract. Characters. */
export const ASKED_MAX = 60_000

/** Why there is no sure answer; words under obstacles.triage.reason.<name>. */
export const reasons = ['empty', 'digits', 'symbols', 'oneWord', 'english', 'foreign', 'unproven', 'unsure'] as const
export type Reason = (typeof reasons)[number]

export const Question = Type.Object({
  text: Type.String({ maxLength: ASKED_MAX }),
  unitId: Type.Optional(Id),
  countyId: Type.Optional(Id),
  /** The obstacle the text belongs to: it is no past case of itself. */
  obstacleId: Type.Optional(Id),
})
export type Question = Static<typeof Question>

export const SuggestedGroup = Type.Object({
  code: GroupCode,
  nameFa: Type.String(),
  nameEn: Type.String(),
  /** Calibrated: of suggestions with 0.8, eight in ten were right. 0..1 */
  p: Type.Number(),
})

export const SuggestedDesk = Type.Object({
  deskId: Id,
  agencyId: Id,
  nameFa: Type.String(),
  nameEn: Type.String(),
  agencyFa: Type.String(),
  agencyEn: Type.String(),
  /** usual: set in the catalogue for this province; past: earlier obstacles of the group went there. */
  why: Type.Enum(['usual', 'past']),
  /** Of `of` earlier obstacles of the group, this share went to this agency; 0 and 0 when there are none. */
  share: Type.Number(),
  of: Type.Integer(),
})
export type SuggestedDesk = Static<typeof SuggestedDesk>

export const Near = Type.Object({
  id: Id,
  code: Type.String(),
  kind: Type.String(),
  text: Type.String(),
  groupCode: maybe(Type.String()),
  unitName: Type.String(),
  outcome: Type.String(),
  article: Type.String(),
  days: maybe(Type.Number()),
  toldAt: Type.String(),
  /** Likeness of the wording, 0..1. */
  trigram: Type.Number(),
})

export const Suggestion = Type.Object({
  /** The first group stands at or above the threshold. Never sends anything: a person decides. */
  sure: Type.Boolean(),
  reason: maybe(Type.Enum([...reasons])),
  /** Best first, three; empty when the text cannot be judged. */
  groups: Type.Array(SuggestedGroup),
  /** Groups that earlier obstacles of the first group carried besides. */
  also: Type.Array(SuggestedGroup),
  desks: Type.Array(SuggestedDesk),
  /** Names of intake fields this group asks for. */
  asks: Type.Array(Type.String()),
  evidenceType: maybe(Type.Enum([...evidenceTypeNames] as [string, ...string[]])),
  /** Words of the text, as written, that spoke for the first group; the heaviest first. */
  words: Type.Array(Type.Object({ text: Type.String(), weight: Type.Number() })),
  nearest: Type.Array(Near),
  threshold: Type.Number(),
  /** The text is longer than what is judged: its beginning and its end. */
  cut: Type.Boolean(),
  /** Lessons and examples behind the answer; 0: the catalogue alone. */
  learned: Type.Integer(),
})
export type Suggestion = Static<typeof Suggestion>

export const lessonSources = ['intake', 'correction', 'routing', 'confirmation', 'import'] as const
export type LessonSource = (typeof lessonSources)[number]

/** One decision of a person about one obstacle. */
export type Lesson = {
  readonly obstacleId: string
  readonly text: string
  readonly groupCode: string
  readonly alsoCodes?: readonly string[]
  readonly deskIds?: readonly string[]
  readonly source: LessonSource
  readonly confidential?: boolean
}

/** Limits of the machine; figures measured in docs/triage.md. */
export const policy = {
  /** A refit follows after so many new lessons, or this share of the examples when that is more. */
  refitLessons: 200,
  refitShare: 0.1,
  /** … and after so many in any case: below `backlog`, so that nothing waits for the night. */
  refitAtMost: 700,
  /** The newest decisions a refit learns from. */
  refitExamples: 60_000,
  keptModels: 3,
  /** Provinces whose model stays in memory. */
  provinces: 6,
  /** More lessons than this wait in slices beside the requests. */
  atOnce: 300,
  /**
   * So many lessons since the model are learned one by one (about 5 ms each; each makes guesses a little slower); of further
   * ones only the text itself is remembered until a refit takes them in. A process that starts learns the newest ones.
   */
  backlog: 1000,
  page: 1000,
  /** Facts of other processes may commit this much later than they were timed. ms */
  overlapMs: 60_000,
  /** Agencies that had at least this share of the past obstacles of a group are proposed too. */
  deskShare: 0.3,
  pastObstacles: 200,
} as const
