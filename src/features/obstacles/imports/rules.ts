// The law of an import, and what it refuses.

import type { Actor, Role } from '#kernel/actor.ts'
import { law } from '#kernel/law.ts'
import { problem } from '#kernel/problem.ts'
import type { Columns, ImportState } from './model.ts'

export const noSuchImport = problem<{ id: string }>('obstacles/no-such-import', 404)
export const noFile = problem('obstacles/import-no-file', 422)
export const emptySheet = problem('obstacles/import-empty', 422)
/** Several files are being looked into already; each may fill the memory of a thread. */
export const busyLooking = problem('obstacles/import-busy', 429)
export const noTextColumn = problem('obstacles/import-no-text-column', 422)
export const columnTwice = problem<{ columns: string }>('obstacles/import-column-twice', 422)
export const noRows = problem('obstacles/import-no-rows', 409)
export const noSuchBatch = problem<{ id: string }>('obstacles/no-such-batch', 404)
export const undoneAlready = problem('obstacles/import-undone-already', 409)
export const nothingDecided = problem('obstacles/import-nothing-decided', 409)
export const noSuchName = problem('obstacles/import-no-such-name', 404)
export const chooseUnit = problem('obstacles/import-choose-unit', 422)
/** Written beside a row that was to become a case. */
export const noPhone = problem('obstacles/import-no-phone', 422)

type ImportFacts = { readonly state: ImportState; readonly provinceId: number }
const everyDesk = { operator: 'province', centreHead: 'province', secretary: 'province' } as const

export const importLaw = law<Actor, ImportFacts, Role, ImportState>()({
  scopes: { province: (actor, record) => actor.provinceId === record.provinceId },
  sees: everyDesk,
  acts: {
    match: { from: ['mapping', 'failed'], to: 'mapping', by: everyDesk },
    start: { from: ['mapping', 'failed'], to: 'reading', by: everyDesk },
    cancel: { from: ['mapping', 'reading', 'analysing', 'review', 'failed'], to: 'cancelled', by: everyDesk },
    decide: { from: ['review'], to: 'review', by: everyDesk },
    chooseUnit: { from: ['review'], to: 'review', by: everyDesk },
    undo: { from: ['review', 'finishing', 'done'], to: 'review', by: everyDesk },
    finish: { from: ['review'], to: 'finishing', by: everyDesk },
  },
})
export type ImportAct = (typeof importLaw)['names'][number]

/** Null when the columns can be read: the text is told, and no column serves twice. */
export function whyNotColumns(columns: Columns, headings: readonly string[]) {
  if (columns.text === undefined) return noTextColumn()
  const used = Object.values(columns)
  const twice = used.filter((c, i) => used.indexOf(c) !== i)
  return twice.length ? columnTwice({ columns: [...new Set(twice)].map((c) => headings[c] || String(c + 1)).join('، ') }) : null
}

/** So long a process may be silent before another takes its work over. */
export const silenceMs = 45_000
export const claimEveryMs = 5000
export const chunk = { read: 500, analyse: 250, repeats: 1000, finish: 500 } as const
