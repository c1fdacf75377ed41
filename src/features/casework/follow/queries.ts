import type { DbOf } from '#server/db.ts'

type Db = DbOf<'casework'>
export type FollowSession = { provinceId: number; id: string; hash: Buffer; caseId: string; phone: string; createdAt: Date; expiresAt: Date }

export const insertSession = (db: Db, s: FollowSession) =>
  db.insertInto('casework.follow_session').values({ province_id: s.provinceId, id: s.id, token_hash: s.hash, case_id: s.caseId, phone: s.phone, created_at: s.createdAt, expires_at: s.expiresAt }).execute()

export const findSession = (db: Db, provinceId: number, hash: Buffer, now: Date) =>
  db.selectFrom('casework.follow_session').select(['id', 'case_id', 'phone']).where('province_id', '=', provinceId).where('token_hash', '=', hash).where('expires_at', '>', now).executeTakeFirst()

export const deleteSession = (db: Db, provinceId: number, hash: Buffer) => db.deleteFrom('casework.follow_session').where('province_id', '=', provinceId).where('token_hash', '=', hash).execute()

export const deleteOld = (db: Db, provinceId: number, now: Date) => db.deleteFrom('casework.follow_session').where('province_id', '=', provinceId).where('expires_at', '<', now).execute()
