// Duties of producers: how many stand where, and which.

import { sql } from '#server/db.ts'
import type { RawBuilder } from 'kysely'
import type { SeatedActor } from '../../model.ts'
import { type Db, places, seatedAt, type Wanted } from '../board/queries.ts'
import type { DutySide } from '../model.ts'
import type { Cursor } from '../rows/rules.ts'
import { type Scope, seesConfidential } from '../rules.ts'

const whichOf = (now: Date) => sql`case when d.state = 'open' and d.due_at < ${now} then 'due' else d.state end`

/** Resolutions as `r` whose duties count: notified, not annulled, within filters and scope. */
function resolutions(provinceId: number, w: Wanted, scope: Scope): RawBuilder<unknown> {
  const where = [sql`province_id = ${provinceId}`, sql`notified_at is not null`, sql`state <> 'annulled'`, ...places(w, scope, 'owner_agency_id')]
  if (w.since) where.push(sql`notified_at >= ${w.since}`)
  if (w.until) where.push(sql`notified_at < ${w.until}`)
  return sql`(select id, code, unit_name, county_id, body_id, committee_id, confidential from workgroup.resolution where ${sql.join(where, sql` and `)})`
}

export async function dutyCounts(
  db: Db,
  provinceId: number,
  by: DutySide,
  w: Wanted,
  scope: Scope,
  now: Date,
): Promise<{ key: string | null; which: string; count: number }[]> {
  const { rows } = await sql<{ key: string | null; which: string; count: number }>`
    select ${sql.ref(by === 'county' ? 'r.county_id' : 'r.body_id')}::text as key, ${whichOf(now)} as which, count(*)::int as count
    from workgroup.duty d join ${resolutions(provinceId, w, scope)} r on r.id = d.resolution_id
    where d.province_id = ${provinceId} group by 1, 2`.execute(db)
  return rows
}

type DutyItem = {
  id: string
  resolution_id: string
  code: string
  text: string
  unit_name: string
  county_id: string | null
  body_id: string
  due_at: Date
  which: string
  note: string
}

/** The latest date first. */
export async function dutyRows(
  db: Db,
  actor: SeatedActor,
  scope: Scope,
  w: Wanted & { readonly which: string | null },
  now: Date,
  page: { after: Cursor | null; limit: number },
): Promise<DutyItem[]> {
  const where = [sql`d.province_id = ${actor.provinceId}`]
  if (!seesConfidential(actor)) where.push(sql`(not r.confidential or ${seatedAt(actor, 'r.body_id', 'r.committee_id')})`)
  if (w.which === 'due') where.push(sql`d.state = 'open' and d.due_at < ${now}`)
  else if (w.which === 'open') where.push(sql`d.state = 'open' and d.due_at >= ${now}`)
  else if (w.which !== null) where.push(sql`d.state = ${w.which}`)
  if (page.after) where.push(sql`(d.due_at, d.id) < (${page.after.at}, ${page.after.id}::uuid)`)
  const { rows } = await sql<DutyItem>`
    select d.id, d.resolution_id, r.code, left(d.text, 400) as text, r.unit_name, r.county_id, r.body_id, d.due_at, ${whichOf(now)} as which, left(d.note, 400) as note
    from workgroup.duty d join ${resolutions(actor.provinceId, w, scope)} r on r.id = d.resolution_id
    where ${sql.join(where, sql` and `)} order by d.due_at desc, d.id desc limit ${page.limit}`.execute(db)
  return rows
}
