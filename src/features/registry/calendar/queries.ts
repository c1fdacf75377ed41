// Every SQL statement about the working calendar.

import type { PeopleReads } from '#features/people/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import { newId } from '#server/ids.ts'
import type { Hours } from '../agencies/model.ts'
import type { DayOff, OfficialHoliday } from './model.ts'

type Db = DbOf<'registry', PeopleReads>

/** What a calendar in memory must be compared with: one cheap statement by primary keys. */
export function calendarState(db: Db, provinceId: number): Promise<{ week: Hours[] | null; stamp: string | null }> {
  return db
    .selectFrom('people.province as p')
    .leftJoin('registry.calendar as c', (j) => j.onRef('c.province_id', '=', 'p.id').on('c.province_id', '=', provinceId))
    .select([sql<Hours[] | null>`coalesce(c.week, p.settings -> 'week')`.as('week'), 'c.stamp'])
    .where('p.id', '=', provinceId)
    .executeTakeFirstOrThrow()
}

/** Every edit that a deadline depends on gives a new stamp, also those of agencies' hours. */
export function stampCalendar(db: Db, provinceId: number) {
  const stamp = newId()
  return db
    .insertInto('registry.calendar')
    .values({ province_id: provinceId, stamp })
    .onConflict((c) => c.column('province_id').doUpdateSet({ stamp }))
    .execute()
}

export function saveWeek(db: Db, provinceId: number, week: readonly Hours[]) {
  const row = { week: JSON.stringify(week), stamp: newId() }
  return db
    .insertInto('registry.calendar')
    .values({ province_id: provinceId, ...row })
    .onConflict((c) => c.column('province_id').doUpdateSet(row))
    .execute()
}

export async function daysOff(db: Db, provinceId: number, span: { from: string; to: string } | null): Promise<DayOff[]> {
  let q = db
    .selectFrom('registry.day_off')
    .select(['id', 'day', 'kind', 'county_ids as countyIds', 'name_fa as nameFa', 'name_en as nameEn', 'provisional'])
    .where('province_id', '=', provinceId)
    .orderBy('day')
    .orderBy('name_fa')
  if (span) q = q.where('day', '>=', span.from).where('day', '<=', span.to)
  return (await q.execute()).map((row) => ({ ...row, kind: row.kind as DayOff['kind'] }))
}

export async function agencyHours(db: Db, provinceId: number) {
  const rows = await db
    .selectFrom('registry.agency')
    .select(['id', 'name_fa as nameFa', 'name_en as nameEn', 'hours'])
    .where('province_id', '=', provinceId)
    .where('hours', 'is not', null)
    .orderBy('name_fa')
    .execute()
  return rows.map((row) => ({ ...row, hours: row.hours as unknown as Hours[] }))
}

/** @returns how many were new; days already there under the same name stay as they are */
export async function insertDaysOff(
  db: Db,
  provinceId: number,
  days: readonly (OfficialHoliday & { id: string; kind: DayOff['kind']; countyIds: readonly string[] })[],
) {
  if (!days.length) return []
  return db
    .insertInto('registry.day_off')
    .values(
      days.map((d) => ({
        province_id: provinceId,
        id: d.id,
        day: d.day,
        kind: d.kind,
        county_ids: [...d.countyIds],
        name_fa: d.nameFa,
        name_en: d.nameEn,
        provisional: d.provisional,
      })),
    )
    .onConflict((c) => c.constraint('day_off_once').doNothing())
    .returning(['id', 'provisional'])
    .execute()
}

export const deleteDayOff = (db: Db, provinceId: number, id: string) =>
  db.deleteFrom('registry.day_off').where('province_id', '=', provinceId).where('id', '=', id).returning(['day', 'name_fa']).executeTakeFirst()
