// Which cases hang on a knot, or should.

import type { RegisterReads } from '#features/obstacles/register/model.ts'
import { type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'casework', RegisterReads>

const uuids = (ids: readonly string[]) => sql`${[...ids]}::uuid[]`

/** Cases that the register counts to a knot, by id. Follows the index obstacle_knot. */
export async function memberCases(db: Db, provinceId: number, knotId: string, after: string | null, limit: number): Promise<string[]> {
  let q = db
    .selectFrom('obstacles.obstacle')
    .select('id')
    .where('province_id', '=', provinceId)
    .where('knot_id', '=', knotId)
    .where('kind', '=', 'case')
  if (after) q = q.where('id', '>', after)
  return (await q.orderBy('id').limit(limit).execute()).map((r) => r.id)
}

/** Cases that wait for a knot, by id. Follows the index case_knot. */
export async function waitingCases(db: Db, provinceId: number, knotId: string, after: string | null, limit: number): Promise<string[]> {
  let q = db
    .selectFrom('casework.case')
    .select('id')
    .where('province_id', '=', provinceId)
    .where('knot_id', '=', knotId)
    .where('status', '=', 'waiting_systemic')
  if (after) q = q.where('id', '>', after)
  return (await q.orderBy('id').limit(limit).execute()).map((r) => r.id)
}

/** On which knot the register counts each of these now. */
export async function knotsOf(db: Db, provinceId: number, ids: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('obstacles.obstacle')
    .select(['id', 'knot_id'])
    .where('province_id', '=', provinceId)
    .where(sql<boolean>`id = any(${uuids(ids)})`)
    .execute()
  return new Map(rows.map((r) => [r.id, r.knot_id]))
}

/** Locks cases in the order of their ids, so that two jobs never wait for each other. */
export const lockCases = (db: Db, provinceId: number, ids: readonly string[]) =>
  db
    .selectFrom('casework.case')
    .selectAll()
    .where('province_id', '=', provinceId)
    .where(sql<boolean>`id = any(${uuids(ids)})`)
    .orderBy('id')
    .forUpdate()
    .execute()
