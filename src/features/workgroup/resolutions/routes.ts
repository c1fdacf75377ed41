import type { Ctx } from '#server/ctx.ts'
import type { Handlers, Raw } from '#server/http.ts'
import type { Http } from '#server/request.ts'
import { changeBeside, draftBeside } from '../sitting/drafting/actions.ts'
import { joinGroup } from '#features/casework/group/asking/actions.ts'
import { actOnResolution, notifyAll } from './acting/actions.ts'
import type { resolutionsApi } from './api.ts'
import { groupOfCases } from './cases/actions.ts'
import { attach, sendFile } from './evidence/actions.ts'
import { exportResolutions, listResolutions, myResolutions, shelfCounts, tasks } from './listing/actions.ts'
import type { PersonAct, ResolutionView } from './model.ts'
import { inspectionOf, sealInspection } from './inspecting/actions.ts'
import { getResolution } from './showing/actions.ts'

type Given = { params: { id: string }; body: Readonly<Record<string, unknown>> }

/** An act and then the resolution as it stands. */
const acting =
  (name: PersonAct) =>
  async (ctx: Ctx, { params, body }: Given, http: Http): Promise<ResolutionView> => {
    await actOnResolution(ctx, params.id, name, body, http.ifMatch)
    return getResolution(ctx, params.id)
  }

/** A draft belongs to the room where its session sits. */
const changing =
  (name: 'edit' | 'drop') =>
  async (ctx: Ctx, { params, body }: Given, http: Http): Promise<ResolutionView> => {
    await changeBeside(ctx, params.id, name, body, http.ifMatch)
    return getResolution(ctx, params.id)
  }

joinGroup(groupOfCases)

export const resolutionsHandlers: Handlers<typeof resolutionsApi> = {
  listResolutions: (ctx, { query: { after, limit, ...filter } }) => listResolutions(ctx, filter, after, limit ?? 50),
  exportResolutions: (ctx, { query: { kind, ...filter } }): Promise<Raw> => exportResolutions(ctx, filter, kind),
  resolutionShelves: (ctx) => shelfCounts(ctx),
  resolutionTasks: (ctx, { query }) => tasks(ctx, query.show ?? 'all', query.after, query.limit ?? 50),
  myResolutions: (ctx, { query: { after, limit, ...filter } }) => myResolutions(ctx, filter, after, limit ?? 50),
  draftResolution: async (ctx, { body }) => getResolution(ctx, await draftBeside(ctx, body)),
  notifySession: async (ctx, { body }) => ({ notified: await notifyAll(ctx, body.sessionId) }),
  readResolution: (ctx, { params }) => getResolution(ctx, params.id),
  editResolution: changing('edit'),
  dropResolution: changing('drop'),
  notifyResolution: acting('notify'),
  receiveResolution: acting('receive'),
  objectToResolution: acting('object'),
  decideObjection: acting('decide_objection'),
  suspendResolution: acting('suspend'),
  startResolution: acting('start'),
  claimResolution: acting('claim'),
  confirmResolution: acting('confirm'),
  disputeResolution: acting('dispute'),
  refuseBank: acting('refuse_bank'),
  panelFinding: acting('panel_finding'),
  toBoard: acting('to_board'),
  boardRuling: acting('board_ruling'),
  signNonfeasance: acting('sign_nonfeasance'),
  handOver: acting('hand_over'),
  registerHandover: acting('register_handover'),
  closeNotExecuted: acting('not_executed'),
  extendResolution: acting('extend'),
  toAlternative: acting('to_alternative'),
  settleDuty: acting('settle_duty'),
  commentResolution: acting('comment'),
  reopenResolution: acting('reopen'),
  attachToResolution: async (ctx, { params }, http) => {
    await attach(ctx, params.id, http.files)
    return getResolution(ctx, params.id)
  },
  readInspection: (ctx, { params }) => inspectionOf(ctx, params.id),
  sealInspection: (ctx, { params, body }) => sealInspection(ctx, params.id, body.text),
  readResolutionFile: (ctx, { params }): Promise<Raw> => sendFile(ctx, params.id, params.fileId),
}
