// The log of acts and the counts as they stood at one moment: a cursor keeps the snapshot of its one statement, however
// long the reading takes and whatever is written meanwhile.

import { type Db, sql } from '#server/db.ts'
import type { TallyKey } from '../model.ts'
import type { CountedRow } from '../tally/rules.ts'

export type ActJson = { seq: number; name: string; at: string; actorId: string | null; actorRole: string; details: Record<string, unknown> }
/** The columns of workgroup.resolution that counting reads; moments as text. */
export type RowJson = { [K in keyof CountedRow]: CountedRow[K] extends Date | null ? string | null : CountedRow[K] }
type LogLine =
  | { readonly kind: 'acts'; readonly data: { id: string; row: RowJson; acts: ActJson[] } }
  | { readonly kind: 'tally'; readonly data: TallyKey & { count: number } }

/** So many histories are folded at one time: people wait for their pages meanwhile. */
const batch = 100

/** Every resolution with its acts, and every place of the tally with what has not been added to it. */
export async function* readLog(db: Db, provinceId: number): AsyncGenerator<LogLine> {
  await sql`declare tally_check no scroll cursor for
    select 'tally' as kind, jsonb_build_object('month', month, 'bodyId', body_id, 'committeeId', committee_id, 'agencyId', agency_id, 'domainCode', domain_code, 'countyId', county_id,
        'outcome', outcome, 'reason', reason, 'claimed', claimed, 'count', sum(count), 'days', sum(days)) as data
      from (select month, body_id, committee_id, agency_id, domain_code, county_id, outcome, reason, claimed, count, days from workgroup.tally where province_id = ${sql.lit(provinceId)}
        union all select month, body_id, committee_id, agency_id, domain_code, county_id, outcome, reason, claimed, count, days from workgroup.tally_move where province_id = ${sql.lit(provinceId)}) t
      group by month, body_id, committee_id, agency_id, domain_code, county_id, outcome, reason, claimed
    union all
    select 'acts', jsonb_build_object('id', r.id, 'row', jsonb_build_object('body_id', r.body_id, 'committee_id', r.committee_id, 'owner_agency_id', r.owner_agency_id, 'domain_code', r.domain_code,
        'county_id', r.county_id, 'state', r.state, 'flags', r.flags, 'reason', r.reason, 'notified_at', r.notified_at, 'confirmed_at', r.confirmed_at,
        'closed_at', r.closed_at), 'acts', (
        select coalesce(jsonb_agg(jsonb_build_object('seq', a.seq, 'name', a.name, 'at', a.at, 'actorId', a.actor_id, 'actorRole', a.actor_role, 'details', a.details) order by a.seq), '[]')
        from workgroup.resolution_act a where a.province_id = r.province_id and a.resolution_id = r.id))
      from workgroup.resolution r where r.province_id = ${sql.lit(provinceId)}`.execute(db)
  for (;;) {
    const { rows } = await sql<LogLine>`fetch ${sql.lit(batch)} from tally_check`.execute(db)
    yield* rows
    if (rows.length < batch) break
  }
  await sql`close tally_check`.execute(db)
}
