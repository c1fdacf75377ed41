// Every SQL statement about absences.

import type { PeopleReads } from '#features/people/model.ts'
import type { DbOf } from '#server/db.ts'

type Db = DbOf<'registry', PeopleReads>

/** Absences not over on `day`, soonest first; null accounts: everybody's. */
export function absencesFrom(db: Db, provinceId: number, day: string, accountIds: readonly string[] | null) {
  const q = db
    .selectFrom('registry.absence as x')
    .innerJoin('people.account as a', 'a.id', 'x.account_id')
    .select(['x.id', 'x.account_id as accountId', 'a.name', 'x.from_day as fromDay', 'x.to_day as toDay', 'x.reason'])
    .where('x.province_id', '=', provinceId)
    .where('x.to_day', '>=', day)
    .orderBy('x.from_day')
    .orderBy('x.id')
    .limit(1000)
  return (accountIds === null ? q : q.where('x.account_id', 'in', [...accountIds])).execute()
}

export const findAbsence = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('registry.absence')
    .select(['id', 'account_id as accountId'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .executeTakeFirst()

export const insertAbsence = (db: Db, provinceId: number, id: string, a: { accountId: string; fromDay: string; toDay: string; reason: string }) =>
  db
    .insertInto('registry.absence')
    .values({ province_id: provinceId, id, account_id: a.accountId, from_day: a.fromDay, to_day: a.toDay, reason: a.reason })
    .execute()

export const deleteAbsence = (db: Db, provinceId: number, id: string) =>
  db.deleteFrom('registry.absence').where('province_id', '=', provinceId).where('id', '=', id).execute()

/** Which desks and agencies these accounts sit at. */
export function placesOfAccounts(db: Db, provinceId: number, accountIds: readonly string[]) {
  return db
    .selectFrom('people.grant')
    .select(['account_id as accountId', 'agency_id as agencyId', 'desk_id as deskId'])
    .where('province_id', '=', provinceId)
    .where('revoked_at', 'is', null)
    .where('role', 'in', ['agencyRep', 'agencyHead'])
    .where('account_id', 'in', [...accountIds])
    .execute()
}

export async function accountsOfAgencies(db: Db, provinceId: number, agencyIds: readonly string[]): Promise<string[]> {
  if (!agencyIds.length) return []
  const rows = await db
    .selectFrom('people.grant')
    .select('account_id')
    .distinct()
    .where('province_id', '=', provinceId)
    .where('revoked_at', 'is', null)
    .where('agency_id', 'in', [...agencyIds])
    .execute()
  return rows.map((row) => row.account_id)
}
