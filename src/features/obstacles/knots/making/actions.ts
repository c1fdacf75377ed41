// A suspicion is written down: by a person, out of a cluster, or by the clustering itself.

import { getProvince } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { panelsOf } from '../../panels/queries.ts'
import { checkAbout } from '../acting/actions.ts'
import { cleaned, isFree, isOpen, whyNotHang } from '../acting/rules.ts'
import { clusterMembers, findCluster, setClusterKnot } from '../clusters/queries.ts'
import { begin } from '../history/actions.ts'
import { hang } from '../members/actions.ts'
import { lockObstacles } from '../members/queries.ts'
import type { About, NewKnot } from '../model.ts'
import * as queries from '../queries.ts'
import { knotCode, knotNeedsObstacles, knotNeedsTitle, noSuchCluster, noSuchObstacles } from '../rules.ts'

type Making = {
  readonly about: About
  /** Further details of the first act. */
  readonly more: Readonly<Record<string, unknown>>
  readonly foundBy: 'person' | 'clustering'
  readonly cluster: { readonly runId: string; readonly no: number } | null
}

/** Gives it a number and its first act. Hanging obstacles is the caller's part. */
export async function makeKnot(ctx: Ctx, { about, more, foundBy, cluster }: Making): Promise<{ id: string; code: string }> {
  const { provinceId } = ctx.actor
  const no = await queries.nextNo(ctx.db, provinceId)
  const birth = { id: newId(), no, code: knotCode((await getProvince(ctx, provinceId)).code, no), foundBy, cluster }
  await begin(ctx, birth, { ...about, ...more })
  await ctx.record('obstacles.knot_suspected', `knot:${birth.id}`, { knotId: birth.id, code: birth.code, foundBy })
  return birth
}

/**
 * A suspected knot with the obstacles named, or with those of a cluster that wait and hang on no knot yet. Its panel, when
 * none is named, is the one in charge of the group most obstacles are in.
 * @returns its id
 */
export async function suspect(ctx: Ctx, form: NewKnot, foundBy: 'person' | 'clustering' = 'person'): Promise<string> {
  const { obstacleIds = [], cluster, ...said } = form
  const about = cleaned(said) as About
  if (!about.title) throw knotNeedsTitle()
  const rows = cluster ? await ofCluster(ctx, cluster) : await named(ctx, obstacleIds)
  const groupCodes = about.groupCodes?.length ? about.groupCodes : commonGroups(rows.map((r) => r.group_code))
  const panelId = about.panelId === undefined ? await panelOf(ctx, groupCodes[0]) : about.panelId
  const whole: About = { ...about, groupCodes, panelId }
  await checkAbout(ctx, whole, null)
  const added = rows.map((r) => r.id)
  const born = await makeKnot(ctx, { about: whole, more: { added }, foundBy, cluster: cluster ?? null })
  if (cluster) await setClusterKnot(ctx.db, ctx.actor.provinceId, cluster.runId, cluster.no, born.id)
  await hang(ctx, born.id, added, [])
  return born.id
}

async function named(ctx: Ctx, ids: readonly string[]) {
  if (!ids.length) return []
  const rows = await lockObstacles(ctx.db, ctx.actor.provinceId, ctx.actor, ids)
  if (rows.length !== new Set(ids).size) throw noSuchObstacles({ count: new Set(ids).size - rows.length })
  const refusal = whyNotHang(rows, '')
  if (refusal) throw refusal
  return rows
}

async function ofCluster(ctx: Ctx, { runId, no }: { runId: string; no: number }) {
  const { provinceId } = ctx.actor
  if (!(await findCluster(ctx.db, provinceId, runId, no))) throw noSuchCluster()
  const rows = await lockObstacles(ctx.db, provinceId, ctx.actor, await clusterMembers(ctx.db, provinceId, runId, no))
  const free = rows.filter((o) => isOpen(o) && isFree(o))
  if (!free.length) throw knotNeedsObstacles()
  return free
}

/** The groups of at least a fifth of the obstacles, the commonest first; three at most. */
function commonGroups(codes: readonly (string | null)[]): string[] {
  const counted = Map.groupBy(
    codes.filter((c) => c !== null),
    (c) => c,
  )
  return [...counted]
    .map(([code, list]) => ({ code, n: list.length }))
    .sort((a, b) => b.n - a.n || (a.code < b.code ? -1 : 1))
    .filter(({ n }) => n * 5 >= codes.length)
    .slice(0, 3)
    .map(({ code }) => code)
}

async function panelOf(ctx: Ctx, groupCode: string | undefined): Promise<string | null> {
  const { provinceId, role, accountId } = ctx.actor
  const right = groupCode ? ((await queries.panelFor(ctx.db, provinceId, groupCode))?.id ?? null) : null
  if (role !== 'expert' || !accountId) return right
  const own = await panelsOf(ctx.db, provinceId, accountId)
  return right && own.includes(right) ? right : (own[0] ?? null)
}
