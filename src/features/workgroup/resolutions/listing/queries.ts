// Lists of resolutions, each row through the law's face in SQL. Names are fetched for the page that is shown: its
// statement is planned once, that of a list for each call, and there a join costs more than the way to the database.

import { tsquery } from '#kernel/text.ts'
import { toLatinDigits } from '#kernel/digits.ts'
import { sql } from '#server/db.ts'
import type { SeatedActor } from '../../model.ts'
import { type ResolutionFilter, type Shelf, type ShelfCounts, soonMs, type TaskFilter, taskFilters } from '../model.ts'
import { type Db, type ResolutionRow, rows, seenBy } from '../queries.ts'

export type Cursor = { readonly at: Date; readonly id: string }
export type Sort = NonNullable<ResolutionFilter['sort']>
export type Filter = ResolutionFilter & { readonly task?: TaskFilter }

const base = (db: Db, provinceId: number, actor: SeatedActor) => rows(db, provinceId).where(seenBy(actor))
type Query = ReturnType<typeof base>

/** Of one agency its index gives the rows in the order of their dates; of several they would have to be sorted. */
const ofAgencies = (ids: readonly string[]) =>
  ids.length === 1 ? sql<boolean>`r.owner_agency_id = ${ids[0]}` : sql<boolean>`r.owner_agency_id = any(${[...ids]}::uuid[])`

/** Of somebody's own work: the agencies, desks or bodies they wear a hat or sit for. */
function mine(q: Query, actor: SeatedActor): Query {
  const bodies = actor.seats.map((s) => s.bodyId)
  const ofAgency = ofAgencies(actor.agencyIds)
  // A desk belongs to the agency that owns: the index of open ones is by agency.
  if (actor.role === 'agencyRep')
    return q.where(ofAgency).where(sql<boolean>`(r.owner_desk_id is null or r.owner_desk_id = any(${[...actor.deskIds]}::uuid[]))`)
  if (actor.role === 'agencyHead') return q.where(ofAgency)
  return bodies.length ? q.where(sql<boolean>`r.body_id = any(${bodies}::uuid[])`) : q
}

/** The agency's own turn is over its date. */
const agencyLate = (now: Date) =>
  sql<boolean>`(r.due_at < ${now} and r.closed_at is null and not r.suspended and r.state in ('notified', 'objected', 'executing') and (r.path is distinct from 'bank' or r.stage = 'must_pay'))`

/** Whoever has the word is late; `rule_by` stands only while it is the panel's or the board's. */
const overdue = (now: Date) => sql<boolean>`(${agencyLate(now)} or (r.rule_by is not null and r.rule_by < ${now}))`

/** Which of an agency's open ones it looks at apart; `soon` is from some days before the date on. */
function asTask(filter: TaskFilter, now: Date) {
  switch (filter) {
    case 'all':
      return sql<boolean>`true`
    case 'receive':
      return sql<boolean>`r.received_at is null`
    case 'soon':
      return sql<boolean>`(r.due_at > ${now} and r.due_at <= ${new Date(now.getTime() + soonMs)} and r.state <> 'claimed')`
    case 'overdue':
      return agencyLate(now)
    case 'objected':
      return sql<boolean>`r.state = 'objected'`
    case 'disputed':
      return sql<boolean>`'disputed' = any (r.flags)`
  }
}

const ofCase = (caseId: string) =>
  sql<boolean>`r.id in (select c.resolution_id from workgroup.resolution_case c where c.province_id = r.province_id and c.case_id = ${caseId}::uuid)`

/** A path that is only being prepared is not found by those whom showing/rules.ts does not show it: `isOutside` in SQL. */
function prepared(actor: SeatedActor) {
  if (actor.role === 'operator') return sql<boolean>`(r.path is distinct from 'nonfeasance' or r.stage = 'handed_over')`
  if (actor.role !== 'agencyRep' && actor.role !== 'agencyHead') return sql<boolean>`true`
  const bodies = [...new Set(actor.seats.map((s) => s.bodyId))]
  return sql<boolean>`(r.path is distinct from 'nonfeasance' or r.stage = 'handed_over' or (not r.owner_agency_id = any(${[...actor.agencyIds]}::uuid[])
    and (r.body_id = any(${bodies}::uuid[]) or r.committee_id = any(${bodies}::uuid[]))))`
}

/** What waits for the word of those who keep minutes. */
const shelved: Readonly<Record<Shelf, ReturnType<typeof sql<boolean>>>> = {
  to_notify: sql`r.state = 'approved'`,
  objections: sql`r.state = 'objected'`,
  disputes: sql`('disputed' = any (r.flags) and r.state = 'executing' and r.closed_at is null)`,
  nonfeasance: sql`(r.path = 'nonfeasance' and r.stage <> 'handed_over' and r.closed_at is null)`,
  bank: sql`(r.path = 'bank' and r.closed_at is null)`,
}

/** On any of the shelves: the predicate of the index resolution_shelved, so that ordinary open ones are not read. */
const onSomeShelf = sql<boolean>`(r.closed_at is null and (r.state in ('approved', 'objected') or r.path is not null or 'disputed' = any (r.flags)))`

function narrowed(all: Query, f: Filter, actor: SeatedActor, now: Date): Query {
  let q = all
  // A dropped draft stays in the history of its dossier only.
  if (f.state !== 'annulled' && f.state !== 'ended') q = q.where(sql<boolean>`not (r.state = 'annulled' and r.approved_at is null)`)
  else q = q.where('r.approved_at', 'is not', null)
  if (f.state === 'live') q = q.where('r.notified_at', 'is not', null).where('r.closed_at', 'is', null)
  else if (f.state === 'ended') q = q.where('r.closed_at', 'is not', null)
  else if (f.state) q = q.where('r.state', '=', f.state)
  if (f.agencyId) q = q.where('r.owner_agency_id', '=', f.agencyId)
  if (f.bodyId) q = q.where('r.body_id', '=', f.bodyId)
  if (f.sessionId) q = q.where('r.session_id', '=', f.sessionId)
  if (f.dossierId) q = q.where('r.dossier_id', '=', f.dossierId)
  if (f.itemId) q = q.where('r.item_id', '=', f.itemId)
  if (f.unitId) q = q.where('r.unit_id', '=', f.unitId)
  if (f.caseId) q = q.where(ofCase(f.caseId))
  if (f.shelf) q = q.where(onSomeShelf).where(shelved[f.shelf])
  if (f.path) q = q.where('r.path', '=', f.path)
  if (f.path || f.shelf) q = q.where(prepared(actor))
  // Of one agency: what it is late with itself, which its index gives in the order of the dates.
  const late = f.agencyId ? agencyLate(now) : overdue(now)
  if (f.overdue !== undefined) q = q.where(f.overdue ? late : sql<boolean>`not ${late}`)
  if (f.mine) q = mine(q, actor)
  if (f.task) q = q.where(asTask(f.task, now))
  if (f.q) {
    const words = tsquery(f.q)
    const code = toLatinDigits(f.q).trim().toUpperCase()
    q = q.where((e) => e.or([...(words ? [sql<boolean>`r.search @@ ${words}::tsquery`] : []), e('r.code', '=', code)]))
  }
  return q
}

/** One page; `recent`: last touched first, `due`: the earliest date first, ended ones left out. */
export function listRows(
  db: Db,
  provinceId: number,
  actor: SeatedActor,
  f: Filter,
  page: { readonly sort: Sort; readonly after: Cursor | null; readonly limit: number; readonly now: Date },
): Promise<ResolutionRow[]> {
  const { sort, after, limit, now } = page
  let q = narrowed(base(db, provinceId, actor), f, actor, now)
  const column = sort === 'due' ? 'r.due_at' : 'r.updated_at'
  if (sort === 'due') q = q.where('r.closed_at', 'is', null)
  if (after) q = q.where(sql<boolean>`(${sql.ref(column)}, r.id) ${sql.raw(sort === 'due' ? '>' : '<')} (${after.at}, ${after.id}::uuid)`)
  const direction = sort === 'due' ? 'asc' : 'desc'
  return q.orderBy(column, direction).orderBy('r.id', direction).limit(limit).execute()
}

/** One look at what lies on a shelf; neither what has ended nor what is simply being executed is read. */
export const countShelves = (db: Db, provinceId: number, actor: SeatedActor): Promise<ShelfCounts> => {
  const on = (shelf: Shelf) => sql<number>`(count(*) filter (where ${shelved[shelf]} and ${prepared(actor)}))::int`.as(shelf)
  return db
    .selectFrom('workgroup.resolution as r')
    .select([on('to_notify'), on('objections'), on('disputes'), on('nonfeasance'), on('bank')])
    .where('r.province_id', '=', provinceId)
    .where(onSomeShelf)
    .where(seenBy(actor))
    .executeTakeFirstOrThrow()
}

/** What an agency has before it: how many open ones of its own, of each kind it may look at apart. */
export const countTasks = (db: Db, provinceId: number, actor: SeatedActor, now: Date): Promise<Record<TaskFilter, number>> =>
  mine(rows(db, provinceId).where(seenBy(actor)), actor)
    .clearSelect()
    .select(taskFilters.map((filter) => sql<number>`(count(*) filter (where ${asTask(filter, now)}))::int`.as(filter)))
    .where('r.notified_at', 'is not', null)
    .where('r.closed_at', 'is', null)
    .executeTakeFirstOrThrow()

/** Names of everything that lines of resolutions point at, by id: one statement, whose text is the same for every page. */
export async function namesOf(db: Db, provinceId: number, rows: readonly ResolutionRow[]): Promise<Map<string, { fa: string; en: string }>> {
  const some = (list: readonly (string | null)[]) => sql`${[...new Set(list.filter((id) => id !== null))]}::uuid[]`
  const names = (table: string, ids: ReturnType<typeof some>) =>
    sql`select id, name_fa, name_en from ${sql.table(table)} where province_id = ${provinceId} and id = any(${ids})`
  const parts = [
    names('registry.agency', some(rows.flatMap((r) => [r.owner_agency_id, r.alt_agency_id]))),
    names('registry.county', some(rows.map((r) => r.county_id))),
    names('registry.desk', some(rows.map((r) => r.owner_desk_id))),
    names('workgroup.body', some(rows.map((r) => r.body_id))),
  ]
  const found = await sql<{ id: string; name_fa: string; name_en: string }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return new Map(found.rows.map((n) => [n.id, { fa: n.name_fa, en: n.name_en || n.name_fa }]))
}
