// Everything a resolution's page shows beside its acts, in one statement.

import { sql } from '#server/db.ts'
import { type Db, rows } from '../queries.ts'

/** As JSON writes it: a moment is a text. */
type File = { readonly id: string; readonly name: string; readonly mime: string; readonly bytes: number; readonly created_at: string }

/** The row, its session, dossier, cases and files, and the names of all who acted. */
export const findPage = (db: Db, provinceId: number, id: string) =>
  rows(db, provinceId)
    .where('r.id', '=', id)
    .innerJoin('workgroup.dossier as d', (j) => j.on('d.province_id', '=', provinceId).onRef('d.id', '=', 'r.dossier_id'))
    .leftJoin('workgroup.session as s', (j) => j.on('s.province_id', '=', provinceId).onRef('s.id', '=', 'r.session_id'))
    .select(['d.code as dossier_code', 'd.subject as dossier_subject', 's.code as session_code', 's.starts_at as session_at'])
    .select([
      sql<
        string[]
      >`array(select case_id from workgroup.resolution_case where province_id = ${provinceId} and resolution_id = r.id order by case_id)`.as(
        'case_ids',
      ),
      sql<File[]>`(select coalesce(json_agg(f order by f.id), '[]') from (select id, name, mime, bytes, created_at from workgroup.resolution_file
        where province_id = ${provinceId} and resolution_id = r.id) f)`.as('files'),
      sql<Record<string, string>>`(select coalesce(json_object_agg(id, name), '{}') from people.account where id in
        (select actor_id from workgroup.resolution_act where province_id = ${provinceId} and resolution_id = r.id))`.as('people'),
    ])
    .executeTakeFirst()
