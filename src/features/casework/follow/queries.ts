import { type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'casework'>
export type FollowSession = { provinceId: number; id: string; hash: Buffer; caseId: string; phone: string; createdAt: Date; expiresAt: Date }

export const insertSession = (db: Db, s: FollowSession) =>
  db
    .insertInto('casework.follow_session')
    .values({
      province_id: s.provinceId,
      id: s.id,
      token_hash: s.hash,
      case_id: s.caseId,
      phone: s.phone,
      created_at: s.createdAt,
      expires_at: s.expiresAt,
    })
    .execute()

/** One visitor at a time per phone: a form pressed twice is two requests at once. Held until the transaction ends. */
export const takeTurn = (db: Db, provinceId: number, phone: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`raise ${provinceId} ${phone}`}, 0))`.execute(db)

/** The case that this phone raised with the same words a moment ago. */
export const raisedBefore = (db: Db, provinceId: number, phone: string, text: string, since: Date) =>
  db
    .selectFrom('casework.case')
    .select(['id', 'code', 'version', 'status', 'opened_at', 'due_at'])
    .where('province_id', '=', provinceId)
    .where('reporter_phone', '=', phone)
    .where('opened_at', '>', since)
    .where('text', '=', text)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const findSession = (db: Db, provinceId: number, hash: Buffer, now: Date) =>
  db
    .selectFrom('casework.follow_session')
    .select(['id', 'case_id', 'phone'])
    .where('province_id', '=', provinceId)
    .where('token_hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst()

export const deleteSession = (db: Db, provinceId: number, hash: Buffer) =>
  db.deleteFrom('casework.follow_session').where('province_id', '=', provinceId).where('token_hash', '=', hash).execute()

export const deleteOld = (db: Db, provinceId: number, now: Date) =>
  db.deleteFrom('casework.follow_session').where('province_id', '=', provinceId).where('expires_at', '<', now).execute()
