// Sessions as rows: read, locked, listed, written.

import type { PeopleReads } from '#features/people/model.ts'
import type { RegistryReads } from '#features/registry/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { SessionState } from '../model.ts'

export type Db = DbOf<'workgroup', RegistryReads & PeopleReads>

const named = (db: Db, provinceId: number) =>
  db
    .selectFrom('workgroup.session as s')
    .innerJoin('workgroup.body as b', (j) => j.onRef('b.province_id', '=', 's.province_id').onRef('b.id', '=', 's.body_id'))
    .selectAll('s')
    .select(['b.kind as body_kind', 'b.name_fa as body_fa', 'b.name_en as body_en', 'b.notice_days'])
    .where('s.province_id', '=', provinceId)
export type SessionRow = Awaited<ReturnType<ReturnType<typeof named>['executeTakeFirstOrThrow']>>

export const findSession = (db: Db, provinceId: number, id: string): Promise<SessionRow | undefined> =>
  named(db, provinceId).where('s.id', '=', id).executeTakeFirst()

/** Locked until the end of the transaction. */
export const lockSessionRow = (db: Db, provinceId: number, id: string): Promise<SessionRow | undefined> =>
  named(db, provinceId).where('s.id', '=', id).forUpdate('s').executeTakeFirst()

type ListFilter = {
  readonly bodyIds: readonly string[] | null
  readonly state?: SessionState | undefined
  readonly from?: Date | undefined
  readonly until?: Date | undefined
}
export type Cursor = { readonly at: Date; readonly id: string }

const counted = (db: Db, provinceId: number) =>
  named(db, provinceId).select((eb) =>
    eb
      .selectFrom('workgroup.item as i')
      .select(sql<number>`count(*)::int`.as('n'))
      .whereRef('i.province_id', '=', 's.province_id')
      .whereRef('i.session_id', '=', 's.id')
      .as('items'),
  )
type CountedRow = Awaited<ReturnType<ReturnType<typeof counted>['executeTakeFirstOrThrow']>>

/** Sessions of the bodies named (null: all), the next first or the latest first. */
export function listSessions(
  db: Db,
  provinceId: number,
  f: ListFilter,
  order: 'asc' | 'desc',
  after: Cursor | null,
  limit: number,
): Promise<CountedRow[]> {
  let q = counted(db, provinceId)
  if (f.bodyIds) q = f.bodyIds.length ? q.where('s.body_id', 'in', f.bodyIds) : q.where(sql<boolean>`false`)
  if (f.state) q = q.where('s.state', '=', f.state)
  if (f.from) q = q.where('s.starts_at', '>=', f.from)
  if (f.until) q = q.where('s.starts_at', '<', f.until)
  if (after)
    q = q.where(
      order === 'asc'
        ? sql<boolean>`(s.starts_at, s.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
        : sql<boolean>`(s.starts_at, s.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    )
  return q.orderBy('s.starts_at', order).orderBy('s.id', order).limit(limit).execute()
}

/** The next number of a body's sessions in a Jalali year. Locks the counter until the commit. */
export async function nextSessionNo(db: Db, provinceId: number, bodyId: string, year: number): Promise<number> {
  const row = await db
    .insertInto('workgroup.counter')
    .values({ province_id: provinceId, name: `S:${bodyId}:${year}`, value: 1 })
    .onConflict((c) => c.columns(['province_id', 'name']).doUpdateSet((eb) => ({ value: eb('workgroup.counter.value', '+', 1) })))
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value
}

type NewSessionRow = {
  readonly id: string
  readonly no: number
  readonly year: number
  readonly code: string
  readonly body_id: string
  readonly starts_at: Date
  readonly minutes: number
  readonly place: string
  readonly video_link: string
  readonly extraordinary: boolean
  readonly by_calendar: boolean
  readonly reason: string
  readonly capacity: number
}

export const insertSession = (db: Db, provinceId: number, row: NewSessionRow, now: Date) =>
  db
    .insertInto('workgroup.session')
    .values({ province_id: provinceId, ...row, state: 'planned', created_at: now, updated_at: now })
    .execute()

type SessionChange = Partial<{
  state: SessionState
  starts_at: Date
  minutes: number
  place: string
  video_link: string
  capacity: number
  outcome: string
  pack_hash: string
  frozen_at: Date | null
  waiting: number
  built_at: Date
  // The session as it sits.
  chaired_by: string
  chair_seat_id: string | null
  chair_name: string
  note: string
  quorum_met: boolean
  opened_at: Date | null
  closed_at: Date | null
  minuted_at: Date
}>

/** Writes and counts the version up: whoever looked before reads anew. @returns the new version */
export async function changeSession(db: Db, provinceId: number, id: string, change: SessionChange, now: Date): Promise<number> {
  const row = await db
    .updateTable('workgroup.session')
    .set((eb) => ({ ...change, updated_at: now, version: eb('version', '+', 1) }))
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** When the agenda was looked at, without a new version: nothing on it has moved. */
export const stampBuilt = (db: Db, provinceId: number, id: string, waiting: number, now: Date) =>
  db.updateTable('workgroup.session').set({ built_at: now, waiting }).where('province_id', '=', provinceId).where('id', '=', id).execute()

/** Another session of the body that is still to come or sits, within the minutes of this one. */
export const clashing = (db: Db, provinceId: number, bodyId: string, startsAt: Date, minutes: number, except: string | null) =>
  db
    .selectFrom('workgroup.session as s')
    .select(['s.id', 's.code'])
    .where('s.province_id', '=', provinceId)
    .where('s.body_id', '=', bodyId)
    .where('s.state', 'in', ['planned', 'called', 'sitting'])
    .where('s.starts_at', '<', new Date(startsAt.getTime() + minutes * 60_000))
    .where(sql<boolean>`s.starts_at + s.minutes * interval '1 minute' > ${startsAt}`)
    // A session lasts twelve hours at most: the index needs to look no further back.
    .where('s.starts_at', '>', new Date(startsAt.getTime() - 12 * 3_600_000))
    .$if(except !== null, (q) => q.where('s.id', '<>', except!))
    .executeTakeFirst()
