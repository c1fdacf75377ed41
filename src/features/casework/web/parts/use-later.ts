// Waits until somebody stops typing before the server is asked.

import { useEffect, useState } from 'react'

/** The value as it was `ms` ago, when it has not changed since. */
export function useLater<T>(value: T, ms = 250): T {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return later
}
