// Spreadsheets in and out. Reading runs in another process and hands over batches of rows; writing streams. Used by every room
// that imports or exports tables.

import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { Problem, type ProblemStatus } from '#kernel/problem.ts'
import { runHeavy } from './heavy.ts'
import { asRefusal, type ReadOptions, type SheetInfo, type SheetRow } from './sheets-model.ts'
import { type SheetKind, sheetMimes } from './sheets-read.ts'
import type { Read, Wanted } from './sheets-thread.ts'

export { sheetMimes } from './sheets-read.ts'

type Reading = ReadOptions & {
  /** Takes a batch of rows (500); the next ones wait while it works. */
  readonly onRows: (rows: SheetRow[]) => void | Promise<void>
  readonly signal?: AbortSignal
}

/**
 * Reads one sheet of an XLSX or CSV (told by content) in another process: merged cells repeated, stored results of formulas, days
 * as `yyyy-mm-dd`, everything else as text; what was found on the way is in `notes`.
 * @throws Problems of sheets-model.ts, and what onRows throws
 */
export async function readSheet(source: string | Buffer, { onRows, signal, ...options }: Reading): Promise<SheetInfo> {
  if (typeof source === 'string') return readPath(source, options, onRows, signal)
  const folder = await mkdtemp(join(tmpdir(), 'gg-sheet-'))
  try {
    await writeFile(join(folder, 'sheet'), source)
    return await readPath(join(folder, 'sheet'), options, onRows, signal)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readPath(path: string, options: ReadOptions, onRows: Reading['onRows'], signal?: AbortSignal): Promise<SheetInfo> {
  const wanted: Wanted = { path, options, batch: 500 }
  const onTold = async (rows: unknown): Promise<void> => {
    await onRows(rows as SheetRow[])
  }
  const work = runHeavy<Read>(new URL('./sheets-thread.ts', import.meta.url), wanted, { onTold, heapMb: 768, ...(signal && { signal }) })
  const read = await work.catch((error) => {
    throw asRefusal(error)
  })
  if ('refusal' in read) throw new Problem(read.refusal.code, read.refusal.status as ProblemStatus, read.refusal.details)
  return read.info
}

export type Cell = string | number | boolean | null
export type Writing = {
  readonly kind: SheetKind
  readonly sheetName: string
  /** The sheet opens from the right: Persian. */
  readonly rtl: boolean
  readonly columns: readonly { readonly head: string; readonly width?: number }[]
}

export const mimeOf = (kind: SheetKind): string => (kind === 'csv' ? 'text/csv; charset=utf-8' : sheetMimes.xlsx)

/** A table as a file, row after row: XLSX with a bold frozen head, or CSV (UTF-8 with BOM) in which no cell is a formula. */
export function writeSheet(rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>, how: Writing): Readable {
  return how.kind === 'csv' ? Readable.from(csvLines(rows, how)) : xlsx(rows, how)
}

async function* csvLines(rows: Parameters<typeof writeSheet>[0], { columns }: Writing) {
  yield `\uFEFF${columns.map((c) => csvCell(c.head)).join(',')}\r\n`
  let lines = ''
  for await (const row of rows) {
    lines += `${row.map(csvCell).join(',')}\r\n`
    if (lines.length < 30_000) continue
    yield lines
    lines = ''
  }
  if (lines) yield lines
}

/** A text that a spreadsheet program would take for a formula gets an apostrophe before it. */
export function csvCell(value: Cell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function xlsx(rows: Parameters<typeof writeSheet>[0], { sheetName, rtl, columns }: Writing): Readable {
  const out = new PassThrough()
  const write = async () => {
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
    // Excel refuses these marks in a sheet's name, and more than 31 characters.
    const sheet = book.addWorksheet(sheetName.replace(/[*?:\\/[\]]/g, ' ').slice(0, 31), {
      views: [{ rightToLeft: rtl, state: 'frozen', ySplit: 1 }],
    })
    sheet.columns = columns.map((c) => ({ header: c.head, width: c.width ?? 20 }))
    const head = sheet.getRow(1)
    head.font = { bold: true }
    head.commit()
    let count = 0
    for await (const row of rows) {
      sheet.addRow([...row]).commit()
      count += 1
      if (count % 500) continue
      if (out.writableNeedDrain) await once(out, 'drain')
      await new Promise(setImmediate) // other requests come first
    }
    await book.commit()
  }
  write().catch((error) => out.destroy(error))
  return out
}
