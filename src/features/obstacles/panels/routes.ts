import type { Handlers } from '#server/http.ts'
import type { panelsApi } from './api.ts'
import { createPanel, editPanel, listPanels, panelCandidates, seatPanel, viewPanel } from './boards/actions.ts'
import { editExpert, listExperts, viewExpert } from './experts/actions.ts'
import {
  askOpinion,
  concludeOpinion,
  declareConflict,
  extendOpinion,
  giveOpinion,
  listOpinions,
  opinionsOf,
  withdrawOpinion,
} from './opinions/actions.ts'
import { solvedBefore, writeNote } from './solved/actions.ts'

export const panelsHandlers: Handlers<typeof panelsApi> = {
  listPanels: async (ctx) => ({ rows: await listPanels(ctx) }),
  readPanel: (ctx, { params }) => viewPanel(ctx, params.id),
  createPanel: (ctx, { body }) => createPanel(ctx, body),
  editPanel: (ctx, { params, body }, http) => editPanel(ctx, params.id, body, http.ifMatch),
  seatPanel: (ctx, { params, body }, http) => seatPanel(ctx, params.id, body, http.ifMatch),
  panelCandidates: async (ctx) => ({ rows: await panelCandidates(ctx) }),

  listExperts: async (ctx, { query }) => ({ rows: await listExperts(ctx, query) }),
  readExpert: (ctx, { params }) => viewExpert(ctx, params.id),
  editExpert: (ctx, { params, body }, http) => editExpert(ctx, params.id, body, http.ifMatch),

  listOpinions: (ctx, { query }) => listOpinions(ctx, query),
  opinionsOf: async (ctx, { query }) => ({ rows: await opinionsOf(ctx, query.kind, query.id) }),
  askOpinion: (ctx, { body }) => askOpinion(ctx, body),
  giveOpinion: (ctx, { params, body }) => giveOpinion(ctx, params.id, body),
  declareConflict: (ctx, { params, body }) => declareConflict(ctx, params.id, body),
  concludeOpinion: (ctx, { params, body }, http) => concludeOpinion(ctx, params.id, body, http.ifMatch),
  extendOpinion: (ctx, { params, body }, http) => extendOpinion(ctx, params.id, body.days, http.ifMatch),
  withdrawOpinion: (ctx, { params }, http) => withdrawOpinion(ctx, params.id, http.ifMatch),

  solvedBefore: async (ctx, { body }) => ({ rows: await solvedBefore(ctx, body) }),
  writeNote: (ctx, { body }) => writeNote(ctx, body),
}
