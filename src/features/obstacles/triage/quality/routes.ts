import type { Readable } from 'node:stream'
import { type Handlers, raw } from '#server/http.ts'
import { mimeOf } from '#server/sheets.ts'
import { askRefit } from '../refit/actions.ts'
import { exportCorrections, exportQuality, listMistakes, readQuality, readState, setThreshold } from './actions.ts'
import type { qualityApi } from './api.ts'

const file = (name: string, kind: 'xlsx' | 'csv', body: Readable) =>
  raw({
    type: mimeOf(kind),
    body,
    headers: { 'content-disposition': `attachment; filename="${name}.${kind}"`, 'cache-control': 'no-store' },
  })

export const qualityHandlers: Handlers<typeof qualityApi> = {
  readTriageQuality: (ctx, { query }) => readQuality(ctx, query),
  listTriageMistakes: (ctx, { query }) => listMistakes(ctx, query),
  exportTriageQuality: async (ctx, { query: { kind = 'xlsx', ...period } }) => file('triage-quality', kind, await exportQuality(ctx, period, kind)),
  exportTriageCorrections: async (ctx, { query: { kind = 'csv' } }) => file('triage-corrections', kind, await exportCorrections(ctx, kind)),
  readTriageState: (ctx) => readState(ctx),
  refitTriage: async (ctx) => {
    await askRefit(ctx)
    return {}
  },
  setTriageThreshold: (ctx, { body }, http) => setThreshold(ctx, body.threshold, http.ifMatch),
}
