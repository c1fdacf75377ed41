// Likely duplicates while a text is typed: the same text grows, a word or two at a time.

import { call } from './http.ts'
import type { Row } from './table.ts'
import { spreadOf } from './timing.ts'
import { textsOf } from './visits.ts'
import type { World } from './world.ts'

const times = 200
const steps = 8

export async function measureSimilar(base: string, world: World): Promise<Row[]> {
  const { operator: cookie } = world.signedIn
  const texts = Array.from({ length: times / steps + 1 }, (_, i) => textsOf(world, 11 + i)(i))
  const look = (i: number) => {
    const text = texts[Math.floor(i / steps)]!
    const body = { text: text.slice(0, Math.ceil((text.length * ((i % steps) + 1)) / steps)), unitId: world.units[i % world.units.length]!.id }
    return call(`${base}/api/similar`, { cookie, body })
  }
  const begun = performance.now()
  await look(7)
  const first = (performance.now() - begun) / 1000
  const spread = await spreadOf(times, look)
  const group = 'duplicates'
  return [
    { group, what: 'the first look after a start', value: first, unit: 's' },
    { group, what: 'while typing, p50', value: spread.p50, unit: 'ms' },
    { group, what: 'while typing, p95', value: spread.p95, unit: 'ms', aim: { text: '≤ 20 ms', met: spread.p95 <= 20 } },
  ]
}
