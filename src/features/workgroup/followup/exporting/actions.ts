// Tables of follow-up as spreadsheets, in the language of who asks: the same numbers as on the page, with their date.

import { formatDate, formatNumber } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Raw, raw } from '#server/http.ts'
import { type Cell, mimeOf, writeSheet } from '#server/sheets.ts'
import type { BodyKind } from '../../model.ts'
import { allFigureRows } from '../behind/actions.ts'
import { readBoard } from '../board/actions.ts'
import { readTwoSides } from '../duties/actions.ts'
import { figureSheet } from '../figures/actions.ts'
import { comparison, definitionOf, measureOf } from '../figures/rules.ts'
import { type BoardFilter, type Counts, dutyWhich, type DutySide, type FigureCode, type RowFilter, type Side, standings } from '../model.ts'
import { allRows } from '../rows/actions.ts'
import { quarterOf } from '../rules.ts'

type Kind = 'xlsx' | 'csv' | undefined
type Column<T> = readonly [head: string, of: (row: T) => Cell]

const asOfLine = (ctx: Ctx): string => ctx.t('workgroup.followup.as-of', { at: formatDate(ctx.now, ctx.locale, 'dateTime') })

/** The last line says of when the numbers are, and of which period where the reader may not have chosen it: a sheet outlives its page. */
async function sheet<T>(
  ctx: Ctx,
  name: string,
  kind: Kind,
  columns: readonly Column<T>[],
  rows: AsyncIterable<T> | Iterable<T>,
  period?: string,
): Promise<Raw> {
  const cells: Cell[][] = []
  for await (const row of rows) cells.push(columns.map(([, of]) => of(row)))
  cells.push([period === undefined ? asOfLine(ctx) : `${asOfLine(ctx)} — ${period}`])
  const how = {
    kind: kind ?? 'xlsx',
    sheetName: ctx.t(`workgroup.followup.sheet.${name}`),
    rtl: ctx.locale === 'fa',
    columns: columns.map(([head]) => ({ head })),
  }
  return raw({
    type: mimeOf(how.kind),
    body: writeSheet(cells, how),
    headers: { 'content-disposition': `attachment; filename="${name}.${how.kind}"`, 'cache-control': 'no-store' },
  })
}

const say = (ctx: Ctx) => (text: { fa: string; en: string } | null) => (text === null ? '' : ctx.locale === 'fa' ? text.fa : text.en)
const round = (n: number | null, places = 1): number | null => (n === null ? null : Math.round(n * 10 ** places) / 10 ** places)
const ratio = (a: number, b: number): number | null => (b === 0 ? null : round(a / b, 4))

/** 1405-08 → آبان ۱۴۰۵ */
const monthName = (ctx: Ctx, month: string): string =>
  ctx.t('workgroup.followup.month', {
    month: ctx.t(`obstacles.month.${Number(month.slice(5))}`),
    year: formatNumber(Number(month.slice(0, 4)), ctx.locale, { useGrouping: false }),
  })

const periodLine = (ctx: Ctx, { from, to }: { readonly from: string; readonly to: string | null }): string =>
  to === null
    ? ctx.t('workgroup.followup.two.period.open', { from: monthName(ctx, from) })
    : ctx.t('workgroup.followup.two.period', { from: monthName(ctx, from), to: monthName(ctx, to) })

function countColumns<T>(ctx: Ctx, of: (row: T) => Counts): Column<T>[] {
  const head = (name: string) => ctx.t(`workgroup.followup.column.${name}`)
  return [
    [head('total'), (row) => of(row).total],
    ...standings.map((s): Column<T> => [ctx.t(`workgroup.followup.standing.${s}`), (row) => of(row)[s]]),
    [head('said'), (row) => of(row).said],
    [head('claimed-rate'), (row) => ratio(of(row).said, of(row).total - of(row).annulled)],
    [head('confirmed-rate'), (row) => ratio(of(row).executed, of(row).total - of(row).annulled)],
    [head('average-days'), (row) => round(of(row).averageDays)],
  ]
}

export async function boardSheet(ctx: Ctx, { kind, by = 'agency', ...filter }: BoardFilter & { by?: Side | undefined; kind?: Kind }): Promise<Raw> {
  const board = await readBoard(ctx, { by, ...filter })
  const lines = [...board.lines, { key: '', fa: ctx.t('workgroup.followup.all'), en: ctx.t('workgroup.followup.all'), counts: board.totals }]
  return sheet(
    ctx,
    'board',
    kind,
    [
      [ctx.t(`workgroup.followup.side.${by}`), (l) => (by === 'month' && l.key ? monthName(ctx, l.key) : say(ctx)(l))],
      ...countColumns<(typeof lines)[number]>(ctx, (l) => l.counts),
    ],
    lines,
  )
}

export async function rowsSheet(ctx: Ctx, { kind, ...filter }: RowFilter & { kind?: Kind }): Promise<Raw> {
  const head = (name: string) => ctx.t(`workgroup.followup.column.${name}`)
  const day = (at: string | null) => (at ? formatDate(at, ctx.locale, 'numeric') : '')
  const name = say(ctx)
  return sheet(
    ctx,
    'resolutions',
    kind,
    [
      [head('code'), (r) => r.code],
      [head('unit'), (r) => r.unitName],
      [head('text'), (r) => r.text],
      [head('agency'), (r) => name(r.agency)],
      [head('body'), (r) => name(r.body)],
      [head('county'), (r) => name(r.county)],
      [head('domain'), (r) => name(r.domain)],
      [head('standing'), (r) => ctx.t(`workgroup.followup.standing.${r.standing}`)],
      [head('reason'), (r) => (r.reason ? ctx.t(`workgroup.reason.${r.reason}`) : '')],
      [head('claimed'), (r) => ctx.t(r.claimed ? 'workgroup.followup.yes' : 'workgroup.followup.no')],
      [head('notified'), (r) => day(r.notifiedAt)],
      [head('due'), (r) => day(r.dueAt)],
      [head('ended'), (r) => day(r.endedAt)],
      [head('days'), (r) => r.days],
    ],
    allRows(ctx, filter),
  )
}

export async function twoSidesSheet(
  ctx: Ctx,
  { kind, by = 'county', ...filter }: BoardFilter & { by?: DutySide | undefined; kind?: Kind },
): Promise<Raw> {
  const found = await readTwoSides(ctx, { by, ...filter })
  const agency = ['total', 'overdue', 'executing', 'claimed', 'executed', 'not_executed'] as const
  const all = ctx.t('workgroup.followup.all')
  const lines = [...found.lines, { key: '', fa: all, en: all, producers: found.producers, agencies: found.agencies }]
  type Line = (typeof lines)[number]
  const side = (word: 'producers' | 'agencies', name: string) => `${ctx.t(`workgroup.followup.two.${word}`)}: ${name}`
  return sheet<Line>(
    ctx,
    'duties',
    kind,
    [
      [ctx.t(`workgroup.followup.side.${by}`), say(ctx)],
      [side('producers', ctx.t('workgroup.followup.column.total')), (l) => l.producers.total],
      ...dutyWhich.map((w): Column<Line> => [side('producers', ctx.t(`workgroup.followup.duty.${w}`)), (l) => l.producers[w]]),
      ...agency.map(
        (s): Column<Line> => [
          side('agencies', ctx.t(s === 'total' ? 'workgroup.followup.column.total' : `workgroup.followup.standing.${s}`)),
          (l) => l.agencies[s],
        ],
      ),
    ],
    lines,
    periodLine(ctx, found),
  )
}

type Period = { readonly quarter?: string | undefined; readonly level?: BodyKind | undefined; readonly kind?: Kind }

export async function figuresSheet(ctx: Ctx, { kind, ...period }: Period): Promise<Raw> {
  const found = await figureSheet(ctx, period)
  const head = (name: string) => ctx.t(`workgroup.followup.column.${name}`)
  const name = say(ctx)
  return sheet(
    ctx,
    'figures',
    kind,
    [
      [head('quarter'), () => found.quarter],
      [head('level'), () => (found.level ? ctx.t(`workgroup.kind.${found.level}`) : ctx.t('workgroup.followup.all-levels'))],
      [head('figure'), (f) => name(definitionOf(f.code).name)],
      [head('measure'), (f) => round(measureOf(f), 4)],
      [head('unit-of'), (f) => ctx.t(`workgroup.followup.unit.${f.unit}`)],
      [head('numerator'), (f) => f.value],
      [head('numerator-is'), (f) => name(definitionOf(f.code).numerator)],
      [head('denominator'), (f) => f.of],
      [head('denominator-is'), (f) => name(definitionOf(f.code).denominator)],
      [head('before'), (f) => round(measureOf(f.before), 4)],
      [head('change'), (f) => round(f.change, 4)],
      [head('definition'), (f) => name(definitionOf(f.code).definition)],
      [head('comparison'), () => name(comparison)],
      [head('code'), (f) => f.code],
    ],
    found.figures,
  )
}

export async function figureRowsSheet(ctx: Ctx, code: FigureCode, { kind, quarter = quarterOf(ctx.now), level }: Period): Promise<Raw> {
  const head = (name: string) => ctx.t(`workgroup.followup.column.${name}`)
  return sheet(
    ctx,
    'figure-rows',
    kind,
    [
      [head('code'), (r) => r.code],
      [head('title'), (r) => r.title],
      [head('body'), (r) => say(ctx)(r.body)],
      [head('day'), (r) => formatDate(r.at, ctx.locale, 'numeric')],
      [head('counts'), (r) => ctx.t(r.counts ? 'workgroup.followup.yes' : 'workgroup.followup.no')],
      [head('amount'), (r) => r.amount],
      [head('note'), (r) => r.note],
    ],
    allFigureRows(ctx, code, { quarter, level }),
  )
}
