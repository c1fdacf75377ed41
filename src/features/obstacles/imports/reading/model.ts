// What the reading thread is asked and what it answers.

import type { Columns, Options, Understood } from '../model.ts'

/** What the sheet itself tells (server/sheets-model.ts SheetInfo). */
export type Found = {
  readonly kind: 'xlsx' | 'csv'
  readonly encoding: string
  readonly delimiter: string
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[]
  readonly sheet: string
  readonly rows: number
  readonly hiddenColumns: readonly number[]
  readonly notes: readonly { readonly code: string; readonly count: number; readonly at: readonly string[] }[]
}

export type Reading = {
  readonly path: string
  readonly sheet?: string
  readonly maxRows: number
  readonly today: string
  readonly options: Options
  /** A preview finds headings and columns that are not given, and reads only so many rows of data. */
  readonly preview?: { readonly rows: number; readonly headerRows?: number; readonly columns?: Columns }
  /** The whole: rows of data from this one on (those before are in the database), so many a batch. */
  readonly whole?: {
    readonly headerRows: number
    readonly columns: Columns
    readonly skip: number
    readonly batch: number
  }
}
export type Batch = { readonly json: string; readonly count: number; readonly faulty: number }
export type Done = {
  readonly info?: Found
  readonly preview?: { headerRows: number; headings: string[]; columns: Columns; guessed: boolean; rows: Understood[] }
  readonly refusal?: { code: string; status: number; details: Record<string, unknown> }
}
