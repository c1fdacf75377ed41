import type { Ctx } from '#server/ctx.ts'
import type { Constraints, Handlers, Raw } from '#server/http.ts'
import type { bodiesApi } from './api.ts'
import { exportSeats } from './export/actions.ts'
import { createBody, editBody } from './keeping/actions.ts'
import { listDeadlines, resetDeadline, setDeadline } from './policies/actions.ts'
import { bodyNameTaken, bodyTwice, chairTwice, countyTwice } from './rules.ts'
import { addSeat, editSeat, findCandidates, replaceSeat, restoreSeat, retireSeat, seatAgencies } from './seating/actions.ts'
import { showBodies, showBody } from './showing/actions.ts'
import { startBodies } from './start/actions.ts'

/** Two people wrote the same at the same moment: the database refused the second. */
export const bodiesConstraints: Constraints = {
  body_name: bodyNameTaken,
  body_single: bodyTwice,
  body_county: countyTwice,
  seat_chair: chairTwice,
}

const then = async (ctx: Ctx, id: string, done: Promise<unknown>) => {
  await done
  return showBody(ctx, id)
}

export const bodiesHandlers: Handlers<typeof bodiesApi> = {
  listBodies: (ctx) => showBodies(ctx),
  readBody: (ctx, { params }) => showBody(ctx, params.id),
  createBody: async (ctx, { body }) => showBody(ctx, await createBody(ctx, body)),
  startBodies: async (ctx) => ({ made: await startBodies(ctx) }),
  editBody: (ctx, { params, body }, http) => then(ctx, params.id, editBody(ctx, params.id, body, http.ifMatch)),
  bodyCandidates: (ctx, { params, query }) => findCandidates(ctx, params.id, query),
  exportSeats: (ctx, { params, query }): Promise<Raw> => exportSeats(ctx, params.id, query.kind),
  addSeat: (ctx, { params, body }) => then(ctx, params.id, addSeat(ctx, params.id, body)),
  seatAgencies: (ctx, { params, body }) => then(ctx, params.id, seatAgencies(ctx, params.id, body.agencyIds)),
  editSeat: (ctx, { params, body }, http) => then(ctx, params.id, editSeat(ctx, params.id, params.seatId, body, http.ifMatch)),
  replaceSeat: (ctx, { params, body }, http) => then(ctx, params.id, replaceSeat(ctx, params.id, params.seatId, body, http.ifMatch)),
  retireSeat: (ctx, { params }, http) => then(ctx, params.id, retireSeat(ctx, params.id, params.seatId, http.ifMatch)),
  restoreSeat: (ctx, { params }, http) => then(ctx, params.id, restoreSeat(ctx, params.id, params.seatId, http.ifMatch)),
  listDeadlines: (ctx) => listDeadlines(ctx),
  setDeadline: (ctx, { body }) => setDeadline(ctx, body),
  resetDeadline: (ctx, { body }) => resetDeadline(ctx, body),
}
