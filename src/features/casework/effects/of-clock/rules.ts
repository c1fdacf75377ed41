// What the steps of the clock mean. A rung's budget begins where the one before it ran out, not when a job came by:
// after a downtime every missed rung gets its own record and the total stays the same.

import { budgetOf, startClock } from '../../clocks/rules.ts'
import type { CaseFold } from '../../history/model.ts'
import type { SystemActName } from '../../model.ts'
import { isLive } from '../../referrals/rules.ts'
import { type Effect, type Effects, maybeText, moment } from '../model.ts'
import { groupClock, knotOf, settledByKnot } from '../on-case/rules.ts'
import { agencyClock, restart } from '../on-referral/rules.ts'

const climb: Effect = (s, act, w) => {
  const to = Number(act.details['to'])
  const since = moment(act, 'due')
  const lifted: CaseFold = {
    ...s,
    referrals: s.referrals.map((r) => {
      if (r.id !== act.referralId || !isLive(r)) return r
      return to === 2 ? { ...r, rung: 2, ack: null, act: agencyClock(w, s, r, since, 2, 'act') } : { ...r, rung: 3, ack: null, act: null }
    }),
  }
  if (to < 3 || s.caseRung >= to) return lifted
  return {
    ...lifted,
    caseRung: to,
    carry: null,
    hqProposed: to === 4 && !s.hqSent,
    clock: startClock(w.calendars, 'province', since, budgetOf(w.policy, s.priority, to, 'act')),
  }
}

/** The national HQ did not answer: an alarm, an honest message, and the same time again. Inspection stays a person's decision. */
const unanswered: Effect = (s, act, w) => ({
  ...s,
  vacant: true,
  inspection: true,
  unansweredTimes: s.unansweredTimes + 1,
  clock: startClock(w.calendars, 'province', moment(act, 'due'), budgetOf(w.policy, s.priority, 4, 'act')),
})

/** Partly solved or reopened, and the centre was silent: the desks that claimed go on. */
const redo: Effect = (s, act, w) => ({
  ...s,
  referrals: s.referrals.map((r) =>
    (act.details['referralIds'] as string[]).includes(r.id) ? restart({ ...s, round: s.round }, w, act, { ...r, round: -1 }) : r,
  ),
})

const nothing: Effect = (s) => s

export const clockEffects: Effects<Exclude<SystemActName, 'submit'>> = {
  attach: nothing,
  nudge: (s, act) => ({ ...s, referrals: s.referrals.map((r) => (r.id === act.referralId ? { ...r, nudgedRung: Number(act.details['rung']) } : r)) }),
  climb,
  vacancy: (s) => ({ ...s, vacant: true, turn: s.turn?.callBy ? { ...s.turn, alarmed: true } : s.turn }),
  unpause: (s) => ({ ...s, info: null }),
  remind: (s, act) =>
    s.turn ? { ...s, turn: { ...s.turn, reminded: Number(act.details['no']), attempts: [...s.turn.attempts, { channel: 'sms', at: act.at }] } } : s,
  call_needed: (s, act) => (s.turn ? { ...s, turn: { ...s.turn, callBy: moment(act, 'callBy') } } : s),
  close_silent: (s, act) => {
    const settled = settledByKnot(s, act.at)
    return {
      ...settled,
      end: 'closed_silent',
      referrals: settled.referrals.map((r) => (r.state === 'claimed' && r.answered === null ? { ...r, answered: 'silent' } : r)),
    }
  },
  durability_check: (s, act) => ({ ...s, checksAsked: Number(act.details['no']) }),
  unanswered,
  redo,
  /** The group has it still: after an annulled resolution its time begins anew. */
  take_off: (s, act, w) =>
    act.details['annulled'] === true ? { ...s, agenda: null, resolution: null, clock: groupClock(w, s, act.at) } : { ...s, agenda: null },
  /** The rule was changed: the producer’s turn, as after a claim. What desks have stands still until they have spoken. */
  knot_changed: (s, act) => ({ ...s, knot: null, vacant: false, changed: { ...knotOf(act), by: maybeText(act, 'by') } }),
}
