// Every SQL statement of the catalogue.

import type { RegistryReads } from '#features/registry/model.ts'
import type { DbOf } from '#server/db.ts'
import type { EvidenceType } from './model.ts'

type Db = DbOf<'obstacles', RegistryReads>

export const domains = (db: Db) => db.selectFrom('obstacles.domain').select(['code', 'name_fa as nameFa', 'name_en as nameEn']).execute()

export async function groups(db: Db) {
  const rows = await db
    .selectFrom('obstacles.grp')
    .orderBy('code')
    .select([
      'code',
      'domain_code as domainCode',
      'name_fa as nameFa',
      'name_en as nameEn',
      'agency_fa as agencyFa',
      'agency_en as agencyEn',
      'evidence_type',
      'keywords',
    ])
    .execute()
  return rows.map(({ evidence_type, ...row }) => ({ ...row, evidenceType: evidence_type as EvidenceType }))
}

export function usualAgencies(db: Db, provinceId: number, code: string) {
  return db
    .selectFrom('obstacles.usual_agency as u')
    .innerJoin('registry.agency as a', (j) => j.onRef('a.province_id', '=', 'u.province_id').onRef('a.id', '=', 'u.agency_id'))
    .select(['a.id as agencyId', 'a.code', 'a.name_fa as nameFa', 'a.name_en as nameEn'])
    .where('u.province_id', '=', provinceId)
    .where('u.group_code', '=', code)
    .where('a.active', '=', true)
    .orderBy('a.name_fa')
    .execute()
}

export function allUsualAgencies(db: Db, provinceId: number) {
  return db
    .selectFrom('obstacles.usual_agency')
    .select(['group_code', 'agency_id'])
    .where('province_id', '=', provinceId)
    .orderBy('group_code')
    .execute()
}

export async function countAgencies(db: Db, provinceId: number, agencyIds: readonly string[]): Promise<number> {
  const rows = await db.selectFrom('registry.agency').select('id').where('province_id', '=', provinceId).where('id', 'in', agencyIds).execute()
  return rows.length
}

export async function replaceUsualAgencies(db: Db, provinceId: number, code: string, agencyIds: readonly string[]) {
  await db.deleteFrom('obstacles.usual_agency').where('province_id', '=', provinceId).where('group_code', '=', code).execute()
  if (agencyIds.length)
    await db
      .insertInto('obstacles.usual_agency')
      .values(agencyIds.map((agency_id) => ({ province_id: provinceId, group_code: code, agency_id })))
      .execute()
}
