// What the working group reads of cases.

import { type Db, items, seenBy } from '../cases/queries.ts'
import type { CaseActor } from '../cases/rules.ts'

/** Of the named cases: where each stands, and whether this actor may open it. */
export async function briefsOf(db: Db, provinceId: number, actor: CaseActor, ids: readonly string[]) {
  const rows = await items(db, provinceId).select('c.merged_into').where('c.id', 'in', ids).orderBy('c.id').execute()
  const seen = await db
    .selectFrom('casework.case as c')
    .select('c.id')
    .where('c.province_id', '=', provinceId)
    .where('c.id', 'in', ids)
    .where(seenBy(actor))
    .execute()
  const visible = new Set(seen.map((r) => r.id))
  return rows.map((row) => ({ row, visible: visible.has(row.id) }))
}
