// The list of dossiers as a spreadsheet, in the language of who asks.

import { formatDate } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Raw, raw } from '#server/http.ts'
import { mimeOf, writeSheet } from '#server/sheets.ts'
import type { DossierFilter, DossierLine, DossierPage } from '../model.ts'
import { listDossiers } from '../search/actions.ts'

const most = 5000

/** What the list shows under the same filter, at most 5000 rows; figures as numbers, money in rials. */
export async function exportDossiers(ctx: Ctx, filter: DossierFilter, kind: 'xlsx' | 'csv'): Promise<Raw> {
  const rows: DossierLine[] = []
  for (let after: string | null | undefined; after !== null && rows.length < most; ) {
    const page: DossierPage = await listDossiers(ctx, { ...filter, limit: 500, ...(after && { after }) })
    rows.push(...page.rows)
    after = page.next
  }
  const fa = ctx.locale === 'fa'
  const name = (n: { fa: string; en: string } | null) => (n ? (fa ? n.fa : n.en || n.fa) : '')
  const day = (at: string | null) => (at ? formatDate(at, ctx.locale, 'numeric') : '')
  const columns: [string, (d: DossierLine) => string | number][] = [
    ['code', (d) => d.code],
    ['unit', (d) => d.unitName],
    ['subject', (d) => d.subject],
    ['state', (d) => ctx.t(`workgroup.dossier.state.${d.state}`)],
    ['flags', (d) => d.flags.map((f) => ctx.t(`workgroup.dossiers.flag.${f}`)).join('، ')],
    ['county', (d) => name(d.countyName)],
    ['body', (d) => name(d.bodyName)],
    ['committee', (d) => name(d.committeeName)],
    ['group', (d) => name(d.groupName)],
    ['cases', (d) => d.cases],
    ['unlocks', (d) => d.unlocks],
    ['loss', (d) => d.lossIrrDay],
    ['jobs', (d) => d.jobs],
    ['opened', (d) => day(d.openedAt)],
    ['hearBy', (d) => day(d.hearBy)],
    ['session', (d) => day(d.sessionAt)],
    ['parallel', (d) => d.parallel],
  ]
  const body = writeSheet(
    rows.map((d) => columns.map(([, of]) => of(d))),
    {
      kind,
      rtl: fa,
      sheetName: ctx.t('workgroup.dossiers.title'),
      columns: columns.map(([id]) => ({ head: ctx.t(`workgroup.dossiers.column.${id}`) })),
    },
  )
  return raw({ type: mimeOf(kind), body, headers: { 'content-disposition': `attachment; filename="dossiers.${kind}"`, 'cache-control': 'no-store' } })
}
