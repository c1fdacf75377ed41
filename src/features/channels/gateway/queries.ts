import type { DbOf } from '#server/db.ts'

type Db = DbOf<'channels'>

export const findGateway = (db: Db, provinceId: number) =>
  db.selectFrom('channels.gateway').select(['config', 'secrets', 'hook_hash', 'version']).where('province_id', '=', provinceId).executeTakeFirst()

export const lockGateway = (db: Db, provinceId: number) =>
  db
    .selectFrom('channels.gateway')
    .select(['config', 'secrets', 'hook_hash', 'version'])
    .where('province_id', '=', provinceId)
    .forUpdate()
    .executeTakeFirst()

type Row = { config: object; secrets: Buffer | null; version: number; by: string | null }

export const putGateway = (db: Db, provinceId: number, row: Row, now: Date) => {
  const values = { config: JSON.stringify(row.config), secrets: row.secrets, version: row.version, updated_at: now, updated_by: row.by }
  return db
    .insertInto('channels.gateway')
    .values({ province_id: provinceId, ...values })
    .onConflict((c) => c.column('province_id').doUpdateSet(values))
    .execute()
}

/** Sets or clears the hash of the callback key; makes the row when there is none. */
export const putHook = (db: Db, provinceId: number, hash: Buffer | null, by: string | null, now: Date) =>
  db
    .insertInto('channels.gateway')
    .values({ province_id: provinceId, config: '{}', hook_hash: hash, version: 0, updated_at: now, updated_by: by })
    .onConflict((c) => c.column('province_id').doUpdateSet({ hook_hash: hash, updated_at: now, updated_by: by }))
    .execute()
