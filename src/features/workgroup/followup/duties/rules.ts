// Duties counted by where they stand, and the period that is counted. Pure.

import type { BoardFilter, DutyCounts } from '../model.ts'
import { jalaliMonth } from '../rules.ts'

/** Without a first month: from the beginning of the year of the last one, or of the running year. */
export const periodOf = <T extends BoardFilter>(filter: T, now: Date): T & { from: string } => ({
  ...filter,
  from: filter.from ?? `${(filter.to ?? jalaliMonth(now)).slice(0, 4)}-01`,
})

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
