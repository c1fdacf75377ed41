// What the clock has to do next. Jobs ask "due and not done", never "due exactly now": a missed run catches up.

import type { World } from '../clocks/model.ts'
import { addBudget, budgetOf } from '../clocks/rules.ts'
import type { CaseFold, ReferralFold, Step, Turn } from '../history/model.ts'
import { isLive } from '../referrals/rules.ts'
import { agencyKey } from '../clocks/model.ts'
import { isPaused } from '../clocks/rules.ts'

const CHANNELS = 2
const ATTEMPTS = 3

/** Three tries in two channels: before that nobody may say that the producer was silent. */
export const triedEnough = (turn: Turn): boolean => turn.attempts.length >= ATTEMPTS && new Set(turn.attempts.map((a) => a.channel)).size >= CHANNELS

/** What each step of the clock would be and when, in no order. Pure; `at` may lie in the past. */
export function stepsOf(s: CaseFold, w: World): Step[] {
  if (s.end) return afterEnd(s, w)
  if (s.turn) return turnSteps(s, s.turn, w)
  const own = s.clock?.dueAt ? [ownStep(s, s.clock.dueAt)] : []
  const carried =
    s.carry?.clock.dueAt && s.caseRung < 3
      ? [{ at: s.carry.clock.dueAt, key: `climb:0:${s.version}`, what: { kind: 'climb', from: 0, referralId: null } } as const]
      : []
  const pause = s.info ? [{ at: s.info.until, key: `unpause:${s.info.seq}`, what: { kind: 'unpause' } } as const] : []
  return [...own, ...carried, ...pause, ...s.referrals.filter(isLive).flatMap((r) => referralSteps(s, r, w))]
}

function ownStep(s: CaseFold, at: Date): Step {
  if (s.caseRung >= 4) return { at, key: `unanswered:${s.unansweredTimes + 1}`, what: { kind: 'unanswered' } }
  return { at, key: s.caseRung === 3 ? 'climb:3' : `climb:0:${at.getTime()}`, what: { kind: 'climb', from: s.caseRung, referralId: null } }
}

function referralSteps(s: CaseFold, r: ReferralFold, w: World): Step[] {
  const dueAt = referralDue(r)
  if (!dueAt || r.rung > 2) return []
  const climb: Step = { at: dueAt, key: `climb:${r.id}:${r.rung}:${r.act!.since.getTime()}`, what: { kind: 'climb', from: r.rung, referralId: r.id } }
  if (r.nudgedRung >= r.rung || !r.act || isPaused(r.act) || s.pausedSince) return [climb]
  const nudgeAt = addBudget(w.calendars, agencyKey(r.agencyId), r.act.since, budgetOf(w.policy, s.priority, r.rung, 'nudge'))
  return nudgeAt < dueAt
    ? [{ at: nudgeAt, key: `nudge:${r.id}:${r.rung}:${r.act.since.getTime()}`, what: { kind: 'nudge', referralId: r.id, rung: r.rung } }, climb]
    : [climb]
}

/** The deadline of a referral that runs now: of taking it, then of acting; never later than of acting. */
export function referralDue(r: ReferralFold): Date | null {
  if (!isLive(r) || r.rung > 2) return null
  const act = r.act?.dueAt ?? null
  const ack = r.ack?.dueAt ?? null
  return ack && (!act || ack < act) ? ack : act
}

function turnSteps(s: CaseFold, turn: Turn, w: World): Step[] {
  const after = (step: string) => addBudget(w.calendars, 'province', turn.since, budgetOf(w.policy, s.priority, 0, step))
  const no = turn.reminded + 1
  const remind: Step[] =
    no <= 3 && after(`remind${no}`) < turn.until ? [{ at: after(`remind${no}`), key: `remind:${turn.seq}:${no}`, what: { kind: 'remind', no } }] : []
  if (triedEnough(turn)) {
    const last = turn.attempts.at(-1)!.at
    return [...remind, { at: last > turn.until ? last : turn.until, key: `silence:${turn.seq}`, what: { kind: 'silence' } }]
  }
  if (!turn.callBy) return [...remind, { at: turn.until, key: `call:${turn.seq}`, what: { kind: 'silence' } }]
  return turn.alarmed ? [] : [{ at: turn.callBy, key: `callAlarm:${turn.seq}`, what: { kind: 'callAlarm' } }]
}

function afterEnd(s: CaseFold, w: World): Step[] {
  if (s.appeal?.clock.dueAt) return [{ at: s.appeal.clock.dueAt, key: 'appeal', what: { kind: 'appeal' } }]
  if (s.end !== 'confirmed' || !s.closedAt || s.checksAsked >= 2) return []
  const no = s.checksAsked + 1
  return [
    {
      at: addBudget(w.calendars, 'province', s.closedAt, budgetOf(w.policy, s.priority, 0, `check${no}`)),
      key: `check:${no}`,
      what: { kind: 'check', no },
    },
  ]
}

const earliest = (dates: readonly (Date | null | undefined)[]): Date | null =>
  dates.reduce<Date | null>((first, d) => (d && (!first || d < first) ? d : first), null)

/** The clock's next step, overdue or to come. */
export function nextStep(s: CaseFold, w: World): Step | null {
  return stepsOf(s, w).reduce<Step | null>((first, step) => (!first || step.at < first.at ? step : first), null)
}

export const stepAt = (s: CaseFold, w: World): Date | null => nextStep(s, w)?.at ?? null

/** The next deadline that somebody can miss; nudges and reminders are none. */
export function dueAt(s: CaseFold): Date | null {
  if (s.end) return s.appeal?.clock.dueAt ?? null
  if (s.turn) return s.turn.callBy ?? s.turn.until
  if (s.info?.pausing) return s.info.until
  return earliest([s.clock?.dueAt, s.caseRung < 3 ? s.carry?.clock.dueAt : null, ...s.referrals.map(referralDue)])
}

/** Until when a closed case can be reopened: page and server read it here. */
export function reopenUntil(s: CaseFold, w: World): Date | null {
  if (!s.closedAt || !(['confirmed', 'closed_silent', 'withdrawn'] as const).includes(s.end as never)) return null
  return addBudget(w.calendars, 'province', s.closedAt, budgetOf(w.policy, s.priority, 0, 'reopen'))
}

/** Until when a decline can be appealed; null when it was already. */
export function appealUntil(s: CaseFold, w: World): Date | null {
  if (s.end !== 'declined' || s.appealUsed || !s.declinedAt) return null
  return addBudget(w.calendars, 'province', s.declinedAt, budgetOf(w.policy, s.priority, 0, 'appeal'))
}
