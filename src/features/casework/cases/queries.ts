// Lists of cases. `seenBy` is the SQL face of caseLaw.sees; seeing.test.ts holds the two together.

import type { Expression, SqlBool } from 'kysely'
import type { SimilarReads } from '#features/obstacles/similar/model.ts'
import type { RegistryReads } from '#features/registry/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import { liveStates } from '../model.ts'
import type { CaseFilter } from './model.ts'
import type { CaseActor } from './rules.ts'

export type Db = DbOf<'casework', RegistryReads & SimilarReads>

const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`
const none = sql<SqlBool>`false`

const acted = (actor: CaseActor) =>
  // A scalar subquery, asked for the few confidential rows only; of an `exists` PostgreSQL may hash all acts of the province.
  actor.accountId === null
    ? none
    : sql<SqlBool>`coalesce((select true from casework.act a where a.province_id = c.province_id and a.case_id = c.id and a.actor_id = ${actor.accountId} limit 1), false)`
const sentTo = (column: 'desk_id' | 'agency_id', list: readonly string[]) =>
  list.length === 0
    ? none
    : sql<SqlBool>`exists (select from casework.referral r where r.province_id = c.province_id and r.case_id = c.id and r.${sql.ref(column)} = any(${ids(list)}))`

/** Which rows of casework.case (as `c`) this actor may see; false for roles that the law does not name. */
export function seenBy(actor: CaseActor): Expression<SqlBool> {
  switch (actor.role) {
    case 'system':
    case 'centreHead':
      return sql<SqlBool>`true`
    case 'operator':
      return sql<SqlBool>`(not c.confidential or c.holder in ('centre', 'producer') or ${acted(actor)})`
    case 'secretary':
      return sql<SqlBool>`(not c.confidential or c.rung >= 3 or ${acted(actor)})`
    case 'manager':
      return sql<SqlBool>`not c.confidential`
    case 'agencyRep':
      return sql<SqlBool>`(${sentTo('agency_id', actor.agencyIds)} and (not c.confidential or ${sentTo('desk_id', actor.deskIds)}))`
    case 'agencyHead':
      return sentTo('agency_id', actor.agencyIds)
    case 'producer':
    case 'investor':
      return own(actor)
    default:
      return none
  }
}

function own(actor: CaseActor): Expression<SqlBool> {
  const by = [
    ...(actor.unitIds.length ? [sql`c.unit_id = any(${ids(actor.unitIds)})`] : []),
    ...(actor.investorIds.length ? [sql`c.investor_id = any(${ids(actor.investorIds)})`] : []),
    ...(actor.accountId ? [sql`c.reporter_id = ${actor.accountId}`] : []),
    ...(actor.caseIds?.length ? [sql`c.id = any(${ids(actor.caseIds)})`] : []),
  ]
  return by.length ? sql<SqlBool>`(${sql.join(by, sql` or `)})` : none
}

/** The roles that see (nearly) all of a province: their lists follow an index of the case table. */
export const seesProvince = (actor: CaseActor) => ['system', 'centreHead', 'operator', 'secretary', 'manager'].includes(actor.role)

/** A list item’s columns. Names of places, desks and groups are fetched for the page that is shown, not joined: planning four joins under row-level security costs more than the list itself. */
export function items(db: Db, provinceId: number) {
  return db
    .selectFrom('casework.case as c')
    .select([
      'c.id',
      'c.code',
      'c.version',
      'c.status',
      'c.flags',
      'c.priority',
      'c.confidential',
      'c.rung',
      'c.holder',
      'c.holder_desk_id',
      'c.unit_id',
      'c.unit_name',
      'c.county_id',
      'c.group_code',
      sql<string>`left(c.text, 160)`.as('summary'),
      'c.due_at',
      'c.opened_at',
      'c.updated_at',
      'c.closed_at',
    ])
    .where('c.province_id', '=', provinceId)
}
export type ItemRow = Awaited<ReturnType<ReturnType<typeof items>['execute']>>[number]

export type Cursor = { readonly at: Date; readonly id: string }
export type Sort = 'recent' | 'due' | 'opened'

/** What the list and the search may be narrowed to. */
export type Narrowing = Omit<CaseFilter, 'after' | 'sort' | 'limit'>

/** Adds the conditions of a filter to a query over casework.case as `c`. */
export function narrowed(q: ReturnType<typeof items>, f: Narrowing, now: Date) {
  if (f.status) q = q.where('c.status', '=', f.status)
  if (f.open !== undefined) q = f.open ? q.where('c.closed_at', 'is', null) : q.where('c.closed_at', 'is not', null)
  if (f.flag) q = q.where(flagged(f.flag, now))
  if (f.holder) q = q.where('c.holder', '=', f.holder)
  if (f.groupCode) q = q.where('c.group_code', '=', f.groupCode)
  if (f.countyId) q = q.where('c.county_id', '=', f.countyId)
  if (f.priority) q = q.where('c.priority', '=', f.priority)
  if (f.unitId) q = q.where('c.unit_id', '=', f.unitId)
  if (f.investorId) q = q.where('c.investor_id', '=', f.investorId)
  if (f.rung !== undefined) q = q.where('c.rung', '=', f.rung)
  if (f.dueBefore) q = q.where('c.due_at', '<', new Date(f.dueBefore)).where('c.closed_at', 'is', null)
  if (f.knotId) q = q.where('c.knot_id', '=', f.knotId)
  if (f.knots) q = q.where('c.knot_id', f.knots === 'none' ? 'is' : 'is not', null)
  if (f.deskId) q = q.where(liveOn('desk_id', f.deskId))
  if (f.agencyId) q = q.where(liveOn('agency_id', f.agencyId))
  return q
}

/** One page of the cases an actor may see. Every filter has an index; every sort is a keyset. */
export function listCases(
  db: Db,
  provinceId: number,
  actor: CaseActor,
  f: Narrowing,
  page: { sort: Sort; after: Cursor | null; limit: number; now: Date },
) {
  const { sort, after, limit, now } = page
  const column = ({ recent: 'c.updated_at', due: 'c.due_at', opened: 'c.opened_at' } as const)[sort]
  let q = narrowed(items(db, provinceId).where(seenBy(actor)), f, now)
  if (sort === 'due') q = q.where('c.due_at', 'is not', null).where('c.closed_at', 'is', null)
  const direction = sort === 'due' ? 'asc' : 'desc'
  if (after) q = q.where(sql<SqlBool>`(${sql.ref(column)}, c.id) ${sql.raw(sort === 'due' ? '>' : '<')} (${after.at}, ${after.id}::uuid)`)
  return q.orderBy(column, direction).orderBy('c.id', direction).limit(limit).execute()
}

const live = sql.join(liveStates.map((s) => sql.lit(s)))
const liveOn = (column: 'desk_id' | 'agency_id', id: string) =>
  sql<SqlBool>`exists (select from casework.referral r where r.province_id = c.province_id and r.case_id = c.id and r.${sql.ref(column)} = ${id} and r.state in (${live}))`

function flagged(flag: string, now: Date): Expression<SqlBool> {
  if (flag === 'overdue') return sql<SqlBool>`(c.due_at < ${now} and c.closed_at is null)`
  if (flag === 'production_stopped') return sql<SqlBool>`c.priority = 'production_stopped'`
  if (flag === 'escalated') return sql<SqlBool>`(c.rung >= 2 and c.closed_at is null)`
  return sql<SqlBool>`(c.flags <> '{}' and c.flags @> array[${flag}])`
}

export const findIdByCode = (db: Db, provinceId: number, code: string) =>
  db.selectFrom('casework.case').select(['id', 'reporter_phone']).where('province_id', '=', provinceId).where('code', '=', code).executeTakeFirst()

/** Open cases first, then the latest; by the phone that raised them or the units and plans behind that phone. */
export const byPhone = (
  db: Db,
  provinceId: number,
  actor: CaseActor,
  phone: string,
  unitIds: readonly string[],
  investorIds: readonly string[],
  limit: number,
) =>
  items(db, provinceId)
    .where(seenBy(actor))
    .where(sql<SqlBool>`c.id in (
      select id from casework.case where province_id = ${provinceId} and reporter_phone = ${phone}
      union select id from casework.case where province_id = ${provinceId} and unit_id = any(${ids(unitIds)})
      union select id from casework.case where province_id = ${provinceId} and investor_id = any(${ids(investorIds)}))`)
    .orderBy(sql`c.closed_at is not null`)
    .orderBy('c.updated_at', 'desc')
    .limit(limit)
    .execute()

/** Open cases of the same unit, then open ones of the same group in the county. */
export async function similar(
  db: Db,
  provinceId: number,
  actor: CaseActor,
  to: { id: string; unitId: string | null; investorId: string | null; groupCode: string | null; countyId: string | null },
  limit: number,
): Promise<ItemRow[]> {
  const open = () =>
    items(db, provinceId).where(seenBy(actor)).where('c.id', '<>', to.id).where('c.closed_at', 'is', null).orderBy('c.id', 'desc').limit(limit)
  const ofUnit = to.unitId
    ? await open().where('c.unit_id', '=', to.unitId).execute()
    : to.investorId
      ? await open().where('c.investor_id', '=', to.investorId).execute()
      : []
  if (ofUnit.length >= limit || !to.groupCode || !to.countyId) return ofUnit
  const near = await open().where('c.group_code', '=', to.groupCode).where('c.county_id', '=', to.countyId).execute()
  const known = new Set(ofUnit.map((c) => c.id))
  return [...ofUnit, ...near.filter((c) => !known.has(c.id))].slice(0, limit)
}

/** Cases of the same event, as people decided at the duplicates desk: the one it was told of first, and all that belong to that one. */
export const ofEvent = (db: Db, provinceId: number, actor: CaseActor, id: string, limit: number): Promise<ItemRow[]> =>
  items(db, provinceId)
    .where(seenBy(actor))
    .where('c.id', '<>', id)
    .where(sql<SqlBool>`c.id in (
      with head as (
        select ${id}::uuid as id
        union select one_id from obstacles.likeness where province_id = ${provinceId} and other_id = ${id} and state = 'event')
      select id from head
      union select l.other_id from obstacles.likeness l join head on l.one_id = head.id where l.province_id = ${provinceId} and l.state = 'event')`)
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()

export const unitPlace = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('registry.unit').select(['name', 'county_id']).where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()
export const investorPlace = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('registry.investor').select(['name', 'county_id']).where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()
export const countyExists = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('registry.county').select('id').where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()
