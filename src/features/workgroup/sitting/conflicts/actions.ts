// A member is party to an item: told in the room, or by the member. Votes already cast are struck, and what rests on them falls.

import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { declareConflict, getSession, withdrawConflict } from '../../sessions/actions.ts'
import type { Session } from '../../sessions/model.ts'
import { conflictsOf, undecided } from '../items/actions.ts'
import type { Done } from '../model.ts'
import { proposalsOf, settleProposal, votesOf } from '../proposals/queries.ts'
import { enter, itemIn, seatIn, sittersOf, write } from '../writing/actions.ts'
import { losesQuorum, recounted } from './rules.ts'

type Mark = { readonly itemId: string; readonly seatId: string }

/** In the room, by whoever keeps it. @throws workgroup/conflict-after-close, workgroup/already-signed */
export async function tellConflict(ctx: Ctx, sessionId: string, itemId: string, seatId: string, reason: string): Promise<Done> {
  const session = await enter(ctx, sessionId, 'conflict')
  await itemIn(ctx, sessionId, itemId)
  await declareConflict(ctx, itemId, seatId, reason, sessionId)
  return recount(ctx, session, { itemId, seatId })
}

/** On the page of the session: by the member, or by whoever keeps the agenda. */
export async function declare(ctx: Ctx, sessionId: string, mark: Mark & { reason: string }): Promise<void> {
  await declareConflict(ctx, mark.itemId, mark.seatId, mark.reason, sessionId)
  await recountIfSitting(ctx, sessionId, mark)
}

/** Said of the wrong seat: its votes count again. */
export async function withdraw(ctx: Ctx, sessionId: string, mark: Mark): Promise<void> {
  await withdrawConflict(ctx, mark.itemId, mark.seatId, sessionId)
  await recountIfSitting(ctx, sessionId, mark)
}

async function recountIfSitting(ctx: Ctx, sessionId: string, mark: Mark): Promise<void> {
  const session = await getSession(ctx, sessionId)
  if (session.state === 'sitting') await recount(ctx, session, mark)
}

/**
 * Counts what was settled by votes anew. When a result turns, or the quorum of the item is gone, a decision of the item falls: it
 * waits again with a notice, drafts and texts stay.
 */
async function recount(ctx: Ctx, session: Session, { itemId, seatId }: Mark): Promise<Done> {
  const { provinceId } = ctx.actor
  const { body, seats } = await sittersOf(ctx, session)
  const { post } = seatIn(seats, seatId)
  const item = await itemIn(ctx, session.id, itemId)
  // As the house sees it: a member may not read every item, the count is the same for all.
  const marks = (await conflictsOf(ctx.as(systemActor(provinceId)), session.id)).get(itemId)
  const conflicted = new Set(marks?.keys() ?? [])
  const proposals = (await proposalsOf(ctx.db, provinceId, session.id)).filter((p) => p.item_id === itemId)
  const votes = await votesOf(
    ctx.db,
    provinceId,
    proposals.map((p) => p.id),
  )
  const changed = proposals.flatMap((p) => {
    const cast = votes.filter((v) => v.proposal_id === p.id)
    const to = recounted(p, cast, seats, conflicted, body)
    return to ? [{ id: p.id, was: p.state, to }] : []
  })
  for (const { id, to } of changed) await settleProposal(ctx.db, provinceId, id, to.state, to.tally, to.state === 'open' ? null : ctx.now)
  const decided = !undecided.includes(item.state)
  const poor = changed.some((c) => c.to.state === 'open') || (decided && losesQuorum(item, seats, conflicted, body))
  const turned = changed.some((c) => c.to.state !== c.was)
  const notice =
    poor || turned ? { fallen: { post, why: poor ? 'quorum' : 'votes', was: decided ? item.state : null, struck: conflicted.has(seatId) } } : null
  if (changed.length || notice) {
    const proposalStates = changed.map((c) => ({ id: c.id, was: c.was, state: c.to.state }))
    await ctx.record('workgroup.votes_recounted', `session:${session.id}`, { sessionId: session.id, itemId, seatId, proposalStates, ...notice })
  }
  const change = notice && { decision: notice, ...(decided && { state: 'waiting' as const, closed_at: null }) }
  return write(ctx, session.id, 'conflict', { item: { id: itemId, change: change ?? {} }, details: { seatId, post, ...notice } })
}
