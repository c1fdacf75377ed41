import type { Ctx } from '#server/ctx.ts'
import type { Handlers } from '#server/http.ts'
import type { Http } from '#server/request.ts'
import type { sessionsApi } from './api.ts'
import { addable, addItem, removeItem, reorder, restoreItem } from './arranging/actions.ts'
import { buildByHand } from './building/actions.ts'
import { call, sendAddendum, uncall } from './calling/actions.ts'
import { declare, withdraw } from '../sitting/conflicts/actions.ts'
import { answer } from './inviting/actions.ts'
import type { SessionView } from './model.ts'
import { sendPack, verify } from './pack/actions.ts'
import { cancel, edit, extraordinaryUntil, markNotHeld, plan, planNext, proposeTimes } from './planning/actions.ts'
import { listSessions, monthOf, myInvitations, viewSession } from './showing/actions.ts'

type Given<B> = { params: { id: string }; body: B }

/** An act and then the session as it stands. */
const acting =
  <B>(run: (ctx: Ctx, id: string, body: B, ifMatch: number | null) => Promise<unknown>) =>
  async (ctx: Ctx, { params, body }: Given<B>, http: Http): Promise<SessionView> => {
    await run(ctx, params.id, body, http.ifMatch)
    return viewSession(ctx, params.id)
  }

export const sessionsHandlers: Handlers<typeof sessionsApi> = {
  listSessions: (ctx, { query }) => listSessions(ctx, query),
  sessionMonth: (ctx, { query }) => monthOf(ctx, query),
  proposeTimes: async (ctx, { query }) => ({
    times: (await proposeTimes(ctx, query.bodyId, query.extraordinary ?? false)).map((at) => at.toISOString()),
    until: (await extraordinaryUntil(ctx)).toISOString(),
  }),
  planSession: async (ctx, { body }) => viewSession(ctx, await plan(ctx, body)),
  planNextSession: async (ctx, { body }) => viewSession(ctx, await planNext(ctx, body.bodyId)),
  myInvitations: (ctx) => myInvitations(ctx),
  readSession: (ctx, { params }) => viewSession(ctx, params.id),
  editSession: acting(edit),
  buildAgenda: acting((ctx, id, _: object, ifMatch) => buildByHand(ctx, id, ifMatch)),
  reorderAgenda: acting(reorder),
  addItem: acting(addItem),
  removeItem: acting((ctx, id, b: { itemId: string; reason: string }, ifMatch) => removeItem(ctx, id, b.itemId, b.reason, ifMatch)),
  restoreItem: acting((ctx, id, b: { subjectId: string }, ifMatch) => restoreItem(ctx, id, b.subjectId, ifMatch)),
  callSession: acting((ctx, id, _: object, ifMatch) => call(ctx, id, ifMatch)),
  sendAddendum: acting((ctx, id, b: { itemId: string; reason: string }, ifMatch) => sendAddendum(ctx, id, b.itemId, b.reason, ifMatch)),
  uncallSession: acting((ctx, id, b: { reason: string }, ifMatch) => uncall(ctx, id, b.reason, ifMatch)),
  cancelSession: acting((ctx, id, b: { reason: string }, ifMatch) => cancel(ctx, id, b.reason, ifMatch)),
  markNotHeld: acting((ctx, id, b: { reason: string }, ifMatch) => markNotHeld(ctx, id, b.reason, ifMatch)),
  findAddable: async (ctx, { params, query }) => ({ rows: await addable(ctx, params.id, query.q) }),
  answerInvitation: async (ctx, { params, body: { seatId, ...said } }) => {
    await answer(ctx, params.id, seatId, said)
    return viewSession(ctx, params.id)
  },
  declareConflict: async (ctx, { params, body }) => {
    await declare(ctx, params.id, body)
    return viewSession(ctx, params.id)
  },
  withdrawConflict: async (ctx, { params, body }) => {
    await withdraw(ctx, params.id, body)
    return viewSession(ctx, params.id)
  },
  verifyPack: (ctx, { params }) => verify(ctx, params.id),
  readPack: (ctx, { params }) => sendPack(ctx, params.id, params.no),
}
