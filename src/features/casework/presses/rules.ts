// A press repeated: twice in a hurry, or again after its answer was lost on the line. What it did stands in the history.

import { cleanInput } from '#kernel/text.ts'
import type { ActView } from '../cases/model.ts'

export type Press = {
  readonly name: string
  readonly text?: string | undefined
  readonly referralId?: string | undefined
  /** Whose press it was, where staff are named; a producer is known by the words alone. */
  readonly actorName?: string
}

/**
 * True when what followed the version somebody saw is this very press of theirs.
 * @param version the one they pressed on
 */
export function isDone(timeline: readonly ActView[], version: number, press: Press): boolean {
  const next = timeline.find((act) => act.seq === version + 1)
  return (
    next !== undefined &&
    !next.undone &&
    next.name === press.name &&
    next.referralId === (press.referralId ?? null) &&
    next.text === cleanInput(press.text ?? '') &&
    (press.actorName === undefined || next.actorName === press.actorName)
  )
}
