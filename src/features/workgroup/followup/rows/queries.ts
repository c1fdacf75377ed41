// The resolutions behind a number, newest notified first. What keyOf (tally/rules.ts) says of a row, said in SQL.

import { sql } from '#server/db.ts'
import type { RawBuilder } from 'kysely'
import type { SeatedActor } from '../../model.ts'
import { type Db, places, seatedAt, type Wanted } from '../board/queries.ts'
import type { Standing } from '../model.ts'
import { type Scope, seesConfidential } from '../rules.ts'

type Cursor = { readonly at: Date; readonly id: string }
type WantedRows = Wanted & {
  readonly standing: Standing | 'not_annulled' | null
  readonly reason: string | null
  readonly claimed: 'yes' | 'gap' | null
}

/** Past its date while it is the agency's turn: `dueRuns` of resolutions/clock/rules.ts. */
const late = (now: Date) => sql`(due_at < ${now} and not suspended and (path is distinct from 'bank' or stage = 'must_pay'))`
const running = sql`state in ('notified', 'objected', 'executing')`

function standingIs(standing: Standing | 'not_annulled', now: Date): RawBuilder<unknown> {
  if (standing === 'overdue') return sql`${running} and ${late(now)}`
  if (standing === 'executing') return sql`${running} and not ${late(now)}`
  if (standing === 'not_annulled') return sql`state <> 'annulled'`
  return sql`state = ${standing}`
}

/** Confidential ones: to whom the law of resolutions shows them; scope has narrowed the rest already. */
function shown(actor: SeatedActor): RawBuilder<unknown> {
  if (seesConfidential(actor)) return sql`true`
  return sql`(not confidential or ${seatedAt(actor, 'body_id', 'committee_id')})`
}

export type Row = {
  id: string
  code: string
  text: string
  unit_name: string
  owner_agency_id: string
  body_id: string
  county_id: string | null
  domain_code: string | null
  state: string
  flags: string[]
  reason: string | null
  confidential: boolean
  late: boolean
  notified_at: Date
  due_at: Date
  confirmed_at: Date | null
  closed_at: Date | null
}

export async function listRows(
  db: Db,
  actor: SeatedActor,
  scope: Scope,
  w: WantedRows,
  now: Date,
  page: { after: Cursor | null; limit: number; length: number },
): Promise<Row[]> {
  const where = [sql`province_id = ${actor.provinceId}`, sql`notified_at is not null`, shown(actor), ...places(w, scope, 'owner_agency_id')]
  if (w.since) where.push(sql`notified_at >= ${w.since}`)
  if (w.until) where.push(sql`notified_at < ${w.until}`)
  if (w.standing) where.push(standingIs(w.standing, now))
  if (w.reason) where.push(sql`state = 'not_executed' and reason = ${w.reason}`)
  if (w.claimed) where.push(sql`(state in ('claimed', 'executed', 'unconfirmed') or (state <> 'annulled' and 'disputed' = any(flags)))`)
  if (w.claimed === 'gap') where.push(sql`state <> 'executed'`)
  if (page.after) where.push(sql`(notified_at, id) < (${page.after.at}, ${page.after.id}::uuid)`)
  const { rows } = await sql<Row>`
    select id, code, left(text, ${page.length}::int) as text, unit_name, owner_agency_id, body_id, county_id, domain_code, state, flags, reason, confidential,
      ${running} and ${late(now)} as late, notified_at, due_at, confirmed_at, closed_at
    from workgroup.resolution where ${sql.join(where, sql` and `)}
    order by notified_at desc, id desc limit ${page.limit}`.execute(db)
  return rows
}
