// The sweep's statements: due and not done, in batches.

import type { DbOf } from '#server/db.ts'

type Db = DbOf<'workgroup'>

/** Resolutions whose clock has something to do, the longest due first. Each is locked by the transaction that moves it on. */
export const dueNow = async (db: Db, provinceId: number, now: Date, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('workgroup.resolution')
    .select('id')
    .where('province_id', '=', provinceId)
    .where('step_at', 'is not', null)
    .where('step_at', '<=', now)
    .orderBy('step_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((r) => r.id)
}

/** Asked again later, behind all others: it can never keep them from their turn. Deadlines stay. */
export const postpone = (db: Db, provinceId: number, id: string, until: Date | null) =>
  db.updateTable('workgroup.resolution').set({ step_at: until }).where('province_id', '=', provinceId).where('id', '=', id).execute()
