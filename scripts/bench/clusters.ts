// Clustering: as many obstacles as there are cases, told in the catalogue's words with asides of their own, through the very
// thread that the product uses.

import type { ClusterJob, ClusterResult } from '#features/obstacles/knots/clusters/model.ts'
import { packTexts } from '#features/obstacles/knots/clusters/rules.ts'
import { dice } from '#features/obstacles/knots/communities/rules.ts'
import { runThread } from '#server/threads.ts'
import type { Bare } from './bare.ts'
import type { Row } from './table.ts'

const thread = new URL('../../src/features/obstacles/knots/clusters/worker.ts', import.meta.url)
const slice = 2000

export async function measureClusters({ owner }: Bare, count: number): Promise<Row[]> {
  const { rows: groups } = await owner.query<{ name: string; keywords: string }>('select name_fa as name, keywords from obstacles.grp order by code')
  const texts = textsLike(groups, count)
  const numbers = (of: number) => Int32Array.from(texts, (_, i) => i % of)
  const slices: ClusterJob['slices'][number][] = []
  for (let at = 0; at < count; at += slice) slices.push(packTexts(texts.slice(at, at + slice)))
  const job: ClusterJob = { slices, units: numbers(8000), counties: numbers(20), groups: numbers(groups.length) }
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 100)
  const begun = performance.now()
  const found = await runThread<ClusterResult>(thread, job, { heapMb: 900 }).finally(() => clearInterval(watch))
  const seconds = (performance.now() - begun) / 1000
  const megabytes = (peak - before) / 1e6
  return [
    {
      group: 'clusters',
      what: `${count} obstacles into ${found.clusters.length}`,
      value: seconds,
      unit: 's',
      aim: { text: '≤ 120 s', met: seconds <= 120 },
    },
    { group: 'clusters', what: 'memory of the thread', value: megabytes, unit: 'MB', aim: { text: '< 1000 MB', met: megabytes < 1000 } },
  ]
}

function textsLike(groups: readonly { name: string; keywords: string }[], count: number): string[] {
  const roll = dice(3)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)]!
  const wordsOf = groups.map((g) => g.keywords.split(/[\s،,]+/).filter(Boolean))
  const all = wordsOf.flat()
  return Array.from({ length: count }, () => {
    const at = Math.floor(roll() * groups.length)
    const own = Array.from({ length: 6 }, () => pick(wordsOf[at]!)).join(' ')
    return `${groups[at]!.name} ${own} ${Array.from({ length: 12 }, () => pick(all)).join(' ')}`
  })
}
