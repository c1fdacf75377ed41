// The clock of a resolution: what is due next, from its fold, a working calendar and the province's deadlines. Pure.
// Jobs select "due and not done": a step is recorded once for each date, with the time at which it was due.

import type { WorkCalendar } from '#kernel/working-time.ts'
import type { Budget, PolicyStep } from '../../bodies/policies/model.ts'
import { addPolicy } from '../../bodies/policies/rules.ts'
import { type Resolution, type RulingStage, rulingStages } from '../history/model.ts'
import { keyOf } from '../history/rules.ts'
import type { ClockAct } from '../model.ts'

export type World = { readonly calendar: WorkCalendar; readonly budget: (step: PolicyStep) => Budget }
export type Step = { readonly act: Exclude<ClockAct, 'note_withdrawal'>; readonly at: Date; readonly dutyId?: string; readonly stage?: RulingStage }
/** What the record keeps of a step: when it was due, and whose it was where it was not the owner's. */
export const detailsOf = ({ at, dutyId, stage }: Step) => ({ due: at.toISOString(), ...(dutyId && { dutyId }), ...(stage && { stage }) })

const dayMs = 86_400_000

/** `budget` before `due`: working days are counted back over the calendar, the hour stays. */
export function before(calendar: WorkCalendar, due: Date, { amount, unit }: Budget): Date {
  const wall = (days: number) => new Date(due.getTime() - days * dayMs)
  if (unit === 'hours' || unit === 'workingHours') return wall(amount / 24)
  if (unit === 'days') return wall(amount)
  const today = Math.floor((due.getTime() + calendar.zone.offset(due.getTime())) / dayMs)
  let back = 0
  for (let left = amount; left > 0 && back < 3660; ) if (calendar.day(today - ++back).openMs > 0) left--
  return wall(back)
}

/** The agency's clock runs: it was notified, nobody suspended it, and it does not lie with the panel or the board. */
export const dueRuns = (r: Resolution): boolean =>
  (r.state === 'notified' || r.state === 'objected' || r.state === 'executing') &&
  r.suspendedSince === null &&
  (r.path !== 'bank' || r.stage === 'must_pay')

/** Who else than the owner has the word now; null: nobody. */
const rulingStage = (r: Resolution): RulingStage | null =>
  (r.state === 'executing' && r.path === 'bank' && rulingStages.find((stage) => stage === r.stage)) || null

/** By when the panel or the board is to rule; null when neither has the word. */
export function ruleBy(r: Resolution, w: World): Date | null {
  const stage = rulingStage(r)
  return stage && (r.ruleBy ?? addPolicy(w.calendar, r.dateSince, w.budget(stage)))
}

/**
 * The window to object counts whole days: the day of notification is none of them, the last one lasts until its midnight, because
 * the letter names a day and no hour; where it is a day off, it is the next working day (articles 443 and 444 of the code of civil
 * procedure). Hours are hours.
 */
export function objectionEnds(calendar: WorkCalendar, from: Date, budget: Budget): Date {
  const end = addPolicy(calendar, from, budget)
  if (budget.unit === 'hours' || budget.unit === 'workingHours') return end
  let last = Math.floor((end.getTime() + calendar.zone.offset(end.getTime())) / dayMs)
  for (let gap = 0; gap < mostDaysOff && calendar.day(last).openMs === 0; gap++) last++
  return new Date(calendar.zone.instant((last + 1) * dayMs) - 1)
}
/** Longer than any holidays: a calendar without working days never moves the end out of sight. */
const mostDaysOff = 30

const later = (a: Date, b: Date): Date => (a > b ? a : b)
const isLive = (r: Resolution) => r.notifiedAt !== null && r.closedAt === null

/** Every step still to come, the earliest first. */
export function stepsOf(r: Resolution, w: World): Step[] {
  const steps: Step[] = []
  const plan = (act: Step['act'], at: Date, about: Pick<Step, 'dutyId' | 'stage'> = {}) => {
    if (!r.done.includes(keyOf(act, about.dutyId))) steps.push({ act, at, ...about })
  }
  if (r.state === 'notified' && r.objectBy) plan('bind', r.objectBy)
  if (r.state === 'claimed' && r.turnUntil) plan('silent', r.turnUntil)
  const stage = rulingStage(r)
  const due = dueRuns(r) ? r.dueAt : ruleBy(r, w)
  if (due) {
    const whose = stage ? { stage } : {}
    const remindAt = before(w.calendar, due, w.budget('remind'))
    // A date set later than its own reminder needs none: setting it was the reminder.
    if (remindAt > r.dateSince) plan('remind', remindAt, whose)
    plan('overdue', due, whose)
    // Taken up again after its date: whoever has the word has its time from then on, what it did before was no silence.
    const since = later(due, r.dateSince)
    plan('climb', addPolicy(w.calendar, since, w.budget('climb')), whose)
    // Nobody is charged with having done nothing for an applicant who wants it no more.
    if (!stage && r.state === 'executing' && r.path === null && !r.flags.includes('withdrawn')) {
      const silentSince = r.wordAt ? later(since, r.wordAt) : since
      plan('propose_nonfeasance', addPolicy(w.calendar, silentSince, w.budget('nonfeasance')))
    }
  }
  if (isLive(r))
    for (const duty of r.duties) {
      const at = before(w.calendar, duty.dueAt, w.budget('remind'))
      if (duty.state === 'open' && at > r.notifiedAt!) plan('remind', at, { dutyId: duty.id })
    }
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime() || order.indexOf(a.act) - order.indexOf(b.act))
}
const order: readonly Step['act'][] = ['bind', 'remind', 'overdue', 'climb', 'propose_nonfeasance', 'silent']

/** When the clock has something to do; null: nothing. */
export const stepAt = (r: Resolution, w: World): Date | null => stepsOf(r, w)[0]?.at ?? null
