import type { Handlers } from '#server/http.ts'
import { decideProposal, listGroupProposals, propose, readGroupProposal } from './actions.ts'
import type { proposalsApi } from './api.ts'

export const proposalsHandlers: Handlers<typeof proposalsApi> = {
  listGroupProposals: (ctx, { query }) => listGroupProposals(ctx, query),
  proposeGroupChange: (ctx, { body }) => propose(ctx, body),
  readGroupProposal: (ctx, { params }) => readGroupProposal(ctx, params.id),
  acceptGroupProposal: (ctx, { params, body }, http) => decideProposal(ctx, params.id, 'accept', body.answer, http.ifMatch),
  refuseGroupProposal: (ctx, { params, body }, http) => decideProposal(ctx, params.id, 'refuse', body.answer, http.ifMatch),
  withdrawGroupProposal: (ctx, { params }, http) => decideProposal(ctx, params.id, 'withdraw', '', http.ifMatch),
}
