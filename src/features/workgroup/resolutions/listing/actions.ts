// Pages of resolutions: everybody's list, an agency's tasks, a producer's own, a spreadsheet.

import { formatDate } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Raw, raw } from '#server/http.ts'
import { mimeOf, writeSheet } from '#server/sheets.ts'
import { seatedActor } from '../../bodies/actions.ts'
import { factsOf, openedOf } from '../history/actions.ts'
import type { MyResolution, ResolutionFilter, ResolutionLine, ResolutionPage, ShelfCounts, TaskFilter, TaskPage } from '../model.ts'
import { badResolutionCursor, resolutionLaw } from '../rules.ts'
import { dutiesOf, linesOf, openActs } from '../showing/actions.ts'
import { taskOf } from '../showing/rules.ts'
import type { ResolutionRow } from '../queries.ts'
import * as queries from './queries.ts'

/** Cursors are `milliseconds.id` of the last row shown. */
function readCursor(after: string | undefined): queries.Cursor | null {
  if (!after) return null
  const found = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(after)
  if (!found) throw badResolutionCursor()
  return { at: new Date(Number(found[1])), id: found[2]! }
}

async function pageOf(ctx: Ctx, f: queries.Filter, sort: queries.Sort, after: string | undefined, limit: number) {
  const actor = await seatedActor(ctx)
  const rows = await queries.listRows(ctx.db, ctx.actor.provinceId, actor, f, { sort, after: readCursor(after), limit: limit + 1, now: ctx.now })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const next = last ? `${(sort === 'due' ? last.due_at : last.updated_at).getTime()}.${last.id}` : null
  return { found: shown, rows: await linesOf(ctx, actor, shown), next }
}

export async function listResolutions(ctx: Ctx, f: ResolutionFilter, after: string | undefined, limit: number): Promise<ResolutionPage> {
  const { rows, next } = await pageOf(ctx, f, f.sort ?? 'recent', after, limit)
  return { rows, next }
}

type Of = { readonly sessionId: string } | { readonly itemId: string } | { readonly dossierId: string } | { readonly unitId: string }
/** Those of a session, an item, a dossier or a unit that the caller may see, the latest first; at most 200. */
export const resolutionsOf = async (ctx: Ctx, of: Of): Promise<ResolutionLine[]> => (await pageOf(ctx, of, 'recent', undefined, 200)).rows

/** How many wait on each shelf for whoever keeps minutes. */
export const shelfCounts = async (ctx: Ctx): Promise<ShelfCounts> => queries.countShelves(ctx.db, ctx.actor.provinceId, await seatedActor(ctx))

/** What waits for the caller's desks or agency, all or of one kind, the earliest date first. */
export async function tasks(ctx: Ctx, show: TaskFilter, after: string | undefined, limit: number): Promise<TaskPage> {
  const { found, rows, next } = await pageOf(ctx, { mine: true, state: 'live', task: show }, 'due', after, limit)
  const actor = await seatedActor(ctx)
  const receivable = (row: ResolutionRow) => row.received_at === null && resolutionLaw.whyNot('receive', actor, factsOf(row)) === null
  // That the panel or the board is late is nothing the agency could do.
  const lines = rows
    .map((line) => ({ ...line, overdue: line.overdue && line.ruleBy === null }))
    .map((line, i) => ({ ...line, task: taskOf(line, ctx.now), receivable: receivable(found[i]!) }))
  return { rows: lines, next, counts: await queries.countTasks(ctx.db, ctx.actor.provinceId, actor, ctx.now) }
}

/** A producer's own, or those of one case of theirs, with their duties. */
export async function myResolutions(
  ctx: Ctx,
  f: Pick<ResolutionFilter, 'caseId'>,
  after: string | undefined,
  limit: number,
): Promise<{ rows: MyResolution[]; next: string | null }> {
  const { found, rows, next } = await pageOf(ctx, f, 'recent', after, limit)
  const opened = await openedOf(ctx, found)
  const mine = rows.map((line, i) => ({ ...line, duties: dutiesOf(opened[i]!.r, ctx.now), actsOpen: openActs(opened[i]!, ctx.now) }))
  return { rows: mine, next }
}

const most = 10_000

/** All that fit, at most 10,000; days as this locale writes them, amounts as numbers beside their currency. */
export async function exportResolutions(ctx: Ctx, f: ResolutionFilter, kind: 'xlsx' | 'csv'): Promise<Raw> {
  const { rows } = await pageOf(ctx, f, f.sort ?? 'recent', undefined, most)
  const fa = ctx.locale === 'fa'
  const day = (at: string | null) => (at ? formatDate(at, ctx.locale, 'numeric') : '')
  const name = (n: { fa: string; en: string } | null) => (n ? (fa ? n.fa : n.en) : '')
  const columns: [string, (r: ResolutionLine) => string | number][] = [
    ['code', (r) => r.code ?? ''],
    ['unit', (r) => r.unitName],
    ['county', (r) => name(r.county)],
    ['body', (r) => name(r.body)],
    ['owner', (r) => name(r.owner)],
    ['text', (r) => r.text],
    ['amount', (r) => r.amount ?? ''],
    ['currency', (r) => (r.currency ? ctx.t(`workgroup.resolution.currency.${r.currency}`) : '')],
    ['state', (r) => ctx.t(`workgroup.resolution.state.${r.state}`)],
    ['reason', (r) => (r.reason ? ctx.t(`workgroup.reason.${r.reason}`) : '')],
    ['notified', (r) => day(r.notifiedAt)],
    ['due', (r) => day(r.dueAt)],
    ['claimed', (r) => day(r.claimedAt)],
    ['confirmed', (r) => day(r.confirmedAt)],
  ]
  const body = writeSheet(
    rows.map((r) => columns.map(([, of]) => of(r))),
    {
      kind,
      rtl: fa,
      sheetName: ctx.t('workgroup.resolution.sheet'),
      columns: columns.map(([column]) => ({ head: ctx.t(`workgroup.resolution.column.${column}`) })),
    },
  )
  return raw({
    type: mimeOf(kind),
    body,
    headers: { 'content-disposition': `attachment; filename="resolutions.${kind}"`, 'cache-control': 'no-store' },
  })
}
