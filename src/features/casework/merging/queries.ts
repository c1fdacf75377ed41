import { type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'casework'>

/** Codes of those of these ids that are cases. */
export async function codesOf(db: Db, provinceId: number, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('casework.case')
    .select(['id', 'code'])
    .where('province_id', '=', provinceId)
    .where(sql<boolean>`id = any(${ids.filter((id) => id !== '')}::uuid[])`)
    .execute()
  return new Map(rows.map((r) => [r.id, r.code]))
}
