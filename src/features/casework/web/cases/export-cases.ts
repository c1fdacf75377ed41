// Every case of a filter as CSV, page by page through the same endpoint as the list: nobody exports more than they may see.

import { call } from '#ui/call.ts'
import type { Words } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { CaseFilter, CaseListItem } from '../../cases/model.ts'
import { csvOf, download } from './csv.ts'

export const EXPORT_MAX = 5_000

/** Hands the file to the browser; answers how many rows it holds and whether there was more. */
export async function exportCases(filter: CaseFilter, words: Words): Promise<{ count: number; cut: boolean }> {
  const rows: CaseListItem[] = []
  let after: string | null = null
  do {
    const page: { items: CaseListItem[]; next: string | null } = await call(api.listCases, {
      query: { ...filter, limit: 100, ...(after && { after }) },
    })
    rows.push(...page.items)
    after = page.next
  } while (after && rows.length < EXPORT_MAX)
  download(csvOf(rows, words), 'cases.csv')
  return { count: rows.length, cut: after !== null }
}
