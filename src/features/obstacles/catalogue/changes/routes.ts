import type { Handlers } from '#server/http.ts'
import { applyChange, listVersions, previewChange, readGroup, retiredGroups } from './actions.ts'
import type { changesApi } from './api.ts'

export const changesHandlers: Handlers<typeof changesApi> = {
  readGroup: (ctx, { params }) => readGroup(ctx, params.code),
  listRetiredGroups: async (ctx) => ({ rows: await retiredGroups(ctx) }),
  listGroupVersions: async (ctx, { params }) => ({ rows: await listVersions(ctx, params.code) }),
  previewGroupChange: (ctx, { body }) => previewChange(ctx, body.change),
  applyGroupChange: (ctx, { body }) => applyChange(ctx, body.change, body.reason, body.seen),
}
