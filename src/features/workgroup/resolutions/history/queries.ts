// What judging an act reads beside the resolution itself.

import { sql } from '#server/db.ts'
import type { Db, ResolutionRow } from '../queries.ts'

/** Which owners and alternatives of these rows are banks. */
export async function banksAmong(db: Db, provinceId: number, of: readonly ResolutionRow[]): Promise<ReadonlySet<string>> {
  const agencies = [...new Set(of.flatMap((r) => (r.alt_agency_id ? [r.owner_agency_id, r.alt_agency_id] : [r.owner_agency_id])))]
  if (!agencies.length) return new Set()
  const found = await db
    .selectFrom('registry.agency')
    .select('id')
    .where('province_id', '=', provinceId)
    .where(sql<boolean>`id = any(${agencies}::uuid[])`)
    .where('bank', '=', true)
    .execute()
  return new Set(found.map((a) => a.id))
}
