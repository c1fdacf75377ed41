// The contract of proposals.

import { Type } from 'typebox'
import { byId } from '#features/registry/model.ts'
import type { Contract } from '#kernel/contract.ts'
import { catalogueReaders, proposers } from '../model.ts'
import { NewProposal, ProposalView, type ProposalState, proposalStates } from './model.ts'

const answer = Type.Object({ answer: Type.String({ maxLength: 1000 }) })

export const proposalsApi = {
  listGroupProposals: {
    method: 'GET',
    path: '/api/group-proposals',
    may: catalogueReaders,
    query: Type.Object({
      state: Type.Optional(Type.Enum([...proposalStates] as [ProposalState, ...ProposalState[]])),
      after: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    reply: Type.Object({ rows: Type.Array(ProposalView), next: Type.Union([Type.String(), Type.Null()]) }),
    summary: 'Proposals to change the catalogue, the newest first, fifty at a time.',
  },
  proposeGroupChange: {
    method: 'POST',
    path: '/api/group-proposals',
    may: proposers,
    body: NewProposal,
    reply: ProposalView,
    status: 201,
    idempotent: true,
    summary: 'Proposes a change of the catalogue to the panel responsible, with a reason.',
  },
  readGroupProposal: {
    method: 'GET',
    path: '/api/group-proposals/:id',
    may: catalogueReaders,
    params: byId,
    reply: ProposalView,
    versioned: true,
    summary: 'One proposal.',
  },
  acceptGroupProposal: {
    method: 'POST',
    path: '/api/group-proposals/:id/accept',
    may: catalogueReaders,
    params: byId,
    body: answer,
    reply: ProposalView,
    versioned: true,
    ifMatch: true,
    summary: 'Accepts and applies it in one step; 409 when one of its groups was changed since.',
  },
  refuseGroupProposal: {
    method: 'POST',
    path: '/api/group-proposals/:id/refuse',
    may: catalogueReaders,
    params: byId,
    body: answer,
    reply: ProposalView,
    versioned: true,
    ifMatch: true,
    summary: 'Refuses it; the answer says why.',
  },
  withdrawGroupProposal: {
    method: 'POST',
    path: '/api/group-proposals/:id/withdraw',
    may: proposers,
    params: byId,
    reply: ProposalView,
    versioned: true,
    ifMatch: true,
    summary: 'Takes one’s own proposal back.',
  },
} satisfies Contract
