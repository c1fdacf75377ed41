// People who may be seated.

import type { PeopleReads } from '#features/people/model.ts'
import type { RegistryReads } from '#features/registry/model.ts'
import { tsqueryWhileTyping } from '#kernel/text.ts'
import { type DbOf, sql } from '#server/db.ts'
import { seatRoles } from '../../model.ts'
import type { Candidate } from '../model.ts'

type Db = DbOf<'workgroup', PeopleReads & RegistryReads>

/** Active people of the province with a hat that may fill a seat, by name; `q` finds them while it is typed. */
export async function candidates(db: Db, provinceId: number, { q, agencyId }: { q: string; agencyId: string | null }): Promise<Candidate[]> {
  const words = q === '' ? null : tsqueryWhileTyping(q)
  const rows = await db
    .selectFrom('people.grant as g')
    .innerJoin('people.account as a', 'a.id', 'g.account_id')
    .select(['a.id as accountId', 'a.name'])
    .select(sql<string[]>`array_agg(distinct g.role)`.as('roles'))
    .select(sql<string[]>`coalesce(array_agg(distinct g.agency_id::text) filter (where g.agency_id is not null), '{}')`.as('agencyIds'))
    .where('g.province_id', '=', provinceId)
    .where('g.revoked_at', 'is', null)
    .where('g.role', 'in', [...seatRoles])
    .where('a.state', '=', 'active')
    .$if(agencyId !== null, (query) => query.where((eb) => eb.or([eb('g.agency_id', '=', agencyId!), eb('g.agency_id', 'is', null)])))
    .$if(words !== null, (query) => query.where(sql<boolean>`a.search @@ ${words}::tsquery`))
    .groupBy(['a.id', 'a.name'])
    .orderBy('a.name')
    .orderBy('a.id')
    .limit(50)
    .execute()
  return rows
}

/** Working agencies of the province, some dozens, by name. */
export const agencies = (db: Db, provinceId: number) =>
  db
    .selectFrom('registry.agency')
    .select(['id', 'name_fa as nameFa', 'name_en as nameEn'])
    .where('province_id', '=', provinceId)
    .where('active', '=', true)
    .orderBy('name_fa')
    .orderBy('id')
    .limit(1000)
    .execute()

export const agencyKnown = async (db: Db, provinceId: number, id: string): Promise<boolean> =>
  (await db.selectFrom('registry.agency').select('id').where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()) !== undefined

/** Names of accounts, by id. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const rows = await db
    .selectFrom('people.account')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((r) => [r.id, r.name]))
}
