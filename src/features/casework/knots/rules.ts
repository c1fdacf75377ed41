// When a case may wait for a knot, and what its producer said once the rule was changed.

import { problem } from '#kernel/problem.ts'
import { type Answer, type KnotState, waitingStates } from '#features/obstacles/knots/model.ts'
import { undoneSeqs } from '../history/rules.ts'
import type { Act, ActName } from '../model.ts'

/** A case may wait only for a knot that a panel has confirmed and that nobody has settled. */
export const knotNotWaiting = problem<{ state: string }>('casework/knot-not-waiting', 409)

export const takesCases = (state: KnotState): boolean => state !== 'changed' && waitingStates.includes(state)

/** Nothing will come of it; words stand under `casework.knot.why.<state>`. */
export const isGivenUp = (state: KnotState): boolean => ['dismissed', 'refused', 'cannot_change', 'joined'].includes(state)

const answers: Partial<Record<ActName, Answer>> = { confirm: 'confirmed', confirm_part: 'disputed', dispute: 'disputed', withdraw: 'withdrawn' }

/** The producer's word after the last change, if it was spoken and not taken back; half solved is not solved. Silence is told by the register. */
export function answerGiven(acts: readonly Act[]): Answer | null {
  const undone = undoneSeqs(acts)
  const since = acts.findLastIndex((a) => a.name === 'knot_changed')
  const said = since < 0 ? undefined : acts.slice(since).find((a) => answers[a.name] && !undone.has(a.seq))
  return said ? answers[said.name]! : null
}
