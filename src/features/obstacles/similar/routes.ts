import type { Handlers } from '#server/http.ts'
import { likelyDuplicates } from './actions.ts'
import type { similarApi } from './api.ts'
import { decideLikeness, listLikenesses, summarise } from './likeness/actions.ts'

export const similarHandlers: Handlers<typeof similarApi> = {
  findSimilar: async (ctx, { body }) => ({ rows: await likelyDuplicates(ctx, body) }),
  listDuplicates: (ctx, { query }) => listLikenesses(ctx, query),
  duplicateSummary: (ctx) => summarise(ctx),
  decideDuplicate: (ctx, { params, body }) => decideLikeness(ctx, params.id, body.act),
}
