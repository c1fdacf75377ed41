// Due and not done.

import type { Db } from '../queries.ts'

/** Dossiers whose clock has something to do; rows that a person holds just now are left for the next run. */
export const dueClocks = (db: Db, provinceId: number, now: Date, limit: number) =>
  db
    .selectFrom('workgroup.dossier')
    .select(['id', 'step_at'])
    .where('province_id', '=', provinceId)
    .where('step_at', 'is not', null)
    .where('step_at', '<=', now)
    .orderBy('step_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

/** Behind all others, to be tried again. Deadlines stay. */
export const postpone = (db: Db, provinceId: number, id: string, until: Date | null) =>
  db.updateTable('workgroup.dossier').set({ step_at: until }).where('province_id', '=', provinceId).where('id', '=', id).execute()
