import { type DbOf, sql } from '#server/db.ts'

/** One run at a time per import, until the end of the transaction: two would open the same rows. */
export const takeTurn = (db: DbOf<'casework'>, importId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`casework import ${importId}`}, 0))`.execute(db)
