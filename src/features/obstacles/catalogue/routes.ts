import { createHash } from 'node:crypto'
import { type Handlers, raw } from '#server/http.ts'
import { listGroups, listUsualAgencies, searchGroups, setUsualAgencies, usualAgencies } from './actions.ts'
import type { catalogueApi } from './api.ts'

// One body and one tag per process: the catalogue changes only with the program.
let sent: { body: string; etag: string } | null = null

export const catalogueHandlers: Handlers<typeof catalogueApi> = {
  listGroups: async (ctx, _input, http) => {
    sent ??= tagged(JSON.stringify(await listGroups(ctx)))
    const { body, etag } = sent
    const headers = { etag, 'cache-control': 'public, max-age=3600' }
    const type = 'application/json; charset=utf-8'
    return http.ifNoneMatch?.includes(etag) ? raw({ type, body: '', status: 304, headers }) : raw({ type, body, headers })
  },
  searchGroups: async (ctx, { query }) => ({ rows: await searchGroups(ctx, query.q) }),
  readUsualAgencies: async (ctx, { params }) => ({ agencies: await usualAgencies(ctx, params.code) }),
  setUsualAgencies: async (ctx, { params, body }) => ({ agencies: await setUsualAgencies(ctx, params.code, body.agencyIds) }),
  listUsualAgencies: async (ctx) => ({ rows: await listUsualAgencies(ctx) }),
}

function tagged(body: string) {
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"` }
}
