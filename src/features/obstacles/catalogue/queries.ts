// Every SQL statement of the catalogue.

import type { RegistryReads } from '#features/registry/model.ts'
import type { DbOf } from '#server/db.ts'
import type { EvidenceType, GroupDetail } from './model.ts'

type Db = DbOf<'obstacles', RegistryReads>

export const domains = (db: Db) => db.selectFrom('obstacles.domain').select(['code', 'name_fa as nameFa', 'name_en as nameEn']).execute()

/** Every group, retired ones too, in the order of codes. */
export async function groups(db: Db): Promise<GroupDetail[]> {
  const rows = await db.selectFrom('obstacles.grp').orderBy('code').selectAll().execute()
  return rows.map((row) => ({
    code: row.code,
    domainCode: row.domain_code,
    nameFa: row.name_fa,
    nameEn: row.name_en,
    agencyFa: row.agency_fa,
    agencyEn: row.agency_en,
    evidenceType: row.evidence_type as EvidenceType,
    asks: row.asks,
    retired: row.status === 'retired',
    successors: row.successors,
    descriptionFa: row.description_fa,
    descriptionEn: row.description_en,
    keywords: row.keywords,
    examples: row.examples,
    ackDays: row.ack_days,
    actDays: row.act_days,
    version: row.version,
  }))
}

/** Differs after every write of the catalogue by any process. */
export async function stamp(db: Db): Promise<string> {
  return (await db.selectFrom('obstacles.catalogue_stamp').select('stamp').executeTakeFirstOrThrow()).stamp
}

/** Of several codes, with the code each stands under. */
export function usualAgencies(db: Db, provinceId: number, codes: readonly string[]) {
  return db
    .selectFrom('obstacles.usual_agency as u')
    .innerJoin('registry.agency as a', (j) => j.onRef('a.province_id', '=', 'u.province_id').onRef('a.id', '=', 'u.agency_id'))
    .select(['u.group_code as groupCode', 'a.id as agencyId', 'a.code', 'a.name_fa as nameFa', 'a.name_en as nameEn'])
    .where('u.province_id', '=', provinceId)
    .where('u.group_code', 'in', codes)
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

/** Active panels, the older first. */
export function panelsFor(db: Db, provinceId: number) {
  return db
    .selectFrom('obstacles.panel')
    .select(['id', 'name_fa as nameFa', 'name_en as nameEn', 'domain_code as domainCode', 'group_codes as groupCodes'])
    .where('province_id', '=', provinceId)
    .where('active', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}
