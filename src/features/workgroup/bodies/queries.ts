// Every statement about bodies, seats and counters.

import type { Db } from '#server/db.ts'
import type { BodyKind, MySeat } from '../model.ts'

/** Seats that an account fills now, as holder or deputy. */
export async function seatsOfAccount(db: Db, provinceId: number, accountId: string, now: Date): Promise<MySeat[]> {
  const rows = await db
    .selectFrom('workgroup.seat as s')
    .innerJoin('workgroup.body as b', (join) => join.onRef('b.province_id', '=', 's.province_id').onRef('b.id', '=', 's.body_id'))
    .select(['s.body_id', 's.id', 's.chair', 's.clerk', 's.voting', 'b.kind'])
    .where('s.province_id', '=', provinceId)
    .where((eb) => eb.or([eb('s.account_id', '=', accountId), eb('s.deputy_account_id', '=', accountId)]))
    .where((eb) => eb.or([eb('s.until', 'is', null), eb('s.until', '>', now)]))
    .where('b.active', '=', true)
    .execute()
  return rows.map((r) => ({ bodyId: r.body_id, seatId: r.id, kind: r.kind as BodyKind, chair: r.chair, clerk: r.clerk, voting: r.voting }))
}

/** The next number of a counter, from 1. Locks the counter until the commit: numbers have no holes. */
export async function nextNumber(db: Db, provinceId: number, name: string): Promise<number> {
  const row = await db
    .insertInto('workgroup.counter')
    .values({ province_id: provinceId, name, value: 1 })
    .onConflict((c) => c.columns(['province_id', 'name']).doUpdateSet((eb) => ({ value: eb('workgroup.counter.value', '+', 1) })))
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value
}
