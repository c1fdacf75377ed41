// Duties counted by where they stand. Pure.

import type { DutyCounts } from '../model.ts'

export const noDuties = (): DutyCounts => ({ total: 0, open: 0, due: 0, claimed: 0, done: 0, broken: 0, waived: 0 })

type Counted = { readonly which: string; readonly count: number }

export function addDuties(counted: readonly Counted[]): DutyCounts {
  const sums = noDuties()
  for (const { which, count } of counted) {
    sums.total += count
    sums[which as Exclude<keyof DutyCounts, 'total'>] += count
  }
  return sums
}
