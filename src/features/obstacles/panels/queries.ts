// Every SQL statement about panels.

import type { RegistryReads } from '#features/registry/model.ts'
import type { DbOf } from '#server/db.ts'

type Db = DbOf<'obstacles', RegistryReads>

/** Who sits on a panel: account ids, and which of them chair it. */
export async function membersOf(db: Db, provinceId: number, panelId: string): Promise<{ memberIds: string[]; chairIds: string[] }> {
  const rows = await db
    .selectFrom('obstacles.panel_member')
    .select(['account_id', 'chair'])
    .where('province_id', '=', provinceId)
    .where('panel_id', '=', panelId)
    .execute()
  return { memberIds: rows.map((r) => r.account_id), chairIds: rows.filter((r) => r.chair).map((r) => r.account_id) }
}

/** The panels a person sits on. */
export async function panelsOf(db: Db, provinceId: number, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('obstacles.panel_member')
    .select('panel_id')
    .where('province_id', '=', provinceId)
    .where('account_id', '=', accountId)
    .execute()
  return rows.map((r) => r.panel_id)
}

/** Agencies by id, for people. */
export const agencyNames = (db: Db, provinceId: number, ids: readonly string[]) =>
  ids.length
    ? db
        .selectFrom('registry.agency')
        .select(['id', 'name_fa as nameFa', 'name_en as nameEn'])
        .where('province_id', '=', provinceId)
        .where('id', 'in', [...ids])
        .execute()
    : Promise.resolve([])
