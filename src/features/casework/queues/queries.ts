// Lists that each desk of the house starts its day with, and counts over open cases only.

import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from '#server/db.ts'
import { type Cursor, type Db, items, seenBy } from '../cases/queries.ts'
import type { CaseActor } from '../cases/rules.ts'
import { liveStates } from '../model.ts'

const live = sql.join(liveStates.map((s) => sql.lit(s)))
/** What has no deadline has this one in a cursor; the greatest moment that JavaScript knows. */
export const NEVER = new Date(8.64e15)
const moment = (at: Date) => (at >= NEVER ? sql`'infinity'::timestamptz` : sql`${at}`)
const afterDue = (due: RawBuilder<unknown>, after: Cursor) => sql<SqlBool>`(${due}, c.id) > (${moment(after.at)}, ${after.id}::uuid)`

/** Open cases of the centre, the nearest deadline first: there is always one. Follows the index case_holder. */
export function inTriage(db: Db, provinceId: number, actor: CaseActor, after: Cursor | null, limit: number) {
  let q = items(db, provinceId).where(seenBy(actor)).where('c.holder', '=', 'centre').where('c.closed_at', 'is', null)
  if (after) q = q.where(afterDue(sql`c.due_at`, after))
  return q.orderBy('c.due_at').orderBy('c.id').limit(limit).execute()
}

/** Open cases of the high rungs; those without a deadline (signed over to inspection) come last. */
export function onHighRungs(db: Db, provinceId: number, actor: CaseActor, after: Cursor | null, limit: number) {
  const due = sql<Date>`coalesce(c.due_at, 'infinity')`
  let q = items(db, provinceId).where(seenBy(actor)).where('c.holder', 'in', ['workingGroup', 'hq']).where('c.closed_at', 'is', null)
  if (after) q = q.where(afterDue(due, after))
  return q.orderBy(due).orderBy('c.id').limit(limit).execute()
}

export type InboxFilter = {
  readonly deskIds?: readonly string[]
  readonly agencyIds?: readonly string[]
  readonly states: readonly string[]
  readonly minRung?: number
}

/** Referrals of desks or of an agency: those with a deadline by it, ended ones by when they ended. */
export function inbox(db: Db, provinceId: number, f: InboxFilter, after: Cursor | null, limit: number) {
  const ended = !f.states.some((s) => (liveStates as readonly string[]).includes(s))
  const key = ended ? sql<Date>`coalesce(r.ended_at, r.sent_at)` : sql<Date>`coalesce(r.due_at, 'infinity')`
  let q = items(db, provinceId)
    .innerJoin('casework.referral as r', (j) => j.onRef('r.province_id', '=', 'c.province_id').onRef('r.case_id', '=', 'c.id'))
    .select([
      'r.id as r_id',
      'r.desk_id as r_desk_id',
      'r.agency_id as r_agency_id',
      'r.state as r_state',
      'r.lead as r_lead',
      'r.rung as r_rung',
      'r.sent_at as r_sent_at',
      'r.accepted_at as r_accepted_at',
      'r.ended_at as r_ended_at',
      'r.due_at as r_due_at',
    ])
    .where('r.province_id', '=', provinceId)
    .where('r.state', 'in', [...f.states])
  if (f.deskIds) q = q.where('r.desk_id', 'in', [...f.deskIds])
  if (f.agencyIds) q = q.where('r.agency_id', 'in', [...f.agencyIds])
  if (f.minRung !== undefined) q = q.where('r.rung', '>=', f.minRung)
  if (after) q = q.where(sql<SqlBool>`(${key}, r.id) ${sql.raw(ended ? '<' : '>')} (${moment(after.at)}, ${after.id}::uuid)`)
  const direction = ended ? 'desc' : 'asc'
  return q.orderBy(key, direction).orderBy('r.id', direction).limit(limit).execute()
}

/** Hangs on a knot, or hung until the rule was changed. */
const onKnot = sql<boolean>`(knot_id is not null)`

/** One pass over the index of open cases (case_counts), grouped as finely as the page needs. */
export const openCounts = (db: Db, provinceId: number) =>
  db
    .selectFrom('casework.case')
    .select(['status', 'holder', 'rung', 'priority', onKnot.as('on_knot'), (eb) => eb.fn.countAll<number>().as('n')])
    .where('province_id', '=', provinceId)
    .where('closed_at', 'is', null)
    .groupBy(['status', 'holder', 'rung', 'priority', onKnot])
    .execute()

/** How cases ended since a day; over the index case_closed alone. */
export const endedCounts = (db: Db, provinceId: number, since: Date) =>
  db
    .selectFrom('casework.case')
    .select(['status', onKnot.as('on_knot'), (eb) => eb.fn.countAll<number>().as('n')])
    .where('province_id', '=', provinceId)
    .where('closed_at', '>=', since)
    .groupBy(['status', onKnot])
    .execute()

export const overdueCount = (db: Db, provinceId: number, now: Date, withoutKnots: boolean) =>
  db
    .selectFrom('casework.case')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('province_id', '=', provinceId)
    .where('closed_at', 'is', null)
    .where('due_at', '<', now)
    .$if(withoutKnots, (q) => q.where('knot_id', 'is', null))
    .executeTakeFirstOrThrow()

const orNone = (withoutKnots: boolean, condition: RawBuilder<unknown>) => (withoutKnots ? condition : sql``)

export const flagCounts = (db: Db, provinceId: number, withoutKnots: boolean) =>
  sql<{ flag: string; n: number }>`select f as flag, count(*) as n from casework.case c, unnest(c.flags) f
    where c.province_id = ${provinceId} and c.closed_at is null and c.flags <> '{}' ${orNone(withoutKnots, sql`and c.knot_id is null`)} group by f`
    .execute(db)
    .then(({ rows }) => rows)

/** Desks with live referrals, the most overdue first. */
export const deskCounts = (db: Db, provinceId: number, now: Date, limit: number, withoutKnots: boolean) =>
  sql<{
    desk_id: string
    agency_id: string
    live: number
    unaccepted: number
    overdue: number
    next_due_at: Date | null
    desk_fa: string
    desk_en: string
    agency_fa: string
    agency_en: string
  }>`
    select n.*, d.name_fa as desk_fa, d.name_en as desk_en, y.name_fa as agency_fa, y.name_en as agency_en from (
      select r.desk_id, r.agency_id, count(*) as live, count(*) filter (where r.state = 'sent') as unaccepted, count(*) filter (where r.due_at < ${now} or r.rung > 1) as overdue,
        min(r.due_at) filter (where r.due_at >= ${now}) as next_due_at
      from casework.referral r where r.province_id = ${provinceId} and r.state in (${live})
        ${orNone(withoutKnots, sql`and r.case_id not in (select id from casework.case where province_id = ${provinceId} and knot_id is not null)`)}
      group by r.desk_id, r.agency_id order by overdue desc, live desc, r.desk_id limit ${limit}) n
    join registry.desk d on d.province_id = ${provinceId} and d.id = n.desk_id
    join registry.agency y on y.province_id = ${provinceId} and y.id = n.agency_id
    order by n.overdue desc, n.live desc, n.desk_id`
    .execute(db)
    .then(({ rows }) => rows)
