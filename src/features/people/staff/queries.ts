import type { Role } from '#kernel/actor.ts'
import { type Db as AnyDb, type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'people'>

export type PeopleFilter = {
  provinceId: number
  roles: readonly string[]
  agencyIds: readonly string[] | null
  state?: string | undefined
  text: string | null
  phone: string | null
  after: { name: string; id: string } | null
  limit: number
}
export type PersonRecord = {
  id: string
  name: string
  phone: string | null
  username: string | null
  state: 'active' | 'suspended'
  totp_confirmed: boolean
  last_seen_at: Date | null
}

/** People with a live hat of one of these roles, by name. The words of `text` are found by the Persian normaliser of 0003. */
export async function findPeople(db: Db, f: PeopleFilter): Promise<PersonRecord[]> {
  const where = [
    sql`a.id in (select g.account_id from people.grant g where g.province_id = ${f.provinceId} and g.revoked_at is null and g.role = any(${f.roles}::text[])
        ${f.agencyIds ? sql`and g.agency_id = any(${f.agencyIds}::uuid[])` : sql``})`,
    f.state ? sql`a.state = ${f.state}` : null,
    f.phone ? sql`a.phone = ${f.phone}` : f.text ? sql`(a.search @@ fa.q(${f.text}) or a.username = ${f.text.toLowerCase()})` : null,
    f.after ? sql`(a.name, a.id) > (${f.after.name}, ${f.after.id}::uuid)` : null,
  ].filter((part) => part !== null)
  const { rows } = await sql<PersonRecord>`
    select a.id, a.name, a.phone, a.username, a.state, a.totp_confirmed, s.last_seen_at
    from people.account a
    left join lateral (select last_seen_at from people.session where account_id = a.id order by last_seen_at desc limit 1) s on true
    where ${sql.join(where, sql` and `)}
    order by a.name, a.id limit ${f.limit + 1}`.execute(db as AnyDb)
  return rows
}

/** All grants of some people, live and taken away, in every province: the rules need to know where else a person works. */
export const grantsOf = (db: Db, accountIds: readonly string[]) =>
  db
    .selectFrom('people.grant')
    .selectAll()
    .where('account_id', 'in', accountIds.length ? [...accountIds] : ['00000000-0000-0000-0000-000000000000'])
    .orderBy('granted_at')
    .orderBy('id')
    .execute()
export type GrantRecord = Awaited<ReturnType<typeof grantsOf>>[number]

export const lockPerson = (db: Db, id: string) =>
  db
    .selectFrom('people.account')
    .select(['id', 'name', 'phone', 'username', 'state', 'email', 'totp_confirmed', 'password_hash', 'created_at'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
export const findPerson = (db: Db, id: string) =>
  db
    .selectFrom('people.account')
    .select(['id', 'name', 'phone', 'username', 'state', 'email', 'totp_confirmed', 'password_hash', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst()

export const lastSeen = async (db: Db, id: string) =>
  (
    await db
      .selectFrom('people.session')
      .select('last_seen_at')
      .where('account_id', '=', id)
      .orderBy('last_seen_at', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.last_seen_at ?? null

export async function revokeGrant(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('people.grant').set({ revoked_at: now }).where('id', '=', id).where('revoked_at', 'is', null).execute()
}

export type NewInvitationRow = {
  id: string
  provinceId: number
  name: string
  phone: string
  role: Role
  agencyId: string | null
  deskId: string | null
  invitedBy: string
  createdAt: Date
  expiresAt: Date
}
export const insertInvitation = (db: Db, i: NewInvitationRow) =>
  db
    .insertInto('people.invitation')
    .values({
      id: i.id,
      province_id: i.provinceId,
      name: i.name,
      phone: i.phone,
      role: i.role,
      agency_id: i.agencyId,
      desk_id: i.deskId,
      invited_by: i.invitedBy,
      created_at: i.createdAt,
      expires_at: i.expiresAt,
    })
    .execute()

export function findInvitations(db: Db, f: { provinceId: number; invitedBy: string | null; after: string | null; limit: number }) {
  let q = db
    .selectFrom('people.invitation as i')
    .leftJoin('people.account as a', 'a.id', 'i.invited_by')
    .selectAll('i')
    .select('a.name as inviter')
    .where('i.province_id', '=', f.provinceId)
  if (f.invitedBy) q = q.where('i.invited_by', '=', f.invitedBy)
  if (f.after) q = q.where('i.id', '<', f.after)
  return q
    .orderBy('i.id', 'desc')
    .limit(f.limit + 1)
    .execute()
}
export type InvitationRecord = Awaited<ReturnType<typeof findInvitations>>[number]

export const lockInvitation = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('people.invitation').selectAll().where('id', '=', id).where('province_id', '=', provinceId).forUpdate().executeTakeFirst()

export const lockOpenInvitations = (db: Db, phone: string, now: Date) =>
  db
    .selectFrom('people.invitation')
    .selectAll()
    .where('phone', '=', phone)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id')
    .forUpdate()
    .execute()

export const markInvitation = (db: Db, id: string, change: { accepted_at?: Date; revoked_at?: Date }) =>
  db.updateTable('people.invitation').set(change).where('id', '=', id).execute()
