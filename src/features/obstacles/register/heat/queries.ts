// The heat table in one grouped scan of one index (obstacle_heat holds every column it needs).

import type { Actor } from '#kernel/actor.ts'
import { sql } from '#server/db.ts'
import { counted, type Wanted } from '../lists/queries.ts'
import type { HeatSide } from '../model.ts'
import type { Db } from '../queries.ts'
import { seenBy } from '../seeing/queries.ts'

export type HeatFacts = Pick<Wanted, 'outcome' | 'knot' | 'since' | 'until'>
type CellRow = { group_code: string | null; side_id: string | null; told: number; solved: number }

/** Told and solved of each group × county or agency; a row sent to several agencies stands in each of their columns. */
export function heatCells(db: Db, actor: Actor, side: HeatSide, facts: HeatFacts): Promise<CellRow[]> {
  const where = sql.join([sql`o.province_id = ${actor.provinceId}`, sql`${seenBy(actor)}`, ...counted(facts)], sql` and `)
  const source =
    side === 'county'
      ? sql`select o.group_code, o.county_id as side_id, o.outcome from obstacles.obstacle o where ${where}`
      : sql`select o.group_code, a.id as side_id, o.outcome from obstacles.obstacle o left join lateral unnest(o.agency_ids) as a (id) on true where ${where}`
  return sql<CellRow>`select group_code, side_id, count(*)::int as told, (count(*) filter (where outcome = 'solved'))::int as solved
    from (${source}) as s group by group_code, side_id`
    .execute(db)
    .then(({ rows }) => rows)
}

/** Each obstacle once. */
export const heatTotals = (db: Db, actor: Actor, facts: HeatFacts): Promise<{ told: number; solved: number }> =>
  sql<{ told: number; solved: number }>`select count(*)::int as told, (count(*) filter (where o.outcome = 'solved'))::int as solved
    from obstacles.obstacle o where ${sql.join([sql`o.province_id = ${actor.provinceId}`, sql`${seenBy(actor)}`, ...counted(facts)], sql` and `)}`
    .execute(db)
    .then(({ rows }) => rows[0]!)
