// Lists of dossiers. Words of a whole province come through workgroup.search_dossiers, which may use the GIN index.

import type { SqlBool } from 'kysely'
import { sql } from '#server/db.ts'
import type { SeatedActor } from '../../model.ts'
import { countMost, type DossierFilter, type Shelf, shelves } from '../model.ts'
import { type Db, type DossierRow, dossiers, seenBy } from '../queries.ts'
import type { Cursor, Match } from './rules.ts'

type Filter = Omit<DossierFilter, 'q'>

/** What stands on a shelf, as a condition over workgroup.dossier as `d`. */
const shelfOf: Record<Shelf, ReturnType<typeof sql<SqlBool>>> = {
  review: sql<SqlBool>`d.state in ('open', 'in_committee')`,
  returned: sql<SqlBool>`d.state = 'returned'`,
  ready: sql<SqlBool>`d.state = 'ready'`,
  agenda: sql<SqlBool>`d.state = 'on_agenda'`,
  decided: sql<SqlBool>`d.state = 'decided'`,
  late: sql<SqlBool>`(d.late and d.state in ('open', 'in_committee', 'returned', 'ready', 'on_agenda'))`,
  ended: sql<SqlBool>`d.state in ('refused', 'closed', 'withdrawn')`,
}

/** Waits for this person: their committee reviews it, or a body they keep has to move it. */
function waitsFor(actor: SeatedActor) {
  const bodies = sql`${[...new Set(actor.seats.map((s) => s.bodyId))]}::uuid[]`
  const kept = sql`${[...new Set(actor.seats.filter((s) => s.clerk).map((s) => s.bodyId))]}::uuid[]`
  const secretary = actor.role === 'secretary' ? sql`d.state in ('open', 'ready')` : sql`false`
  return sql<SqlBool>`(${secretary} or (d.state = 'in_committee' and d.committee_id = any(${bodies})) or (d.state in ('open', 'ready') and d.body_id = any(${kept})))`
}

function narrowed<Q extends ReturnType<typeof dossiers>>(from: Q, f: Filter, actor: SeatedActor): Q {
  let q = from.where(seenBy(actor)) as Q
  if (f.shelf) q = q.where(shelfOf[f.shelf]) as Q
  if (f.state) q = q.where('d.state', '=', f.state) as Q
  if (f.bodyId) q = q.where('d.body_id', '=', f.bodyId) as Q
  if (f.committeeId) q = q.where('d.committee_id', '=', f.committeeId) as Q
  if (f.countyId) q = q.where('d.county_id', '=', f.countyId) as Q
  if (f.unitId) q = q.where('d.unit_id', '=', f.unitId) as Q
  if (f.late) q = q.where(shelfOf.late) as Q
  if (f.priority) q = q.where('d.priority', '=', f.priority) as Q
  if (f.origin) q = q.where('d.origin', '=', f.origin) as Q
  if (f.mine) q = q.where(waitsFor(actor)) as Q
  return q
}

/** One page, what moved last first. */
export function listDossiers(db: Db, provinceId: number, actor: SeatedActor, f: Filter, after: Cursor | null, limit: number): Promise<DossierRow[]> {
  let q = narrowed(dossiers(db, provinceId), f, actor)
  if (after) q = q.where(sql<SqlBool>`(d.updated_at, d.id) < (${after.at}, ${after.id}::uuid)`)
  return q.orderBy('d.updated_at', 'desc').orderBy('d.id', 'desc').limit(limit).execute()
}

/** The newest that answer the words, with how well (0–1), in no order. */
export const matching = (db: Db, query: string, after: Cursor | null, limit: number): Promise<Match[]> =>
  sql<Match>`select id, updated_at, score from workgroup.search_dossiers(${query}::tsquery, ${after?.at ?? null}, ${after?.id ?? null}, ${limit})`
    .execute(db)
    .then(({ rows }) => rows)

/** Those of the ids that this actor may see and that fit, in the order of the ids. */
export async function rowsOf(db: Db, provinceId: number, actor: SeatedActor, ids: readonly string[], f: Filter): Promise<DossierRow[]> {
  if (!ids.length) return []
  const rows = await narrowed(dossiers(db, provinceId), f, actor)
    .where('d.id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export const byCode = (db: Db, provinceId: number, actor: SeatedActor, code: string, f: Filter): Promise<DossierRow[]> =>
  narrowed(dossiers(db, provinceId), f, actor).where('d.code', '=', code).execute()

/** How many stand on each shelf for this actor, counted up to `countMost`: a shelf of a hundred thousand costs no more. */
export async function countShelves(db: Db, provinceId: number, actor: SeatedActor, f: Filter): Promise<Record<Shelf, number>> {
  const counts = shelves.map((shelf) => {
    const some = narrowed(dossiers(db, provinceId), { ...f, shelf }, actor)
      .clearSelect()
      .select(sql.lit(1).as('one'))
      .limit(countMost)
    return sql`(select count(*)::int from (${some}) s) as ${sql.ref(shelf)}`
  })
  const { rows } = await sql<Record<Shelf, number>>`select ${sql.join(counts)}`.execute(db)
  return rows[0]!
}
