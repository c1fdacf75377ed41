// Proposals and the votes on them.

import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { getBody } from '../../bodies/actions.ts'
import type { Session } from '../../sessions/model.ts'
import { conflictsOf } from '../items/actions.ts'
import type { Done, ProposeBody, SettleBody, VoteBody } from '../model.ts'
import { insertProposal, proposalsOf, settleProposal, setVotes, votesOf } from './queries.ts'
import {
  bodyDoesNotVote,
  hereOf,
  itemDecided,
  noQuorum,
  noSuchProposal,
  noVotesYet,
  proposalSettled,
  quorumOf,
  tallyOf,
  textMissing,
  whyNotVote,
} from '../rules.ts'
import { enter, itemIn, refuse, seatIn, sittersOf, write } from '../writing/actions.ts'

/** A proposal on an item, by a member or by nobody in particular. The browser gives the id: sent twice, it is one. */
export async function propose(ctx: Ctx, sessionId: string, itemId: string, body: ProposeBody): Promise<Done> {
  const session = await enter(ctx, sessionId, 'propose')
  const text = cleanInput(body.text)
  if (!text) throw textMissing()
  const item = await itemIn(ctx, sessionId, itemId)
  if (item.state !== 'open' && item.state !== 'waiting') throw itemDecided({ state: item.state })
  const seatId = body.seatId ? seatIn((await sittersOf(ctx, session)).seats, body.seatId).id : null
  const isNew = await insertProposal(ctx.db, ctx.actor.provinceId, { id: body.id, itemId, seatId, text, at: ctx.now })
  if (!isNew) return { version: session.version, itemId, itemVersion: item.version }
  return write(ctx, sessionId, 'propose', { item: { id: itemId, change: {} }, details: { proposalId: body.id } })
}

/** Throws workgroup/no-such-proposal for one of another session. */
async function proposalIn(ctx: Ctx, sessionId: string, proposalId: string) {
  const found = (await proposalsOf(ctx.db, ctx.actor.provinceId, sessionId)).find((p) => p.id === proposalId)
  if (!found) throw noSuchProposal({ proposal: proposalId })
  const item = await itemIn(ctx, sessionId, found.item_id)
  if (item.state !== 'open' && item.state !== 'waiting') throw itemDecided({ state: item.state })
  return { proposal: found, item }
}

/**
 * Votes of members, where the body votes.
 * @throws workgroup/party-to-dossier, workgroup/no-vote, workgroup/not-present, workgroup/body-does-not-vote
 */
export async function vote(ctx: Ctx, sessionId: string, proposalId: string, body: VoteBody): Promise<Done> {
  const session = await enter(ctx, sessionId, 'vote')
  const { proposal, item } = await proposalIn(ctx, sessionId, proposalId)
  if (proposal.state !== 'open') throw proposalSettled({ state: proposal.state })
  const { body: ofBody, seats } = await sittersOf(ctx, session)
  if (!ofBody.votes) throw bodyDoesNotVote()
  const conflicts = (await conflictsOf(ctx, sessionId)).get(item.id)
  for (const v of body.votes) {
    const seat = seatIn(seats, v.seatId)
    // A struck vote stays to be seen: it cannot be taken away either.
    const conflict = conflicts?.get(seat.id)
    if (v.vote !== null || conflict !== undefined) refuse(whyNotVote(seat, conflict))
  }
  const last = [...new Map(body.votes.map((v) => [v.seatId, v])).values()]
  await setVotes(ctx.db, ctx.actor.provinceId, proposalId, last, ctx.now)
  await ctx.record('workgroup.proposal_voted', `session:${sessionId}`, { sessionId, itemId: item.id, proposalId, votes: last })
  return write(ctx, sessionId, 'vote', { item: { id: item.id, change: {} }, details: { proposalId, votes: last.length } })
}

const settled = { agreed: 'adopted', rejected: 'rejected', dropped: 'dropped', reopen: 'open' } as const

/**
 * Ends a proposal: by its votes, by agreement of those present, or drops it; `reopen` takes that back. What the body says of it,
 * for or against, it says with the quorum of the item, however it was said (guide.md §5).
 * @throws workgroup/no-quorum
 */
export async function settle(ctx: Ctx, sessionId: string, proposalId: string, { how }: SettleBody): Promise<Done> {
  const session = await enter(ctx, sessionId, 'settle_proposal')
  const { proposal, item } = await proposalIn(ctx, sessionId, proposalId)
  if (how !== 'reopen' && proposal.state !== 'open') throw proposalSettled({ state: proposal.state })
  if (how === 'agreed' || how === 'rejected') await quorateFor(ctx, session, item.id)
  const tally = how === 'votes' ? await counted(ctx, session, item.id, proposalId) : null
  const state = how === 'votes' ? (tally?.adopted ? 'adopted' : 'rejected') : settled[how]
  await settleProposal(ctx.db, ctx.actor.provinceId, proposalId, state, tally, how === 'reopen' ? null : ctx.now)
  await ctx.record('workgroup.proposal_settled', `session:${sessionId}`, { sessionId, itemId: item.id, proposalId, state, how })
  return write(ctx, sessionId, 'settle_proposal', { item: { id: item.id, change: {} }, details: { proposalId, state } })
}

/** Who sits on an item with its quorum. @throws workgroup/no-quorum */
async function quorateFor(ctx: Ctx, session: Session, itemId: string) {
  const { body, seats } = await sittersOf(ctx, session)
  const conflicted = new Set((await conflictsOf(ctx, session.id)).get(itemId)?.keys() ?? [])
  const quorum = quorumOf(seats, conflicted, body)
  if (!quorum.met) throw noQuorum({ present: quorum.present, needed: quorum.needed })
  return { seats, conflicted }
}

/** The votes as they stand, by the quorum of the item: from now on this is the result, whoever leaves later. */
async function counted(ctx: Ctx, session: Session, itemId: string, proposalId: string) {
  if (!(await getBody(ctx, session.bodyId)).votes) throw bodyDoesNotVote()
  const { seats, conflicted } = await quorateFor(ctx, session, itemId)
  const votes = (await votesOf(ctx.db, ctx.actor.provinceId, [proposalId])).filter((v) => !conflicted.has(v.seatId))
  if (!votes.length) throw noVotesYet()
  return { ...tallyOf(votes, seats, conflicted), here: hereOf(seats) }
}
