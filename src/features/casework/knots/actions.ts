// What a knot does to the cases that hang on it.

import { getKnot } from '#features/obstacles/knots/actions.ts'
import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { append, type Open, readOpen, whyNot, writeOpen } from '../acts/actions.ts'
import { canBeUndone, UNDO_MS } from '../acts/rules.ts'
import type { Act } from '../model.ts'
import { noteNow } from '../noting/actions.ts'
import * as queries from './queries.ts'
import { knotNotWaiting, takesCases } from './rules.ts'

/** What a case’s act keeps of a knot; later renames of the knot do not change what was said then. */
export type KnotTold = { readonly knotId: string; readonly code: string; readonly title: string; readonly article?: string }

/** @returns null when no case may begin to wait for it (any more). @throws obstacles/no-such-knot */
export async function waitingKnot(ctx: Ctx, knotId: string): Promise<KnotTold | null> {
  const knot = await getKnot(ctx, knotId)
  return takesCases(knot.state) ? toldOf(knot) : null
}

type Knot = Awaited<ReturnType<typeof getKnot>>
export const toldOf = ({ id, code, title, target }: Pick<Knot, 'id' | 'code' | 'title' | 'target'>): KnotTold => ({
  knotId: id,
  code,
  title,
  ...(target && { article: target }),
})

/** What a person’s link_knot act says. @throws obstacles/no-such-knot, casework/knot-not-waiting */
export async function knotDetails(ctx: Ctx, knotId: string): Promise<KnotTold> {
  const knot = await getKnot(ctx, knotId)
  if (!takesCases(knot.state)) throw knotNotWaiting({ state: knot.state })
  return toldOf(knot)
}

type Change = (clock: Ctx, open: Open) => boolean | Promise<boolean>

/**
 * Does the same to many cases in the product’s own name, in one transaction; a case about which `change` says false stays as
 * it is. The register counts them at once. @returns how many were changed
 */
export async function changeCases(ctx: Ctx, ids: readonly string[], change: Change): Promise<number> {
  if (!ids.length) return 0
  const clock = ctx.as(systemActor(ctx.actor.provinceId))
  const changed: string[] = []
  for (const row of await queries.lockCases(ctx.db, ctx.actor.provinceId, ids)) {
    const open = await readOpen(clock, row)
    if (!(await change(clock, open))) continue
    await writeOpen(clock, open)
    changed.push(row.id)
  }
  await noteNow(ctx, changed)
  return changed.length
}

type SystemKnotAct = 'link_knot' | 'unlink_knot' | 'knot_changed'

/** Appends an act if the law lets the product do it now. */
export function appendIf(clock: Ctx, open: Open, act: SystemKnotAct, details: Record<string, unknown>): boolean {
  if (whyNot(clock.actor, open, { act: act as never, body: {}, referralId: null }, clock.now)) return false
  append(clock, open, act, details)
  return true
}

/** The knot learns what the producer said, when it can no longer be taken back. */
export const answerSoon = (ctx: Ctx, caseId: string, act: Act): Promise<void> =>
  ctx.enqueue('casework.answerKnot', { caseId }, canBeUndone(act) ? { runAt: new Date(ctx.now.getTime() + UNDO_MS) } : {})
