// Proposals to change the catalogue: what an operator sees that a panel should decide.

import { type Static, Type } from 'typebox'
import { Id, maybe } from '#features/registry/model.ts'
import { Change, reason, Seen } from '../changes/model.ts'

export const proposalStates = ['proposed', 'accepted', 'refused', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

/**
 * Where a person sits when a proposal is decided: `member` of a panel responsible for a touched group; `standIn`: no such
 * panel has anybody but the proposer, so whoever may change the catalogue directly decides; `none`.
 */
export type Seat = 'member' | 'standIn' | 'none'

export const NewProposal = Type.Object({ change: Change, reason, seen: Seen })
export type NewProposal = Static<typeof NewProposal>

export const ProposalView = Type.Object({
  id: Id,
  act: Type.String(),
  codes: Type.Array(Type.String()),
  change: Change,
  seen: Seen,
  reason: Type.String(),
  state: Type.Enum([...proposalStates] as [ProposalState, ...ProposalState[]]),
  answer: Type.String(),
  proposer: Type.String(),
  proposedAt: Type.String({ format: 'date-time' }),
  decider: maybe(Type.String()),
  decidedAt: maybe(Type.String({ format: 'date-time' })),
  version: Type.Integer(),
  /** The caller's own. */
  mine: Type.Boolean(),
  seat: Type.Enum(['member', 'standIn', 'none'] as [Seat, ...Seat[]]),
  /** The panels responsible; empty when none is. */
  panels: Type.Array(Type.Object({ id: Id, nameFa: Type.String(), nameEn: Type.String() })),
  /** Open proposals only: a code that was changed since, so that this one cannot be accepted any more. */
  overtaken: maybe(Type.String()),
})
export type ProposalView = Static<typeof ProposalView>
