// Who sees a row of the register. The same law as casework's (cases/rules.ts), said over what the register knows.

import type { Actor, Role } from '#kernel/actor.ts'
import { fromJalali, toJalali } from '#kernel/jalali.ts'
import { law } from '#kernel/law.ts'
import { problem } from '#kernel/problem.ts'
import type { Outcome } from './model.ts'

export type RowFacts = {
  readonly state: Outcome
  readonly provinceId: number
  readonly confidential: boolean
  /** Roles and account ids to whom casework opens a confidential case besides the head of the centre. */
  readonly openTo: readonly string[]
}

const here = (a: Actor, r: RowFacts) => a.provinceId === r.provinceId

export const registerLaw = law<Actor, RowFacts, Role | 'system', Outcome>()({
  scopes: {
    province: here,
    /** Confidential rows only when casework opened them to this role or this person. */
    opened: (a, r) => here(a, r) && (!r.confidential || r.openTo.includes(a.role) || (a.accountId !== null && r.openTo.includes(a.accountId))),
    openOnly: (a, r) => here(a, r) && !r.confidential,
  },
  sees: { operator: 'opened', centreHead: 'province', secretary: 'opened', manager: 'openOnly', system: 'province' },
  acts: {},
})

export const noSuchObstacle = problem<{ id: string }>('obstacles/no-such-obstacle', 404)
/** The last month lies before the first. */
export const badPeriod = problem<{ from: string; to: string }>('obstacles/bad-period', 422)

// ── Periods in Jalali months ────────────────────────────────────────────────────────────────────────────────────────

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
const monthOf = (n: number): string => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
const startOf = (n: number): Date => fromJalali(Math.floor(n / 12), (n % 12) + 1, 1)

/** The Jalali month in Tehran at this moment: `1405-09`. */
export function jalaliMonth(at: Date): string {
  const { year, month } = toJalali(at)
  return monthOf(year * 12 + month - 1)
}

/** The last twelve months, this one included. */
export const lastYear = (now: Date): { from: string; to: string } => {
  const to = jalaliMonth(now)
  return { from: monthOf(numberOf(to) - 11), to }
}

/** The months as moments: from the first one's midnight in Tehran until the midnight after the last. Throws obstacles/bad-period. */
export function periodOf(from: string | undefined, to: string | undefined): { since: Date | null; until: Date | null } {
  if (from !== undefined && to !== undefined && numberOf(from) > numberOf(to)) throw badPeriod({ from, to })
  return { since: from === undefined ? null : startOf(numberOf(from)), until: to === undefined ? null : startOf(numberOf(to) + 1) }
}

/** Months from the newest to the oldest, for a list of choices. */
export const monthsBack = (now: Date, count: number): string[] => {
  const last = numberOf(jalaliMonth(now))
  return Array.from({ length: count }, (_, i) => monthOf(last - i))
}
