// Export and import of the catalogue. An import is stateless: the confirmation brings the same file again, with the stamp of
// the catalogue its preview was made against.

import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import type { Locale } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import type { UploadedFile } from '#server/request.ts'
import { readSheet, writeSheet } from '#server/sheets.ts'
import { allGroups, catalogueStamp, listGroups } from '../actions.ts'
import { lockCatalogue, writeSteps } from '../changes/actions.ts'
import { type Groups, properReason } from '../changes/rules.ts'
import * as catalogue from '../queries.ts'
import { columns, type ImportPreview, maxRows, type RowState } from './model.ts'
import { cellsOf, emptyImport, importMoved, importRefused, noFile, type ReadRow, readHead, readRows, type SheetLine, type Words } from './rules.ts'

const widths: Partial<Record<(typeof columns)[number], number>> = {
  nameFa: 40,
  nameEn: 40,
  descriptionFa: 60,
  descriptionEn: 60,
  keywords: 60,
  examples: 60,
}

/** Every group, retired ones too, as a file. */
export async function exportGroups(ctx: Ctx, kind: 'xlsx' | 'csv', locale: Locale): Promise<Readable> {
  const t = (key: string) => ctx.t(key, undefined, locale)
  const domains = new Map((await listGroups(ctx)).domains.map((d) => [d.code, d]))
  const groups = [...(await allGroups(ctx)).values()]
  return writeSheet(
    groups.map((g) => cellsOf(g, domains.get(g.domainCode)!, t, locale)),
    {
      kind,
      sheetName: t('obstacles.groups.title'),
      rtl: locale === 'fa',
      columns: columns.map((name) => ({ head: t(`obstacles.form.${name}`), width: widths[name] ?? 20 })),
    },
  )
}

/** What the file would change. Throws what cannot be read at all; a row that cannot be taken is in the answer. */
export async function previewGroupImport(ctx: Ctx, files: readonly UploadedFile[]): Promise<ImportPreview> {
  const stamp = await catalogueStamp(ctx)
  const { rows, unknownColumns } = await readFile(ctx, files, await allGroups(ctx))
  const count = (state: RowState) => rows.filter((r) => r.state === state).length
  return {
    rows: rows.map(({ step: _, ...row }) => row),
    counts: { added: count('added'), changed: count('changed'), unchanged: count('unchanged'), refused: count('refused') },
    unknownColumns,
    stamp,
  }
}

/**
 * Applies the file in one transaction, all or nothing.
 * @throws obstacles/group-import-moved when the catalogue was changed since the preview; obstacles/group-import-refused with the first refused row
 */
export async function importGroups(ctx: Ctx, files: readonly UploadedFile[], { stamp, reason }: { stamp: string; reason: string }) {
  const why = properReason(reason)
  if ((await catalogue.stamp(ctx.db)) !== stamp) throw importMoved()
  const before = await lockCatalogue(ctx)
  const { rows } = await readFile(ctx, files, before)
  const refused = rows.find((r) => r.problem)
  if (refused) throw importRefused({ row: refused.row, why: ctx.t(`problem.${refused.problem!.code}`, refused.problem!.details as never) })
  const steps = rows.flatMap((r) => r.step ?? [])
  await writeSteps(ctx, steps, why)
  const done = { added: steps.filter((s) => !s.before).length, changed: steps.filter((s) => s.before).length }
  if (steps.length) await ctx.record('obstacles.importCatalogue', 'catalogue', { ...done, codes: steps.map((s) => s.after.code), reason: why })
  return done
}

async function readFile(ctx: Ctx, [file]: readonly UploadedFile[], groups: Groups): Promise<{ rows: ReadRow[]; unknownColumns: string[] }> {
  if (!file) throw noFile()
  const lines: SheetLine[] = []
  await readSheet(await buffer(ctx.files.open(file.sha256)), {
    maxRows,
    onRows: (rows) => void lines.push(...rows.filter((r) => r.cells.some((c) => c.trim() !== ''))),
  })
  const [first, ...rest] = lines
  if (!first || !rest.length) throw emptyImport()
  const words: Words = { fa: (key) => ctx.t(key, undefined, 'fa'), en: (key) => ctx.t(key, undefined, 'en') }
  const head = readHead(first.cells, words)
  const unknownColumns = first.cells.filter((cell, at) => head[at] === null && cell.trim() !== '')
  return { rows: readRows(groups, (await listGroups(ctx)).domains, head, rest, words), unknownColumns }
}
