import { sql } from '#server/db.ts'
import type { Db } from '../queries.ts'
import type { Owner } from './rules.ts'

export const declaredOn = (db: Db, provinceId: number, itemIds: readonly string[]) =>
  itemIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('workgroup.conflict as x')
        .innerJoin('workgroup.seat as s', (j) => j.onRef('s.province_id', '=', 'x.province_id').onRef('s.id', '=', 'x.seat_id'))
        .select(['x.item_id', 'x.seat_id', 'x.reason', 'x.declared_at', 'x.declared_by', 's.post', 's.holder_name'])
        .where('x.province_id', '=', provinceId)
        .where('x.item_id', 'in', itemIds)
        .orderBy('x.declared_at')
        .execute()

type NewConflict = { readonly item_id: string; readonly seat_id: string; readonly reason: string; readonly declared_by: string | null }

/** Said twice, the later words stand. */
export const declare = (db: Db, provinceId: number, row: NewConflict, now: Date) =>
  db
    .insertInto('workgroup.conflict')
    .values({ province_id: provinceId, ...row, declared_at: now })
    .onConflict((c) =>
      c.columns(['province_id', 'item_id', 'seat_id']).doUpdateSet({ reason: row.reason, declared_at: now, declared_by: row.declared_by }),
    )
    .execute()

/** @returns whether there was one */
export const withdraw = async (db: Db, provinceId: number, itemId: string, seatId: string): Promise<boolean> =>
  (
    await db
      .deleteFrom('workgroup.conflict')
      .where('province_id', '=', provinceId)
      .where('item_id', '=', itemId)
      .where('seat_id', '=', seatId)
      .returning('seat_id')
      .execute()
  ).length > 0

/** Which of these accounts own, or act for, which of these units and plans. */
export async function ownersAmong(
  db: Db,
  provinceId: number,
  accountIds: readonly string[],
  unitIds: readonly string[],
  investorIds: readonly string[],
): Promise<Owner[]> {
  if (!accountIds.length || !(unitIds.length || investorIds.length)) return []
  const rows = await db
    .selectFrom('people.grant')
    .select(['account_id', 'unit_id', 'investor_id'])
    .where('province_id', '=', provinceId)
    .where('account_id', 'in', accountIds)
    .where('role', 'in', ['producer', 'investor'])
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`(unit_id = any(${unitIds}::uuid[]) or investor_id = any(${investorIds}::uuid[]))`)
    .execute()
  return rows.map((r) => ({ accountId: r.account_id, unitId: r.unit_id, investorId: r.investor_id }))
}
