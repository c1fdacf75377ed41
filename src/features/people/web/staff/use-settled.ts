import { useEffect, useRef } from 'react'

/** Calls `act` once writing has paused, not on the first showing: lists are not asked for every letter. */
export function useSettled(text: string, act: (text: string) => void, ms = 250): void {
  const latest = useRef(act)
  latest.current = act
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const timer = setTimeout(() => latest.current(text), ms)
    return () => clearTimeout(timer)
  }, [text, ms])
}
