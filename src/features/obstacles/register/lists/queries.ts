// Pages of the register in the order of telling, newest first. Words come through obstacles.find_obstacles, which may use
// the GIN index under row-level security (migrations/0012).

import type { Expression, SqlBool } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { sql } from '#server/db.ts'
import type { Db } from '../queries.ts'
import { seenBy } from '../seeing/queries.ts'

export type Cursor = { readonly at: Date; readonly id: string }
export type Wanted = {
  /** Group codes; null inside: not decided. */
  readonly groups: readonly string[] | 'none' | null
  readonly countyId: string | null
  readonly agencyId: string | null
  readonly outcome: string | null
  readonly kind: string | null
  readonly knot: string | null
  readonly since: Date | null
  readonly until: Date | null
}

const texts = (list: readonly string[]) => sql`${[...list]}::text[]`

/** What was told and what came of it, as the caller's filters say; shared by the list and the heat table. */
export function counted(w: Pick<Wanted, 'outcome' | 'knot' | 'since' | 'until'>): Expression<SqlBool>[] {
  const parts: Expression<SqlBool>[] = []
  if (w.outcome === 'told') parts.push(sql`o.outcome <> 'merged'`)
  else if (w.outcome !== null) parts.push(sql`o.outcome = ${w.outcome}`)
  if (w.since) parts.push(sql`o.told_at >= ${w.since}`)
  if (w.until) parts.push(sql`o.told_at < ${w.until}`)
  if (w.knot === 'none') parts.push(sql`o.knot_id is null`)
  else if (w.knot === 'any') parts.push(sql`o.knot_id is not null`)
  else if (w.knot !== null) parts.push(sql`o.knot_id = ${w.knot}::uuid`)
  return parts
}

function matches(w: Wanted): Expression<SqlBool>[] {
  const parts = counted(w)
  if (w.groups === 'none') parts.push(sql`o.group_code is null`)
  else if (w.groups !== null) parts.push(w.groups.length === 1 ? sql`o.group_code = ${w.groups[0]}` : sql`o.group_code = any(${texts(w.groups)})`)
  if (w.countyId === 'none') parts.push(sql`o.county_id is null`)
  else if (w.countyId !== null) parts.push(sql`o.county_id = ${w.countyId}::uuid`)
  if (w.agencyId === 'none') parts.push(sql`o.agency_ids = '{}'`)
  else if (w.agencyId !== null) parts.push(sql`${w.agencyId}::uuid = any(o.agency_ids)`)
  if (w.kind !== null) parts.push(sql`o.kind = ${w.kind}`)
  return parts
}

const rows = (db: Db, actor: Actor) =>
  db
    .selectFrom('obstacles.obstacle as o')
    .select([
      'o.id',
      'o.kind',
      'o.code',
      'o.unit_id',
      'o.unit_name',
      'o.county_id',
      'o.group_code',
      'o.agency_ids',
      'o.outcome',
      'o.priority',
      'o.confidential',
      'o.article',
      'o.told_at',
      'o.closed_at',
      'o.days',
      'o.knot_id',
      'o.jobs',
      'o.money_irr',
    ])
    .where('o.province_id', '=', actor.provinceId)
    .where(seenBy(actor))

/** `length` characters of each text. */
export async function listPage(db: Db, actor: Actor, wanted: Wanted, page: { after: Cursor | null; limit: number; length: number }) {
  let q = rows(db, actor).select(sql<string>`left(o.text, ${page.length}::int)`.as('text'))
  for (const part of matches(wanted)) q = q.where(part)
  if (page.after) q = q.where(sql<SqlBool>`(o.told_at, o.id) < (${page.after.at}, ${page.after.id}::uuid)`)
  return q.orderBy('o.told_at', 'desc').orderBy('o.id', 'desc').limit(page.limit).execute()
}
export type Row = Awaited<ReturnType<typeof listPage>>[number]

/** Ids whose words answer the query, in the order of the list. */
export const matching = (db: Db, query: string, w: Wanted, after: Cursor | null, limit: number) =>
  sql<{ id: string; told_at: Date }>`select id, told_at from obstacles.find_obstacles(${query}::tsquery,
    ${w.groups === 'none' || w.groups === null ? null : [...w.groups]}::text[], ${w.countyId === 'none' ? null : w.countyId}::uuid,
    ${w.outcome === null || w.outcome === 'told' ? null : [w.outcome]}::text[], ${w.since}::timestamptz, ${w.until}::timestamptz,
    ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid, ${limit}::int)`
    .execute(db)
    .then((found) => found.rows)

/** Those of the ids that pass all filters and may be seen. */
export async function rowsOf(db: Db, actor: Actor, wanted: Wanted, ids: readonly string[], length: number): Promise<Row[]> {
  if (!ids.length) return []
  let q = rows(db, actor)
    .select(sql<string>`left(o.text, ${length}::int)`.as('text'))
    .where(sql<SqlBool>`o.id = any(${[...ids]}::uuid[])`)
  for (const part of matches(wanted)) q = q.where(part)
  return q.orderBy('o.told_at', 'desc').orderBy('o.id', 'desc').execute()
}

export const rowByCode = (db: Db, actor: Actor, code: string, length: number): Promise<Row[]> =>
  rows(db, actor).select(sql<string>`left(o.text, ${length}::int)`.as('text')).where('o.code', '=', code).execute()

export const rowById = (db: Db, actor: Actor, id: string): Promise<Row | undefined> =>
  rows(db, actor).select('o.text').where('o.id', '=', id).executeTakeFirst()

export const countyNames = (db: Db, provinceId: number) =>
  db.selectFrom('registry.county').select(['id', 'name_fa', 'name_en']).where('province_id', '=', provinceId).execute()

export const agencyNames = (db: Db, provinceId: number, ids: readonly string[]) =>
  db
    .selectFrom('registry.agency')
    .select(['id', 'name_fa', 'name_en'])
    .where('province_id', '=', provinceId)
    .where(sql<SqlBool>`id = any(${[...ids]}::uuid[])`)
    .execute()
