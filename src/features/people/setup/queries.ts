import { type Db as AnyDb, type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'people'>

export const takeTurn = (db: Db) => sql`select pg_advisory_xact_lock(hashtext('first administrator'))`.execute(db as AnyDb)

export async function anyAdmin(db: Db): Promise<boolean> {
  return (
    (await db.selectFrom('people.grant').select('id').where('role', '=', 'admin').where('revoked_at', 'is', null).limit(1).executeTakeFirst()) !==
    undefined
  )
}

/** Codes for the same purpose that were printed before are void. */
export async function insertSetupCode(
  db: Db,
  c: { id: string; codeHash: Buffer; accountId: string | null; createdAt: Date; expiresAt: Date },
): Promise<void> {
  const older = db.updateTable('people.setup_code').set({ used_at: c.createdAt }).where('used_at', 'is', null)
  await (c.accountId ? older.where('account_id', '=', c.accountId) : older.where('account_id', 'is', null)).execute()
  await db
    .insertInto('people.setup_code')
    .values({ id: c.id, code_hash: c.codeHash, account_id: c.accountId, created_at: c.createdAt, expires_at: c.expiresAt })
    .execute()
}

/** A live code; locked, so that two people cannot both use it. */
export const lockSetupCode = (db: Db, codeHash: Buffer, now: Date) =>
  db
    .selectFrom('people.setup_code')
    .select(['id', 'account_id as accountId'])
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('created_at', '<=', now)
    .forUpdate()
    .executeTakeFirst()

export const useSetupCode = (db: Db, id: string, now: Date) =>
  db.updateTable('people.setup_code').set({ used_at: now }).where('id', '=', id).execute()
export const endExpiredSetupCodes = (db: Db, now: Date) =>
  db.updateTable('people.setup_code').set({ used_at: now }).where('used_at', 'is', null).where('expires_at', '<=', now).execute()
