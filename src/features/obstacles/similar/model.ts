// Near-duplicates: what looks like one obstacle, why, and what people decided about it.

import { type Static, type TSchema, Type } from 'typebox'
import { type ObstacleKind, obstacleKinds, type Outcome, outcomes } from '../register/model.ts'

/** same: told twice. event: one thing that happened to many units. copy: another unit sent the same words. */
export const likenessKinds = ['same', 'event', 'copy'] as const
export type LikenessKind = (typeof likenessKinds)[number]
export const likenessStates = ['proposed', 'merged', 'event', 'apart'] as const
export type LikenessState = (typeof likenessStates)[number]

/** A told obstacle near to a text. `days`: from told to the producer's word, for solved ones. `same`: most likely told twice. */
export type Near = {
  readonly id: string
  readonly code: string
  readonly kind: ObstacleKind
  /** The first 300 characters. */
  readonly text: string
  readonly groupCode: string | null
  readonly unitId: string | null
  readonly unitName: string
  readonly countyId: string | null
  readonly outcome: Outcome
  readonly agencyIds: readonly string[]
  readonly article: string
  readonly days: number | null
  readonly toldAt: Date
  readonly trigram: number
  readonly same: boolean
}

export type NearOptions = {
  readonly limit?: number
  /** Only those whose group a person decided. */
  readonly decided?: boolean
  /** Only those a producer confirmed as solved. */
  readonly solved?: boolean
  /** The unit that tells the text: makes `same` sharper. */
  readonly unitId?: string | null
  readonly exceptId?: string
}

/** A reason is a word key below `obstacles.similar.reason.` with its numbers. */
export const Reason = Type.Object({
  name: Type.Enum(['sameUnit', 'otherUnit', 'text', 'sameWords', 'county', 'group', 'hours', 'units']),
  value: Type.Optional(Type.Union([Type.Number(), Type.String()])),
})
export type Reason = Static<typeof Reason>

const maybe = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const Uuid = Type.String({ format: 'uuid' })

export const Alike = Type.Object({
  id: Uuid,
  code: Type.String(),
  kind: Type.Enum([...obstacleKinds]),
  likeness: Type.Enum([...likenessKinds]),
  excerpt: Type.String(),
  unitName: Type.String(),
  groupCode: maybe(Type.String()),
  outcome: Type.Enum([...outcomes]),
  toldAt: Type.String({ format: 'date-time' }),
  score: Type.Number(),
  reasons: Type.Array(Reason),
})
export type Alike = Static<typeof Alike>

const Side = Type.Object({
  id: Uuid,
  code: Type.String(),
  kind: Type.Enum([...obstacleKinds]),
  /** At most 2,000 characters. */
  text: Type.String(),
  unitName: Type.String(),
  countyFa: Type.String(),
  countyEn: Type.String(),
  groupCode: maybe(Type.String()),
  outcome: Type.Enum([...outcomes]),
  toldAt: Type.String({ format: 'date-time' }),
})
export const Likeness = Type.Object({
  id: Uuid,
  likeness: Type.Enum([...likenessKinds]),
  state: Type.Enum([...likenessStates]),
  score: Type.Number(),
  reasons: Type.Array(Reason),
  foundBy: Type.Enum(['typing', 'import', 'sweep']),
  foundAt: Type.String({ format: 'date-time' }),
  decidedAt: maybe(Type.String({ format: 'date-time' })),
  /** The older one. */
  one: Side,
  other: Side,
  /** The acts open to this person. */
  open: Type.Array(Type.String()),
})
export type Likeness = Static<typeof Likeness>
export const LikenessPage = Type.Object({ rows: Type.Array(Likeness), next: maybe(Type.String()) })

/** Waiting proposals of a kind are counted only so far. */
export const countedWaiting = 500

/** How the proposals of a kind were received in the last 90 days: `agreed` of `decided` were merged or put to one event. */
export const Precision = Type.Object({
  likeness: Type.Enum([...likenessKinds]),
  waiting: Type.Integer(),
  decided: Type.Integer(),
  agreed: Type.Integer(),
})
export type Precision = Static<typeof Precision>
export const DuplicateSummary = Type.Object({
  kinds: Type.Array(Precision),
  decidedToday: Type.Integer(),
  thresholds: Type.Record(Type.String(), Type.Number()),
})
export type DuplicateSummary = Static<typeof DuplicateSummary>

/** The columns other rooms may read in their own SQL. */
export type SimilarReads = { 'obstacles.likeness': 'province_id' | 'one_id' | 'other_id' | 'state' }

export const likenessActs = ['merge', 'event', 'apart', 'undo'] as const
export type LikenessAct = (typeof likenessActs)[number]
