// What the index of a province reads, and the rows behind what it found.

import type { Actor } from '#kernel/actor.ts'
import type { RegistryReads } from '#features/registry/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { ObstacleKind, Outcome } from '../register/model.ts'
import { seenBy } from '../register/seeing/queries.ts'

export type Db = DbOf<'obstacles', RegistryReads>

/** `at` is the same moment as text: PostgreSQL counts microseconds, a Date does not, and a cursor must not slip back. */
export type Stamp = { readonly id: string; readonly updated_at: Date; readonly at: string }

/** Everything written since then, in the order of writing; answered by the index alone. */
export const changedSince = (db: Db, provinceId: number, since: Date, after: Stamp | null, limit: number): Promise<Stamp[]> =>
  sql<Stamp>`select id, updated_at, updated_at::text as at from obstacles.obstacle where province_id = ${provinceId}
    and (updated_at, id) > (${after?.at ?? since.toISOString()}::timestamptz, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by updated_at, id limit ${limit}`
    .execute(db)
    .then(({ rows }) => rows)

export type IndexRow = { readonly id: string; readonly text: string; readonly updated_at: Date; readonly outcome: Outcome; readonly decided: boolean }

/** What the index keeps of these rows. */
export const textsOf = (db: Db, provinceId: number, ids: readonly string[]): Promise<IndexRow[]> =>
  sql<IndexRow>`select id, left(text, 4000) as text, updated_at, outcome, group_code is not null as decided from obstacles.obstacle
    where province_id = ${provinceId} and id = any(${[...ids]}::uuid[])`
    .execute(db)
    .then(({ rows }) => rows)

export const nearColumns = [
  'o.id',
  'o.code',
  'o.kind',
  'o.group_code',
  'o.unit_id',
  'o.unit_name',
  'o.county_id',
  'o.outcome',
  'o.agency_ids',
  'o.article',
  'o.days',
  'o.told_at',
] as const

export type NearRow = {
  id: string
  code: string
  kind: ObstacleKind
  text: string
  group_code: string | null
  unit_id: string | null
  unit_name: string
  county_id: string | null
  outcome: Outcome
  agency_ids: string[]
  article: string
  days: number | null
  told_at: Date
}

/** Those of the ids that this actor may see; `settled` opens what is not confidential and solved to whoever advises on a case. */
export function nearRows(db: Db, actor: Actor, ids: readonly string[], settled: boolean): Promise<NearRow[]> {
  return db
    .selectFrom('obstacles.obstacle as o')
    .select([...nearColumns, sql<string>`left(o.text, 300)`.as('text')])
    .where('o.province_id', '=', actor.provinceId)
    .where(sql<boolean>`o.id = any(${[...ids]}::uuid[])`)
    .where(settled ? sql<boolean>`(not o.confidential and o.outcome = 'solved')` : seenBy(actor))
    .execute() as Promise<NearRow[]>
}

export const countyOfUnit = async (db: Db, provinceId: number, unitId: string): Promise<string | null> =>
  (await db.selectFrom('registry.unit').select('county_id').where('province_id', '=', provinceId).where('id', '=', unitId).executeTakeFirst())
    ?.county_id ?? null
