// Accounts, hats and provinces: what this room's parts and its published actions share.

import type { Role } from '#kernel/actor.ts'
import { type Db as AnyDb, type DbOf, sql } from '#server/db.ts'
import type { Hat, Place } from './model.ts'

type Db = DbOf<'people'>

const account = (db: Db) =>
  db
    .selectFrom('people.account')
    .select([
      'id',
      'name',
      'phone',
      'username',
      'password_hash as passwordHash',
      'totp_secret as totpSecret',
      'totp_confirmed as totpConfirmed',
      'totp_last_step as totpLastStep',
      'recovery_hashes as recoveryHashes',
      'email',
      'locale',
      'state',
      'created_at as createdAt',
    ])
export type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>

export const findAccount = (db: Db, id: string) => account(db).where('id', '=', id).executeTakeFirst()
export const lockAccount = (db: Db, id: string) => account(db).where('id', '=', id).forUpdate().executeTakeFirst()
export const findByPhone = (db: Db, phone: string) => account(db).where('phone', '=', phone).executeTakeFirst()
export const findByUsername = (db: Db, username: string) => account(db).where('username', '=', username).executeTakeFirst()

/** @returns the id, also when another request made the account of this phone a moment earlier */
export async function insertAccount(
  db: Db,
  a: { id: string; name: string; phone: string | null; username?: string | null; passwordHash?: string | null; createdAt: Date },
): Promise<string> {
  const made = await db
    .insertInto('people.account')
    .values({ id: a.id, name: a.name, phone: a.phone, username: a.username ?? null, password_hash: a.passwordHash ?? null, created_at: a.createdAt })
    .onConflict((c) => c.constraint('account_phone').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id ?? (await findByPhone(db, a.phone!))!.id
}

type AccountChange = {
  name?: string
  phone?: string | null
  username?: string | null
  email?: string | null
  locale?: string
  state?: string
  password_hash?: string | null
  totp_secret?: Buffer | null
  totp_confirmed?: boolean
  totp_last_step?: number
  recovery_hashes?: string[]
}
export const changeAccount = (db: Db, id: string, change: AccountChange) =>
  db.updateTable('people.account').set(change).where('id', '=', id).execute()

export async function accountNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const rows = await db
    .selectFrom('people.account')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((r) => [r.id, r.name]))
}

/** All live hats of an account, grants of one role and province folded into one. */
export async function hatsOf(db: Db, accountId: string): Promise<Hat[]> {
  const rows = await db
    .selectFrom('people.grant')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .orderBy('granted_at')
    .orderBy('id')
    .execute()
  const hats = new Map<string, Hat>()
  for (const g of rows) {
    const key = `${g.province_id} ${g.role}`
    const hat = hats.get(key) ?? { provinceId: g.province_id, role: g.role as Role, agencyIds: [], deskIds: [], unitIds: [], investorIds: [] }
    hats.set(key, hat)
    for (const [list, id] of [
      [hat.agencyIds, g.agency_id],
      [hat.deskIds, g.desk_id],
      [hat.unitIds, g.unit_id],
      [hat.investorIds, g.investor_id],
    ] as const)
      if (id && !list.includes(id)) list.push(id)
  }
  return [...hats.values()]
}

/** @returns the new grant's id, or null when the same live grant stands already */
export async function insertGrant(
  db: Db,
  g: { id: string; accountId: string; provinceId: number; role: string; grantedBy: string | null; grantedAt: Date; byPhone?: boolean } & Place,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into people.grant (id, account_id, province_id, role, agency_id, desk_id, unit_id, investor_id, granted_by, by_phone, granted_at)
    values (${g.id}, ${g.accountId}, ${g.provinceId}, ${g.role}, ${g.agencyId ?? null}, ${g.deskId ?? null}, ${g.unitId ?? null}, ${g.investorId ?? null}, ${g.grantedBy}, ${g.byPhone ?? false}, ${g.grantedAt})
    on conflict (account_id, province_id, role, agency_id, desk_id, unit_id, investor_id) where revoked_at is null do nothing
    returning id`.execute(db as AnyDb)
  return rows[0]?.id ?? null
}

const active = (db: Db, provinceId: number) =>
  db
    .selectFrom('people.grant as g')
    .innerJoin('people.account as a', 'a.id', 'g.account_id')
    .select('g.account_id as id')
    .distinct()
    .where('g.province_id', '=', provinceId)
    .where('g.revoked_at', 'is', null)
    .where('a.state', '=', 'active')

const idsOf = (rows: readonly { id: string }[]) => rows.map((r) => r.id)

export const membersOfDesk = async (db: Db, provinceId: number, deskId: string) =>
  idsOf(await active(db, provinceId).where('g.desk_id', '=', deskId).where('g.role', '=', 'agencyRep').execute())
export const headsOfAgency = async (db: Db, provinceId: number, agencyId: string) =>
  idsOf(await active(db, provinceId).where('g.agency_id', '=', agencyId).where('g.role', '=', 'agencyHead').execute())
export const peopleWith = async (db: Db, provinceId: number, role: Role) => idsOf(await active(db, provinceId).where('g.role', '=', role).execute())
export const ownersOfUnit = async (db: Db, provinceId: number, unitId: string) =>
  idsOf(await active(db, provinceId).where('g.unit_id', '=', unitId).where('g.role', '=', 'producer').execute())
export const ownersOfPlan = async (db: Db, provinceId: number, investorId: string) =>
  idsOf(await active(db, provinceId).where('g.investor_id', '=', investorId).where('g.role', '=', 'investor').execute())

const province = (db: Db) =>
  db.selectFrom('people.province').select(['id', 'code', 'name_fa as nameFa', 'name_en as nameEn', 'centre_phone as centrePhone', 'settings'])

export const allProvinces = (db: Db) => province(db).orderBy('id').execute()
export const provinceById = (db: Db, id: number) => province(db).where('id', '=', id).executeTakeFirst()
export const provinceByCode = (db: Db, code: string) => province(db).where('code', '=', code).executeTakeFirst()
export const insertProvince = (db: Db, p: { id: number; code: string; nameFa: string; nameEn: string }) =>
  db
    .insertInto('people.province')
    .values({ id: p.id, code: p.code, name_fa: p.nameFa, name_en: p.nameEn })
    .onConflict((c) => c.doNothing())
    .execute()
export const changeProvince = (db: Db, id: number, change: { centre_phone?: string; settings?: string }) =>
  db.updateTable('people.province').set(change).where('id', '=', id).execute()
