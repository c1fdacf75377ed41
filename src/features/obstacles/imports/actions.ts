// An import from its file to the start of its reading; what casework fetches of it.

import { createHash } from 'node:crypto'
import { Problem, type ProblemStatus } from '#kernel/problem.ts'
import { tehranDay } from '#kernel/jalali.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { runHeavy } from '#server/heavy.ts'
import { newId } from '#server/ids.ts'
import type { UploadedFile } from '#server/request.ts'
import { type Cell, writeSheet } from '#server/sheets.ts'
import { asRefusal } from '#server/sheets-model.ts'
import { headingsKey } from './columns/rules.ts'
import { type Fault, type ImportCard, type ImportState, limits, type Preview, type PreviewForm, type StartForm, usualOptions } from './model.ts'
import * as queries from './queries.ts'
import type { Done, Reading } from './reading/model.ts'
import { busyLooking, emptySheet, type ImportAct, importLaw, noFile, noSuchImport, whyNotColumns } from './rules.ts'

export { acceptedRows, markRow } from './finishing/actions.ts'

const readingThread = new URL('./reading/worker.ts', import.meta.url)

const factsOf = (ctx: Ctx, row: { state: string }) => ({ state: row.state as ImportState, provinceId: ctx.actor.provinceId })

/** One import as this person may see it. */
export function cardOf(ctx: Ctx, row: queries.ImportRecord): ImportCard {
  return {
    id: row.id,
    name: row.name,
    fileName: row.file_name,
    encoding: row.encoding,
    sheet: row.sheet,
    headings: row.headings,
    columns: row.columns as ImportCard['columns'],
    notes: row.notes as ImportCard['notes'],
    state: row.state as ImportState,
    failure: row.failure as ImportCard['failure'],
    rows: row.row_count,
    read: row.read_count,
    analysed: row.analysed_count,
    decided: row.decided_count,
    finished: row.finished_count,
    faulty: row.faulty_count,
    startedAt: row.started_at.toISOString(),
    version: row.version,
    open: importLaw.open(ctx.actor, factsOf(ctx, row)),
  }
}

/** @throws obstacles/no-such-import */
export async function findOne(ctx: Ctx, id: string): Promise<queries.ImportRecord> {
  const row = await queries.findImport(ctx.db, ctx.actor.provinceId, id)
  if (!row || !importLaw.maySee(ctx.actor, factsOf(ctx, row))) throw noSuchImport({ id })
  return row
}

/** Locks it and asks the law. @throws obstacles/no-such-import, law/… */
export async function lockFor(ctx: Ctx, id: string, act: ImportAct): Promise<queries.ImportRecord> {
  const row = await queries.lockImport(ctx.db, ctx.actor.provinceId, id)
  if (!row || !importLaw.maySee(ctx.actor, factsOf(ctx, row))) throw noSuchImport({ id })
  const refusal = importLaw.whyNot(act, ctx.actor, factsOf(ctx, row))
  if (refusal) throw refusal
  return row
}

export const viewImport = async (ctx: Ctx, id: string): Promise<ImportCard> => cardOf(ctx, await findOne(ctx, id))

export async function listImports(ctx: Ctx, { after, limit = 30 }: { after?: string | undefined; limit?: number | undefined }) {
  const [at, from] = (after ?? '').split('|')
  const cursor = at && from && /^\d{4}-\d\d-\d\dT/.test(at) && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(from) ? { at, id: from } : null
  const rows = await queries.listImports(ctx.db, ctx.actor.provinceId, cursor, limit + 1)
  const last = rows.length > limit ? rows[limit - 1]! : null
  return { rows: rows.slice(0, limit).map((row) => cardOf(ctx, row)), next: last && `${last.started_at.toISOString()}|${last.id}` }
}

/** Keeps the file; nothing of it is read into the register before a person matched its columns. */
export async function uploadImport(ctx: Ctx, files: readonly UploadedFile[]): Promise<ImportCard> {
  const [file] = files
  if (!file) throw noFile()
  const id = newId()
  const name = file.name.replace(/\.(xlsx|csv|txt)$/i, '')
  await queries.insertImport(ctx.db, ctx.actor.provinceId, {
    ...{ id, name, fileSha256: file.sha256, fileName: file.name },
    ...{ startedBy: ctx.actor.accountId!, at: ctx.now },
  })
  await ctx.record('obstacles.import_uploaded', `import:${id}`, { name: file.name })
  return viewImport(ctx, id)
}

const previewMs = 60_000
/** Each look may fill the memory of a thread: they take turns, and beyond a few the person is asked to try again. */
const mostWaiting = 4
let waiting = 0
let turn: Promise<unknown> = Promise.resolve()
async function inTurn<T>(look: () => Promise<T>): Promise<T> {
  if (waiting > mostWaiting) throw busyLooking()
  waiting += 1
  const mine = turn.then(look)
  turn = mine.catch(() => {})
  try {
    return await mine
  } catch (error) {
    throw asRefusal(error)
  } finally {
    waiting -= 1
  }
}

/** The first rows as they are and as they are understood. Nothing is written. @throws sheets/…, obstacles/import-empty */
export async function previewImport(ctx: Ctx, id: string, form: PreviewForm): Promise<Preview> {
  const row = await findOne(ctx, id)
  const refusal = importLaw.whyNot('match', ctx.actor, factsOf(ctx, row))
  if (refusal) throw refusal
  const options = form.options ?? usualOptions
  const look = async (columns: PreviewForm['columns']) => {
    const reading: Reading = {
      path: ctx.files.pathOf(row.file_sha256),
      ...(form.sheet && { sheet: form.sheet }),
      ...{ maxRows: limits.rows, today: tehranDay(ctx.now), options },
      preview: { rows: limits.previewRows, ...(form.headerRows !== undefined && { headerRows: form.headerRows }), ...(columns && { columns }) },
    }
    return done(await inTurn(() => runHeavy<Done>(readingThread, reading, { heapMb: 768, signal: AbortSignal.timeout(previewMs) })))
  }
  let found = await look(form.columns)
  if (!found.preview!.rows.length) throw emptySheet()
  const known = form.columns ? null : await queries.findMapping(ctx.db, ctx.actor.provinceId, hashOf(found.preview!.headings))
  if (known) found = await look(known)
  const { info, preview } = found as Required<Done>
  return {
    ...{ kind: info.kind, encoding: info.encoding, delimiter: info.delimiter, sheets: [...info.sheets], sheet: info.sheet },
    ...{ headerRows: preview.headerRows, headings: preview.headings, hiddenColumns: [...info.hiddenColumns], columns: preview.columns },
    ...{ remembered: known !== null, options, rows: preview.rows, notes: info.notes.map((n) => ({ ...n, at: [...n.at] })) },
  }
}

const hashOf = (headings: readonly string[]) => createHash('sha256').update(headingsKey(headings)).digest('hex').slice(0, 32)

function done(result: Done): Done {
  if (result.refusal) throw new Problem(result.refusal.code, result.refusal.status as ProblemStatus, result.refusal.details)
  return result
}

/** Keeps how the columns are matched, also for the next file with these headings, and begins to read. */
export async function startImport(ctx: Ctx, id: string, form: StartForm): Promise<ImportCard> {
  const row = await lockFor(ctx, id, 'start')
  const { headings } = await previewImport(ctx, id, form)
  const refusal = whyNotColumns(form.columns, headings)
  if (refusal) throw refusal
  const { provinceId } = ctx.actor
  await queries.setMatched(ctx.db, provinceId, id, {
    ...{ name: cleanInput(form.name ?? '').trim() || row.name, sheet: form.sheet, headerRows: form.headerRows },
    ...{ headings, columns: form.columns, options: form.options },
  })
  await queries.keepMapping(ctx.db, provinceId, hashOf(headings), form.columns, ctx.now)
  await queries.setState(ctx.db, provinceId, id, 'reading', ctx.now)
  await ctx.record('obstacles.import_started', `import:${id}`)
  await ctx.enqueue('obstacles.imports', {}, { key: 'imports' })
  ctx.tell(`import:${id}`)
  return viewImport(ctx, id)
}

/** Ends it; rows stay as they were read, nothing of them reaches the register. */
export async function cancelImport(ctx: Ctx, id: string): Promise<ImportCard> {
  await lockFor(ctx, id, 'cancel')
  await queries.setState(ctx.db, ctx.actor.provinceId, id, 'cancelled', ctx.now)
  await ctx.record('obstacles.import_cancelled', `import:${id}`)
  ctx.tell(`import:${id}`)
  return viewImport(ctx, id)
}

/** All rows with faults or refusals, as they were, with the reasons in words: to be mended and sent again. */
export async function faultsSheet(ctx: Ctx, id: string) {
  const row = await findOne(ctx, id)
  const words = (code: string, details: Record<string, string> = {}) => ctx.t(code, details)
  const reasonsOf = (faults: readonly Fault[]) =>
    faults.map((f) => `${words(`obstacles.column.${f.field}`)}: ${words(`obstacles.fault.${f.code}`, { value: f.value, more: f.more ?? '' })}`)
  // Read page by page now: when the answer streams, this transaction is over.
  const lines: Cell[][] = []
  for (let after = 0; ; ) {
    const page = await queries.faultyRows(ctx.db, ctx.actor.provinceId, id, after, 1000)
    for (const { no, raw, faults, refusal } of page) {
      const refused = refusal as { code: string; details: Record<string, string> } | null
      const reasons = [...reasonsOf(faults as Fault[]), ...(refused ? [words(`problem.${refused.code}`, refused.details)] : [])]
      lines.push([no, reasons.join('\n'), ...raw])
    }
    if (page.length < 1000) break
    after = page.at(-1)!.no
  }
  const heads = [words('obstacles.imports.rowNo'), words('obstacles.imports.reasons'), ...row.headings]
  return writeSheet(lines, {
    kind: 'xlsx',
    sheetName: words('obstacles.imports.faultsSheet'),
    rtl: ctx.locale === 'fa',
    columns: heads.map((head, i) => ({ head, width: i === 1 ? 60 : 20 })),
  })
}
