// Names and files that a case page needs, each in one statement.

import type { RegistryReads } from '#features/registry/model.ts'
import { type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'casework', RegistryReads>

type Named = { kind: 'county' | 'desk'; id: string; fa: string; en: string; agency_fa: string; agency_en: string }

/** Names of counties and of desks with their agencies, in one statement. */
export const placeNames = async (db: Db, provinceId: number, countyIds: readonly string[], deskIds: readonly string[]): Promise<Named[]> => {
  if (!countyIds.length && !deskIds.length) return []
  const counties = sql`select 'county' as kind, id, name_fa as fa, name_en as en, '' as agency_fa, '' as agency_en from registry.county where province_id = ${provinceId} and id = any(${[...countyIds]}::uuid[])`
  const desks = sql`select 'desk' as kind, d.id, d.name_fa as fa, d.name_en as en, y.name_fa as agency_fa, y.name_en as agency_en from registry.desk d
    join registry.agency y on y.province_id = d.province_id and y.id = d.agency_id where d.province_id = ${provinceId} and d.id = any(${[...deskIds]}::uuid[])`
  const asked =
    countyIds.length && deskIds.length
      ? sql<Named>`${counties} union all ${desks}`
      : countyIds.length
        ? sql<Named>`${counties}`
        : sql<Named>`${desks}`
  return (await asked.execute(db)).rows
}

export const filesOf = (db: Db, provinceId: number, caseId: string) =>
  db
    .selectFrom('casework.attachment')
    .select(['id', 'name', 'mime', 'bytes', 'visibility', 'created_at', 'sha256', 'seq'])
    .where('province_id', '=', provinceId)
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()

export const family = (db: Db, provinceId: number, caseId: string, mergedInto: string | null) =>
  db
    .selectFrom('casework.case')
    .select(['id', 'code', 'status', 'merged_into'])
    .where('province_id', '=', provinceId)
    .where((eb) => (mergedInto ? eb.or([eb('merged_into', '=', caseId), eb('id', '=', mergedInto)]) : eb('merged_into', '=', caseId)))
    .orderBy('id')
    .execute()
