// The thread of readSheet: rows leave in batches, and no more than a few batches wait to be taken.

import { Problem } from '#kernel/problem.ts'
import type { ReadOptions, SheetInfo, SheetRow } from './sheets-model.ts'
import { readSheetHere } from './sheets-read.ts'
import { inThread } from './threads.ts'

export type Wanted = { readonly path: string; readonly options: ReadOptions; readonly batch: number }
export type Read = { readonly info: SheetInfo } | { readonly refusal: { code: string; status: number; details: Record<string, unknown> } }

await inThread(async ({ path, options, batch }: Wanted, tell): Promise<Read> => {
  let rows: SheetRow[] = []
  const send = () => {
    if (!rows.length) return
    tell(rows)
    rows = []
    tell.hold(3)
  }
  try {
    const info = await readSheetHere(path, options, (row) => {
      rows.push(row)
      if (rows.length >= batch) send()
    })
    send()
    return { info }
  } catch (error) {
    if (error instanceof Problem) return { refusal: { code: error.code, status: error.status, details: { ...error.details } } }
    throw error
  }
})
