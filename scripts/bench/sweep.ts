// The escalation sweep: ten thousand cases whose deadline has passed, all found in one run of the clock.

import { newId } from '#server/ids.ts'
import type { Engine } from '#server/ctx.ts'
import { jobs } from '#features/casework/jobs.ts'
import { afterWrite, ask, type Bare, inProvince, insertAct, insertFact } from './bare.ts'
import { queueEmpty } from './queue.ts'
import type { Row } from './table.ts'
import type { World } from './world.ts'

const most = 10_000
const minute = 60_000

export async function measureSweep({ engine, owner, clients }: Bare & { engine: Engine }, { provinceId }: World): Promise<Row[]> {
  await owner.query(`set app.province = '${provinceId}'`)
  const { rows: due } = await owner.query<{ id: string; step_at: Date; version: number }>(
    'select id, step_at, version from casework.case where province_id = $1 and closed_at is null and step_at is not null order by step_at, id limit $2',
    [provinceId, most],
  )
  await owner.query('update casework.case set step_at = null where province_id = $1 and step_at is not null and not id = any($2::uuid[])', [
    provinceId,
    due.map((c) => c.id),
  ])
  await owner.query('vacuum analyze casework.case')
  const now = new Date(due.at(-1)!.step_at.getTime() + minute)

  await queueEmpty(owner)
  // On cases that are closed, so that the product finds all of its own work still to do.
  const { rows: others } = await owner.query<{ id: string; version: number }>(
    'select id, version from casework.case where province_id = $1 and closed_at is not null order by id limit $2',
    [provinceId, due.length],
  )
  const bareBegun = performance.now()
  for (const { id, version } of others) await stepBare(clients[0]!, provinceId, id, version, now)
  const bare = ((performance.now() - bareBegun) / 1000) * (due.length / others.length)

  const acts = async () => Number((await owner.query('select count(*) as n from casework.act where province_id = $1', [provinceId])).rows[0].n)
  const before = await acts()
  const begun = performance.now()
  const sweep = jobs.long['casework.sweep']
  for (let left = due.length; left > 0; ) {
    await sweep({ ...engine, clock: () => now }, provinceId)
    const {
      rows: [still],
    } = await owner.query('select count(*) as n from casework.case where province_id = $1 and step_at <= $2', [provinceId, now])
    if (Number(still.n) >= left) throw new Error(`the sweep leaves ${still.n} cases that are due`)
    left = Number(still.n)
  }
  const value = (performance.now() - begun) / 1000
  const steps = (await acts()) - before
  await owner.query('reset app.province')
  return [{ group: 'sweep', what: `${due.length} overdue cases (${steps} acts)`, value, unit: 's', bare }]
}

/** What one step of the clock leaves: the mark that it was done, an act, the case's index, a fact, a job and live topics. */
async function stepBare(client: Bare['clients'][number], provinceId: number, id: string, version: number, now: Date): Promise<void> {
  const job = {
    task: 'casework.tell',
    payload: { provinceId, caseId: id, seq: version + 1 },
    runAt: new Date(now.getTime() + 365 * 86_400_000),
    key: null,
  }
  await inProvince(client, provinceId, async () => {
    await ask(client, 'lock', 'select * from casework.case where province_id = $1 and id = $2 for update', [provinceId, id])
    await ask(client, 'read', 'select * from casework.act where province_id = $1 and case_id = $2 order by seq', [provinceId, id])
    await ask(client, 'step', 'insert into casework.step (province_id, case_id, round, name, at) values ($1, $2, 99, $3, $4)', [
      provinceId,
      id,
      newId(),
      now,
    ])
    await ask(client, 'act', insertAct, [provinceId, id, version + 1, 'nudge', now, '{}'])
    await ask(client, 'fact', insertFact, [provinceId, newId(), now, 'casework.nudge', `case:${id}`])
    await ask(
      client,
      'index',
      'update casework.case set status = status, rung = rung, due_at = due_at, step_at = step_at, flags = flags, version = version + 1, updated_at = updated_at where province_id = $1 and id = $2',
      [provinceId, id],
    )
    await ask(client, 'after', afterWrite, [JSON.stringify([job]), [`${provinceId} case:${id}`, `${provinceId} centre`]])
  })
}
