// The ladder's default budgets (guide.md §4) and the arithmetic of a clock that pauses. The one source of deadlines.

import { addWorkingDays, addWorkingHours, workingHoursBetween } from '#kernel/working-time.ts'
import type { Priority } from '../model.ts'
import type { Budget, Calendars, CalendarKey, Clock, Policy, PolicyKey } from './model.ts'

const wd = (amount: number): Budget => ({ amount, unit: 'workingDays' })
const h = (amount: number): Budget => ({ amount, unit: 'hours' })
const d = (amount: number): Budget => ({ amount, unit: 'days' })

type Row = PolicyKey & { readonly default: Budget }
const row = (rung: number, step: string, normal: Budget, stopped: Budget): Row[] => [
  { priority: 'normal', rung, step, default: normal },
  { priority: 'production_stopped', rung, step, default: stopped },
]

/**
 * Rung 0 centre, 1 desk, 2 head of the agency, 3 provincial working group, 4 national HQ.
 * `triage`, `ack`, `act` are budgets of clock A; `nudge` comes before them; `pause` is the longest stop of clock A.
 * `answer`, `remind1…3`, `call` are clock B; `check1`, `check2` ask whether a solution lasts; `reopen` and `appeal` are the
 * producer's windows; `decideAppeal` is the decider's budget.
 */
export const defaultPolicies: readonly Row[] = [
  ...row(0, 'triage', wd(1), h(2)),
  ...row(0, 'pause', wd(10), d(2)),
  ...row(0, 'answer', wd(10), d(2)),
  ...row(0, 'remind1', wd(1), h(8)),
  ...row(0, 'remind2', wd(4), h(24)),
  ...row(0, 'remind3', wd(8), h(40)),
  ...row(0, 'call', wd(1), h(4)),
  ...row(0, 'check1', d(30), d(30)),
  ...row(0, 'check2', d(90), d(90)),
  ...row(0, 'reopen', d(60), d(60)),
  ...row(0, 'appeal', d(30), d(30)),
  ...row(1, 'ack', wd(1), h(4)),
  ...row(1, 'nudge', wd(3), h(12)),
  ...row(1, 'act', wd(5), h(24)),
  ...row(2, 'nudge', wd(3), h(12)),
  ...row(2, 'act', wd(5), h(24)),
  ...row(3, 'act', wd(10), h(48)),
  ...row(3, 'decideAppeal', wd(15), wd(15)),
  ...row(4, 'act', wd(20), wd(5)),
]

const keyOf = ({ priority, rung, step }: PolicyKey) => `${priority} ${rung} ${step}`
const shipped = new Map(defaultPolicies.map((r) => [keyOf(r), r.default]))

/** The shipped budget, or null when there is no such step. */
export const defaultBudget = (key: PolicyKey): Budget | null => shipped.get(keyOf(key)) ?? null

/** A policy of shipped budgets with a province's own rows over them. */
export function policyOf(edited: readonly (PolicyKey & Budget)[]): Policy {
  const own = new Map(edited.map((r) => [keyOf(r), { amount: r.amount, unit: r.unit }]))
  return (key) => {
    const found = own.get(keyOf(key)) ?? shipped.get(keyOf(key))
    if (!found) throw new Error(`no budget for ${keyOf(key)}`)
    return found
  }
}

export const budgetOf = (policy: Policy, priority: Priority, rung: number, step: string): Budget => policy({ priority, rung, step })

const HOUR = 3_600_000
const wall = { hours: HOUR, days: 24 * HOUR } as const

/** `from` plus a budget, by the calendar or by the wall. */
export function addBudget(calendars: Calendars, key: CalendarKey, from: Date, { amount, unit }: Budget): Date {
  if (unit === 'hours' || unit === 'days') return new Date(from.getTime() + amount * wall[unit])
  return unit === 'workingDays' ? addWorkingDays(calendars(key), from, amount) : addWorkingHours(calendars(key), from, amount)
}

export function startClock(calendars: Calendars, calendar: CalendarKey, since: Date, budget: Budget): Clock {
  return withDue(calendars, { since, budget, calendar, pauses: [], dueAt: null })
}

/** What was left at the pause is left at the end of it. A pause after the deadline changes nothing. */
function dueOf(calendars: Calendars, clock: Clock): Date | null {
  const onWall = clock.budget.unit === 'hours' || clock.budget.unit === 'days'
  let due = addBudget(calendars, clock.calendar, clock.since, clock.budget)
  for (const { from, to } of clock.pauses) {
    if (from >= due) continue
    if (to === null) return null
    if (onWall) due = new Date(due.getTime() + (to.getTime() - from.getTime()))
    else due = addWorkingHours(calendars(clock.calendar), to, workingHoursBetween(calendars(clock.calendar), from, due))
  }
  return due
}

const withDue = (calendars: Calendars, clock: Clock): Clock => ({ ...clock, dueAt: dueOf(calendars, clock) })

export const isPaused = (clock: Clock): boolean => clock.pauses.at(-1)?.to === null

export function pauseClock(calendars: Calendars, clock: Clock, at: Date): Clock {
  if (isPaused(clock)) return clock
  const from = at < clock.since ? clock.since : at
  return withDue(calendars, { ...clock, pauses: [...clock.pauses, { from, to: null }] })
}

export function resumeClock(calendars: Calendars, clock: Clock, at: Date): Clock {
  const last = clock.pauses.at(-1)
  if (!last || last.to !== null) return clock
  const to = at < last.from ? last.from : at
  return withDue(calendars, { ...clock, pauses: [...clock.pauses.slice(0, -1), { from: last.from, to }] })
}

/** The same stop-watch with another budget or calendar: it keeps when it began and how long it stood still. */
export function rebudget(calendars: Calendars, clock: Clock, change: Partial<Pick<Clock, 'budget' | 'calendar'>>): Clock {
  return withDue(calendars, { ...clock, ...change })
}

/** True once the deadline has passed. */
export const isPast = (clock: Clock | null, now: Date): boolean => clock?.dueAt != null && clock.dueAt <= now
