// The thread that reads an import's file and understands its rows. Rows leave as JSON text, so that the server's main
// thread only passes them on to the database.

import { Problem } from '#kernel/problem.ts'
import { readSheetHere } from '#server/sheets-read.ts'
import type { SheetRow } from '#server/sheets-model.ts'
import { inThread, type Tell } from '#server/threads.ts'
import { findHeaderRows, guessColumns, joinHeadings } from '../columns/rules.ts'
import type { Understood } from '../model.ts'
import type { Batch, Done, Reading } from './model.ts'
import { understand } from './rules.ts'

await inThread(async (reading: Reading, tell): Promise<Done> => {
  try {
    return reading.preview ? await preview(reading, reading.preview) : await whole(reading, reading.whole!, tell)
  } catch (error) {
    if (error instanceof Problem) return { refusal: { code: error.code, status: error.status, details: { ...error.details } } }
    throw error
  }
})

async function preview({ path, sheet, maxRows, options, today }: Reading, wanted: NonNullable<Reading['preview']>): Promise<Done> {
  const rows: SheetRow[] = []
  const info = await readSheetHere(path, { sheet, maxRows, onlyRows: wanted.rows + 10 }, (row) => void rows.push(row))
  const headerRows = Math.min(rows.length, wanted.headerRows ?? findHeaderRows(rows.map((r) => r.cells)))
  const headings = joinHeadings(rows.slice(0, headerRows).map((r) => r.cells))
  const data = rows.slice(headerRows, headerRows + wanted.rows)
  const columns =
    wanted.columns ??
    guessColumns(
      headings,
      data.map((r) => r.cells),
    )
  const how = { columns, options, today, date1904: info.date1904 }
  return { info, preview: { headerRows, headings, columns, guessed: !wanted.columns, rows: data.map((row) => understand(row, how)) } }
}

async function whole({ path, sheet, maxRows, options, today }: Reading, wanted: NonNullable<Reading['whole']>, tell: Tell): Promise<Done> {
  let seen = 0
  let batch: Understood[] = []
  const send = () => {
    if (!batch.length) return
    tell({ json: JSON.stringify(batch), count: batch.length, faulty: batch.filter((r) => r.faults.length).length } satisfies Batch)
    batch = []
    tell.hold(2) // unanswered: on their way into the database
  }
  let date1904 = false
  const onBook = (book: { date1904: boolean }) => void (date1904 = book.date1904)
  const info = await readSheetHere(path, { sheet, maxRows: maxRows + wanted.headerRows, onBook }, (row) => {
    seen += 1
    if (seen <= wanted.headerRows + wanted.skip) return
    batch.push(understand(row, { columns: wanted.columns, options, today, date1904 }))
    if (batch.length >= wanted.batch) send()
  })
  send()
  return { info }
}
