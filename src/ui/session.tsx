// Who is signed in. The people room fills it; every page reads it.

import { createContext, use } from 'react'
import type { Actor, Role } from '#kernel/actor.ts'

/** A hat in words, ready to be shown and worn. */
export type HatChoice = {
  readonly key: string
  readonly role: Role
  readonly provinceId: number
  /** e.g. "Operator of the centre" */
  readonly title: string
  /** e.g. "East Azerbaijan" */
  readonly more: string
}

export type Me = {
  readonly actor: Actor
  readonly name: string
  readonly hat: HatChoice
  readonly hats: readonly HatChoice[]
  /** Telephone of the province's centre, as written in its settings. */
  readonly centrePhone: string
  /** Demo mode: codes are shown, a strip says so. */
  readonly demo: boolean
}

export const MeContext = createContext<Me | null>(null)

/** The signed-in person; only inside the shell (throws on the sign-in page). */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('useMe outside the shell')
  return me
}

/** The actor the rules ask for: `caseLaw.whyNot('answer', useActor(), record)`. */
export function useActor(): Actor {
  return useMe().actor
}
