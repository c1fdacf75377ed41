import type { Handlers, Raw } from '#server/http.ts'
import { importAggregate, issueAggregate, listKeys, readLeague, revokeKey, sendAggregate, trustKey } from './actions.ts'
import type { exchangeApi } from './api.ts'
import { exportLeague } from './exporting/actions.ts'

export const exchangeHandlers: Handlers<typeof exchangeApi> = {
  readLeague: (ctx, { query }) => readLeague(ctx, query.period),
  exportLeague: (ctx, { query }): Promise<Raw> => exportLeague(ctx, query.period, query.kind),
  issueAggregate: (ctx, { body }) => issueAggregate(ctx, body.period),
  importAggregate: (ctx, { body }) => importAggregate(ctx, body.file),
  readAggregate: (ctx, { params }): Promise<Raw> => sendAggregate(ctx, params.id),
  listKeys: async (ctx) => ({ rows: await listKeys(ctx) }),
  acceptKey: async (ctx, { body }) => {
    await trustKey(ctx, body)
    return { rows: await listKeys(ctx) }
  },
  revokeKey: async (ctx, { params }) => {
    await revokeKey(ctx, params.keyId)
    return { rows: await listKeys(ctx) }
  },
}
