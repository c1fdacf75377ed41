// Every statement that writes counts.

import { type Db, sql } from '#server/db.ts'
import { newId } from '#server/ids.ts'
import type { Delta } from './rules.ts'

export const insertMoves = (db: Db, provinceId: number, deltas: readonly Delta[]) =>
  db
    .insertInto('workgroup.tally_move')
    .values(
      deltas.map((d) => ({
        province_id: provinceId,
        id: newId(),
        month: d.month,
        body_id: d.bodyId,
        committee_id: d.committeeId,
        agency_id: d.agencyId,
        domain_code: d.domainCode,
        county_id: d.countyId,
        outcome: d.outcome,
        reason: d.reason,
        claimed: d.claimed,
        count: d.count,
        days: d.days,
      })),
    )
    .execute()

/** Adds what has gathered to the tally, at most so many moves. @returns how many */
export async function foldMoves(db: Db, provinceId: number, most: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from workgroup.tally_move where province_id = ${provinceId} order by id limit ${most} for update skip locked`.execute(db)
  if (rows.length === 0) return 0
  await sql`
    with gone as (
      delete from workgroup.tally_move where province_id = ${provinceId} and id = any(${rows.map((r) => r.id)}::uuid[])
      returning month, body_id, committee_id, agency_id, domain_code, county_id, outcome, reason, claimed, count, days)
    insert into workgroup.tally (province_id, month, body_id, committee_id, agency_id, domain_code, county_id, outcome, reason, claimed, count, days)
    select ${provinceId}, month, body_id, committee_id, agency_id, domain_code, county_id, outcome, reason, claimed, sum(count), sum(days)
    from gone group by month, body_id, committee_id, agency_id, domain_code, county_id, outcome, reason, claimed
    having sum(count) <> 0 or sum(days) <> 0
    order by month, body_id, committee_id, agency_id, domain_code, county_id, outcome, reason, claimed
    on conflict on constraint tally_row do update set count = tally.count + excluded.count, days = tally.days + excluded.days`.execute(db)
  await sql`delete from workgroup.tally where province_id = ${provinceId} and count = 0 and days = 0`.execute(db)
  return rows.length
}
