// The links of merged cases: moved to the case they were merged into, and back when the merge is undone.

import { sql } from '#server/db.ts'
import type { Db } from '../queries.ts'

/** A merged case's links go to the case it was merged into; what was moved is kept. */
export async function moveLinks(db: Db, provinceId: number, from: string, to: string): Promise<void> {
  await sql`insert into workgroup.moved_link (province_id, case_id, into_id, resolution_id, merged)
    select province_id, case_id, ${to}::uuid, resolution_id, merged from workgroup.resolution_case
    where province_id = ${provinceId} and case_id = ${from}
    on conflict (province_id, resolution_id, case_id) do update set into_id = excluded.into_id, merged = excluded.merged`.execute(db)
  await sql`insert into workgroup.resolution_case (province_id, resolution_id, case_id, merged)
    select province_id, resolution_id, ${to}::uuid, true from workgroup.resolution_case where province_id = ${provinceId} and case_id = ${from}
    on conflict do nothing`.execute(db)
  await db.deleteFrom('workgroup.resolution_case').where('province_id', '=', provinceId).where('case_id', '=', from).execute()
}

export const hasMovedLinks = async (db: Db, provinceId: number, caseId: string): Promise<boolean> =>
  (await db
    .selectFrom('workgroup.moved_link')
    .select('resolution_id')
    .where('province_id', '=', provinceId)
    .where('case_id', '=', caseId)
    .limit(1)
    .executeTakeFirst()) !== undefined

/**
 * A case that is merged no longer has its links again; the other keeps those of its own and what further merges brought.
 * @returns the cases they were with
 */
export async function bringLinksBack(db: Db, provinceId: number, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ into_id: string }>`
    with back as (
      delete from workgroup.moved_link where province_id = ${provinceId} and case_id = ${caseId} returning resolution_id, into_id, merged),
    gone as (
      delete from workgroup.resolution_case c using back b
      where c.province_id = ${provinceId} and c.case_id = b.into_id and c.resolution_id = b.resolution_id and c.merged
        and not exists (select from workgroup.moved_link m
          where m.province_id = ${provinceId} and m.into_id = b.into_id and m.resolution_id = b.resolution_id and m.case_id <> ${caseId})),
    here as (
      insert into workgroup.resolution_case (province_id, resolution_id, case_id, merged)
      select ${provinceId}, resolution_id, ${caseId}::uuid, merged from back on conflict do nothing)
    select distinct into_id from back order by into_id`.execute(db)
  return rows.map((row) => row.into_id)
}
