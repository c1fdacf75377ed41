// Dossiers behind the figures: ended, waiting on a day, decided in a period.

import { sql } from '#server/db.ts'
import type { RawBuilder } from 'kysely'
import type { SeatedActor } from '../../model.ts'
import { type Db, seatedAt, uuids } from '../board/queries.ts'
import { seesConfidential } from '../rules.ts'
import type { Cursor } from '../rows/rules.ts'

const waitingStates = sql`('open', 'in_committee', 'returned', 'ready', 'on_agenda')`
/** Which dossiers are counted; null: all. `bodyIds` decide them; one of `seatIds` decides or prepared them. */
export type Within = { readonly bodyIds: readonly string[] | null; readonly seatIds: readonly string[] | null }
const within = ({ bodyIds, seatIds }: Within) =>
  sql`${bodyIds === null ? sql`true` : sql`d.body_id = any(${uuids(bodyIds)})`}
    and ${seatIds === null ? sql`true` : sql`(d.body_id = any(${uuids(seatIds)}) or d.committee_id = any(${uuids(seatIds)}))`}`
const day = (at: RawBuilder<unknown>) => sql`(${at} at time zone 'Asia/Tehran')::date`

/** Closed in the period: units that work again (each once) and jobs kept. */
export async function ended(db: Db, provinceId: number, since: Date, until: Date, w: Within): Promise<{ revived: number; jobs_kept: number }> {
  const { rows } = await sql<{ revived: number; jobs_kept: number }>`
    select (count(distinct coalesce(d.unit_id, d.investor_id, d.id)) filter (where d.revived))::int as revived, coalesce(sum(d.jobs_kept), 0)::int as jobs_kept
    from workgroup.dossier d
    where d.province_id = ${provinceId} and d.closed_at >= ${since} and d.closed_at < ${until} and d.state = 'closed' and ${within(w)}`.execute(db)
  return rows[0]!
}

/**
 * Dossiers without a decision at a moment. Now their state tells. At a moment that is past, the first of their marks since then
 * tells: only what waits is decided, refused or withdrawn, and only what does not is closed or reopened; where there is none,
 * their state has not changed since.
 */
function waitingAt(provinceId: number, at: Date, past: boolean, w: Within): RawBuilder<unknown> {
  const columns = sql`d.id, d.code, d.unit_name, d.subject, d.body_id, d.committee_id, d.from_body_id, d.opened_at, d.confidential`
  const now = sql`select ${columns} from workgroup.dossier d
    where d.province_id = ${provinceId} and d.state in ${waitingStates} and d.opened_at < ${at} and ${within(w)}`
  if (!past) return now
  const marks = sql`select distinct on (m.dossier_id) m.dossier_id, m.name from workgroup.dossier_act m
    where m.province_id = ${provinceId} and m.name in ('decide', 'refuse', 'withdraw', 'close', 'reopen') and m.at >= ${at}
    order by m.dossier_id, m.at, m.name in ('close', 'reopen')`
  return sql`with mark as materialized (${marks})
    ${now} and not exists (select from mark m where m.dossier_id = d.id)
    union all select ${columns} from mark m join workgroup.dossier d on d.province_id = ${provinceId} and d.id = m.dossier_id
    where m.name in ('decide', 'refuse', 'withdraw') and d.opened_at < ${at} and ${within(w)}`
}

export async function waiting(db: Db, provinceId: number, at: Date, past: boolean, w: Within): Promise<{ all: number; week: number }> {
  const { rows } = await sql<{ all: number; week: number }>`
    select count(*)::int as all, (count(*) filter (where d.opened_at < ${at}::timestamptz - interval '7 days'))::int as week
    from (${waitingAt(provinceId, at, past, w)}) d`.execute(db)
  return rows[0]!
}

/** The last decision of each dossier in the period. */
const decisions = (provinceId: number, since: Date, until: Date) => sql`
  select distinct on (a.dossier_id) a.dossier_id, a.at from workgroup.dossier_act a
  where a.province_id = ${provinceId} and a.name in ('decide', 'refuse') and a.at >= ${since} and a.at < ${until} order by a.dossier_id, a.at desc`

export async function decided(db: Db, provinceId: number, since: Date, until: Date, w: Within): Promise<{ dossiers: number; days: number }> {
  const { rows } = await sql<{ dossiers: number; days: number }>`
    select count(*)::int as dossiers, coalesce(sum(${day(sql`x.at`)} - ${day(sql`d.opened_at`)}), 0)::int as days
    from (${decisions(provinceId, since, until)}) x join workgroup.dossier d on d.province_id = ${provinceId} and d.id = x.dossier_id
    where ${within(w)}`.execute(db)
  return rows[0]!
}

export type DossierRow = {
  id: string
  code: string
  unit_name: string
  subject: string
  body_id: string
  at: Date
  amount: number | null
  counts: boolean
}
export type Behind = 'units_revived' | 'jobs_kept' | 'backlog' | 'backlog_week' | 'days_to_decision'
type Period = { readonly since: Date; readonly until: Date; readonly past: boolean; readonly within: Within }

function source(figure: Behind, provinceId: number, p: Period): RawBuilder<unknown> {
  const columns = sql`d.id, d.code, d.unit_name, d.subject, d.body_id, d.committee_id, d.from_body_id`
  if (figure === 'units_revived' || figure === 'jobs_kept') {
    const kept = figure === 'jobs_kept'
    return sql`select ${columns}, d.closed_at as at, ${kept ? sql`d.jobs_kept` : sql`null::int`} as amount, true as counts, d.confidential,
        coalesce(d.unit_id, d.investor_id, d.id) as whose
      from workgroup.dossier d where d.province_id = ${provinceId} and d.closed_at >= ${p.since} and d.closed_at < ${p.until}
        and d.state = 'closed' and ${kept ? sql`d.jobs_kept > 0` : sql`d.revived`} and ${within(p.within)}`
  }
  if (figure === 'days_to_decision')
    return sql`select ${columns}, x.at, ${day(sql`x.at`)} - ${day(sql`d.opened_at`)} as amount, true as counts, d.confidential
      from (${decisions(provinceId, p.since, p.until)}) x join workgroup.dossier d on d.province_id = ${provinceId} and d.id = x.dossier_id where ${within(p.within)}`
  return sql`select ${columns}, d.opened_at as at, ${day(sql`${p.until}::timestamptz`)} - ${day(sql`d.opened_at`)} as amount,
      ${figure === 'backlog' ? sql`true` : sql`d.opened_at < ${p.until}::timestamptz - interval '7 days'`} as counts, d.confidential
    from (${waitingAt(provinceId, p.until, p.past, p.within)}) d`
}

/** The dossiers behind a figure that this person may see, newest first; of a unit that revived only its last one. */
export async function dossierRows(
  db: Db,
  actor: SeatedActor,
  figure: Behind,
  p: Period,
  page: { after: Cursor | null; limit: number },
): Promise<DossierRow[]> {
  const open = seesConfidential(actor) ? sql`true` : sql`(not r.confidential or ${seatedAt(actor, 'r.body_id', 'r.committee_id', 'r.from_body_id')})`
  const after = page.after ? sql`(r.at, r.id) < (${page.after.at}, ${page.after.id}::uuid)` : sql`true`
  const once = figure === 'units_revived' ? sql`distinct on (r.whose)` : sql``
  const order = figure === 'units_revived' ? sql`order by r.whose, r.at desc, r.id desc` : sql``
  const { rows } = await sql<DossierRow>`select r.id, r.code, r.unit_name, r.subject, r.body_id, r.at, r.amount, r.counts
    from (select ${once} r.* from (${source(figure, actor.provinceId, p)}) r where ${open} ${order}) r
    where ${after} order by r.at desc, r.id desc limit ${page.limit}`.execute(db)
  return rows
}
