// What a telling reads: the resolution's row, its duties, names, and who can be reached where.

import type { PeopleReads } from '#features/people/model.ts'
import type { RegistryReads } from '#features/registry/model.ts'
import type { DbOf } from '#server/db.ts'

type Db = DbOf<'workgroup', PeopleReads & RegistryReads>

export const tellingRow = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('workgroup.resolution as r')
    .innerJoin('registry.agency as a', (join) => join.onRef('a.province_id', '=', 'r.province_id').onRef('a.id', '=', 'r.owner_agency_id'))
    .select([
      'r.id',
      'r.code',
      'r.unit_id',
      'r.investor_id',
      'r.unit_name',
      'r.body_id',
      'r.owner_agency_id',
      'r.owner_desk_id',
      'r.alt_agency_id',
      'r.text',
      'r.due_at',
      'r.rule_by',
      'r.stage',
      'r.object_by',
      'r.state',
      'r.confidential',
      'a.name_fa',
      'a.name_en',
    ])
    .where('r.province_id', '=', provinceId)
    .where('r.id', '=', id)
    .executeTakeFirst()
export type TellingRow = NonNullable<Awaited<ReturnType<typeof tellingRow>>>

/** Duties in the order of their dates; one only when `dutyId` is given. */
export const dutiesToTell = (db: Db, provinceId: number, resolutionId: string, dutyId: string | null) =>
  db
    .selectFrom('workgroup.duty')
    .select(['id', 'text', 'due_at', 'state'])
    .where('province_id', '=', provinceId)
    .where('resolution_id', '=', resolutionId)
    .$if(dutyId !== null, (q) => q.where('id', '=', dutyId))
    .orderBy('due_at')
    .orderBy('id')
    .execute()

export async function casesOf(db: Db, provinceId: number, resolutionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('workgroup.resolution_case')
    .select('case_id')
    .where('province_id', '=', provinceId)
    .where('resolution_id', '=', resolutionId)
    .execute()
  return rows.map((r) => r.case_id)
}

/** Who has the clerk's seat of a body now, as holder or deputy. */
export async function clerksOf(db: Db, provinceId: number, bodyId: string, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('workgroup.seat')
    .select(['account_id', 'deputy_account_id'])
    .where('province_id', '=', provinceId)
    .where('body_id', '=', bodyId)
    .where('clerk', '=', true)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
    .execute()
  return rows.flatMap((r) => [r.account_id, r.deputy_account_id]).filter((id) => id !== null)
}

/** The name of an agency that is no longer the owner. */
export const agencyName = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('registry.agency').select(['name_fa', 'name_en']).where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()

/** Who sits in the bank-expert panel now, as holder or deputy; nobody judges their own agency. */
export async function panelMembers(db: Db, provinceId: number, ownerAgencyId: string, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('workgroup.seat as s')
    .innerJoin('workgroup.body as b', (j) => j.onRef('b.province_id', '=', 's.province_id').onRef('b.id', '=', 's.body_id'))
    .select(['s.account_id', 's.deputy_account_id'])
    .where('s.province_id', '=', provinceId)
    .where('b.province_id', '=', provinceId)
    .where('b.kind', '=', 'bank_panel')
    .where('b.active', '=', true)
    .where((eb) => eb.or([eb('s.agency_id', 'is', null), eb('s.agency_id', '<>', ownerAgencyId)]))
    .where((eb) => eb.or([eb('s.until', 'is', null), eb('s.until', '>', now)]))
    .execute()
  return rows.flatMap((r) => [r.account_id, r.deputy_account_id]).filter((id) => id !== null)
}

/** Members of every desk of an agency. */
export async function agencyMembers(db: Db, provinceId: number, agencyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('people.grant')
    .select('account_id')
    .distinct()
    .where('province_id', '=', provinceId)
    .where('agency_id', '=', agencyId)
    .where('role', '=', 'agencyRep')
    .where('revoked_at', 'is', null)
    .execute()
  return rows.map((r) => r.account_id)
}
