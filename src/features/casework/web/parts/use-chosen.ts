// Which case of a queue is open. It stands in the address, so a reordered queue never swaps the case under one's hands.

import { useCallback, useEffect } from 'react'
import { useQuery } from '#ui/nav.ts'

/** List and case stand side by side from here on. */
export const isWide = () => window.matchMedia('(min-width: 60rem)').matches

/** `[chosen, open]`: on a wide page the first case opens by itself; a phone shows the queue first. */
export function useChosen(ids: readonly string[]): [string | null, (id: string | null) => void] {
  const [query, setQuery] = useQuery()
  const chosen = query['case'] ?? null
  const open = useCallback((id: string | null) => setQuery({ case: id }), [setQuery])
  const first = ids[0] ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when nothing is chosen and something has come
  useEffect(() => {
    if (chosen === null && first !== null && isWide()) open(first)
  }, [chosen, first])
  return [chosen, open]
}
