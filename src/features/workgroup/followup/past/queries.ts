// Resolutions as they stood on a day that is past, for comparing with the year before. The tally knows only how they stand now.

import { sql } from '#server/db.ts'
import { type Db, places, type Wanted } from '../board/queries.ts'
import type { Scope } from '../rules.ts'

type Past = { readonly since: Date; readonly until: Date; readonly asOf: Date }
type PastCounts = { total: number; annulled: number; executed: number; said: number; averageDays: number | null }

/**
 * Those last notified in the period, by their acts until `asOf`: said to be done when the last of claim and reopen is a claim,
 * executed when the last of confirm and reopen is a confirmation (`saidDone` and `outcomeOf` of tally/rules.ts, of a fold that
 * ends there). Nothing comes after annulment. Reads one quarter's resolutions, and acts only of those whose row cannot tell:
 * they were reopened, or claimed (again) since.
 */
export async function countsAt(db: Db, provinceId: number, w: Wanted, scope: Scope, { since, until, asOf }: Past): Promise<PastCounts> {
  const where = [sql`province_id = ${provinceId}`, sql`notified_at >= ${since}`, sql`notified_at < ${until}`, ...places(w, scope, 'owner_agency_id')]
  const { rows } = await sql<PastCounts & { days: number }>`
    select count(*)::int as total, (count(*) filter (where gone))::int as annulled, (count(*) filter (where said and not gone))::int as said,
      (count(*) filter (where executed and not gone))::int as executed, coalesce(sum(days) filter (where executed and not gone), 0)::int as days
    from (
      select r.state = 'annulled' and r.closed_at <= ${asOf} as gone,
        case when a.reopen is null then r.claimed_at <= ${asOf} else a.claim > a.reopen end as said,
        case when a.reopen is null then r.state = 'executed' and r.confirmed_at <= ${asOf} else a.confirm > a.reopen end as executed,
        greatest(0, (coalesce(a.confirmed_at, r.confirmed_at) at time zone 'Asia/Tehran')::date - (r.notified_at at time zone 'Asia/Tehran')::date) as days
      from (select province_id, id, state, flags, notified_at, closed_at, claimed_at, confirmed_at from workgroup.resolution where ${sql.join(where, sql` and `)}) r
      left join lateral (
        select max(seq) filter (where name = 'claim') as claim, max(seq) filter (where name = 'confirm') as confirm,
          max(at) filter (where name = 'confirm') as confirmed_at, coalesce(max(seq) filter (where name = 'reopen'), 0) as reopen
        from workgroup.resolution_act
        where province_id = r.province_id and resolution_id = r.id and at <= ${asOf} and name in ('claim', 'confirm', 'reopen')
      ) a on r.claimed_at > ${asOf} or 'reopened' = any(r.flags)
    ) stood`.execute(db)
  const { days, ...counts } = rows[0]!
  return { ...counts, averageDays: counts.executed ? days / counts.executed : null }
}
