import { sql } from '#server/db.ts'
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

/** What a session did not reach, with what became of it since. `set_aside`: the group said so itself, it was not the closing. */
export const missedOf = (db: Db, provinceId: number, sessionId: string) =>
  db
    .selectFrom('workgroup.item as i')
    .leftJoin('workgroup.dossier as d', (j) => j.onRef('d.province_id', '=', 'i.province_id').onRef('d.id', '=', 'i.dossier_id'))
    .leftJoin('workgroup.resolution as r', (j) => j.onRef('r.province_id', '=', 'i.province_id').onRef('r.id', '=', 'i.resolution_id'))
    .select(['i.id', 'i.dossier_id', 'i.resolution_id', 'i.title', 'd.state as dossier_state', 'd.body_id as dossier_body_id'])
    .select(['r.closed_at as resolution_closed_at', sql<boolean>`i.decision ? 'quorum'`.as('set_aside')])
    .where('i.province_id', '=', provinceId)
    .where('i.session_id', '=', sessionId)
    .where('i.state', '=', 'not_reached')
    .execute()

/** What the body's sessions that were called since this one was closed hear: dossiers, resolutions, and titles that came along. */
export async function calledSince(db: Db, provinceId: number, session: { id: string; body_id: string; closed_at: Date }): Promise<Set<string>> {
  const rows = await db
    .selectFrom('workgroup.session as s')
    .innerJoin('workgroup.item as i', (j) => j.onRef('i.province_id', '=', 's.province_id').onRef('i.session_id', '=', 's.id'))
    .select(['i.dossier_id', 'i.resolution_id', 'i.title'])
    .where('s.province_id', '=', provinceId)
    .where('s.body_id', '=', session.body_id)
    .where('s.id', '<>', session.id)
    .where('s.frozen_at', '>=', session.closed_at)
    .where('s.state', 'in', ['called', 'sitting', 'closed', 'minuted'])
    .execute()
  return new Set(rows.map((r) => r.dossier_id ?? r.resolution_id ?? r.title))
}

export async function waitAgain(db: Db, provinceId: number, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  await db
    .updateTable('workgroup.item')
    .set((eb) => ({ state: 'waiting', closed_at: null, version: eb('version', '+', 1) }))
    .where('province_id', '=', provinceId)
    .where('id', 'in', ids)
    .execute()
}

/** Subjects that planned agendas of the body took over by themselves: a person would have given a reason. */
export const carriedTitles = async (db: Db, provinceId: number, bodyId: string, titles: readonly string[]) =>
  titles.length === 0
    ? []
    : db
        .selectFrom('workgroup.session as s')
        .innerJoin('workgroup.item as i', (j) => j.onRef('i.province_id', '=', 's.province_id').onRef('i.session_id', '=', 's.id'))
        .select(['i.id', 's.id as session_id'])
        .where('s.province_id', '=', provinceId)
        .where('s.body_id', '=', bodyId)
        .where('s.state', '=', 'planned')
        .where('i.title', 'in', titles)
        .where('i.dossier_id', 'is', null)
        .where('i.resolution_id', 'is', null)
        .where('i.added_reason', '=', '')
        .execute()
