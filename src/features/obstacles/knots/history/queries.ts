// Acts of knots: only ever added (grants.sql takes update and delete away from the application).

import { sql } from '#server/db.ts'
import type { Db } from '../queries.ts'

export type NewAct = {
  readonly knotId: string
  readonly seq: number
  readonly name: string
  readonly at: Date
  readonly actorId: string | null
  readonly actorRole: string
  readonly details: Readonly<Record<string, unknown>>
}

export const insertAct = (db: Db, provinceId: number, act: NewAct) =>
  db
    .insertInto('obstacles.knot_act')
    .values({
      province_id: provinceId,
      knot_id: act.knotId,
      seq: act.seq,
      name: act.name,
      at: act.at,
      actor_id: act.actorId,
      actor_role: act.actorRole,
      details: JSON.stringify(act.details),
    })
    .execute()

/** The acts without their lists of obstacles, which may be long: those are counted. The latest 500. */
export const actsOf = (db: Db, provinceId: number, knotId: string) =>
  db
    .selectFrom('obstacles.knot_act as x')
    .select(['x.seq', 'x.name', 'x.at', 'x.actor_id', 'x.actor_role'])
    .select(sql<Record<string, unknown>>`x.details - 'added' - 'removed'`.as('details'))
    .select(sql<number>`coalesce(jsonb_array_length(x.details -> 'added'), 0)`.as('added'))
    .select(sql<number>`coalesce(jsonb_array_length(x.details -> 'removed'), 0)`.as('removed'))
    .where('x.province_id', '=', provinceId)
    .where('x.knot_id', '=', knotId)
    .orderBy('x.seq', 'desc')
    .limit(500)
    .execute()

/** Every obstacle that its acts have hung on it and not taken off again, whatever became of it since. */
export async function everMembers(db: Db, provinceId: number, knotId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select distinct on (id) id, hung from (
        select x.seq, e.id, e.hung from obstacles.knot_act x, lateral (
          select jsonb_array_elements_text(x.details -> 'added') as id, true as hung
          union all select jsonb_array_elements_text(x.details -> 'removed'), false) e
        where x.province_id = ${provinceId} and x.knot_id = ${knotId}) moves
      order by id, seq desc) last
    where hung`.execute(db)
  return rows.map((r) => r.id)
}

/** When the last act brought it into its present state is not kept in the row; its acts tell. */
export const stateActs = (db: Db, provinceId: number, knotId: string) =>
  db
    .selectFrom('obstacles.knot_act as x')
    .select(['x.name', 'x.at'])
    .select(sql<Record<string, unknown>>`x.details - 'added' - 'removed'`.as('details'))
    .where('x.province_id', '=', provinceId)
    .where('x.knot_id', '=', knotId)
    .orderBy('x.seq')
    .execute()
