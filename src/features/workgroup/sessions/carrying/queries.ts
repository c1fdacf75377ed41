import type { Db } from '../queries.ts'

/** Items that the session ended without: not opened, or opened and not decided. @returns those, and the ones already marked so */
export async function markNotReached(db: Db, provinceId: number, sessionId: string, now: Date) {
  await db
    .updateTable('workgroup.item')
    .set((eb) => ({ state: 'not_reached', closed_at: now, version: eb('version', '+', 1) }))
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .where('state', 'in', ['waiting', 'open'])
    .execute()
  return db
    .selectFrom('workgroup.item')
    .select(['id', 'dossier_id'])
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .where('state', '=', 'not_reached')
    .execute()
}

/** Dossiers that still stand on this session's agenda, of those named. */
export const stillOnAgenda = async (db: Db, provinceId: number, sessionId: string, dossierIds: readonly string[]): Promise<string[]> =>
  dossierIds.length === 0
    ? []
    : (
        await db
          .selectFrom('workgroup.dossier')
          .select('id')
          .where('province_id', '=', provinceId)
          .where('id', 'in', dossierIds)
          .where('state', '=', 'on_agenda')
          .where('session_id', '=', sessionId)
          .execute()
      ).map((r) => r.id)
