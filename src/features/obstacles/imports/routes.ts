import { type Handlers, raw } from '#server/http.ts'
import { mimeOf } from '#server/sheets.ts'
import { cancelImport, faultsSheet, listImports, previewImport, startImport, uploadImport, viewImport } from './actions.ts'
import type { importsApi } from './api.ts'
import { decide, finishImport, listBatches, listRows, listUnknownUnits, setUnit, undoBatch, viewPiles } from './desk/actions.ts'

export const importsHandlers: Handlers<typeof importsApi> = {
  listImports: (ctx, { query }) => listImports(ctx, query),
  uploadImport: (ctx, _input, http) => uploadImport(ctx, http.files),
  readImport: (ctx, { params }) => viewImport(ctx, params.id),
  previewImport: (ctx, { params, body }) => previewImport(ctx, params.id, body),
  startImport: (ctx, { params, body }) => startImport(ctx, params.id, body),
  cancelImport: (ctx, { params }) => cancelImport(ctx, params.id),
  readPiles: (ctx, { params }) => viewPiles(ctx, params.id),
  listImportRows: (ctx, { params, query }) => listRows(ctx, params.id, query),
  decideRows: (ctx, { params, body }) => decide(ctx, params.id, body),
  listImportBatches: async (ctx, { params }) => ({ rows: await listBatches(ctx, params.id) }),
  undoImportBatch: (ctx, { params }) => undoBatch(ctx, params.id, params.batchId),
  listUnknownUnits: (ctx, { params, query }) => listUnknownUnits(ctx, params.id, query.after),
  setImportUnit: (ctx, { params, body }) => setUnit(ctx, params.id, body),
  readImportFaults: async (ctx, { params }) =>
    raw({
      type: mimeOf('xlsx'),
      body: await faultsSheet(ctx, params.id),
      headers: { 'content-disposition': 'attachment; filename="import-faults.xlsx"', 'cache-control': 'no-store' },
    }),
  finishImport: (ctx, { params }) => finishImport(ctx, params.id),
}
