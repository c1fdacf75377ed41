import type { DbOf } from '#server/db.ts'

type Db = DbOf<'channels'>

const edits = (db: Db, provinceId: number) =>
  db.selectFrom('channels.template').select(['key', 'fa', 'en', 'updated_at', 'version']).where('province_id', '=', provinceId)
export type EditRow = Awaited<ReturnType<ReturnType<typeof edits>['executeTakeFirstOrThrow']>>

export const listEdits = (db: Db, provinceId: number) => edits(db, provinceId).execute()
export const findEdit = (db: Db, provinceId: number, key: string) => edits(db, provinceId).where('key', '=', key).executeTakeFirst()
export const lockEdit = (db: Db, provinceId: number, key: string) => edits(db, provinceId).where('key', '=', key).forUpdate().executeTakeFirst()

/** @returns false when somebody else made the first edit at the same moment */
export async function putEdit(
  db: Db,
  provinceId: number,
  key: string,
  row: { fa: string | null; en: string | null; version: number; by: string | null },
  now: Date,
) {
  const values = { fa: row.fa, en: row.en, version: row.version, updated_at: now, updated_by: row.by }
  const done = await db
    .insertInto('channels.template')
    .values({ province_id: provinceId, key, ...values })
    .onConflict((c) =>
      c
        .columns(['province_id', 'key'])
        .doUpdateSet(values)
        .where('channels.template.version', '=', row.version - 1),
    )
    .returning('key')
    .executeTakeFirst()
  return done !== undefined
}
