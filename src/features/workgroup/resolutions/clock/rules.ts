// The clock of a resolution: what is due next, from its fold, a working calendar and the province's deadlines. Pure.
// Jobs select "due and not done": a step is recorded once for each date, with the time at which it was due.

import type { WorkCalendar } from '#kernel/working-time.ts'
import type { Budget, PolicyStep } from '../../bodies/policies/model.ts'
import { addPolicy, subtractPolicy } from '../../bodies/policies/rules.ts'
import { type Resolution, type RulingStage, rulingStages } from '../history/model.ts'
import { keyOf } from '../history/rules.ts'
import type { ClockAct } from '../model.ts'

export type World = { readonly calendar: WorkCalendar; readonly budget: (step: PolicyStep) => Budget }
export type Step = { readonly act: Exclude<ClockAct, 'note_withdrawal'>; readonly at: Date; readonly dutyId?: string; readonly stage?: RulingStage }
/** What the record keeps of a step: when it was due, and whose it was where it was not the owner's. */
export const detailsOf = ({ at, dutyId, stage }: Step) => ({ due: at.toISOString(), ...(dutyId && { dutyId }), ...(stage && { stage }) })

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
    const remindAt = subtractPolicy(w.calendar, due, w.budget('remind'))
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
      const at = subtractPolicy(w.calendar, duty.dueAt, w.budget('remind'))
      if (duty.state === 'open' && at > r.notifiedAt!) plan('remind', at, { dutyId: duty.id })
    }
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime() || order.indexOf(a.act) - order.indexOf(b.act))
}
const order: readonly Step['act'][] = ['bind', 'remind', 'overdue', 'climb', 'propose_nonfeasance', 'silent']

/** When the clock has something to do; null: nothing. */
export const stepAt = (r: Resolution, w: World): Date | null => stepsOf(r, w)[0]?.at ?? null
