// When a province learns anew from everything. Pure.

import { policy } from '../model.ts'

/** Enough lessons that the newest model does not hold, beside the examples it stands on. */
export const isRefitDue = (fresh: number, examples: number): boolean => fresh >= refitAfter(examples)

/** So many lessons call for a refit of a model that stands on so many examples. */
export const refitAfter = (examples: number): number =>
  Math.min(policy.refitAtMost, Math.max(policy.refitLessons, Math.ceil(examples * policy.refitShare)))

/** A refit that has told nothing for so long was broken off (its server went down). ms */
export const SILENCE_MS = 10 * 60_000

export type RefitState = 'none' | 'running' | 'done' | 'failed' | 'brokenOff'

export function refitStateOf(last: { state: string; toldAt: Date } | null, now: Date): RefitState {
  if (!last) return 'none'
  if (last.state === 'running') return now.getTime() - last.toldAt.getTime() > SILENCE_MS ? 'brokenOff' : 'running'
  return last.state as 'done' | 'failed'
}
