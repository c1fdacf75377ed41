// The members of a body as a spreadsheet, in the language of who asks.

import type { Ctx } from '#server/ctx.ts'
import { type Raw, raw } from '#server/http.ts'
import { mimeOf, writeSheet } from '#server/sheets.ts'
import type { SeatView } from '../model.ts'
import { showBody } from '../showing/actions.ts'

/** @throws workgroup/no-such-body */
export async function exportSeats(ctx: Ctx, id: string, kind: 'xlsx' | 'csv'): Promise<Raw> {
  const body = await showBody(ctx, id)
  const fa = ctx.locale === 'fa'
  const yes = (value: boolean) => (value ? ctx.t('workgroup.bodies.yes') : '')
  const columns: [string, (s: SeatView) => string][] = [
    ['post', (s) => s.post],
    ['agency', (s) => (fa ? s.agencyFa : s.agencyEn || s.agencyFa)],
    ['holder', (s) => s.holderName],
    ['phone', (s) => s.phone],
    ['deputy', (s) => s.deputyName],
    ['deputyPhone', (s) => s.deputyPhone],
    ['chair', (s) => yes(s.chair)],
    ['clerk', (s) => yes(s.clerk)],
    ['voting', (s) => yes(s.voting)],
  ]
  const file = writeSheet(
    body.members.map((s) => columns.map(([, of]) => of(s))),
    {
      kind,
      rtl: fa,
      sheetName: ctx.t('workgroup.bodies.members'),
      columns: columns.map(([name]) => ({ head: ctx.t(`workgroup.bodies.column.${name}`) })),
    },
  )
  return raw({
    type: mimeOf(kind),
    body: file,
    headers: { 'content-disposition': `attachment; filename="members.${kind}"`, 'cache-control': 'no-store' },
  })
}
