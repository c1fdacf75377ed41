import { type Db as AnyDb, type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'people'>

/** Requests for one phone queue here until the transaction ends. */
export const takeTurn = (db: Db, phone: string) =>
  sql`select pg_advisory_xact_lock(hashtext('one-time code'), hashtext(${phone}))`.execute(db as AnyDb)

export async function recentCodes(db: Db, phone: string, since: Date): Promise<Date[]> {
  const rows = await db
    .selectFrom('people.one_time_code')
    .select('created_at')
    .where('phone', '=', phone)
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()
  return rows.map((r) => r.created_at)
}

export async function countFromAddress(db: Db, address: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('people.one_time_code')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('address', '=', address)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** A new code makes the older ones of the same purpose void. */
export const voidCodes = (db: Db, phone: string, purpose: string, now: Date) =>
  db
    .updateTable('people.one_time_code')
    .set({ used_at: now })
    .where('phone', '=', phone)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute()

export function insertCode(
  db: Db,
  c: { id: string; phone: string; purpose: string; address: string; codeHash: Buffer; createdAt: Date; expiresAt: Date },
) {
  return db
    .insertInto('people.one_time_code')
    .values({
      id: c.id,
      phone: c.phone,
      purpose: c.purpose,
      address: c.address,
      code_hash: c.codeHash,
      created_at: c.createdAt,
      expires_at: c.expiresAt,
    })
    .execute()
}

export function lockLastCode(db: Db, phone: string, purpose: string) {
  return db
    .selectFrom('people.one_time_code')
    .select(['id', 'code_hash as codeHash', 'attempts', 'created_at as createdAt', 'expires_at as expiresAt', 'used_at as usedAt'])
    .where('phone', '=', phone)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

export const countAttempt = (db: Db, id: string) =>
  db
    .updateTable('people.one_time_code')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const useUp = (db: Db, id: string, now: Date) => db.updateTable('people.one_time_code').set({ used_at: now }).where('id', '=', id).execute()

/** Ends what has run out, so that a clock set back later brings nothing back. */
export const endExpiredCodes = (db: Db, now: Date) =>
  db.updateTable('people.one_time_code').set({ used_at: now }).where('used_at', 'is', null).where('expires_at', '<=', now).execute()

export const deleteOldCodes = (db: Db, before: Date) => db.deleteFrom('people.one_time_code').where('created_at', '<', before).execute()
