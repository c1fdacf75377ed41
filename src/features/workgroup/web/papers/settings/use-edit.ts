// A form over a record that others save too. What is typed survives a reload and a colleague who was faster.

import { useDraft } from '#features/casework/web/use-draft.ts'
import { changed, type Edit, newerIn, seen, valueOf } from './rules.ts'

type Editing<T> = {
  readonly value: T
  readonly set: (change: Partial<T>) => void
  readonly clear: () => void
  /** Something here differs from what is saved. */
  readonly touched: boolean
  /** Found again after a reload or a closed tab. */
  readonly restored: boolean
  /** What a colleague saved since, and how the person says that they have seen it. */
  readonly newer: readonly (keyof T)[]
  readonly goOn: () => void
}

/** @param now the record as the server has it; live news may change it at any time */
export function useEdit<T extends object>(name: string, now: T): Editing<T> {
  const draft = useDraft<Edit<T>>(name, { base: null, words: {} })
  const edit = draft.value
  return {
    value: valueOf(edit, now),
    set: (change) => draft.set(changed(edit, now, change)),
    clear: draft.clear,
    touched: edit.base !== null,
    restored: draft.restored,
    newer: newerIn(edit, now),
    goOn: () => draft.set(seen(edit, now)),
  }
}
