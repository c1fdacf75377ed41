// A form that survives a closed tab, and that knows when somebody else has changed the record meanwhile.

import { useDraft } from '#features/casework/web/use-draft.ts'
import { useActor } from '#ui/session.tsx'

export type Kept<T> = {
  readonly form: T
  readonly set: (change: Partial<T>) => void
  /** Forgets what was written: the server has it, or it is not wanted. */
  readonly clear: () => void
  readonly restored: boolean
  /** Fields written here that somebody else changed to something else meanwhile. */
  readonly behind: readonly (keyof T & string)[]
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Keeps what was written, and beside it what stood there before: fields that nobody touched here follow the record.
 * @param theirs the record as it stands now
 */
export function useKept<T extends object>(name: string, theirs: T): Kept<T> {
  const { accountId } = useActor()
  const draft = useDraft<{ written: Partial<T>; before: Partial<T> }>(`workgroup:${accountId}:${name}`, { written: {}, before: {} })
  const { written, before } = draft.value
  const keys = Object.keys(written) as (keyof T & string)[]
  return {
    form: { ...theirs, ...written },
    set(change) {
      const touched = Object.keys(change) as (keyof T & string)[]
      const first = Object.fromEntries(touched.filter((key) => !(key in before)).map((key) => [key, theirs[key]]))
      draft.set({ written: { ...written, ...change }, before: { ...before, ...first } })
    },
    clear: draft.clear,
    restored: draft.restored,
    behind: keys.filter((key) => !same(before[key], theirs[key]) && !same(written[key], theirs[key])),
  }
}
