// Who works with the group, the bodies that decide, and as many units as a province has.

import type { Actor } from '#kernel/actor.ts'
import type { Engine } from '#server/ctx.ts'
import type { Bare } from '../bare.ts'
import { call } from '../http.ts'
import { hire, signIn, type World } from '../world.ts'

export type Staff = Awaited<ReturnType<typeof staffOf>>

/** Four people with cookies; the representative sits at the first desk. */
export async function staffOf(base: string, engine: Engine, world: World) {
  const { provinceId } = world
  const desk = world.desks[0]!
  const secretary = await hire(engine, provinceId, 9001, 'secretary')
  const manager = await hire(engine, provinceId, 9002, 'manager')
  const head = await hire(engine, provinceId, 9003, 'agencyHead', { agencyId: desk.agencyId })
  const rep = world.repOf(desk)
  const cookie = (who: Actor, name: string) => signIn(base, engine, who, `bench.${name}`)
  const cookies = {
    secretary: await cookie(secretary, 'secretary'),
    manager: await cookie(manager, 'manager'),
    head: await cookie(head, 'head'),
    rep: await cookie(rep, 'rep'),
  }
  return { cookies, secretary: secretary.accountId!, rep: rep.accountId!, agencyId: desk.agencyId, deskId: desk.id }
}

export type Body = {
  readonly id: string
  readonly provincial: boolean
  readonly countyId: string | null
  readonly weekday: number
  readonly seatIds: readonly string[]
}

/** The bodies that decide, the provincial group first, each as old as the records; and a committee. */
export async function bodiesOf(base: string, owner: Bare['owner'], cookie: string, days: number): Promise<{ deciding: Body[]; committeeId: string }> {
  await call(`${base}/api/bodies/start`, { cookie, body: {} })
  await owner.query(`update workgroup.body set created_at = now() - interval '${days} days'`)
  await owner.query(`update workgroup.seat set since = now() - interval '${days} days'`)
  type Row = { id: string; kind: string; county_id: string | null; weekday: number; seats: string[] }
  const { rows } = await owner.query<Row>(`select b.id, b.kind, b.county_id, coalesce(b.weekday, 0) as weekday,
    array(select s.id from workgroup.seat s where s.province_id = b.province_id and s.body_id = b.id order by s.position) as seats
    from workgroup.body b where not b.parallel order by b.kind = 'province' desc, b.name_fa`)
  const deciding = rows.filter((b) => b.kind === 'province' || b.kind === 'county')
  return {
    deciding: deciding.map((b) => ({
      id: b.id,
      provincial: b.kind === 'province',
      countyId: b.county_id,
      weekday: b.weekday,
      seatIds: b.seats,
    })),
    committeeId: rows.findLast((b) => b.kind === 'committee')!.id,
  }
}

export type Unit = { readonly id: string; readonly name: string; readonly county_id: string }

/** The demo's units, over and over under other names. */
export async function unitsOf(owner: Bare['owner'], provinceId: number, count: number): Promise<Unit[]> {
  await owner.query(
    `insert into registry.unit (province_id, id, name, isic, activity, county_id, state, employees, created_at)
    select province_id, gen_random_uuid(), name || ' ' || n, isic, activity, county_id, state, employees, created_at
    from registry.unit u, generate_series(1, $2::int / (select count(*)::int from registry.unit where province_id = $1)) n where province_id = $1`,
    [provinceId, count],
  )
  return (await owner.query<Unit>('select id, name, county_id from registry.unit where province_id = $1 order by id', [provinceId])).rows
}
