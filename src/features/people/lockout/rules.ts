// How wrong tries slow a guesser down. One account: 5 tries; one address: 25, because an office stands behind one address.

import { problem } from '#kernel/problem.ts'

export const locked = problem<{ minutes: number; until: string }>('people/locked', 429, { keepsWrites: true })

export const lockout = {
  free: { account: 5, address: 25 },
  firstMinutes: 15,
  maxMinutes: 24 * 60,
  /** After this long without a wrong try the count starts again. */
  forgetHours: 24,
} as const

export type Counted = keyof typeof lockout.free

/** Minutes of rest after the `count`-th wrong try in a row: 0 before the limit, then 15, 30, 60 … 1440. */
export function restMinutes(count: number, what: Counted): number {
  const over = count - lockout.free[what]
  return over < 0 ? 0 : Math.min(lockout.firstMinutes * 2 ** Math.min(over, 20), lockout.maxMinutes)
}
