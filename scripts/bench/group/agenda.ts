// The agenda that writes itself, over all open dossiers of a body, and the page of the session; beside the same in bare SQL.

import { newId } from '#server/ids.ts'
import { ask, type Bare, inProvince, insertFact } from '../bare.ts'
import { call } from '../http.ts'
import { queueEmpty } from '../queue.ts'
import type { Row } from '../table.ts'
import { spreadsUntil } from '../timing.ts'
import * as bare from './bare.ts'
import { pair } from './reads.ts'
import type { GroupWorld } from './world.ts'

const capacity = 40
const times = 40

export async function measureAgenda(base: string, { owner, clients }: Bare, g: GroupWorld): Promise<Row[]> {
  const cookie = g.cookies.secretary
  const { times: free } = (await call(`${base}/api/sessions/times?bodyId=${g.bodyId}`, { cookie })).json()
  const plan = (startsAt: string) =>
    call(`${base}/api/sessions`, { cookie, body: { bodyId: g.bodyId, startsAt, capacity }, headers: { 'idempotency-key': newId() } })
  const session = (await plan(free[1])).json()
  let version: number = session.version
  const build = async () => {
    const answer = await call(`${base}/api/sessions/${session.id}/build`, {
      cookie,
      body: {},
      headers: { 'if-match': String(version), 'idempotency-key': newId() },
    })
    version = answer.json().version
  }
  await owner.query(`set app.province = '${g.provinceId}'`)
  /** Ten of those that wait weigh more than a moment ago: the order changes. */
  const stir = () =>
    owner.query(
      `update workgroup.dossier set loss_irr_day = loss_irr_day + 50000000000 where province_id = $1 and id in (
      select id from workgroup.dossier where province_id = $1 and body_id = $2 and state = 'ready' order by random() limit 10)`,
      [g.provinceId, g.bodyId],
    )
  await stir()
  await build()
  const rows: Row[] = []
  const waiting = await owner.query(`select count(*)::int as n from workgroup.dossier where province_id = $1 and body_id = $2 and state = 'ready'`, [
    g.provinceId,
    g.bodyId,
  ])
  const other = (await plan(free[3])).json().id as string
  const client = clients[0]!
  const inBare = () => inProvince(client, g.provinceId, () => buildBare(client, g, other))
  await queueEmpty(owner)
  for (let i = 0; i < 10; i++) await spreadsUntil([build, inBare], 1)
  const taken: number[][] = [[], []]
  for (let i = 0; i < times; i++) {
    await stir()
    const [ours, by] = await spreadsUntil([build, inBare], 1)
    taken[0]!.push(ours!.p50)
    taken[1]!.push(by!.p50)
  }
  const spread = (list: number[]) => {
    list.sort((a, b) => a - b)
    return { p50: list[Math.floor(list.length / 2)]!, p95: list[Math.floor(list.length * 0.95)]! }
  }
  rows.push(...pair('agenda', `built anew over ${waiting.rows[0].n} ready dossiers, ${capacity} heard`, spread(taken[0]!), spread(taken[1]!)))
  const calls = [
    () => call(`${base}/api/sessions/${session.id}`, { cookie }),
    async () => {
      for (const [n, text] of bare.sessionPage.entries()) await ask(owner, `a${n}`, text, [g.provinceId, session.id])
    },
  ]
  await spreadsUntil(calls, 15)
  const [ours, by] = await spreadsUntil(calls, 100)
  await owner.query('reset app.province')
  return [...rows, ...pair('agenda', `the session’s page, ${capacity} items`, ours!, by!)]
}

const score = (due: string) =>
  `(1 + greatest(0, floor(extract(epoch from (now() - ${due})) / 86400))) * (1 + d.loss_irr_day::float8 / 10000000 + d.jobs) * greatest(1, d.unlocks)`

/** Locks the session, finds the foremost of both kinds, writes items, candidates, the act and the fact. */
async function buildBare(client: Bare['owner'], g: GroupWorld, sessionId: string): Promise<void> {
  const run = (name: string, text: string, values: readonly unknown[]) => ask(client, name, text, values)
  const p = g.provinceId
  await run('b1', 'select * from workgroup.session where province_id = $1 and id = $2 for update', [p, sessionId])
  const taken = `select coalesce(i.dossier_id, i.resolution_id) from workgroup.item i join workgroup.session s on s.province_id = i.province_id and s.id = i.session_id
    where s.province_id = $1 and s.body_id = $2 and s.state in ('called', 'sitting')`
  const out = (await client.query(taken, [p, g.bodyId])).rows.map((r) => r.coalesce)
  const { rows: first } = await run(
    'b2',
    `select r.id, r.due_at, d.loss_irr_day, d.jobs, d.unlocks from workgroup.resolution r join workgroup.dossier d on d.province_id = r.province_id and d.id = r.dossier_id
    where r.province_id = $1 and r.body_id = $2 and r.closed_at is null and (r.state = 'objected' or r.flags && array['overdue', 'again']) and r.id <> all($3::uuid[])
    order by r.priority = 'production_stopped' desc, 'again' = any (r.flags) desc, ${score('r.due_at')} desc, r.due_at, r.id limit 60`,
    [p, g.bodyId, out],
  )
  const { rows: ready } = await run(
    'b3',
    `select d.id, d.due_at, d.loss_irr_day, d.jobs, d.unlocks from workgroup.dossier d where d.province_id = $1 and d.body_id = $2 and d.state = 'ready' and d.id <> all($3::uuid[])
    order by d.priority = 'production_stopped' desc, ${score('d.due_at')} desc, d.due_at, d.id limit 60`,
    [p, g.bodyId, out],
  )
  const all = [
    ...first.map((r) => ({ resolution_id: r.id, dossier_id: null })),
    ...ready.map((r) => ({ resolution_id: null, dossier_id: r.id })),
  ].map((one, i) => ({ ...one, position: i + 1, id: newId() }))
  await run('b4', 'delete from workgroup.item where province_id = $1 and session_id = $2', [p, sessionId])
  await run('b5', 'delete from workgroup.candidate where province_id = $1 and session_id = $2', [p, sessionId])
  const insert = (
    table: string,
    id: string,
  ) => `insert into workgroup.${table} (province_id, session_id, ${id} dossier_id, resolution_id, position, source, factors)
    select $1, $2, ${id} dossier_id, resolution_id, position, 'ready', '{}' from jsonb_to_recordset($3::jsonb) as x (id uuid, dossier_id uuid, resolution_id uuid, position smallint)`
  await run('b6', insert('item', 'id,'), [p, sessionId, JSON.stringify(all.slice(0, capacity))])
  await run('b7', insert('candidate', ''), [p, sessionId, JSON.stringify(all.slice(capacity, capacity + 20))])
  await run('b8', 'update workgroup.session set version = version + 1, built_at = now(), waiting = $3 where province_id = $1 and id = $2', [
    p,
    sessionId,
    all.length,
  ])
  await run(
    'b9',
    `insert into workgroup.session_act (province_id, session_id, id, name, at, actor_role) values ($1, $2, $3, 'build', now(), 'secretary')`,
    [p, sessionId, newId()],
  )
  await run('ba', insertFact, [p, newId(), new Date(), 'workgroup.session_build', `session:${sessionId}`])
}
