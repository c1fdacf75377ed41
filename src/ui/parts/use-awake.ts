import { type ComponentType, useState } from 'react'

// Once fetched, the next field or menu of the same kind is there at once.
const kept = new Map<() => Promise<unknown>, unknown>()

/**
 * A part that is fetched when somebody turns to it: `const [Inner, wake] = useAwake(load)`. What stands there meanwhile
 * stays in place, with its focus, until the part itself is there (a Suspense would put a new copy into its place).
 */
export function useAwake<P>(load: () => Promise<ComponentType<P>>): [ComponentType<P> | null, () => void] {
  const [awake, setAwake] = useState<ComponentType<P> | null>(null)
  const wake = () => {
    const known = kept.get(load) as ComponentType<P> | undefined
    if (known) return setAwake(() => known)
    load().then(
      (part) => {
        kept.set(load, part)
        setAwake(() => part)
      },
      // The line is down: what stands there stays, and the next turn tries again.
      () => {},
    )
  }
  return [awake, wake]
}
