// The league as a spreadsheet: a row per province, and below what each figure is.

import { formatDate } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Raw, raw } from '#server/http.ts'
import { type Cell, mimeOf, writeSheet } from '#server/sheets.ts'
import { readLeague } from '../actions.ts'
import { measureOf, ranksOf } from '../rules.ts'

/** For each figure its number and its rank; provinces without a file say so, and what is not ranked stands without rank. */
export async function exportLeague(ctx: Ctx, period: string | undefined, kind: 'xlsx' | 'csv'): Promise<Raw> {
  const league = await readLeague(ctx, period)
  const say = (text: { fa: string; en: string }) => text[ctx.locale]
  const word = (name: string) => ctx.t(`workgroup.league.${name}`)
  const columns = [
    { head: word('province'), width: 24 },
    { head: word('asOf'), width: 14 },
    ...league.figures.flatMap((f) => [
      { head: `${say(f.name)} (${ctx.t(`workgroup.followup.unit.${f.unit}`)})`, width: 30 },
      { head: word('rank'), width: 8 },
    ]),
  ]
  const measures = league.figures.map((f) => league.rows.map((row) => (row.keyRevoked ? null : measureOf(row.figures[f.code]))))
  const ranks = league.figures.map((f, n) => ranksOf(measures[n]!, f.better))
  const cells: Cell[][] = league.rows.map((row, i) => [
    row.keyRevoked ? `${say(row.originName)} (${word('revoked')})` : say(row.originName),
    formatDate(row.issuedAt, ctx.locale, 'numeric'),
    ...league.figures.flatMap((_, n) => [measures[n]![i] ?? null, ranks[n]![i] ?? null]),
  ])
  for (const { name } of league.missing) cells.push([say(name), word('missing.one')])
  cells.push([])
  for (const f of league.figures) cells.push([say(f.name), ctx.t(`workgroup.followup.unit.${f.unit}`), word(`better.${f.better}`), say(f.definition)])
  cells.push([ctx.t('workgroup.followup.as-of', { at: formatDate(ctx.now, ctx.locale, 'dateTime') })])
  const body = writeSheet(cells, { kind, rtl: ctx.locale === 'fa', sheetName: `${word('title')} ${league.period ?? ''}`, columns })
  return raw({ type: mimeOf(kind), body, headers: { 'content-disposition': `attachment; filename="league.${kind}"`, 'cache-control': 'no-store' } })
}
