// One run of the clustering: slices out of SQL, the work in another process, what was found back in chunks. Each step is a transaction
// of its own; until the last one the run before stays the one that is shown.

import { toJalali } from '#kernel/jalali.ts'
import { type Engine, systemWork } from '#server/ctx.ts'
import { runHeavy } from '#server/heavy.ts'
import { newId } from '#server/ids.ts'
import { suspect } from '../making/actions.ts'
import { isUnderWay } from './actions.ts'
import type { ClusterJob, ClusterResult, Stage } from './model.ts'
import * as queries from './queries.ts'
import { isStrong, packTexts } from './rules.ts'

const slice = 2000
/** More open obstacles than a province can have; the latest told count. */
const mostTexts = 100_000
const chunk = 1000
const suspicionsMost = 20
const weekMs = 6.5 * 86_400_000
const thread = new URL('./worker.ts', import.meta.url)

/** Once a week by itself. */
export async function lookWeekly(engine: Engine, provinceId: number): Promise<void> {
  const due = await systemWork(engine, provinceId, async (ctx) => {
    const [last] = await queries.doneRuns(ctx.db, provinceId, 1)
    if (last && ctx.now.getTime() - last.at.getTime() < weekMs) return false
    if (isUnderWay(await queries.latestRun(ctx.db, provinceId), ctx.now)) return false
    return (await queries.openTexts(ctx.db, provinceId, null, 1)).length > 0
  })
  if (due) await look(engine, provinceId)
}

/** Does the run that waits, or a new one. A run broken off before is taken away first. */
export async function look(engine: Engine, provinceId: number): Promise<void> {
  const runId = await systemWork(engine, provinceId, async (ctx) => {
    const last = await queries.latestRun(ctx.db, provinceId)
    const id = last && isUnderWay(last, ctx.now) ? last.id : newId()
    if (id !== last?.id) await queries.insertRun(ctx.db, provinceId, id, null, ctx.now)
    for (const broken of await queries.brokenRuns(ctx.db, provinceId, id)) await queries.deleteRun(ctx.db, provinceId, broken.id)
    // A job that is tried again begins from the beginning.
    await queries.forgetFound(ctx.db, provinceId, id)
    return id
  })
  try {
    await run(engine, provinceId, runId)
  } catch (error) {
    await tell(engine, provinceId, runId, 'failed', 0)
    throw error
  }
}

const tell = (engine: Engine, provinceId: number, runId: string, stage: Stage, progress: number) =>
  systemWork(engine, provinceId, async (ctx) => {
    await queries.tellRun(ctx.db, provinceId, runId, stage, progress, ctx.now)
    ctx.tell('clusters')
  })

async function run(engine: Engine, provinceId: number, runId: string): Promise<void> {
  const began = performance.now()
  await tell(engine, provinceId, runId, 'reading', 0)
  const { job, ids, codes } = await read(engine, provinceId)
  const found = await think(engine, provinceId, runId, job)
  await writeDown(engine, provinceId, runId, found, ids, codes)
  await systemWork(engine, provinceId, async (ctx) => {
    const [before, ...older] = await queries.doneRuns(ctx.db, provinceId)
    const lastMonth = older.find((r) => month(r.at) !== month(ctx.now))
    for (const prior of [before, lastMonth]) if (prior) await queries.comparePrior(ctx.db, provinceId, runId, prior.id)
    const seconds = (performance.now() - began) / 1000
    await queries.finishRun(ctx.db, provinceId, runId, { obstacles: ids.length, seconds, modularity: found.modularity }, ctx.now)
    await ctx.record('obstacles.clusters_found', `clusters:${runId}`, { obstacles: ids.length, clusters: found.clusters.length })
    ctx.tell('clusters')
  })
  await suspectStrong(engine, provinceId, runId, found)
  await prune(engine, provinceId)
}

const month = (at: Date): string => {
  const { year, month: no } = toJalali(at)
  return `${year}-${no}`
}

type Place = { readonly toldAt: Date; readonly id: string }
type OpenRow = Awaited<ReturnType<typeof queries.openTexts>>[number]

/** Everything open, as the thread takes it; ids and group codes stay here. */
async function read(engine: Engine, provinceId: number): Promise<{ job: ClusterJob; ids: string[]; codes: string[] }> {
  const ids: string[] = []
  const slices: ClusterJob['slices'][number][] = []
  const numbers = { units: [] as number[], counties: [] as number[], groups: [] as number[] }
  const known = { units: new Map<string, number>(), counties: new Map<string, number>(), groups: new Map<string, number>() }
  const number = (of: keyof typeof known, key: string | null) => {
    const map = known[of]
    if (key !== null && !map.has(key)) map.set(key, map.size)
    numbers[of].push(key === null ? -1 : map.get(key)!)
  }
  let last: Place | null = null
  while (ids.length < mostTexts) {
    const from: Place | null = last
    const rows: OpenRow[] = await systemWork(engine, provinceId, (ctx) => queries.openTexts(ctx.db, provinceId, from, slice))
    for (const r of rows) {
      ids.push(r.id)
      number('units', r.unit_id ?? (r.unit_name || null))
      number('counties', r.county_id)
      number('groups', r.group_code)
    }
    if (rows.length) slices.push(packTexts(rows.map((r) => r.text)))
    const end: OpenRow | undefined = rows.at(-1)
    if (!end || rows.length < slice) break
    last = { toldAt: end.told_at, id: end.id }
  }
  return {
    ids,
    codes: [...known.groups.keys()],
    job: {
      slices,
      units: Int32Array.from(numbers.units),
      counties: Int32Array.from(numbers.counties),
      groups: Int32Array.from(numbers.groups),
    },
  }
}

async function think(engine: Engine, provinceId: number, runId: string, job: ClusterJob): Promise<ClusterResult> {
  let told = Promise.resolve()
  let toldAt = 0
  const result = await runHeavy<ClusterResult>(thread, job, {
    heapMb: 900,
    onTold: (said) => {
      const { stage, share } = said as { stage: Stage; share: number }
      if (performance.now() - toldAt < 1000) return
      toldAt = performance.now()
      told = told.then(() => tell(engine, provinceId, runId, stage, share))
    },
  })
  await told
  return result
}

async function writeDown(engine: Engine, provinceId: number, runId: string, found: ClusterResult, ids: readonly string[], codes: readonly string[]) {
  const clusters = found.clusters.map((c) => ({ ...c, code: c.group < 0 ? null : codes[c.group]! }))
  const members = ids
    .map((id, i) => ({ id, no: found.member[i]!, rank: found.rank[i]!, x: found.xs[i]!, y: found.ys[i]! }))
    .filter(({ no }) => no >= 0)
  for (let at = 0; at < clusters.length; at += chunk)
    await systemWork(engine, provinceId, (ctx) => queries.insertClusters(ctx.db, provinceId, runId, at, clusters.slice(at, at + chunk)))
  for (let at = 0; at < members.length; at += chunk) {
    await systemWork(engine, provinceId, (ctx) => queries.insertMembers(ctx.db, provinceId, runId, members.slice(at, at + chunk)))
    if (at % 10_000 === 0) await tell(engine, provinceId, runId, 'writing', at / members.length)
  }
}

/** Strong clusters become suspected knots, unless one covers them already or a panel has said that there is none. */
async function suspectStrong(engine: Engine, provinceId: number, runId: string, found: ClusterResult): Promise<void> {
  let left = suspicionsMost
  for (const [no, cluster] of found.clusters.entries()) {
    if (!isStrong(cluster)) continue
    await systemWork(engine, provinceId, async (ctx) => {
      const covering = await queries.coveringKnot(ctx.db, provinceId, runId, no)
      // The map is looked at already: each knot must appear on it.
      ctx.tell('clusters')
      if (covering) return queries.setClusterKnot(ctx.db, provinceId, runId, no, covering.id)
      if (left-- <= 0 || !cluster.words.length) return
      // Its telling words; the panel that confirms it finds a better title.
      const title = cluster.words.slice(0, 4).join('، ')
      await suspect(ctx, { title, cluster: { runId, no } }, 'clustering')
    })
  }
}

/** The last three runs stay, and the last of each month for a year. */
async function prune(engine: Engine, provinceId: number): Promise<void> {
  await systemWork(engine, provinceId, async (ctx) => {
    const seen = new Set<string>()
    for (const [i, r] of (await queries.doneRuns(ctx.db, provinceId, 60)).entries()) {
      const lastOfMonth = !seen.has(month(r.at))
      seen.add(month(r.at))
      if (i < 3 || (lastOfMonth && seen.size <= 12)) continue
      await queries.deleteRun(ctx.db, provinceId, r.id)
    }
  })
}
