// What the acts of people on the case itself mean.

import type { World } from '../../clocks/model.ts'
import { addBudget, budgetOf, rebudget, startClock } from '../../clocks/rules.ts'
import type { CaseFold, Knot, ReferralFold } from '../../history/model.ts'
import type { Act, CaseActName, Priority } from '../../model.ts'
import { isLive } from '../../referrals/rules.ts'
import { type Effect, type Effects, maybeText, moment, text } from '../model.ts'
import { agencyClock, endAll, isOpenClaim, newReferral, reprice, wake } from '../on-referral/rules.ts'

type Address = { referralId: string; deskId: string; agencyId: string; lead?: boolean }

const route: Effect = (s, act, w) => {
  const alternatives = maybeText(act, 'alternatives')
  const fresh = (act.details['to'] as Address[]).map((to) => newReferral(s, w, act.at, to, alternatives))
  return { ...s, vacant: false, carry: null, referrals: [...s.referrals, ...fresh] }
}

/** The working group's clock, from when the case came to it. */
export const groupClock = (w: World, s: CaseFold, since: Date) => startClock(w.calendars, 'province', since, budgetOf(w.policy, s.priority, 3, 'act'))
const toGroup = (s: CaseFold, w: World, at: Date): CaseFold => (s.caseRung >= 3 ? s : { ...s, caseRung: 3, clock: groupClock(w, s, at) })

const prioritise: Effect = (s, act, w) => {
  const next = { ...s, priority: text(act, 'priority') as Priority }
  const step = next.caseRung === 0 ? 'triage' : 'act'
  const clock =
    s.clock && !s.resolution
      ? rebudget(w.calendars, s.clock, { budget: budgetOf(w.policy, next.priority, Math.min(next.caseRung, 4), step) })
      : s.clock
  return { ...next, clock, referrals: s.referrals.map((r) => reprice(next, w, r)) }
}

/** Stops clock A, once per rung and for a limited time; a second question on the same rung stops nothing. */
const askInfo: Effect = (s, act, w) => {
  const rung = rungOf(s)
  const until = addBudget(w.calendars, 'province', act.at, budgetOf(w.policy, s.priority, 0, 'pause'))
  return {
    ...s,
    info: { seq: act.seq, since: act.at, question: text(act, 'text'), pausing: !s.pausedRungs.includes(rung), until },
    pausedRungs: [...s.pausedRungs, rung],
  }
}

const contact: Effect = (s, act) =>
  s.turn ? { ...s, turn: { ...s.turn, attempts: [...s.turn.attempts, { channel: text(act, 'channel'), at: act.at }] } } : s

const answerClaims = (s: CaseFold, answered: ReferralFold['answered']): CaseFold => ({
  ...s,
  referrals: s.referrals.map((r) => (isOpenClaim(s, r) ? { ...r, answered } : r)),
})

/** What desks still had of a case that a changed rule settled: nobody failed, there is nothing left to do. */
export const settledByKnot = (s: CaseFold, at: Date): CaseFold => (s.changed ? { ...endAll(s, 'withdrawn', at), changed: null } : s)

const confirm: Effect = (s, act) => ({
  ...settledByKnot(answerClaims(s, 'confirmed'), act.at),
  end: 'confirmed',
  partly: false,
  disputed: false,
  checksAsked: 0,
  relapsed: false,
})
const confirmPart: Effect = (s) => ({
  ...answerClaims(s, 'part'),
  changed: null,
  partly: true,
  disputed: false,
  agenda: null,
  resolution: null,
})

const dispute: Effect = (s, act, w) => {
  const back = s.end === 'merged' ? unmerge(s, act, w) : s
  return { ...back, changed: null, disputed: true, referrals: back.referrals.map((r) => (isOpenClaim(back, r) ? wake(r) : r)) }
}

/** A new round: rungs and pauses begin again, what happened before stays in the log. */
export const newRound = (s: CaseFold): CaseFold => ({
  ...s,
  round: s.round + 1,
  end: null,
  appeal: null,
  caseRung: 0,
  clock: null,
  carry: null,
  info: null,
  pausedRungs: [],
  turn: null,
  agenda: null,
  resolution: null,
  knot: null,
  changed: null,
  hqProposed: false,
  hqSent: false,
  inspection: false,
  vacant: false,
  unansweredTimes: 0,
  disputed: false,
})

const decline: Effect = (s, act) => ({
  ...endAll(s, 'lapsed', act.at),
  end: 'declined',
  declinedBy: act.actorId,
  declinedAt: act.at,
  agenda: null,
  vacant: false,
})

const appeal: Effect = (s, act, w) => ({
  ...s,
  appealUsed: true,
  appeal: { since: act.at, clock: startClock(w.calendars, 'province', act.at, budgetOf(w.policy, s.priority, 3, 'decideAppeal')) },
})
const decideAppeal: Effect = (s, act) => (text(act, 'outcome') === 'rejected' ? { ...s, appeal: null } : { ...newRound(s), reopened: true })

const merge: Effect = (s, act) => ({
  ...s,
  end: 'merged',
  mergedInto: text(act, 'intoId'),
  info: null,
  referrals: s.referrals.map((r) => (isLive(r) ? { ...r, before: r.state, state: 'withdrawn', endedAt: act.at } : r)),
})
const unmerge: Effect = (s) => ({
  ...s,
  end: null,
  mergedInto: null,
  referrals: s.referrals.map((r) => (r.before ? { ...r, state: r.before, before: null, endedAt: null } : r)),
})

const escalate: Effect = (s, act, w) => {
  const rung = Number(act.details['rung'])
  if (rung === 2)
    return {
      ...s,
      referrals: s.referrals.map((r) => (isLive(r) && r.rung < 2 ? { ...r, rung: 2, ack: null, act: agencyClock(w, s, r, act.at, 2, 'act') } : r)),
    }
  if (rung === 5) return { ...s, caseRung: 5, clock: null, inspection: true, vacant: false }
  return toGroup(s, w, act.at)
}

const sendHq: Effect = (s, act, w) => ({
  ...s,
  hqSent: true,
  hqProposed: false,
  vacant: false,
  caseRung: 4,
  clock: s.caseRung === 4 && s.clock ? s.clock : startClock(w.calendars, 'province', act.at, budgetOf(w.policy, s.priority, 4, 'act')),
})

/** The rung on which the case stands: of the case itself from 3 up, else the highest of its live referrals. */
export const rungOf = (s: Pick<CaseFold, 'caseRung' | 'referrals'>): number =>
  s.caseRung >= 3 ? s.caseRung : Math.max(0, ...s.referrals.filter(isLive).map((r) => Math.min(r.rung, 2)))

const HOUR = 3_600_000
const issue: Effect = (s, act, w) => {
  const dueAt = moment(act, 'dueAt')
  const hours = Math.max((dueAt.getTime() - act.at.getTime()) / HOUR, 0.001)
  const clock = startClock(w.calendars, 'province', act.at, { amount: hours, unit: 'hours' })
  return { ...s, vacant: false, agenda: null, resolution: { dueAt, number: text(act, 'number') }, caseRung: Math.max(s.caseRung, 3), clock }
}

export const knotOf = (act: Act): Knot => ({ id: maybeText(act, 'knotId'), title: text(act, 'title'), article: maybeText(act, 'article') })

const nothing: Effect = (s) => s

export const caseEffects: Effects<CaseActName> = {
  route,
  add_desk: (s, act, w) => ({ ...route({ ...s, carry: null }, act, w), carry: s.carry }),
  edit: nothing,
  prioritise,
  mark_confidential: (s, act) => ({ ...s, confidential: act.details['confidential'] === true }),
  ask_info: askInfo,
  answer: (s) => ({ ...s, info: null }),
  write: nothing,
  comment: nothing,
  message: nothing,
  contact,
  decline,
  put_on_agenda: (s, act, w) => ({ ...toGroup(s, w, act.at), vacant: false, agenda: { sessionAt: moment(act, 'sessionAt') } }),
  issue,
  confirm,
  confirm_part: confirmPart,
  dispute,
  reopen: (s) => ({ ...newRound(answerClaims(s, 'silent')), reopened: true, relapsed: false }),
  appeal,
  decide_appeal: decideAppeal,
  link_knot: (s, act) => ({ ...s, knot: knotOf(act), hung: maybeText(act, 'knotId') }),
  unlink_knot: (s) => ({ ...s, knot: null, hung: null }),
  merge,
  unmerge,
  split: nothing,
  withdraw: (s, act) => ({ ...endAll(s, 'withdrawn', act.at), end: 'withdrawn', appeal: null, info: null, knot: null, changed: null }),
  escalate,
  send_hq: sendHq,
  check_result: (s, act) => ({ ...s, relapsed: act.details['holds'] === false }),
  undo: nothing,
}
