// Every statement about the wording of papers. Versions are only added.

import type { Insertable } from 'kysely'
import type { DB, Db } from '#server/db.ts'

const versions = (db: Db, provinceId: number, kind: string, lang: string) =>
  db
    .selectFrom('workgroup.template')
    .select(['version', 'shipped', 'title', 'opening', 'closing', 'created_at', 'created_by'])
    .where('province_id', '=', provinceId)
    .where('kind', '=', kind)
    .where('lang', '=', lang)
    .orderBy('version', 'desc')

export const currentVersion = (db: Db, provinceId: number, kind: string, lang: string) =>
  versions(db, provinceId, kind, lang).limit(1).executeTakeFirst()

export const allVersions = (db: Db, provinceId: number, kind: string, lang: string) => versions(db, provinceId, kind, lang).limit(100).execute()

/** The newest version of every kind and language that the province has written. */
export const currentOfAll = (db: Db, provinceId: number) =>
  db
    .selectFrom('workgroup.template')
    .distinctOn(['kind', 'lang'])
    .select(['kind', 'lang', 'version', 'shipped', 'title', 'opening', 'closing'])
    .where('province_id', '=', provinceId)
    .orderBy('kind')
    .orderBy('lang')
    .orderBy('version', 'desc')
    .execute()

export const insertVersion = (db: Db, row: Insertable<DB['workgroup.template']>) => db.insertInto('workgroup.template').values(row).execute()
