import type { DbOf } from '#server/db.ts'

type Db = DbOf<'people'>

export const findTokens = (db: Db, provinceId: number) =>
  db
    .selectFrom('people.api_token as t')
    .leftJoin('people.account as a', 'a.id', 't.created_by')
    .selectAll('t')
    .select('a.name as creator')
    .where('t.province_id', '=', provinceId)
    .orderBy('t.id', 'desc')
    .limit(500)
    .execute()

export type NewTokenRow = {
  id: string
  provinceId: number
  name: string
  tokenHash: Buffer
  role: string
  scopes: string[]
  createdBy: string
  createdAt: Date
  expiresAt: Date
}
export const insertToken = (db: Db, t: NewTokenRow) =>
  db
    .insertInto('people.api_token')
    .values({
      id: t.id,
      province_id: t.provinceId,
      name: t.name,
      token_hash: t.tokenHash,
      role: t.role,
      scopes: t.scopes,
      created_by: t.createdBy,
      created_at: t.createdAt,
      expires_at: t.expiresAt,
    })
    .execute()

/** @returns whether a live token of this province was revoked */
export async function revokeToken(db: Db, provinceId: number, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('people.api_token')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('province_id', '=', provinceId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
