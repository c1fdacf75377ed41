// Who decides a proposal. Pure; the page disables its buttons by the same law.

import type { Actor, Role } from '#kernel/actor.ts'
import { law } from '#kernel/law.ts'
import { type Problem, problem } from '#kernel/problem.ts'
import type { Groups } from '../changes/rules.ts'
import type { Seen } from '../changes/model.ts'
import { appliers, catalogueReaders, proposers } from '../model.ts'
import type { ProposalState, Seat } from './model.ts'

export const noSuchProposal = problem<{ id: string }>('obstacles/no-such-proposal', 404)
/** Its groups were changed after it was made: what was proposed is no longer what would happen. */
export const proposalOvertaken = problem<{ code: string }>('obstacles/proposal-overtaken', 409)
export const ownProposal = problem('obstacles/own-proposal', 403)
export const notOnPanel = problem('obstacles/not-on-panel', 403)
export const answerNeeded = problem('obstacles/answer-needed', 422)

type Proposal = { readonly state: ProposalState; readonly mine: boolean; readonly seat: Seat }
type Who = Pick<Actor, 'role'>
type Scope = 'any' | 'own' | 'seated' | 'seatedOrStandIn'

const by = <S extends Scope>(list: readonly Role[], scope: S) => Object.fromEntries(list.map((role) => [role, scope])) as { [R in Role]?: S }
const deciders = { ...by(catalogueReaders, 'seated'), ...by(appliers, 'seatedOrStandIn') }

export const proposalLaw = law<Who, Proposal, Role, ProposalState>()({
  scopes: {
    any: () => true,
    own: (_, p) => p.mine,
    seated: (_, p) => !p.mine && p.seat === 'member',
    seatedOrStandIn: (_, p) => !p.mine && p.seat !== 'none',
  },
  sees: by(catalogueReaders, 'any'),
  acts: {
    accept: { from: ['proposed'], to: 'accepted', by: deciders },
    refuse: { from: ['proposed'], to: 'refused', by: deciders },
    withdraw: { from: ['proposed'], to: 'withdrawn', by: by(proposers, 'own') },
  },
})
export type ProposalAct = keyof typeof proposalLaw.acts

export const onlyProposers = problem('obstacles/only-proposers', 403)

/** Why this person may not propose a change of the catalogue. */
export const whyNotPropose = (actor: Who): Problem | null => (proposers.includes(actor.role as Role) ? null : onlyProposers())

/** The law's refusal, in the words of this place: one's own, or another panel's. */
export function whyNotProposal(act: ProposalAct, actor: Who, proposal: Proposal): Problem | null {
  const refusal = proposalLaw.whyNot(act, actor, proposal)
  if (refusal?.code !== 'law/not-yours' || act === 'withdraw') return refusal
  return proposal.mine ? ownProposal() : notOnPanel()
}

/** Where somebody sits among `memberIds`, the members of all panels responsible. */
export function seatOf(accountId: string | null, proposerId: string, memberIds: readonly string[]): Seat {
  if (accountId !== null && memberIds.includes(accountId)) return 'member'
  return memberIds.some((id) => id !== proposerId) ? 'none' : 'standIn'
}

/** The first group that is not any more as the proposer saw it; null when all are. A code that is taken now counts too. */
export function overtakenBy(groups: Groups, codes: readonly string[], seen: Seen): string | null {
  return codes.find((code) => groups.get(code)?.version !== seen[code]) ?? null
}
