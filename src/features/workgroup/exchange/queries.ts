// Every statement about aggregate files and the keys they are signed with.

import type { Db } from '#server/db.ts'
import type { Statement } from './model.ts'

export type AggregateRow = {
  id: string
  origin_code: string
  period: string
  issued_at: Date
  imported_at: Date
  figures: Statement['figures']
  key_id: string
  own: boolean
  /** Of a foreign file: its key was not taken back, and still speaks for the province of the file. */
  believed: boolean
}

/** What another file of the same province, quarter and moment says; undefined when there is none. */
export const findIssue = (db: Db, provinceId: number, { origin, period, issuedAt }: Statement) =>
  db
    .selectFrom('workgroup.aggregate')
    .select(['id', 'figures'])
    .where('province_id', '=', provinceId)
    .where('origin_code', '=', origin.code)
    .where('period', '=', period)
    .where('issued_at', '=', new Date(issuedAt))
    .executeTakeFirst()

/** False when the very same issue is there already. */
export async function insertAggregate(
  db: Db,
  provinceId: number,
  row: { id: string; statement: Statement; keyId: string; sha256: string; file: string; own: boolean; at: Date; by: string | null },
): Promise<boolean> {
  const { origin, period, issuedAt, figures } = row.statement
  const done = await db
    .insertInto('workgroup.aggregate')
    .values({
      province_id: provinceId,
      id: row.id,
      origin_code: origin.code,
      origin_name_fa: origin.nameFa,
      origin_name_en: origin.nameEn,
      period,
      issued_at: new Date(issuedAt),
      figures: JSON.stringify(figures),
      key_id: row.keyId,
      file_sha256: row.sha256,
      file: row.file,
      own: row.own,
      imported_at: row.at,
      imported_by: row.by,
    })
    .onConflict((c) => c.constraint('aggregate_once').doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function aggregatesOf(db: Db, provinceId: number, period: string): Promise<AggregateRow[]> {
  const rows = await db
    .selectFrom('workgroup.aggregate as a')
    .leftJoin('workgroup.known_key as k', (join) => join.onRef('k.province_id', '=', 'a.province_id').onRef('k.key_id', '=', 'a.key_id'))
    .select(['a.id', 'a.origin_code', 'a.period', 'a.issued_at', 'a.imported_at', 'a.figures', 'a.key_id', 'a.own'])
    .select((eb) => eb.and([eb('k.revoked_at', 'is', null), eb('k.origin_code', '=', eb.ref('a.origin_code'))]).as('believed'))
    .where('a.province_id', '=', provinceId)
    .where('a.period', '=', period)
    .orderBy('a.origin_code')
    .orderBy('a.issued_at', 'desc')
    .limit(1000)
    .execute()
  return rows.map((row) => ({ ...row, figures: row.figures as Statement['figures'], believed: row.believed === true }))
}

/** Newest first. A few a year from each of 31 provinces: the index gives them without reading a file. */
export async function periodsKnown(db: Db, provinceId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('workgroup.aggregate')
    .select('period')
    .distinct()
    .where('province_id', '=', provinceId)
    .orderBy('period', 'desc')
    .limit(60)
    .execute()
  return rows.map((r) => r.period)
}

export const findFile = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('workgroup.aggregate')
    .select(['file', 'origin_code', 'period'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .executeTakeFirst()

export const findKey = (db: Db, provinceId: number, keyId: string) =>
  db.selectFrom('workgroup.known_key').selectAll().where('province_id', '=', provinceId).where('key_id', '=', keyId).executeTakeFirst()

export const keysOf = (db: Db, provinceId: number) =>
  db.selectFrom('workgroup.known_key').selectAll().where('province_id', '=', provinceId).orderBy('origin_code').orderBy('accepted_at').execute()

export async function acceptKey(
  db: Db,
  provinceId: number,
  key: { keyId: string; publicKey: string; originCode: string; at: Date; by: string | null },
): Promise<void> {
  await db
    .insertInto('workgroup.known_key')
    .values({
      province_id: provinceId,
      key_id: key.keyId,
      public_key: key.publicKey,
      origin_code: key.originCode,
      accepted_at: key.at,
      accepted_by: key.by,
    })
    .onConflict((c) =>
      c.columns(['province_id', 'key_id']).doUpdateSet({ origin_code: key.originCode, accepted_at: key.at, accepted_by: key.by, revoked_at: null }),
    )
    .execute()
}

export async function revokeKey(db: Db, provinceId: number, keyId: string, at: Date): Promise<boolean> {
  const done = await db
    .updateTable('workgroup.known_key')
    .set({ revoked_at: at })
    .where('province_id', '=', provinceId)
    .where('key_id', '=', keyId)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
