// What the acts of desks mean for the referral they are done on.

import type { Claim } from '../../claiming/model.ts'
import { agencyKey } from '../../clocks/model.ts'
import type { World } from '../../clocks/model.ts'
import { budgetOf, rebudget, startClock } from '../../clocks/rules.ts'
import type { CaseFold, ReferralFold } from '../../history/model.ts'
import type { Act, ReferralActName, ReferralState } from '../../model.ts'
import { isLive } from '../../referrals/rules.ts'
import { type Effect, type Effects, maybeText, text } from '../model.ts'

/** A deadline counted in the desk's own working hours. */
export const agencyClock = (w: World, s: CaseFold, r: Pick<ReferralFold, 'agencyId'>, since: Date, rung: number, step: string) =>
  startClock(w.calendars, agencyKey(r.agencyId), since, budgetOf(w.policy, s.priority, rung, step))

type Address = { readonly referralId: string; readonly deskId: string; readonly agencyId: string; readonly lead?: boolean }

/** A referral just sent. With `carry` (all others sent it back) it gets what is left of their budget, on their rung. */
export function newReferral(s: CaseFold, w: World, at: Date, to: Address, alternatives: string | null): ReferralFold {
  const rung = s.carry?.rung ?? 1
  return {
    id: to.referralId,
    deskId: to.deskId,
    agencyId: to.agencyId,
    lead: to.lead === true,
    alternatives,
    state: 'sent',
    rung,
    round: s.round,
    sentAt: at,
    acceptedAt: null,
    endedAt: null,
    ack: rung === 1 ? agencyClock(w, s, to, at, 1, 'ack') : null,
    act: s.carry?.clock ?? agencyClock(w, s, to, at, rung, 'act'),
    nudgedRung: 0,
    waitingFor: null,
    reason: null,
    legalBasis: null,
    suggestedDeskId: null,
    text: null,
    evidenceType: null,
    evidence: null,
    claims: [],
    claimedBy: null,
    answered: null,
    before: null,
  }
}

export const onReferral = (s: CaseFold, id: string | null, change: (r: ReferralFold) => ReferralFold): CaseFold => ({
  ...s,
  referrals: s.referrals.map((r) => (r.id === id ? change(r) : r)),
})

export const endAll = (s: CaseFold, state: ReferralState, at: Date): CaseFold => ({
  ...s,
  referrals: s.referrals.map((r) => (isLive(r) ? { ...r, state, endedAt: at } : r)),
})

/** Claims of this round about which the producer has not spoken. */
export const isOpenClaim = (s: CaseFold, r: ReferralFold): boolean => r.state === 'claimed' && r.answered === null && r.round === s.round

/** The desk's claim did not hold: it goes on with what was left of its clock. */
export const wake = (r: ReferralFold): ReferralFold => ({ ...r, state: 'in_progress', endedAt: null, waitingFor: null, answered: null })

const move =
  (state: ReferralState): Effect =>
  (s, act) =>
    onReferral({ ...s, vacant: false }, act.referralId, (r) => ({ ...r, state, waitingFor: maybeText(act, 'for') }))

const end =
  (state: ReferralState): Effect =>
  (s, act) =>
    onReferral({ ...s, vacant: false }, act.referralId, (r) => ({
      ...r,
      state,
      endedAt: act.at,
      waitingFor: null,
      reason: maybeText(act, 'reason'),
      legalBasis: maybeText(act, 'legalBasis'),
      suggestedDeskId: maybeText(act, 'suggestedDeskId'),
      text: maybeText(act, 'text'),
    }))

/** The first acceptance in a group of alternatives supersedes its siblings. */
const accept: Effect = (s, act) => {
  const mine = s.referrals.find((r) => r.id === act.referralId)
  const loses = (r: ReferralFold) => r.id !== mine?.id && r.alternatives !== null && r.alternatives === mine?.alternatives && isLive(r)
  return {
    ...s,
    vacant: false,
    referrals: s.referrals.map((r) => {
      if (r.id === mine?.id) return { ...r, state: 'accepted', acceptedAt: act.at, ack: null }
      return loses(r) ? { ...r, state: 'superseded', endedAt: act.at } : r
    }),
  }
}

const claim: Effect = (s, act, w) => {
  const evidence = act.details['evidence'] as Record<string, unknown> | undefined
  const ended = end('claimed')({ ...s, disputed: false }, act, w)
  return onReferral(ended, act.referralId, (r) => ({
    ...r,
    evidenceType: maybeText(act, 'evidenceType'),
    evidence: evidence ?? null,
    claims: (act.details['claims'] ?? []) as readonly Claim[],
    claimedBy: act.actorId,
    answered: null,
  }))
}

/** Another desk goes on with the same stop-watch, on the same rung: moving a case wins nobody time. */
const transfer: Effect = (s, act, w) => {
  const old = s.referrals.find((r) => r.id === act.referralId)
  if (!old) return s
  const to: Address = { referralId: text(act, 'newReferralId'), deskId: text(act, 'deskId'), agencyId: text(act, 'agencyId'), lead: old.lead }
  const fresh = newReferral(s, w, act.at, to, old.alternatives)
  const carried: ReferralFold = {
    ...fresh,
    rung: Math.min(old.rung, 2),
    ack: old.rung === 1 ? (old.ack ?? fresh.ack) : null,
    act: old.act ?? fresh.act,
    nudgedRung: old.nudgedRung,
  }
  const ended = end('withdrawn')(s, act, w)
  return { ...ended, transfers: s.transfers + 1, referrals: [...ended.referrals, carried] }
}

/** Old times are kept. In the same round its clock goes on; in a later round it begins again. */
const reopen: Effect = (s, act, w) => onReferral({ ...s, vacant: false }, act.referralId, (r) => restart(s, w, act, r))

export function restart(s: CaseFold, w: World, act: Act, r: ReferralFold): ReferralFold {
  const state = r.acceptedAt === null ? 'sent' : 'in_progress'
  const open: ReferralFold = { ...r, state, endedAt: null, waitingFor: null, reason: null, answered: null, before: null }
  if (r.round === s.round && r.act !== null && r.answered === null) return open
  return {
    ...open,
    round: s.round,
    rung: 1,
    nudgedRung: 0,
    ack: state === 'sent' ? agencyClock(w, s, r, act.at, 1, 'ack') : null,
    act: agencyClock(w, s, r, act.at, 1, 'act'),
  }
}

/** A budget of another priority counts from when the running one began. */
export function reprice(s: CaseFold, w: World, r: ReferralFold): ReferralFold {
  if (!isLive(r) || r.act === null) return r
  const rung = Math.min(r.rung, 2)
  return {
    ...r,
    ack: r.ack && rebudget(w.calendars, r.ack, { budget: budgetOf(w.policy, s.priority, 1, 'ack') }),
    act: rebudget(w.calendars, r.act, { budget: budgetOf(w.policy, s.priority, rung, 'act') }),
  }
}

const nothing: Effect = (s) => s

export const referralEffects: Effects<ReferralActName> = {
  accept,
  start: move('in_progress'),
  wait: move('waiting'),
  resume: move('in_progress'),
  report: nothing,
  claim,
  no_means: end('no_means'),
  unreachable: end('unreachable'),
  refuse: end('declined'),
  transfer,
  withdraw_referral: end('withdrawn'),
  reopen_referral: reopen,
}
