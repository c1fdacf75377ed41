// The register of obstacles: one row for everything a producer ever told, whether it became a case or came with a backlog.

import { type Static, type TSchema, Type } from 'typebox'
import type { Role } from '#kernel/actor.ts'
import { GroupCode } from '../catalogue/model.ts'

/** Whom the register is open to. */
export const registerReaders = ['operator', 'centreHead', 'secretary', 'manager'] as const satisfies readonly Role[]

export const outcomes = ['open', 'waiting_systemic', 'solved', 'unsolved', 'merged', 'withdrawn'] as const
export type Outcome = (typeof outcomes)[number]
export const obstacleKinds = ['case', 'archive'] as const
export type ObstacleKind = (typeof obstacleKinds)[number]

/** What casework tells of a case, each time something of it changed. `toldAt`, `closedAt`: instants. */
export type CaseNote = {
  readonly id: string
  readonly code: string
  readonly text: string
  readonly unitId: string | null
  readonly unitName: string
  readonly countyId: string | null
  readonly groupCode: string | null
  readonly agencyIds: readonly string[]
  readonly outcome: Outcome
  readonly priority: string
  readonly confidential: boolean
  /** Of a confidential case: roles and account ids that may see it besides the head of the centre. Absent: nobody. */
  readonly openTo?: readonly string[]
  readonly article: string
  readonly toldAt: Date
  readonly closedAt: Date | null
  readonly knotId: string | null
  /** Rials and jobs at stake, when they were told; absent or null: what the register knows stays. */
  readonly moneyIrr?: number | null
  readonly jobs?: number | null
}

/** A row of a backlog that is kept for statistics only. Money in rials. */
export type ArchiveRow = Pick<CaseNote, 'id' | 'code' | 'text' | 'unitId' | 'unitName' | 'countyId' | 'groupCode' | 'toldAt' | 'outcome'> & {
  readonly moneyIrr: number | null
  readonly jobs: number | null
}

/** The columns other rooms may read in their own SQL. */
export type RegisterReads = {
  'obstacles.obstacle':
    | 'province_id'
    | 'id'
    | 'kind'
    | 'code'
    | 'unit_id'
    | 'county_id'
    | 'group_code'
    | 'agency_ids'
    | 'outcome'
    | 'confidential'
    | 'told_at'
    | 'closed_at'
    | 'days'
    | 'jobs'
    | 'money_irr'
    | 'knot_id'
    | 'same_as'
}

// ── Lists and the heat table ────────────────────────────────────────────────────────────────────────────────────────

const Uuid = Type.String({ format: 'uuid' })
/** A Jalali month, `1405-09`. */
export const Month = Type.String({ pattern: '^1[34]\\d{2}-(0[1-9]|1[0-2])$' })
const None = Type.Literal('none')

/** `told`: everything but what was merged into another one, so that nothing counts twice. */
export const outcomeFilters = ['told', ...outcomes] as const
export const RegisterFilter = {
  q: Type.Optional(Type.String({ maxLength: 200 })),
  /** `none`: nobody has decided the group yet. */
  groupCode: Type.Optional(Type.Union([GroupCode, None])),
  /** All groups of a domain. */
  domain: Type.Optional(Type.String({ maxLength: 20 })),
  countyId: Type.Optional(Type.Union([Uuid, None])),
  /** It was sent there; `none`: nowhere yet. */
  agencyId: Type.Optional(Type.Union([Uuid, None])),
  outcome: Type.Optional(Type.Enum([...outcomeFilters])),
  /** The first and the last Jalali month in which it was told. */
  from: Type.Optional(Month),
  to: Type.Optional(Month),
  /** `none`: hangs on no knot; `any`: hangs on one. */
  knot: Type.Optional(Type.Union([None, Type.Literal('any'), Uuid])),
  kind: Type.Optional(Type.Enum([...obstacleKinds])),
}
const FilterObject = Type.Object(RegisterFilter)
export type RegisterFilter = Static<typeof FilterObject>

/** What the heat table counts: the same filters without words, kind, group and county. */
export const HeatFilter = { outcome: RegisterFilter.outcome, from: RegisterFilter.from, to: RegisterFilter.to, knot: RegisterFilter.knot }
const HeatObject = Type.Object(HeatFilter)
export type HeatFilter = Static<typeof HeatObject>

const Piece = Type.Object({ text: Type.String(), hit: Type.Boolean() })
const maybe = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])

export const ObstacleItem = Type.Object({
  id: Uuid,
  kind: Type.Enum([...obstacleKinds]),
  code: Type.String(),
  /** The first 300 characters, those that answer the search marked. */
  pieces: Type.Array(Piece),
  unitId: maybe(Uuid),
  unitName: Type.String(),
  countyFa: Type.String(),
  countyEn: Type.String(),
  groupCode: maybe(Type.String()),
  groupFa: Type.String(),
  groupEn: Type.String(),
  agencies: Type.Array(Type.Object({ id: Uuid, nameFa: Type.String(), nameEn: Type.String() })),
  outcome: Type.Enum([...outcomes]),
  priority: Type.String(),
  confidential: Type.Boolean(),
  article: Type.String(),
  toldAt: Type.String({ format: 'date-time' }),
  closedAt: maybe(Type.String({ format: 'date-time' })),
  days: maybe(Type.Number()),
  knotId: maybe(Uuid),
})
export type ObstacleItem = Static<typeof ObstacleItem>
/** One row whole, for the page of a row that is no case. Money in rials. */
export const ObstacleCard = Type.Object({
  ...ObstacleItem.properties,
  text: Type.String(),
  jobs: maybe(Type.Integer()),
  moneyIrr: maybe(Type.Number()),
})
export type ObstacleCard = Static<typeof ObstacleCard>
export const ObstaclePage = Type.Object({ rows: Type.Array(ObstacleItem), next: maybe(Type.String()) })

export const heatSides = ['county', 'agency'] as const
export type HeatSide = (typeof heatSides)[number]
/** One cell: what was told there, and how much of it a producer confirmed as solved. `sideId` null: no county or agency known. */
export const HeatCell = Type.Object({ groupCode: maybe(Type.String()), sideId: maybe(Uuid), told: Type.Integer(), solved: Type.Integer() })
export type HeatCell = Static<typeof HeatCell>
export const HeatTable = Type.Object({
  from: Month,
  to: Month,
  side: Type.Enum([...heatSides]),
  cells: Type.Array(HeatCell),
  /** Each obstacle counted once, also when it went to several agencies. */
  totals: Type.Object({ told: Type.Integer(), solved: Type.Integer() }),
  sides: Type.Array(Type.Object({ id: Uuid, nameFa: Type.String(), nameEn: Type.String() })),
})
export type HeatTable = Static<typeof HeatTable>
