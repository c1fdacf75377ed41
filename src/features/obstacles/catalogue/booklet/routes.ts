import { type Handlers, raw } from '#server/http.ts'
import { printBooklet } from './actions.ts'
import type { bookletApi } from './api.ts'

export const bookletHandlers: Handlers<typeof bookletApi> = {
  printBooklet: async (ctx, { query }) => {
    const lang = query.lang ?? ctx.locale
    return raw({
      type: 'application/pdf',
      body: await printBooklet(ctx, lang),
      headers: { 'content-disposition': `attachment; filename="obstacle-groups-${lang}.pdf"`, 'cache-control': 'no-store' },
    })
  },
}
