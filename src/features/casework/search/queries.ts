// Ids first, rows afterwards. Words of a whole province come through casework.search_cases, which may use the GIN index
// (migrations/0018); people who see few cases search in those few directly.

import type { SqlBool } from 'kysely'
import { sql } from '#server/db.ts'
import { type Cursor, type Db, type ItemRow, items, type Narrowing, narrowed, seenBy } from '../cases/queries.ts'
import type { CaseActor } from '../cases/rules.ts'

export const byCode = (db: Db, provinceId: number, actor: CaseActor, code: string) =>
  items(db, provinceId).where(seenBy(actor)).where('c.code', '=', code).execute()

export const byUnit = (db: Db, provinceId: number, actor: CaseActor, legalEntityId: string, limit: number) =>
  items(db, provinceId)
    .where(seenBy(actor))
    .where('c.unit_id', 'in', (eb) =>
      eb.selectFrom('registry.unit').select('id').where('province_id', '=', provinceId).where('legal_entity_id', '=', legalEntityId),
    )
    .orderBy('c.updated_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()

export type Match = { readonly id: string; readonly updated_at: Date; readonly score: number }

/** The newest cases of the province that answer, with how well they do (0–1), in no order. What `f` does not name is not asked. */
export function matching(db: Db, query: string, f: Narrowing, after: Cursor | null, limit: number): Promise<Match[]> {
  const { status, holder, priority, rung, open } = f
  const narrow = { status, holder, priority, rung, open, group_code: f.groupCode, county_id: f.countyId, unit_id: f.unitId }
  return sql<Match>`select id, updated_at, score from casework.search_cases(
    ${query}::tsquery, ${JSON.stringify(narrow)}::jsonb, ${after?.at ?? null}, ${after?.id ?? null}, ${limit})`
    .execute(db)
    .then(({ rows }) => rows)
}

/** Those of the ids that this actor may see and that fit the filter, in the order of the ids. */
export async function rowsOf(db: Db, provinceId: number, actor: CaseActor, ids: readonly string[], f: Narrowing, now: Date): Promise<ItemRow[]> {
  if (!ids.length) return []
  const rows = await narrowed(items(db, provinceId).where(seenBy(actor)), f, now)
    .where('c.id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** For people whose cases are few: their own cases first, the words as a filter on them. */
export const ownMatching = (db: Db, provinceId: number, actor: CaseActor, query: string, f: Narrowing, limit: number, now: Date) =>
  narrowed(items(db, provinceId).where(seenBy(actor)), f, now)
    .select(sql<number>`ts_rank_cd('{0.1, 0.2, 0.4, 1}', c.search, ${query}::tsquery, 33)`.as('score'))
    .where(sql<SqlBool>`c.search @@ ${query}::tsquery`)
    .orderBy('c.updated_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()

/** The texts of a page of hits, as far as they are looked at for an excerpt. */
export const textsOf = (db: Db, provinceId: number, ids: readonly string[]) =>
  db
    .selectFrom('casework.case')
    .select(['id', sql<string>`left(text, 6000)`.as('text')])
    .where('province_id', '=', provinceId)
    .where('id', 'in', [...ids])
    .execute()

/** What the latest cases that everybody of the centre may read are written with. */
export const latestTexts = (db: Db, provinceId: number, limit: number) =>
  db
    .selectFrom('casework.case')
    .select(['unit_name', sql<string>`left(text, 500)`.as('text')])
    .where('province_id', '=', provinceId)
    .where('confidential', '=', false)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
