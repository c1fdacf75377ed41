// The map of clusters, and a look at them by hand.

import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { panelsOf } from '../../panels/queries.ts'
import { badKnotCursor, lookingAlready, noSuchCluster } from '../rules.ts'
import type { ClusterMap, ClusterMember, ClusterRun, Stage } from './model.ts'
import * as queries from './queries.ts'

const present = (r: queries.RunRow): ClusterRun => ({
  id: r.id,
  at: r.at.toISOString(),
  obstacles: r.obstacles,
  seconds: r.seconds,
  modularity: Math.max(0, r.modularity),
})

/** A run that has told nothing for so long was broken off. */
const deadAfterMs = 15 * 60_000
type Latest = NonNullable<Awaited<ReturnType<typeof queries.latestRun>>>
export const isUnderWay = (run: Latest | undefined, now: Date): boolean =>
  run !== undefined && run.done_at === null && run.stage !== 'failed' && now.getTime() - run.told_at.getTime() < deadAfterMs

/**
 * The clusters of a run (the latest unless told) compared with an earlier one (the one before unless told).
 * Throws obstacles/no-such-cluster for a run that is not there.
 */
export async function clusterMap(ctx: Ctx, { runId, againstId }: { runId?: string; againstId?: string }): Promise<ClusterMap> {
  const { provinceId } = ctx.actor
  const done = await queries.doneRuns(ctx.db, provinceId)
  const at = runId ? done.findIndex((r) => r.id === runId) : 0
  if (at < 0) throw noSuchCluster()
  const run = done[at]
  const earlier = done.slice(at + 1)
  const against = againstId ? earlier.find((r) => r.id === againstId) : earlier[0]
  if (againstId && !against) throw noSuchCluster()
  const latest = await queries.latestRun(ctx.db, provinceId)
  const looking = isUnderWay(latest, ctx.now) ? latest! : null
  const mine = ctx.actor.role === 'expert' ? await panelsOf(ctx.db, provinceId, ctx.actor.accountId!) : null
  return {
    run: run ? present(run) : null,
    against: against ? present(against) : null,
    earlier: earlier.map(present),
    clusters: run ? (await queries.clustersOf(ctx.db, provinceId, run.id, against?.id ?? null)).map((c) => presentCluster(c, mine)) : [],
    gone: run && against ? await queries.goneClusters(ctx.db, provinceId, run.id, against.id) : [],
    looking: looking && { id: looking.id, at: looking.at.toISOString(), stage: looking.stage as Stage, progress: looking.progress },
    failed: !looking && latest?.done_at === null,
  }
}

type Row = Awaited<ReturnType<typeof queries.clustersOf>>[number]
/** @param mine the panels whose knots may be named; null: all */
const presentCluster = (c: Row, mine: readonly string[] | null): ClusterMap['clusters'][number] => ({
  no: c.no,
  size: c.size,
  units: c.units,
  counties: c.counties,
  words: c.words,
  groupCode: c.group_code,
  groupShare: c.group_share,
  cohesion: c.cohesion,
  x: c.x,
  y: c.y,
  r: c.r,
  knot:
    c.knot_id && (mine === null || mine.includes(c.knot_panel ?? ''))
      ? { id: c.knot_id, code: c.knot_code!, title: c.knot_title!, state: c.knot_state! }
      : null,
  prior: c.prior_no === null ? null : { no: c.prior_no, size: c.prior_size!, shared: c.shared! },
})

/** Members of one cluster, the most typical first. Throws obstacles/no-such-cluster. */
export async function membersOfCluster(
  ctx: Ctx,
  { runId, no }: { runId: string; no: number },
  after: string | undefined,
  limit: number,
): Promise<{ rows: ClusterMember[]; next: string | null }> {
  const { provinceId } = ctx.actor
  if (after !== undefined && !/^\d{1,9}$/.test(after)) throw badKnotCursor()
  if (!(await queries.findCluster(ctx.db, provinceId, runId, no))) throw noSuchCluster()
  const rows = await queries.membersOnMap(ctx.db, provinceId, ctx.actor, runId, no, after === undefined ? null : Number(after), limit + 1)
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map((r) => ({
      id: r.id,
      kind: r.kind as ClusterMember['kind'],
      code: r.code,
      text: r.text,
      unitName: r.unit_name,
      countyFa: r.name_fa ?? '',
      countyEn: r.name_en ?? '',
      groupCode: r.group_code,
      knotId: r.knot_id,
      x: r.x,
      y: r.y,
    })),
    next: rows.length > limit ? String(shown.at(-1)!.rank) : null,
  }
}

/** Asks for a look now. Throws obstacles/looking-already while one is under way. */
export async function lookNow(ctx: Ctx): Promise<{ id: string }> {
  const { provinceId } = ctx.actor
  if (isUnderWay(await queries.latestRun(ctx.db, provinceId), ctx.now)) throw lookingAlready()
  const id = newId()
  await queries.insertRun(ctx.db, provinceId, id, ctx.actor.accountId, ctx.now)
  await ctx.record('obstacles.clusters_asked', `clusters:${id}`, {})
  await ctx.enqueue('obstacles.look_for_clusters', {}, { key: 'look' })
  ctx.tell('clusters')
  return { id }
}
