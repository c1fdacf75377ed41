// Every SQL statement that writes the catalogue or reads its versions.

import type { PeopleReads } from '#features/people/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { GroupDetail } from '../model.ts'
import type { VersionAct } from './model.ts'

type Db = DbOf<'obstacles', PeopleReads>

/** Writers of the catalogue take turns from here to the end of their transaction. */
export async function takeTurn(db: Db): Promise<void> {
  await db.selectFrom('obstacles.catalogue_stamp').select('stamp').forUpdate().execute()
}

/** After the groups were written, never before: whoever keeps a copy keeps it under the stamp read first. */
export async function setStamp(db: Db, stamp: string): Promise<void> {
  await db.updateTable('obstacles.catalogue_stamp').set({ stamp }).execute()
}

const columns = (g: GroupDetail) => ({
  code: g.code,
  domain_code: g.domainCode,
  name_fa: g.nameFa,
  name_en: g.nameEn,
  agency_fa: g.agencyFa,
  agency_en: g.agencyEn,
  evidence_type: g.evidenceType,
  keywords: g.keywords,
  description_fa: g.descriptionFa,
  description_en: g.descriptionEn,
  examples: [...g.examples],
  asks: [...g.asks],
  ack_days: g.ackDays,
  act_days: g.actDays,
  status: g.retired ? 'retired' : 'active',
  successors: [...g.successors],
  version: g.version,
})

export async function writeGroup(db: Db, group: GroupDetail): Promise<void> {
  const { code, ...rest } = columns(group)
  await db
    .insertInto('obstacles.grp')
    .values({ code, ...rest })
    .onConflict((c) => c.column('code').doUpdateSet(rest))
    .execute()
}

type Version = {
  readonly at: Date | null
  readonly act: VersionAct
  readonly body: GroupDetail
  readonly reason: string
  readonly provinceId: number | null
  readonly accountId: string | null
}

/** A version that is there already stays: the one the program brought is written when the first change comes. */
export async function writeVersions(db: Db, versions: readonly Version[]): Promise<void> {
  await db
    .insertInto('obstacles.grp_version')
    .values(
      versions.map((v) => ({
        code: v.body.code,
        version: v.body.version,
        at: v.at,
        act: v.act,
        body: JSON.stringify(v.body),
        reason: v.reason,
        province_id_of_decision: v.provinceId,
        account_id: v.accountId,
      })),
    )
    .onConflict((c) => c.columns(['code', 'version']).doNothing())
    .execute()
}

/** The newest first; `by` is empty for people of other provinces. */
export async function versions(db: Db, provinceId: number, code: string) {
  const rows = await db
    .selectFrom('obstacles.grp_version as v')
    .leftJoin('people.province as p', 'p.id', 'v.province_id_of_decision')
    .leftJoin('people.account as a', (j) => j.onRef('a.id', '=', 'v.account_id').on('v.province_id_of_decision', '=', provinceId))
    .select(['v.version', 'v.at', 'v.act', 'v.reason', 'v.body', 'p.name_fa as provinceFa', 'p.name_en as provinceEn', 'a.name as by'])
    .where('v.code', '=', code)
    .orderBy('v.version', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    at: row.at?.toISOString() ?? null,
    body: row.body as GroupDetail,
    provinceFa: row.provinceFa ?? '',
    provinceEn: row.provinceEn ?? '',
    by: row.by ?? '',
  }))
}

/** Open obstacles of the province under each of these groups. */
export async function openObstacles(db: Db, provinceId: number, codes: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('obstacles.obstacle')
    .select(['group_code', sql<number>`count(*)`.as('open')])
    .where('province_id', '=', provinceId)
    .where('group_code', 'in', codes)
    .where('outcome', 'in', ['open', 'waiting_systemic'])
    .groupBy('group_code')
    .execute()
  return new Map(rows.map((row) => [row.group_code!, Number(row.open)]))
}
