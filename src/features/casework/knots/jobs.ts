// A panel decided about a knot: all its cases follow, fifty in a transaction. Each run takes up where the last one stopped,
// and a case that has already followed is never touched twice.

import { getKnot, noteAnswers } from '#features/obstacles/knots/actions.ts'
import type { Ctx, Fact } from '#server/ctx.ts'
import { findCaseRow } from '../acts/queries.ts'
import { readOpen } from '../acts/actions.ts'
import { noteNow } from '../noting/actions.ts'
import { answerGiven, isGivenUp } from './rules.ts'
import { appendIf, changeCases, toldOf, waitingKnot } from './actions.ts'
import * as queries from './queries.ts'

const CHUNK = 50
type Told = { readonly knotId: string; readonly by: string | null; readonly after?: string | null }

const told = (fact: Fact): Told => ({ knotId: String(fact.details['knotId']), by: fact.actorId })
const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

export const hearConfirmed = (ctx: Ctx, fact: Fact) => ctx.enqueue('casework.linkKnot', told(fact))
export const hearChanged = (ctx: Ctx, fact: Fact) => ctx.enqueue('casework.askKnot', told(fact))
export const hearClosed = (ctx: Ctx, fact: Fact) => ctx.enqueue('casework.freeKnot', told(fact))

export async function hearMembers(ctx: Ctx, fact: Fact): Promise<void> {
  if (idsOf(fact.details['added']).length) await hearConfirmed(ctx, fact)
  const removed = idsOf(fact.details['removed'])
  for (let i = 0; i < removed.length; i += CHUNK) await ctx.enqueue('casework.leaveKnot', { ...told(fact), ids: removed.slice(i, i + CHUNK) })
}

/** Runs a chunk, and asks for the next one after it. */
async function chunk(ctx: Ctx, task: string, payload: Told, ids: readonly string[]): Promise<void> {
  if (ids.length === CHUNK) await ctx.enqueue(task, { ...payload, after: ids.at(-1) })
  ctx.tell(`knot:${payload.knotId}`)
}

/** Every open case that the register counts to the knot and that hangs nowhere begins to wait for it. */
export async function linkKnot(ctx: Ctx, payload: Told): Promise<void> {
  const knot = await waitingKnot(ctx, payload.knotId)
  if (!knot) return
  const ids = await queries.memberCases(ctx.db, ctx.actor.provinceId, payload.knotId, payload.after ?? null, CHUNK)
  await changeCases(ctx, ids, (clock, open) => appendIf(clock, open, 'link_knot', { ...knot, by: payload.by }))
  await chunk(ctx, 'casework.linkKnot', payload, ids)
}

/** The rule was changed: every waiting producer is asked. */
export async function askKnot(ctx: Ctx, payload: Told): Promise<void> {
  const knot = await getKnot(ctx, payload.knotId)
  if (knot.state !== 'changed') return
  const ids = await queries.waitingCases(ctx.db, ctx.actor.provinceId, payload.knotId, payload.after ?? null, CHUNK)
  const details = { ...toldOf(knot), by: payload.by, ...(knot.outcome && { text: knot.outcome }) }
  await changeCases(ctx, ids, (clock, open) => appendIf(clock, open, 'knot_changed', details))
  await chunk(ctx, 'casework.askKnot', payload, ids)
}

/** Nothing will be changed, or it was joined to another knot. */
export async function freeKnot(ctx: Ctx, payload: Told): Promise<void> {
  const ids = await queries.waitingCases(ctx.db, ctx.actor.provinceId, payload.knotId, payload.after ?? null, CHUNK)
  await release(ctx, ids, payload)
  await chunk(ctx, 'casework.freeKnot', payload, ids)
}

/** Taken out of the knot by the panel. */
export async function leaveKnot(ctx: Ctx, payload: Told & { readonly ids: readonly string[] }): Promise<void> {
  await release(ctx, payload.ids, payload)
  ctx.tell(`knot:${payload.knotId}`)
}

/** The cases go on where they were and their producers are told why; what now belongs to another knot waits for that one without a break. */
async function release(ctx: Ctx, ids: readonly string[], { knotId, by }: Told): Promise<void> {
  const from = await getKnot(ctx, knotId)
  // In the panel’s own words, when the knot itself was given up.
  const reason = isGivenUp(from.state) ? { why: from.state, ...(from.outcome && { text: from.outcome }) } : {}
  const now = await queries.knotsOf(ctx.db, ctx.actor.provinceId, ids)
  await changeCases(ctx, ids, async (clock, open) => {
    const old = open.state.knot
    if (old?.id !== knotId) return false
    if (!appendIf(clock, open, 'unlink_knot', { knotId, title: old.title, by, ...reason })) return false
    const next = now.get(open.row.id)
    const knot = next && next !== knotId ? await waitingKnot(ctx, next) : null
    if (knot) appendIf(clock, open, 'link_knot', { ...knot, by })
    return true
  })
}

/** What the producer said after the change, once nobody can take it back any more. */
export async function answerKnot(ctx: Ctx, { caseId }: { caseId: string }): Promise<void> {
  const row = await findCaseRow(ctx.db, ctx.actor.provinceId, caseId)
  const answer = row && answerGiven((await readOpen(ctx, row)).acts)
  if (!answer) return
  // First in the register: the knot counts what still waits and who has answered in the same moment.
  await noteNow(ctx, [caseId])
  await noteAnswers(ctx, [caseId], answer)
}
