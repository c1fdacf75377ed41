// What other rooms may ask of knots. Facts they may hear: obstacles.knot_confirmed {knotId} (also after a reopening: bind its
// open cases), obstacles.knot_changed {knotId} (ask their producers), obstacles.knot_closed {knotId, why: dismissed | refused |
// cannot_change | joined} (let its cases go), obstacles.knot_members {knotId, added, removed} (at most 500 ids each).

import type { Ctx } from '#server/ctx.ts'
import { act } from './acting/actions.ts'
import { readKnot } from './history/actions.ts'
import { pageOfMembers } from './members/actions.ts'
import type { KnotLine, MemberPage } from './model.ts'
import * as queries from './queries.ts'
import { lineOf } from './showing/actions.ts'

export { noteAnswers } from './members/actions.ts'
export { suspect } from './making/actions.ts'

/** One knot; throws obstacles/no-such-knot, also where the caller may not know of it. */
export async function getKnot(ctx: Ctx, id: string): Promise<KnotLine & { outcome: string; cause: string; proposal: string }> {
  const { row } = await readKnot(ctx, id)
  return { ...lineOf(row), outcome: row.outcome, cause: row.cause, proposal: row.proposal }
}

/** Live knots for a picker, the heaviest first; at most 20. */
export async function openKnots(ctx: Ctx, filter: { groupCode?: string; text?: string } = {}): Promise<KnotLine[]> {
  const rows = await queries.listKnots(ctx.db, ctx.actor.provinceId, ctx.actor, { ...filter, state: 'live' }, ctx.now, null, 20)
  return rows.map(lineOf)
}

/** What hangs on it, by id, as far as the caller may read it. @param after `next` of the page before */
export async function knotMembers(ctx: Ctx, knotId: string, after: string | null, limit: number): Promise<MemberPage> {
  await readKnot(ctx, knotId)
  return pageOfMembers(ctx, knotId, after, limit)
}

/** Hangs obstacles on a knot, written into its history; those that hang on it already are no matter. */
export const addToKnot = (ctx: Ctx, knotId: string, obstacleIds: readonly string[]): Promise<void> =>
  act(ctx, knotId, 'add_obstacles', { obstacleIds: [...obstacleIds] }, null)

/** Takes obstacles off a knot, written into its history; those that do not hang on it are no matter. */
export const removeFromKnot = (ctx: Ctx, knotId: string, obstacleIds: readonly string[]): Promise<void> =>
  act(ctx, knotId, 'remove_obstacles', { obstacleIds: [...obstacleIds] }, null)
