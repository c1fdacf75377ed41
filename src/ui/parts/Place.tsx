// Parts of later rooms on pages of earlier ones: a page says where something may stand, a room's routes say what stands there.

import { lazy, Suspense, useMemo } from 'react'
import { type PartSpec, useParts } from '../page-spec.ts'
import { useActor } from '../session.tsx'

/** Everything that rooms put at `name` for this person's hat, e.g. `<Place name="case.side" id={found.id} />`. */
export function Place({ name, id }: { name: PartSpec['place']; id: string }) {
  const parts = useParts(name)
  const { role } = useActor()
  const mine = parts.filter((part) => part.roles.includes(role as never))
  return (
    <>
      {mine.map((part) => (
        <Part key={part.name} part={part} id={id} />
      ))}
    </>
  )
}

function Part({ part, id }: { part: PartSpec; id: string }) {
  const Shown = useMemo(() => lazy(() => part.load().then((found) => ({ default: found }))), [part])
  return (
    <Suspense fallback={null}>
      <Shown id={id} />
    </Suspense>
  )
}
