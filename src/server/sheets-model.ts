// What a spreadsheet gives: texts of cells, and notes about what a reader of the texts alone could not know.

import { problem } from '#kernel/problem.ts'

export const notASheet = problem<{ found: string }>('sheets/not-a-sheet', 415)
export const oldSheet = problem('sheets/old-format', 415)
export const brokenSheet = problem<{ why: string }>('sheets/broken', 422)
export const noSuchSheet = problem<{ sheet: string }>('sheets/no-such-sheet', 422)
export const tooManyRows = problem<{ max: number }>('sheets/too-many-rows', 422)
export const tooLargeInside = problem<{ maxMegabytes: number }>('sheets/too-large-inside', 422)

/** Megabytes that all parts of a workbook may unpack to: a small file that grows beyond is an attack or a mistake. */
export const maxUnpackedMegabytes = 512
/** Characters of one tag or one text, and how deep tags may lie in each other: what no workbook has is made to choke a reader. */
export const maxPiece = 4_000_000
export const maxDepth = 64
export const maxColumns = 200
/** Excel's own bound of a cell is 32,767 characters. */
export const maxCell = 60_000

/** What ended a reading thread, as a refusal where the file is to blame: it filled the thread's memory or took too long. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return tooLargeInside({ maxMegabytes: maxUnpackedMegabytes })
  return error.name === 'TimeoutError' ? brokenSheet({ why: 'timeout' }) : error
}

export type CellFault = 'formulaWithoutResult' | 'errorValue'
/** `no` counts from 1 as the sheet's own row numbers (CSV: records); `cells` are texts, days as `yyyy-mm-dd`. */
export type SheetRow = { readonly no: number; readonly cells: string[]; readonly faults: readonly (readonly [column: number, CellFault])[] }

export type NoteCode =
  | 'hiddenColumns'
  | 'hiddenRows'
  | 'merged'
  | 'formulas'
  | 'formulasWithoutResult'
  | 'errorValues'
  | 'dates'
  | 'otherSheets'
  | 'raggedRows'
  | 'cutCells'
/** `at`: the first few places (`C`, `7`, `B3:B9`, a sheet's name). */
export type SheetNote = { readonly code: NoteCode; readonly count: number; readonly at: readonly string[] }

export type SheetInfo = {
  readonly kind: 'xlsx' | 'csv'
  /** The sheets of the workbook in their order; a CSV has one, without a name. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[]
  readonly sheet: string
  /** IANA-like name, empty for XLSX. */
  readonly encoding: string
  readonly delimiter: string
  /** Days as numbers count from 1904 instead of 1900. */
  readonly date1904: boolean
  readonly rows: number
  readonly columns: number
  readonly hiddenColumns: readonly number[]
  readonly notes: readonly SheetNote[]
}

export type ReadOptions = {
  /** Name of the sheet; the first visible one unless told. */
  readonly sheet?: string | undefined
  /** More rows than this: refused with sheets/too-many-rows. */
  readonly maxRows: number
  /** Stop quietly after so many rows (a preview). */
  readonly onlyRows?: number | undefined
  readonly encoding?: string | undefined
  /** Told before the first row (where one stands in the same thread). */
  readonly onBook?: (book: { readonly date1904: boolean }) => void
}

/** Gathers notes: how often, and the first places. */
export class Notes {
  readonly #found = new Map<NoteCode, { count: number; at: string[] }>()
  add(code: NoteCode, at: string) {
    const note = this.#found.get(code) ?? { count: 0, at: [] }
    note.count += 1
    if (note.at.length < 8 && !note.at.includes(at)) note.at.push(at)
    this.#found.set(code, note)
  }
  list(): SheetNote[] {
    return [...this.#found].map(([code, note]) => ({ code, ...note }))
  }
}

/** 0 → A, 27 → AB. */
export function columnName(column: number): string {
  const rest = column % 26
  return (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + rest)
}
/** `AB12` → [27, 12]; columns from 0, rows from 1. */
export function placeOf(ref: string): [column: number, row: number] {
  let column = 0
  let at = 0
  for (; at < ref.length && ref.charCodeAt(at) >= 65; at++) column = column * 26 + ref.charCodeAt(at) - 64
  return [column - 1, Number(ref.slice(at))]
}
