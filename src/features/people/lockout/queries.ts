import { type Db as AnyDb, type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'people'>

/**
 * Counts one try, and locks the row until the transaction ends, so that tries sent at once are counted one by one.
 * While a rest lasts nothing is counted.
 */
export async function countTry(db: Db, key: string, now: Date, forgetBefore: Date): Promise<{ count: number; lockedUntil: Date | null }> {
  const { rows } = await sql<{ count: number; locked_until: Date | null }>`
    insert into people.failure as f (key, count, last_at) values (${key}, 1, ${now})
    on conflict (key) do update set
      count = case when f.locked_until > ${now} then f.count when f.last_at < ${forgetBefore} then 1 else f.count + 1 end,
      last_at = case when f.locked_until > ${now} then f.last_at else ${now} end,
      locked_until = case when f.locked_until > ${now} then f.locked_until end
    returning count, locked_until`.execute(db as AnyDb)
  return { count: rows[0]!.count, lockedUntil: rows[0]!.locked_until }
}

export const lockUntil = (db: Db, key: string, until: Date) =>
  db.updateTable('people.failure').set({ locked_until: until }).where('key', '=', key).execute()

export const forget = (db: Db, key: string) => db.deleteFrom('people.failure').where('key', '=', key).execute()

/** A right try takes back its own count, not those of others behind the same address. */
export const takeBack = (db: Db, key: string) =>
  db
    .updateTable('people.failure')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('key', '=', key)
    .where('count', '>', 0)
    .execute()

export const findLock = (db: Db, key: string) =>
  db.selectFrom('people.failure').select('locked_until as lockedUntil').where('key', '=', key).executeTakeFirst()

export const deleteOldFailures = (db: Db, before: Date, now: Date) =>
  db
    .deleteFrom('people.failure')
    .where('last_at', '<', before)
    .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<', now)]))
    .execute()
