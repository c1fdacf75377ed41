import type { Ctx } from '#server/ctx.ts'
import type { Handlers, Raw } from '#server/http.ts'
import type { Http } from '#server/request.ts'
import { openKnots } from './actions.ts'
import { act } from './acting/actions.ts'
import type { knotsApi } from './api.ts'
import { clusterMap, lookNow, membersOfCluster } from './clusters/actions.ts'
import { exportKnots } from './export/actions.ts'
import { attach, sendFile } from './evidence/actions.ts'
import { readKnot } from './history/actions.ts'
import { join, split } from './joining/actions.ts'
import { suspect } from './making/actions.ts'
import { pageOfMembers } from './members/actions.ts'
import type { KnotView } from './model.ts'
import { board, viewKnot } from './showing/actions.ts'

type Given<B> = { params: { id: string }; body: B }

/** An act and then the knot as it stands. */
const acting =
  (name: Parameters<typeof act>[2]) =>
  async (ctx: Ctx, { params, body }: Given<Readonly<Record<string, unknown>>>, http: Http): Promise<KnotView> => {
    await act(ctx, params.id, name, body, http.ifMatch)
    return viewKnot(ctx, params.id)
  }

export const knotsHandlers: Handlers<typeof knotsApi> = {
  listKnots: (ctx, { query: { after, limit, ...filter } }) => board(ctx, filter, after, limit ?? 50),
  openKnots: async (ctx, { query }) => ({ rows: await openKnots(ctx, query) }),
  exportKnots: (ctx, { query: { kind, ...filter } }): Promise<Raw> => exportKnots(ctx, filter, kind),
  suspectKnot: async (ctx, { body }) => viewKnot(ctx, await suspect(ctx, body)),
  readKnot: (ctx, { params }) => viewKnot(ctx, params.id),
  knotMembers: async (ctx, { params, query }) => {
    await readKnot(ctx, params.id)
    return pageOfMembers(ctx, params.id, query.after ?? null, query.limit ?? 50)
  },
  editKnot: acting('edit'),
  confirmKnot: acting('confirm'),
  dismissKnot: acting('dismiss'),
  proposeKnot: acting('propose'),
  acceptKnot: acting('accept'),
  refuseKnot: acting('refuse'),
  cannotChangeKnot: acting('cannot_change'),
  changeKnot: acting('change'),
  verifyKnot: acting('verify'),
  reopenKnot: acting('reopen'),
  addToKnot: acting('add_obstacles'),
  removeFromKnot: acting('remove_obstacles'),
  commentKnot: acting('comment'),
  joinKnot: async (ctx, { params, body }, http) => {
    await join(ctx, params.id, body, http.ifMatch)
    return viewKnot(ctx, params.id)
  },
  splitKnot: async (ctx, { params, body }, http) => {
    await split(ctx, params.id, body, http.ifMatch)
    return viewKnot(ctx, params.id)
  },
  attachToKnot: async (ctx, { params }, http) => {
    await attach(ctx, params.id, http.files)
    return viewKnot(ctx, params.id)
  },
  readKnotFile: (ctx, { params }): Promise<Raw> => sendFile(ctx, params.id, params.fileId),
  clusterMap: (ctx, { query }) => clusterMap(ctx, query),
  clusterMembers: (ctx, { params, query }) => membersOfCluster(ctx, params, query.after, query.limit ?? 60),
  lookForClusters: (ctx) => lookNow(ctx),
}
