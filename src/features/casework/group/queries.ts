// What the working group reads of cases.

import { sql } from '#server/db.ts'
import { type Db, items, seenBy } from '../cases/queries.ts'
import type { CaseActor } from '../cases/rules.ts'

/** Of the named cases: where each stands, and whether this actor may open it. */
export async function briefsOf(db: Db, provinceId: number, actor: CaseActor, ids: readonly string[]) {
  const named = sql<boolean>`c.id = any(${[...ids]}::uuid[])`
  const visible = sql<boolean | null>`${seenBy(actor)}`.as('visible')
  const rows = await items(db, provinceId).select(['c.merged_into', visible]).where(named).orderBy('c.id').execute()
  return rows.map((row) => ({ row, visible: row.visible === true }))
}
