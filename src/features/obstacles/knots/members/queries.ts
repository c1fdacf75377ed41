// The obstacles that hang on a knot, and what their producers said after the change.

import type { SqlBool } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { sql } from '#server/db.ts'
import { seenBy } from '../../register/seeing/queries.ts'
import type { Db } from '../queries.ts'

/** An expert is let to a knot by its panel; what hangs on it they may read, confidential rows apart. */
export const readBy = (actor: Actor) => (actor.role === 'expert' ? sql<SqlBool>`not o.confidential` : seenBy(actor))

const uuids = (list: readonly string[]) => sql`${[...list]}::uuid[]`

/** Obstacles that are to be hung or taken off, locked, as far as this person may read them; with the knot they hang on now. */
export async function lockObstacles(db: Db, provinceId: number, actor: Actor, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    code: string
    outcome: string
    knot_id: string | null
    knot_state: string | null
    group_code: string | null
  }>`
    select o.id, o.code, o.outcome, o.knot_id, k.state as knot_state, o.group_code
    from obstacles.obstacle o left join obstacles.knot k on k.province_id = o.province_id and k.id = o.knot_id
    where o.province_id = ${provinceId} and o.id = any(${uuids(ids)}) and ${readBy(actor)} order by o.id for update of o`.execute(db)
  return rows
}

/** Ids of members, open ones only when asked; for work over all of them, page by page. */
export function memberIds(db: Db, provinceId: number, knotId: string, onlyOpen: boolean, after: string | null, limit: number) {
  let q = db
    .selectFrom('obstacles.obstacle as o')
    .select(['o.id', 'o.kind', 'o.outcome'])
    .where('o.province_id', '=', provinceId)
    .where('o.knot_id', '=', knotId)
  if (onlyOpen) q = q.where('o.outcome', 'in', ['open', 'waiting_systemic'])
  if (after) q = q.where('o.id', '>', after)
  return q.orderBy('o.id').limit(limit).execute()
}

/** Members as this person may read them; confidential ones only by those whom the register lets. */
export function membersOfKnot(db: Db, provinceId: number, actor: Actor, knotId: string, after: string | null, limit: number) {
  let q = db
    .selectFrom('obstacles.obstacle as o')
    .leftJoin('obstacles.knot_answer as a', (j) =>
      j.onRef('a.province_id', '=', 'o.province_id').onRef('a.knot_id', '=', 'o.knot_id').onRef('a.obstacle_id', '=', 'o.id'),
    )
    .leftJoin('registry.county as c', (j) => j.onRef('c.province_id', '=', 'o.province_id').onRef('c.id', '=', 'o.county_id'))
    .select(['c.name_fa as county_fa', 'c.name_en as county_en'])
    .select(['o.id', 'o.kind', 'o.code', 'o.unit_id', 'o.unit_name', 'o.group_code', 'o.outcome', 'o.told_at', 'a.answer', 'a.asked_at'])
    .select(sql<string>`left(o.text, 300)`.as('text'))
    .where('o.province_id', '=', provinceId)
    .where('o.knot_id', '=', knotId)
    .where(readBy(actor))
  if (after) q = q.where('o.id', '>', after)
  return q.orderBy('o.id').limit(limit).execute()
}

/** What hangs on a knot now. `jobs`: employees of the units whose open obstacles wait; `money`: rials told of by open ones. */
export async function weigh(db: Db, provinceId: number, knotId: string, actor: Actor) {
  const { rows } = await sql<{ members: number; hidden: number; unlocks: number; units: number; jobs: number; money: string }>`
    with m as (
      select o.unit_id, o.money_irr, o.outcome in ('open', 'waiting_systemic') as waits, ${readBy(actor)} as seen
      from obstacles.obstacle o where o.province_id = ${provinceId} and o.knot_id = ${knotId})
    select count(*)::int as members, (count(*) filter (where not seen))::int as hidden, (count(*) filter (where waits))::int as unlocks,
      (count(distinct unit_id) filter (where waits))::int as units, coalesce(sum(money_irr) filter (where waits), 0)::text as money,
      (select coalesce(sum(u.employees), 0)::int from registry.unit u
        where u.province_id = ${provinceId} and u.id in (select unit_id from m where waits)) as jobs
    from m`.execute(db)
  const row = rows[0]!
  return { ...row, money: Number(row.money) }
}

export const keepWeight = (
  db: Db,
  provinceId: number,
  knotId: string,
  w: { unlocks: number; units: number; jobs: number; money: number },
  now: Date,
) =>
  db
    .updateTable('obstacles.knot')
    .set({ unlocks: w.unlocks, units: w.units, jobs: w.jobs, money_irr: w.money, counted_at: now })
    .where('province_id', '=', provinceId)
    .where('id', '=', knotId)
    .execute()

/** Live and changed knots whose figures are the oldest. */
export const countedLongAgo = (db: Db, provinceId: number, before: Date, limit: number) =>
  db
    .selectFrom('obstacles.knot')
    .select('id')
    .where('province_id', '=', provinceId)
    .where('state', 'in', ['suspected', 'confirmed', 'proposed', 'accepted', 'changed'])
    .where((e) => e.or([e('counted_at', 'is', null), e('counted_at', '<', before)]))
    .orderBy(sql`counted_at nulls first`)
    .limit(limit)
    .execute()

// ── Answers after a change ──────────────────────────────────────────────────────────────────────────────────────────

/** Everybody whose case waits is asked; a second change asks again. Archived rows have nobody to ask. */
export const askMembers = (db: Db, provinceId: number, knotId: string, now: Date) =>
  sql`insert into obstacles.knot_answer (province_id, knot_id, obstacle_id, asked_at)
    select o.province_id, o.knot_id, o.id, ${now}::timestamptz from obstacles.obstacle o
    where o.province_id = ${provinceId} and o.knot_id = ${knotId} and o.kind = 'case' and o.outcome in ('open', 'waiting_systemic')
    on conflict (province_id, knot_id, obstacle_id) do update set asked_at = excluded.asked_at, answer = null, answered_at = null`.execute(db)

/** @returns the knots whose question this answers */
export async function answerOf(db: Db, provinceId: number, obstacleIds: readonly string[], answer: string, now: Date): Promise<string[]> {
  const rows = await db
    .updateTable('obstacles.knot_answer')
    .set({ answer, answered_at: now })
    .where('province_id', '=', provinceId)
    .where(sql<SqlBool>`obstacle_id = any(${uuids(obstacleIds)})`)
    .where('answer', 'is', null)
    .returning('knot_id')
    .execute()
  return [...new Set(rows.map((r) => r.knot_id))]
}

/** What the register knows of open questions by now: settled some other way than by a word to casework. */
export const answersFromOutcomes = (db: Db, provinceId: number, knotId: string) =>
  sql`update obstacles.knot_answer a set answered_at = coalesce(o.closed_at, o.updated_at),
      answer = case o.outcome when 'solved' then 'confirmed' when 'unsolved' then 'unconfirmed' else 'withdrawn' end
    from obstacles.obstacle o where a.province_id = ${provinceId} and a.knot_id = ${knotId} and a.answer is null
      and o.province_id = a.province_id and o.id = a.obstacle_id and o.outcome in ('solved', 'unsolved', 'merged', 'withdrawn')`.execute(db)

/** Nobody is waited for any more (the knot was reopened). */
export const forgetQuestions = (db: Db, provinceId: number, knotId: string) =>
  db.deleteFrom('obstacles.knot_answer').where('province_id', '=', provinceId).where('knot_id', '=', knotId).where('answer', 'is', null).execute()

export async function countAnswers(db: Db, provinceId: number, knotId: string) {
  const rows = await db
    .selectFrom('obstacles.knot_answer')
    .select('answer')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('province_id', '=', provinceId)
    .where('knot_id', '=', knotId)
    .groupBy('answer')
    .execute()
  const of = (answer: string | null) => rows.find((r) => r.answer === answer)?.n ?? 0
  return {
    asked: rows.reduce((sum, r) => sum + r.n, 0),
    confirmed: of('confirmed'),
    disputed: of('disputed'),
    unconfirmed: of('unconfirmed'),
    withdrawn: of('withdrawn'),
    unanswered: of(null),
  }
}
