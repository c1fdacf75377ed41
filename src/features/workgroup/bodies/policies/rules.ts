// The shipped deadlines (guide.md §4 L3, §8) and how one is added to a moment.

import { addWorkingDays, addWorkingHours, type WorkCalendar } from '#kernel/working-time.ts'
import type { Budget, PolicyKey, PolicyRow } from './model.ts'

const d = (amount: number): Budget => ({ amount, unit: 'days' })
const h = (amount: number): Budget => ({ amount, unit: 'hours' })
const wd = (amount: number): Budget => ({ amount, unit: 'workingDays' })

type Row = PolicyKey & { readonly default: Budget }
const row = (step: PolicyKey['step'], normal: Budget, stopped: Budget): Row[] => [
  { step, priority: 'normal', default: normal },
  { step, priority: 'production_stopped', default: stopped },
]

/**
 * `hear`: first review of a dossier by a committee or session. `committee`: its review. `documents`: the applicant's, when a dossier
 * is returned (ours: the law names no days). `objection`: the window after notification. `remind` counts back from the due date;
 * `climb` and `nonfeasance` forward from it. `panel` and `board`: their word on a bank that refused (ours: the law names no days).
 * `producer`: the applicant's on a claim without a case. `extraordinary`: a session when production stands still. `receipt`: the
 * agency's acknowledgement.
 */
export const defaultPolicies: readonly Row[] = [
  ...row('hear', d(7), h(48)),
  ...row('committee', wd(5), h(24)),
  ...row('documents', wd(10), wd(2)),
  ...row('objection', d(15), d(15)),
  ...row('remind', wd(3), wd(1)),
  ...row('climb', wd(5), wd(2)),
  ...row('nonfeasance', wd(15), wd(5)),
  ...row('panel', wd(10), wd(3)),
  ...row('board', wd(20), wd(5)),
  ...row('producer', wd(10), d(2)),
  ...row('extraordinary', h(48), h(48)),
  ...row('receipt', wd(2), wd(1)),
]

const keyOf = ({ step, priority }: PolicyKey) => `${step} ${priority}`

/** Every deadline with its shipped value and what the province made of it. */
export function policiesOf(own: readonly (PolicyKey & Budget)[]): PolicyRow[] {
  const mine = new Map(own.map((r) => [keyOf(r), { amount: r.amount, unit: r.unit }]))
  return defaultPolicies.map((r) => {
    const edited = mine.get(keyOf(r))
    return { ...r, ...(edited ?? r.default), edited: edited !== undefined }
  })
}

const hourMs = 3_600_000
const wall = { hours: hourMs, days: 24 * hourMs } as const

/** `from` plus a budget: hours and days on the wall, working ones by the calendar. @throws calendar/never-open */
export function addPolicy(calendar: WorkCalendar, from: Date, { amount, unit }: Budget): Date {
  if (unit === 'hours' || unit === 'days') return new Date(from.getTime() + amount * wall[unit])
  return unit === 'workingDays' ? addWorkingDays(calendar, from, amount) : addWorkingHours(calendar, from, amount)
}

/** `budget` before `due`: working days are counted back over the calendar, the hour stays. */
export function subtractPolicy(calendar: WorkCalendar, due: Date, { amount, unit }: Budget): Date {
  const earlier = (days: number) => new Date(due.getTime() - days * wall.days)
  if (unit === 'hours' || unit === 'workingHours') return earlier(amount / 24)
  if (unit === 'days') return earlier(amount)
  const today = Math.floor((due.getTime() + calendar.zone.offset(due.getTime())) / wall.days)
  let back = 0
  for (let left = amount; left > 0 && back < 3660; ) if (calendar.day(today - ++back).openMs > 0) left--
  return earlier(back)
}

/**
 * The end of what an applicant or an agency is told in writing, in whole days: the day of the letter is none of them, the last one
 * lasts until its midnight, because the letter names a day and no hour; where it is a day off, it is the next working day (articles
 * 443 and 444 of the code of civil procedure, for objections; ours for documents). Hours are hours.
 */
export function addWholeDays(calendar: WorkCalendar, from: Date, budget: Budget): Date {
  const end = addPolicy(calendar, from, budget)
  if (budget.unit === 'hours' || budget.unit === 'workingHours') return end
  let last = Math.floor((end.getTime() + calendar.zone.offset(end.getTime())) / wall.days)
  for (let gap = 0; gap < mostDaysOff && calendar.day(last).openMs === 0; gap++) last++
  return new Date(calendar.zone.instant((last + 1) * wall.days) - 1)
}
/** Longer than any holidays: a calendar without working days never moves the end out of sight. */
const mostDaysOff = 30
