// Which case of a queue is open. It stands in the address, so a reordered queue never swaps the case under one's hands.

import { useCallback, useEffect, useRef } from 'react'
import { useGo, usePath, useQuery } from '#ui/nav.ts'
import { nextAfter } from './use-walk.ts'

/** List and case stand side by side from here on. */
export const isWide = () => window.matchMedia('(min-width: 60rem)').matches

/** As the address says it at this moment; what a page was drawn with may be older than the last click. */
const chosenNow = () => new URLSearchParams(location.search).get('case')

export type Chosen = {
  readonly id: string | null
  readonly open: (id: string | null) => void
  /** Its case is settled: opens the next one, unless the person has opened another meanwhile. */
  readonly leave: (id: string) => void
}

/**
 * On a wide page the first case opens by itself; a phone shows the queue first, and "back" leads to it again.
 * `stale`: the rows are those of another queue, while this one's are on their way.
 */
export function useChosen(ids: readonly string[], stale: boolean): Chosen {
  const go = useGo()
  const path = usePath()
  const [query, setQuery] = useQuery()
  const id = query['case'] ?? null
  const open = useCallback(
    (next: string | null) => {
      if (next === null || chosenNow() !== null || isWide()) return setQuery({ case: next })
      const search = new URLSearchParams(location.search)
      search.set('case', next)
      go(`${path}?${search}`)
    },
    [setQuery, go, path],
  )
  const latest = useRef(ids)
  latest.current = ids
  const leave = useCallback(
    (settled: string) => {
      if (chosenNow() === settled) open(isWide() ? nextAfter(latest.current, settled) : null)
    },
    [open],
  )
  const first = stale ? null : (ids[0] ?? null)
  useEffect(() => {
    if (id === null && first !== null && chosenNow() === null && isWide()) open(first)
  }, [id, first, open])
  return { id, open, leave }
}
