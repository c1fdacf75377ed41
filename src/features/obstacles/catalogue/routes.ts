import { createHash } from 'node:crypto'
import { type Handlers, raw } from '#server/http.ts'
import { listGroups, listUsualAgencies, searchGroups, setUsualAgencies, usualAgencies } from './actions.ts'
import type { catalogueApi } from './api.ts'
import { bookletHandlers } from './booklet/routes.ts'
import { changesHandlers } from './changes/routes.ts'
import { exchangeHandlers } from './exchange/routes.ts'
import type { Catalogue } from './model.ts'
import { proposalsHandlers } from './proposals/routes.ts'

// One body and one tag for each catalogue that the process kept.
const sent = new WeakMap<Catalogue, { body: string; etag: string }>()

export const catalogueHandlers: Handlers<typeof catalogueApi> = {
  listGroups: async (ctx, _input, http) => {
    const catalogue = await listGroups(ctx)
    const { body, etag } = sent.get(catalogue) ?? tagged(JSON.stringify(catalogue))
    sent.set(catalogue, { body, etag })
    // A browser asks each time, with its tag: groups change while pages are open.
    const headers = { etag, 'cache-control': 'public, no-cache' }
    const type = 'application/json; charset=utf-8'
    return http.ifNoneMatch?.includes(etag) ? raw({ type, body: '', status: 304, headers }) : raw({ type, body, headers })
  },
  searchGroups: async (ctx, { query }) => ({ rows: await searchGroups(ctx, query.q) }),
  readUsualAgencies: async (ctx, { params }) => ({ agencies: await usualAgencies(ctx, params.code) }),
  setUsualAgencies: async (ctx, { params, body }) => ({ agencies: await setUsualAgencies(ctx, params.code, body.agencyIds) }),
  listUsualAgencies: async (ctx) => ({ rows: await listUsualAgencies(ctx) }),
  ...bookletHandlers,
  ...changesHandlers,
  ...exchangeHandlers,
  ...proposalsHandlers,
}

function tagged(body: string) {
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"` }
}
