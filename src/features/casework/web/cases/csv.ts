// The rows on the page as a table for a spreadsheet: UTF-8 with its mark, so that Excel reads Persian.

import type { Words } from '#ui/words.tsx'
import { nameIn } from '../parts/look.ts'
import type { Row } from './columns.tsx'

/** A cell that begins like a formula is made plain text: nobody's complaint may run in a spreadsheet. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvOf(rows: readonly Row[], { t, locale }: Words): string {
  const head = ['code', 'unit', 'status', 'flag', 'priority', 'held-by', 'county', 'group', 'text', 'due', 'opened', 'updated'].map((word) =>
    t(`casework.page.${word}`),
  )
  const lines = rows.map((row) => [
    row.code,
    row.unitName,
    t(`casework.status.${row.status}`),
    row.flags.map((flag) => t(`casework.flag.${flag}`)).join(' / '),
    t(`casework.page.priority.${row.priority}`),
    nameIn(row.holderName, locale) || (row.holder === 'none' ? '' : t(`casework.holder.${row.holder}`)),
    nameIn(row.countyName, locale),
    nameIn(row.groupName, locale),
    row.summary,
    row.dueAt ?? '',
    row.openedAt,
    row.updatedAt,
  ])
  return `\uFEFF${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Hands a text to the browser as a file. */
export function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
