// Creates per second: over HTTP with a machine token, and the same rows in bare SQL.

import { newId } from '#server/ids.ts'
import { seeded } from '../../demo/units.ts'
import { afterWrite, ask, type Bare, inProvince, insertAct, insertCase, insertFact } from './bare.ts'
import { newCase } from './bulk.ts'
import { call } from './http.ts'
import { queueEmpty } from './queue.ts'
import type { Row } from './table.ts'
import { rateOf } from './timing.ts'
import type { World } from './world.ts'

const seconds = 6

export async function measureCreates(base: string, { clients, owner }: Bare, world: World, from: number): Promise<Row[]> {
  const rows: Row[] = []
  const draw = seeded(86)
  let made = from
  for (const at of [1, 8]) {
    const overHttp = () => call(`${base}/api/cases`, { token: world.token, body: newCase(world, made++, draw) })
    const bareSql = (client: number) => createBare(clients[client]!, world, newCase(world, made++, draw))
    // By turns, twice each, so that neither has the quieter machine.
    const ours: number[] = []
    const bare: number[] = []
    for (let turn = 0; turn < 2; turn++) {
      ours.push((await rateOf(at, seconds / 2, overHttp)).rate)
      await queueEmpty(owner)
      bare.push((await rateOf(at, seconds / 2, bareSql)).rate)
    }
    const value = mean(ours)
    const share = value / mean(bare)
    const aim = at === 8 ? { aim: { text: '≥ 0.35 of bare SQL', met: share >= 0.35 } } : {}
    rows.push({ group: 'create', what: `${at} client${at > 1 ? 's' : ''}`, value, unit: 'per s', bare: mean(bare), ...aim })
  }
  return rows
}

const mean = (list: readonly number[]) => list.reduce((sum, n) => sum + n, 0) / list.length

/** The rows that one create leaves: the case, its act, the fact, one job and two live topics. */
async function createBare(client: Bare['clients'][number], world: World, body: Record<string, unknown>): Promise<void> {
  const { provinceId } = world
  const id = newId()
  const factId = newId()
  const now = new Date()
  const unit = world.units.find((u) => u.id === body['unitId'])!
  const due = new Date(now.getTime() + 86_400_000)
  await inProvince(client, provinceId, async () => {
    await ask(client, 'case', insertCase, [
      provinceId,
      id,
      `BARE-${id}`,
      unit.id,
      unit.name,
      unit.countyId,
      '+989990000000',
      body['groupCode'],
      body['text'],
      due,
      now,
    ])
    await ask(client, 'act', insertAct, [provinceId, id, 1, 'submit', now, '{"channel":"api","priority":"normal","confidential":false}'])
    await ask(client, 'fact', insertFact, [provinceId, factId, now, 'casework.submit', `case:${id}`])
    const job = { task: 'casework.tell', payload: { provinceId, caseId: id, seq: 1 }, runAt: due, key: null }
    await ask(client, 'after', afterWrite, [JSON.stringify([job]), [`${provinceId} case:${id}`, `${provinceId} centre`]])
  })
}
