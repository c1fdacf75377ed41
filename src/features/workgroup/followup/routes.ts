import type { Handlers } from '#server/http.ts'
import type { followupApi } from './api.ts'
import { figureRows } from './behind/actions.ts'
import { choices, readBoard } from './board/actions.ts'
import { listDuties, readTwoSides } from './duties/actions.ts'
import { boardSheet, figureRowsSheet, figuresSheet, rowsSheet, twoSidesSheet } from './exporting/actions.ts'
import { figureSheet } from './figures/actions.ts'
import { listRows } from './rows/actions.ts'

export const followupHandlers: Handlers<typeof followupApi> = {
  followupChoices: (ctx) => choices(ctx),
  readBoard: (ctx, { query }) => readBoard(ctx, query),
  exportBoard: (ctx, { query }) => boardSheet(ctx, query),
  followupRows: (ctx, { query }) => listRows(ctx, query),
  exportFollowupRows: (ctx, { query }) => rowsSheet(ctx, query),
  readTwoSides: (ctx, { query }) => readTwoSides(ctx, query),
  exportTwoSides: (ctx, { query }) => twoSidesSheet(ctx, query),
  dutyRows: (ctx, { query }) => listDuties(ctx, query),
  readFigures: (ctx, { query }) => figureSheet(ctx, query),
  exportFigures: (ctx, { query }) => figuresSheet(ctx, query),
  figureRows: (ctx, { params, query }) => figureRows(ctx, params.code, query),
  exportFigureRows: (ctx, { params, query }) => figureRowsSheet(ctx, params.code, query),
}
