import type { Handlers } from '#server/http.ts'
import type { sittingApi } from './api.ts'
import { draft, drop, edit } from './drafting/actions.ts'
import { tellConflict } from './conflicts/actions.ts'
import { decide, openItem, undoDecision, writeNotes } from './items/actions.ts'
import { correctMinutes, previewMinutes, signMinutes, viewMinutes } from './minutes/actions.ts'
import { closeSitting, openSitting, resumeSitting, setAttendance, setChair, setNote } from './opening/actions.ts'
import { propose, settle, vote } from './proposals/actions.ts'
import { viewProjector, viewRoom } from './showing/actions.ts'

export const sittingHandlers: Handlers<typeof sittingApi> = {
  readRoom: (ctx, { params }) => viewRoom(ctx, params.id),
  readProjector: (ctx, { params }) => viewProjector(ctx, params.id),
  openSitting: (ctx, { params, body }) => openSitting(ctx, params.id, body),
  setAttendance: (ctx, { params, body }) => setAttendance(ctx, params.id, body),
  setChair: (ctx, { params, body }) => setChair(ctx, params.id, body),
  setSittingNote: (ctx, { params, body }, http) => setNote(ctx, params.id, body.text, http.ifMatch),
  openItem: (ctx, { params }) => openItem(ctx, params.id, params.itemId),
  writeNotes: (ctx, { params, body }, http) => writeNotes(ctx, params.id, params.itemId, body.text, http.ifMatch),
  proposeOnItem: (ctx, { params, body }) => propose(ctx, params.id, params.itemId, body),
  settleProposal: (ctx, { params, body }) => settle(ctx, params.id, params.proposalId, body),
  voteOnProposal: (ctx, { params, body }) => vote(ctx, params.id, params.proposalId, body),
  tellConflict: (ctx, { params, body }) => tellConflict(ctx, params.id, params.itemId, body.seatId, body.reason),
  draftInRoom: (ctx, { params, body }) => draft(ctx, params.id, params.itemId, body),
  editInRoom: (ctx, { params, body }, http) => edit(ctx, params.id, params.itemId, params.resolutionId, body, http.ifMatch),
  dropInRoom: (ctx, { params }) => drop(ctx, params.id, params.itemId, params.resolutionId),
  decideItem: (ctx, { params, body }, http) => decide(ctx, params.id, params.itemId, body, http.ifMatch),
  undoDecision: (ctx, { params }, http) => undoDecision(ctx, params.id, params.itemId, http.ifMatch),
  closeSitting: (ctx, { params }) => closeSitting(ctx, params.id),
  resumeSitting: (ctx, { params, body }) => resumeSitting(ctx, params.id, body.reason),
  readMinutes: (ctx, { params }) => viewMinutes(ctx, params.id),
  previewMinutes: (ctx, { params }) => previewMinutes(ctx, params.id),
  signMinutes: (ctx, { params, body }, http) => signMinutes(ctx, params.id, body.signers, http.ifMatch),
  correctMinutes: (ctx, { params, body }) => correctMinutes(ctx, params.id, body.text),
}
