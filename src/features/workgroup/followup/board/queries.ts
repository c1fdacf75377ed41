// Counts for the board: the tally with what has not been added to it yet, and those that are late.

import type { RegistryReads } from '#features/registry/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { RawBuilder } from 'kysely'
import type { SeatedActor } from '../../model.ts'
import type { Side } from '../model.ts'
import type { Scope } from '../rules.ts'

export type Db = DbOf<'workgroup', RegistryReads>

/** Filters as the database asks them; null: not asked. */
export type Wanted = {
  readonly fromMonth: number | null
  readonly toMonth: number | null
  readonly since: Date | null
  readonly until: Date | null
  readonly bodyIds: readonly string[] | null
  readonly agencyIds: readonly string[] | null
  readonly domain: string | null
  readonly countyId: string | null
}

export const uuids = (list: readonly string[]) => sql`${[...list]}::uuid[]`

/** A body that the actor sits in decides it or prepared it: there they see confidential ones too. */
export const seatedAt = (actor: SeatedActor, ...columns: readonly string[]): RawBuilder<unknown> => {
  const own = uuids(actor.seats.map((s) => s.bodyId))
  return sql`(${sql.join(
    columns.map((column) => sql`${sql.ref(column)} = any(${own})`),
    sql` or `,
  )})`
}

/** Filters and scope over the columns that tally, moves and resolutions share under these names. */
export function places(w: Wanted, scope: Scope, agency: 'agency_id' | 'owner_agency_id'): RawBuilder<unknown>[] {
  const parts: RawBuilder<unknown>[] = []
  if (w.bodyIds) parts.push(sql`body_id = any(${uuids(w.bodyIds)})`)
  if (scope.bodyIds) parts.push(sql`(body_id = any(${uuids(scope.bodyIds)}) or committee_id = any(${uuids(scope.bodyIds)}))`)
  if (w.agencyIds) parts.push(sql`${sql.ref(agency)} = any(${uuids(w.agencyIds)})`)
  if (scope.agencyIds) parts.push(sql`${sql.ref(agency)} = any(${uuids(scope.agencyIds)})`)
  // Of the tally “no topic” is a value of its key.
  if (w.domain === '' && agency === 'owner_agency_id') parts.push(sql`domain_code is null`)
  else if (w.domain !== null) parts.push(sql`domain_code = ${w.domain}`)
  if (w.countyId === 'none') parts.push(sql`county_id is null`)
  else if (w.countyId !== null) parts.push(sql`county_id = ${w.countyId}::uuid`)
  return parts
}

const keyed: Record<Exclude<Side, 'level'>, string> = {
  agency: 'agency_id',
  body: 'body_id',
  domain: 'domain_code',
  month: 'month',
  county: 'county_id',
}
const columnOf = (by: Side) => keyed[by === 'level' ? 'body' : by]

type Counted = { key: string | null; outcome: string; reason: string; claimed: boolean; count: number; days: number }

/** One line for each key × outcome × reason; a level is the body's, which the caller adds up. */
export async function counts(db: Db, provinceId: number, by: Side, w: Wanted, scope: Scope): Promise<Counted[]> {
  const where = [sql`province_id = ${provinceId}`, ...places(w, scope, 'agency_id')]
  if (w.fromMonth !== null) where.push(sql`month >= ${w.fromMonth}`)
  if (w.toMonth !== null) where.push(sql`month <= ${w.toMonth}`)
  const filter = sql.join(where, sql` and `)
  const columns = sql`${sql.ref(columnOf(by))} as key, outcome, reason, claimed, count, days`
  const { rows } = await sql<Counted>`
    select c.key::text, outcome, reason, claimed, sum(count)::int as count, sum(days)::int as days
    from (select ${columns} from workgroup.tally where ${filter} union all select ${columns} from workgroup.tally_move where ${filter}) c
    group by c.key, outcome, reason, claimed having sum(count) <> 0`.execute(db)
  return rows
}

/** Being executed and past their date, from the index resolution_late alone. @param months by month: those there are, with their beginnings */
export async function lateCounts(
  db: Db,
  provinceId: number,
  by: Side,
  w: Wanted,
  scope: Scope,
  { now, months }: { now: Date; months: readonly { readonly month: number; readonly since: Date }[] },
): Promise<{ key: string | null; count: number }[]> {
  if (by === 'month' && !months.length) return []
  const where = [
    sql`province_id = ${provinceId}`,
    sql`state in ('notified', 'objected', 'executing') and not suspended and notified_at is not null`,
    sql`(path is distinct from 'bank' or stage = 'must_pay')`,
    sql`due_at < ${now}`,
    ...places(w, scope, 'owner_agency_id'),
  ]
  if (w.since) where.push(sql`notified_at >= ${w.since}`)
  if (w.until) where.push(sql`notified_at < ${w.until}`)
  const key =
    by === 'month'
      ? sql`(${months.map((m) => m.month)}::int[])[width_bucket(notified_at, ${months.map((m) => m.since)}::timestamptz[])]`
      : sql.ref(by === 'agency' ? 'owner_agency_id' : columnOf(by))
  const { rows } = await sql<{ key: string | null; count: number }>`
    select k::text as key, count(*)::int as count
    from (select ${key} as k from workgroup.resolution where ${sql.join(where, sql` and `)}) late group by k`.execute(db)
  return rows
}

/** Names of all bodies, agencies and counties, in one statement; `kind` of bodies only. */
export const names = (db: Db, provinceId: number) =>
  db
    .selectFrom('workgroup.body')
    .select([sql.lit('body').as('of'), 'id', 'kind', 'name_fa', 'name_en'])
    .where('province_id', '=', provinceId)
    .unionAll(
      db
        .selectFrom('registry.agency')
        .select([sql.lit('agency').as('of'), 'id', sql<string>`''`.as('kind'), 'name_fa', 'name_en'])
        .where('province_id', '=', provinceId),
    )
    .unionAll(
      db
        .selectFrom('registry.county')
        .select([sql.lit('county').as('of'), 'id', sql<string>`''`.as('kind'), 'name_fa', 'name_en'])
        .where('province_id', '=', provinceId),
    )
    .execute()
