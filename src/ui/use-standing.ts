// A late answer meets a page that the person has left.

import { type RefObject, useEffect, useRef } from 'react'

/** True while the component stands on the page. */
export function useStanding(): RefObject<boolean> {
  const standing = useRef(true)
  useEffect(() => {
    standing.current = true
    return () => {
      standing.current = false
    }
  }, [])
  return standing
}
