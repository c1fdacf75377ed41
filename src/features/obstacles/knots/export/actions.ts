// The list of knots as a spreadsheet, in the language of who asks.

import { formatDate } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Raw, raw } from '#server/http.ts'
import { mimeOf, writeSheet } from '#server/sheets.ts'
import type { KnotFilter, KnotLine } from '../model.ts'
import { listKnots } from '../queries.ts'
import { lineOf } from '../showing/actions.ts'

const most = 5000

/** All knots that fit, at most 5000; days as this locale writes them, figures as numbers, money in rials. */
export async function exportKnots(ctx: Ctx, filter: KnotFilter, kind: 'xlsx' | 'csv'): Promise<Raw> {
  const rows = (await listKnots(ctx.db, ctx.actor.provinceId, ctx.actor, filter, ctx.now, null, most)).map(lineOf)
  const fa = ctx.locale === 'fa'
  const day = (at: string | null) => (at ? formatDate(at, ctx.locale, 'numeric') : '')
  const columns: [string, (k: KnotLine) => string | number][] = [
    ['code', (k) => k.code],
    ['title', (k) => k.title],
    ['state', (k) => ctx.t(`obstacles.knots.state.${k.state}`)],
    ['targetKind', (k) => ctx.t(`obstacles.knots.target.${k.targetKind}`)],
    ['target', (k) => k.target],
    ['owner', (k) => [fa ? k.agencyFa : k.agencyEn, k.ownerBody].filter(Boolean).join(' — ')],
    ['panel', (k) => (fa ? k.panelFa : k.panelEn || k.panelFa)],
    ['groups', (k) => k.groupCodes.join(' ')],
    ['unlocks', (k) => k.unlocks],
    ['units', (k) => k.units],
    ['jobs', (k) => k.jobs],
    ['money', (k) => k.moneyIrr],
    ['due', (k) => day(k.dueAt)],
    ['created', (k) => day(k.createdAt)],
    ['changed', (k) => day(k.changedAt)],
  ]
  const body = writeSheet(
    rows.map((k) => columns.map(([, of]) => of(k))),
    {
      kind,
      rtl: fa,
      sheetName: ctx.t('obstacles.knots.title'),
      columns: columns.map(([name]) => ({ head: ctx.t(`obstacles.knots.column.${name}`) })),
    },
  )
  return raw({ type: mimeOf(kind), body, headers: { 'content-disposition': `attachment; filename="knots.${kind}"`, 'cache-control': 'no-store' } })
}
