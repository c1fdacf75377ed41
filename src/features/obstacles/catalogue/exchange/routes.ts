import { mimeOf } from '#server/sheets.ts'
import { type Handlers, raw } from '#server/http.ts'
import { exportGroups, importGroups, previewGroupImport } from './actions.ts'
import type { exchangeApi } from './api.ts'

export const exchangeHandlers: Handlers<typeof exchangeApi> = {
  exportGroups: async (ctx, { query }) => {
    const kind = query.format ?? 'xlsx'
    return raw({
      type: mimeOf(kind),
      body: await exportGroups(ctx, kind, query.lang ?? ctx.locale),
      headers: { 'content-disposition': `attachment; filename="obstacle-groups.${kind}"`, 'cache-control': 'no-store' },
    })
  },
  previewGroupImport: (ctx, _input, http) => previewGroupImport(ctx, http.files),
  importGroups: (ctx, { body }, http) => importGroups(ctx, http.files, body),
}
