// Ids first, rows afterwards. Words of a whole province come through casework.find_cases, which may use the GIN index
// (migrations/0007); people who see few cases search in those few directly.

import type { SqlBool } from 'kysely'
import { sql } from '#server/db.ts'
import { type Cursor, type Db, type ItemRow, items, seenBy } from '../cases/queries.ts'
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

/** The tsquery that the text means, folded as the stored texts are; null when it holds no word. */
export const matching = (db: Db, query: string, after: Cursor | null, limit: number) =>
  sql<{
    id: string
    updated_at: Date
  }>`select id, updated_at from casework.find_cases(${query}::tsquery, ${after?.at ?? null}, ${after?.id ?? null}, ${limit})`
    .execute(db)
    .then(({ rows }) => rows)

export async function rowsOf(db: Db, provinceId: number, actor: CaseActor, ids: readonly string[]): Promise<ItemRow[]> {
  if (!ids.length) return []
  return items(db, provinceId)
    .where(seenBy(actor))
    .where('c.id', 'in', [...ids])
    .orderBy('c.updated_at', 'desc')
    .orderBy('c.id', 'desc')
    .execute()
}

/** For people whose cases are few: their own cases first, the words as a filter on them. */
export const ownMatching = (db: Db, provinceId: number, actor: CaseActor, query: string, limit: number) =>
  items(db, provinceId)
    .where(seenBy(actor))
    .where(sql<SqlBool>`c.search @@ ${query}::tsquery`)
    .orderBy('c.updated_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()
