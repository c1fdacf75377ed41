import type { Role } from '#kernel/actor.ts'
import { type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'people'>

const columns = [
  's.id',
  's.account_id as accountId',
  's.province_id as provinceId',
  's.role',
  's.created_at as createdAt',
  's.last_seen_at as lastSeenAt',
  's.expires_at as expiresAt',
  's.pending',
  's.proof',
] as const

/** One look into one unique index. Ended ones and suspended people are not found. */
const live = (db: Db, tokenHash: Buffer) =>
  db
    .selectFrom('people.session as s')
    .innerJoin('people.account as a', 'a.id', 's.account_id')
    .select([...columns, 'a.name'])
    .where('s.token_hash', '=', tokenHash)
    .where('s.revoked_at', 'is', null)
    .where('a.state', '=', 'active')

/** The session of a token with its account. */
export async function findSession(db: Db, tokenHash: Buffer) {
  const row = await live(db, tokenHash).executeTakeFirst()
  return row && { ...row, role: row.role as Role }
}

export const sessionById = (db: Db, id: string) =>
  db.selectFrom('people.session').select(['proof', 'created_at as createdAt']).where('id', '=', id).executeTakeFirst()

/** The session of a token with the places of its hat now, in one statement: every request asks. No places: every grant of the hat was taken away. */
export async function findCaller(db: Db, tokenHash: Buffer) {
  const rows = await live(db, tokenHash)
    .leftJoin('people.grant as g', (j) =>
      j
        .onRef('g.account_id', '=', 's.account_id')
        .onRef('g.province_id', '=', 's.province_id')
        .onRef('g.role', '=', 's.role')
        .on('g.revoked_at', 'is', null),
    )
    .select(['g.account_id as granted', 'g.agency_id', 'g.desk_id', 'g.unit_id', 'g.investor_id'])
    .execute()
  const [first] = rows
  if (!first) return undefined
  const gather = (pick: (r: (typeof rows)[number]) => string | null) => [...new Set(rows.flatMap((r) => pick(r) ?? []))]
  const places = {
    agencyIds: gather((r) => r.agency_id),
    deskIds: gather((r) => r.desk_id),
    unitIds: gather((r) => r.unit_id),
    investorIds: gather((r) => r.investor_id),
  }
  return { ...first, role: first.role as Role, places: first.granted === null ? null : places }
}

export async function findToken(db: Db, tokenHash: Buffer, now: Date) {
  return db
    .selectFrom('people.api_token')
    .select(['id', 'name', 'province_id as provinceId', 'role', 'scopes', 'last_used_at as lastUsedAt'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

export const touchSession = (db: Db, id: string, now: Date) =>
  db.updateTable('people.session').set({ last_seen_at: now }).where('id', '=', id).where('last_seen_at', '<', now).execute()
export const touchToken = (db: Db, id: string, now: Date) =>
  db.updateTable('people.api_token').set({ last_used_at: now }).where('id', '=', id).execute()

export type NewSession = {
  id: string
  tokenHash: Buffer
  accountId: string
  provinceId: number
  role: string
  now: Date
  expiresAt: Date
  ip: string
  userAgent: string
  pending: boolean
  secondFactor: boolean
  proof: string
}
export const insertSession = (db: Db, s: NewSession) =>
  db
    .insertInto('people.session')
    .values({
      id: s.id,
      token_hash: s.tokenHash,
      account_id: s.accountId,
      province_id: s.provinceId,
      role: s.role,
      created_at: s.now,
      last_seen_at: s.now,
      expires_at: s.expiresAt,
      ip: s.ip,
      user_agent: s.userAgent,
      pending: s.pending,
      second_factor: s.secondFactor,
      proof: s.proof,
    })
    .execute()

/** The same session under a new token and hat: its id and age stay, its end may only come nearer. */
export const moveSession = (db: Db, id: string, to: { tokenHash: Buffer; provinceId: number; role: string; absolute: number }) =>
  db
    .updateTable('people.session')
    .set({
      token_hash: to.tokenHash,
      province_id: to.provinceId,
      role: to.role,
      expires_at: sql<Date>`least(expires_at, created_at + ${to.absolute / 1000} * interval '1 second')`,
    })
    .where('id', '=', id)
    .execute()

export const endSession = (db: Db, id: string, now: Date) =>
  db.updateTable('people.session').set({ revoked_at: now }).where('id', '=', id).where('revoked_at', 'is', null).execute()

/** @returns how many were ended @param except a session that stays @param provinceId only those with a hat of this province */
export async function endSessionsOf(
  db: Db,
  accountId: string,
  now: Date,
  { except, provinceId }: { except?: string | undefined; provinceId?: number } = {},
): Promise<number> {
  let q = db.updateTable('people.session').set({ revoked_at: now }).where('account_id', '=', accountId).where('revoked_at', 'is', null)
  if (except) q = q.where('id', '<>', except)
  if (provinceId !== undefined) q = q.where('province_id', '=', provinceId)
  const { numUpdatedRows } = await q.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Sessions that are not ended, newest use first; the rules say which of them still live. */
export const openSessions = (db: Db, accountId: string) =>
  db
    .selectFrom('people.session as s')
    .select([...columns, 's.ip', 's.user_agent as userAgent', 's.second_factor as secondFactor'])
    .where('s.account_id', '=', accountId)
    .where('s.revoked_at', 'is', null)
    .where('s.pending', '=', false)
    .orderBy('s.last_seen_at', 'desc')
    .limit(100)
    .execute()

export const lastHat = (db: Db, accountId: string) =>
  db
    .selectFrom('people.session')
    .select(['province_id as provinceId', 'role'])
    .where('account_id', '=', accountId)
    .where('pending', '=', false)
    .orderBy('last_seen_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Ends for good what has run out, so that a clock set back later revives nothing. */
export const endExpired = (db: Db, now: Date, idleBefore: { staff: Date; people: Date }) =>
  db
    .updateTable('people.session')
    .set({ revoked_at: now })
    .where('revoked_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('expires_at', '<=', now),
        eb.and([eb('role', 'in', ['producer', 'investor']), eb('last_seen_at', '<', idleBefore.people)]),
        eb.and([eb('role', 'not in', ['producer', 'investor']), eb('last_seen_at', '<', idleBefore.staff)]),
      ]),
    )
    .execute()

export const deleteEnded = (db: Db, before: Date) => db.deleteFrom('people.session').where('expires_at', '<', before).execute()

export const demoAccounts = (db: Db, prefix: string) =>
  db
    .selectFrom('people.account as a')
    .innerJoin('people.grant as g', 'g.account_id', 'a.id')
    .innerJoin('people.province as p', 'p.id', 'g.province_id')
    .select(['a.name', 'g.role', 'p.code as provinceCode', 'a.username', 'a.phone'])
    .distinctOn(['p.id', 'a.username'])
    .where('a.username', '>=', prefix)
    .where('a.username', '<', `${prefix}\u007f`)
    .where('g.revoked_at', 'is', null)
    .orderBy('p.id')
    .orderBy('a.username')
    .limit(100)
    .execute()
