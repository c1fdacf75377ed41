// Names and files that a case page needs, each in one statement.

import type { RegistryReads } from '#features/registry/model.ts'
import type { DbOf } from '#server/db.ts'

type Db = DbOf<'casework', RegistryReads>

export async function deskNames(db: Db, provinceId: number, ids: readonly string[]) {
  if (!ids.length) return new Map<string, { fa: string; en: string; agency: { fa: string; en: string } }>()
  const rows = await db.selectFrom('registry.desk as d')
    .innerJoin('registry.agency as y', (j) => j.onRef('y.province_id', '=', 'd.province_id').onRef('y.id', '=', 'd.agency_id'))
    .select(['d.id', 'd.name_fa', 'd.name_en', 'y.name_fa as agency_fa', 'y.name_en as agency_en']).where('d.province_id', '=', provinceId).where('d.id', 'in', [...ids]).execute()
  return new Map(rows.map((r) => [r.id, { fa: r.name_fa, en: r.name_en, agency: { fa: r.agency_fa, en: r.agency_en } }]))
}

export const filesOf = (db: Db, provinceId: number, caseId: string) =>
  db.selectFrom('casework.attachment').select(['id', 'name', 'mime', 'bytes', 'visibility', 'created_at', 'sha256', 'seq']).where('province_id', '=', provinceId).where('case_id', '=', caseId).orderBy('id').execute()

export const family = (db: Db, provinceId: number, caseId: string, mergedInto: string | null) =>
  db.selectFrom('casework.case').select(['id', 'code', 'status', 'merged_into']).where('province_id', '=', provinceId)
    .where((eb) => (mergedInto ? eb.or([eb('merged_into', '=', caseId), eb('id', '=', mergedInto)]) : eb('merged_into', '=', caseId))).orderBy('id').execute()

export const placeNames = (db: Db, provinceId: number, countyId: string) =>
  db.selectFrom('registry.county').select(['name_fa', 'name_en']).where('province_id', '=', provinceId).where('id', '=', countyId).executeTakeFirst()
