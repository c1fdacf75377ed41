// What suggest and learn read and write.

import { type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'obstacles'>

export type NewLesson = {
  id: string
  obstacleId: string
  text: string
  groupCode: string
  alsoCodes: readonly string[]
  deskIds: readonly string[]
  source: string
  suggested: readonly { code: string; p: number }[] | null
  saidCode: string | null
  place: number | null
  sure: boolean | null
  at: Date
  actorId: string | null
  confidential: boolean
}

export type Earlier = {
  obstacleId: string
  groupCode: string
  deskIds: string[]
  suggested: { code: string; p: number }[] | null
  sure: boolean | null
}

/** The standing lesson of each of these obstacles. */
export async function standing(db: Db, provinceId: number, obstacleIds: readonly string[]): Promise<Earlier[]> {
  const rows = await db
    .selectFrom('obstacles.lesson')
    .select(['obstacle_id as obstacleId', 'group_code as groupCode', 'desk_ids as deskIds', 'suggested', 'sure'])
    .where('province_id', '=', provinceId)
    .where((e) => e('obstacle_id', '=', e.fn.any(e.val([...obstacleIds]))))
    .where('current', '=', true)
    .execute()
  return rows as Earlier[]
}

/** Earlier lessons of these obstacles no longer teach or count. */
export async function supersede(db: Db, provinceId: number, obstacleIds: readonly string[], now: Date): Promise<void> {
  await db
    .updateTable('obstacles.lesson')
    .set({ current: false, changed_at: now })
    .where('province_id', '=', provinceId)
    .where((e) => e('obstacle_id', '=', e.fn.any(e.val([...obstacleIds]))))
    .where('current', '=', true)
    .execute()
}

export async function insertLessons(db: Db, provinceId: number, lessons: readonly NewLesson[]): Promise<void> {
  await db
    .insertInto('obstacles.lesson')
    .values(
      lessons.map((l) => ({
        province_id: provinceId,
        id: l.id,
        obstacle_id: l.obstacleId,
        text: l.text,
        group_code: l.groupCode,
        also_codes: [...l.alsoCodes],
        desk_ids: [...l.deskIds],
        source: l.source,
        suggested: l.suggested === null ? null : JSON.stringify(l.suggested),
        said_code: l.saidCode,
        place: l.place,
        sure: l.sure,
        at: l.at,
        changed_at: l.at,
        actor_id: l.actorId,
        confidential: l.confidential,
      })),
    )
    .execute()
}

/** Agencies to which the latest obstacles of a group were sent, with their number; `of`: obstacles that were sent at all. */
export async function pastAgencies(db: Db, provinceId: number, code: string, limit: number): Promise<{ agencyId: string; n: number; of: number }[]> {
  const found = await sql<{ agencyId: string; n: number; of: number }>`
    with past as materialized (
      select agency_ids from obstacles.obstacle
      where province_id = ${provinceId} and group_code = ${code} order by told_at desc limit ${limit}),
    sent as (select agency_ids from past where cardinality(agency_ids) > 0)
    select a.id as "agencyId", count(*)::int as n, (select count(*) from sent)::int as of
    from sent cross join lateral (select distinct unnest(sent.agency_ids) as id) a
    group by a.id order by n desc, a.id limit 10`.execute(db as never)
  return found.rows
}

/** Desks that got the latest lessons of a group, with their number. */
export async function pastDesks(db: Db, provinceId: number, code: string, limit: number): Promise<{ deskId: string; n: number; of: number }[]> {
  const found = await sql<{ deskId: string; n: number; of: number }>`
    with past as materialized (
      select desk_ids from obstacles.lesson
      where province_id = ${provinceId} and group_code = ${code} order by at desc limit ${limit}),
    sent as (select desk_ids from past where cardinality(desk_ids) > 0)
    select d.id as "deskId", count(*)::int as n, (select count(*) from sent)::int as of
    from sent cross join lateral (select distinct unnest(sent.desk_ids) as id) d
    group by d.id order by n desc, d.id limit 10`.execute(db as never)
  return found.rows
}
