import { formatDate } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Handlers, raw } from '#server/http.ts'
import { type Cell, mimeOf, writeSheet } from '#server/sheets.ts'
import type { registerApi } from './api.ts'
import { heatSheet, heatTable } from './heat/actions.ts'
import { exportRows, listObstacles, readObstacle } from './lists/actions.ts'

export const registerHandlers: Handlers<typeof registerApi> = {
  listObstacles: (ctx, { query }) => listObstacles(ctx, query),
  readObstacle: (ctx, { params }) => readObstacle(ctx, params.id),
  heatTable: (ctx, { query }) => heatTable(ctx, query),
  exportObstacles: async (ctx, { query: { as, ...filter } }) =>
    sheet(ctx, await exportRows(ctx, filter, (at) => formatDate(at, ctx.locale, 'numeric')), 'obstacles', as),
  exportHeat: async (ctx, { query: { as, ...filter } }) => sheet(ctx, await heatSheet(ctx, filter), 'heat', as),
}

function sheet(ctx: Ctx, table: { heads: string[]; rows: Cell[][] }, name: string, kind: 'xlsx' | 'csv' = 'xlsx') {
  const how = { kind, sheetName: ctx.t(`obstacles.register.sheet.${name}`), rtl: ctx.locale === 'fa', columns: table.heads.map((head) => ({ head })) }
  return raw({
    type: mimeOf(kind),
    body: writeSheet(table.rows, how),
    headers: { 'content-disposition': `attachment; filename="${name}.${kind}"`, 'cache-control': 'no-store' },
  })
}
