import { sql } from '#server/db.ts'
import type { Db } from '../queries.ts'

export const findDossier = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('workgroup.dossier')
    .select(['id', 'code', 'body_id', 'state', 'confidential', 'unit_name', 'session_id'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .executeTakeFirst()

export const findResolution = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('workgroup.resolution')
    .select(['id', 'code', 'body_id', 'closed_at', 'state', 'unit_name'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .executeTakeFirst()

/** The live session, other than this one, on whose agenda it stands by hand, or for which the members were already called. */
export const boundElsewhere = (db: Db, provinceId: number, subjectId: string, sessionId: string) =>
  db
    .selectFrom('workgroup.item as i')
    .innerJoin('workgroup.session as s', (j) => j.onRef('s.province_id', '=', 'i.province_id').onRef('s.id', '=', 'i.session_id'))
    .select('s.code')
    .where('i.province_id', '=', provinceId)
    .where((eb) => eb.or([eb('i.dossier_id', '=', subjectId), eb('i.resolution_id', '=', subjectId)]))
    .where('s.id', '<>', sessionId)
    .where('s.state', 'in', ['planned', 'called', 'sitting'])
    .where((eb) => eb.or([eb('i.by_hand', '=', true), eb('s.state', '<>', 'planned')]))
    .executeTakeFirst()

/** Ready dossiers and unfinished resolutions of a body whose code, unit or subject has these words: for the form that adds one. */
export async function findAddable(db: Db, provinceId: number, bodyId: string, words: string | null, code: string, confidential: boolean) {
  const dossiers = await db
    .selectFrom('workgroup.dossier as d')
    .select(['d.id', 'd.code', 'd.unit_name', 'd.subject as text', sql<'dossier'>`'dossier'`.as('kind')])
    .where('d.province_id', '=', provinceId)
    .where('d.body_id', '=', bodyId)
    .where('d.state', '=', 'ready')
    .$if(!confidential, (q) => q.where('d.confidential', '=', false))
    .where((e) => e.or([...(words ? [sql<boolean>`d.search @@ ${words}::tsquery`] : []), e('d.code', '=', code)]))
    .orderBy('d.code', 'desc')
    .limit(10)
    .execute()
  const resolutions = await db
    .selectFrom('workgroup.resolution as r')
    .select(['r.id', 'r.code', 'r.unit_name', 'r.text', sql<'resolution'>`'resolution'`.as('kind')])
    .where('r.province_id', '=', provinceId)
    .where('r.body_id', '=', bodyId)
    .where('r.closed_at', 'is', null)
    .where('r.state', '<>', 'drafted')
    .$if(!confidential, (q) => q.where('r.confidential', '=', false))
    .where((e) => e.or([...(words ? [sql<boolean>`r.search @@ ${words}::tsquery`] : []), e('r.code', '=', code)]))
    .orderBy('r.code', 'desc')
    .limit(10)
    .execute()
  return [...dossiers, ...resolutions]
}
