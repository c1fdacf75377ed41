// What people do while something heavy runs in the background: they open cases, look through a list, ask triage. Measured
// before and meanwhile, with the memory that the heavy work takes.

import { setTimeout as sleep } from 'node:timers/promises'
import { seeded } from '../../demo/units.ts'
import type { Bare } from './bare.ts'
import { newCase } from './bulk.ts'
import { call } from './http.ts'
import { applicationMb, canMeasure } from './memory.ts'
import type { Row } from './table.ts'
import { spreadsUntil } from './timing.ts'
import type { World } from './world.ts'

export type Server = { readonly url: string; readonly pid: number }

const names = ['case page', 'list', 'POST /api/triage'] as const
const least = 150
/** A text that nobody told before. */
export const textsOf = (world: World, seed: number) => {
  const draw = seeded(seed)
  return (i: number) => newCase(world, i, draw)['text'] as string
}

export async function visitors({ url }: Server, { owner }: Bare, world: World) {
  const { rows } = await owner.query<{ id: string }>('select id from casework.case where province_id = $1 order by md5(id::text) limit 300', [
    world.provinceId,
  ])
  const text = textsOf(world, 7)
  const { operator: cookie } = world.signedIn
  return [
    ...(rows.length ? [(i: number) => call(`${url}/api/cases/${rows[i % rows.length]!.id}`, { token: world.token })] : []),
    () => call(`${url}/api/cases?open=true&sort=due&limit=30`, { token: world.token }),
    (i: number) => call(`${url}/api/triage`, { cookie, body: { text: text(i) } }),
  ] as ((i: number) => Promise<unknown>)[]
}

/** Begins heavy work and measures visits until `isOver` says so; `group` and `what` name the rows. */
export async function meanwhile(
  server: Server,
  on: Bare,
  world: World,
  { group, what, start, isOver }: { group: string; what: string; start: () => Promise<unknown>; isOver: () => Promise<boolean> },
): Promise<{ seconds: number; rows: Row[] }> {
  const calls = await visitors(server, on, world)
  const told = names.slice(-calls.length)
  await spreadsUntil(calls, 20)
  const before = await spreadsUntil(calls, least)
  let most = 0
  let over = false
  const begun = performance.now()
  await start()
  const watch = (async () => {
    for (let n = 0; !(await isOver()); n++) {
      if (canMeasure && n % 4 === 0) most = Math.max(most, applicationMb(server.pid)) // looking costs some milliseconds too
      await sleep(250)
    }
    over = true
    return (performance.now() - begun) / 1000
  })()
  const during = await spreadsUntil(calls, 1, () => over)
  const seconds = await watch
  const rows = told.map((name, n): Row => {
    const [quiet, busy] = [before[n]!.p95, during[n]!.p95]
    return {
      group,
      what: `${name} ${what}, p95 (${quiet.toFixed(1)} ms before)`,
      value: busy,
      unit: 'ms',
      aim: { text: '≤ 2 × before', met: busy <= 2 * quiet },
    }
  })
  if (canMeasure) rows.push({ group, what: `application ${what} (most)`, value: most, unit: 'MB' })
  return { seconds, rows }
}
