// What follows from an act: the status, which clocks run, whose turn it is, who holds the case. The same after every act.

import type { World } from '../clocks/model.ts'
import { addBudget, budgetOf, pauseClock, resumeClock, startClock } from '../clocks/rules.ts'
import { rungOf } from '../effects/on-case/rules.ts'
import { isOpenClaim } from '../effects/on-referral/rules.ts'
import type { CaseFold, ReferralFold, Turn } from '../history/model.ts'
import type { Act, Holder, Status } from '../model.ts'
import { isLive } from '../referrals/rules.ts'

/** The status without questions and knots: decided by how it ended, else by its referrals. */
export function baseOf(s: CaseFold): Status {
  if (s.end) return s.end
  if (s.changed) return 'action_claimed'
  const live = s.referrals.filter(isLive)
  if (live.length === 0 && s.referrals.some((r) => isOpenClaim(s, r))) return 'action_claimed'
  if (s.resolution) return 'resolution_issued'
  if (s.agenda) return 'on_agenda'
  if (live.length > 0) return live.some((r) => r.state !== 'sent') ? 'in_progress' : 'routed'
  return s.partly ? 'partly_confirmed' : 'submitted'
}

export function statusOf(s: CaseFold, base: Status): Status {
  if (s.end || base === 'action_claimed') return base
  if (s.knot) return 'waiting_systemic'
  return s.info ? 'info_needed' : base
}

const isTriage = (base: Status) => base === 'submitted' || base === 'partly_confirmed'

/** The centre's clock runs while the case lies with it; above rung 2 the case has a clock of its own. */
function triageClock(s: CaseFold, base: Status, at: Date, w: World): CaseFold {
  if (s.caseRung >= 3) return s
  if (s.end === 'merged') return s // it stands still until the merge is undone
  if (!isTriage(base)) return s.clock ? { ...s, clock: null } : s
  if (isTriage(s.base) && s.clock) return s
  return { ...s, clock: startClock(w.calendars, 'centre', at, budgetOf(w.policy, s.priority, 0, 'triage')) }
}

/** When every desk sent it back, the budget they had goes on running while the centre looks for another. */
function carryOver(s: CaseFold, base: Status): CaseFold {
  if (base !== 'submitted' || s.base === 'submitted' || s.carry) return base === 'submitted' ? s : { ...s, carry: null }
  const back = s.referrals.filter(
    (r) => r.round === s.round && (r.state === 'declined' || r.state === 'withdrawn') && r.act !== null && r.before === null,
  )
  const last = back.sort((a, b) => (b.act!.dueAt?.getTime() ?? 0) - (a.act!.dueAt?.getTime() ?? 0))[0]
  return last ? { ...s, carry: { clock: last.act!, rung: Math.min(last.rung, 2) } } : s
}

/** Every clock stands while nobody on the agencies’ side can act; a referral’s own clock stands while it is ended. */
function pauses(s: CaseFold, base: Status, at: Date, w: World): CaseFold {
  const stopped = s.end !== null || base === 'action_claimed' || s.knot !== null || s.info?.pausing === true
  const since = stopped ? (s.pausedSince ?? at) : null
  const turn = (clock: ReferralFold['act'], runs: boolean, from: Date) =>
    clock && (runs ? resumeClock(w.calendars, clock, at) : pauseClock(w.calendars, clock, from))
  const referrals = s.referrals.map((r) => {
    const runs = !stopped && isLive(r)
    const from = isLive(r) ? (since ?? at) : (r.endedAt ?? at)
    const ack = turn(r.ack, runs && r.state === 'sent', from)
    const act = turn(r.act, runs, from)
    return ack === r.ack && act === r.act ? r : { ...r, ack, act }
  })
  const carry = s.carry && { ...s.carry, clock: turn(s.carry.clock, !stopped, since ?? at)! }
  return { ...s, referrals, carry, clock: turn(s.clock, !stopped, since ?? at), pausedSince: since }
}

/** Clock B begins when the last open referral has ended with a claim, or when the rule on which the case hung was changed. */
function producersTurn(s: CaseFold, base: Status, act: Act, w: World): Turn | null {
  if (base !== 'action_claimed') return null
  if (s.turn) return s.turn
  const until = addBudget(w.calendars, 'province', act.at, budgetOf(w.policy, s.priority, 0, 'answer'))
  return { since: act.at, seq: act.seq, until, reminded: 0, attempts: [], callBy: null, alarmed: false }
}

/** One holder at a time: the highest rung first, then the lead desk, then the one that has it longest. */
export function holderOf(s: CaseFold): { holder: Holder; deskId: string | null } {
  const nobody = (holder: Holder) => ({ holder, deskId: null })
  if (s.end) return nobody(s.appeal ? 'workingGroup' : 'none')
  if (s.status === 'action_claimed') return nobody(s.turn?.callBy ? 'centre' : 'producer')
  if (s.knot) return nobody('knot')
  if (s.info?.pausing) return nobody('producer')
  if (s.caseRung >= 3) return nobody(s.caseRung === 4 && s.hqSent ? 'hq' : 'workingGroup')
  const rung = rungOf(s)
  const [first] = s.referrals
    .filter((r) => isLive(r) && Math.min(r.rung, 2) === rung)
    .sort((a, b) => Number(b.lead) - Number(a.lead) || a.sentAt.getTime() - b.sentAt.getTime())
  return first ? { holder: rung === 2 ? 'agencyHead' : 'desk', deskId: first.deskId } : nobody('centre')
}

function ledger(s: CaseFold, at: Date): CaseFold {
  const { holder, deskId } = holderOf(s)
  if (holder === s.holder && deskId === s.holderDeskId) return s
  const past = at > s.holdingSince ? [...s.ledger, { holder: s.holder, deskId: s.holderDeskId, from: s.holdingSince, to: at }] : s.ledger
  return { ...s, holder, holderDeskId: deskId, holdingSince: at, ledger: past }
}

/** Everything that follows from `act` having been applied. */
export function settle(applied: CaseFold, act: Act, w: World): CaseFold {
  const base = baseOf(applied)
  // A pause that ran out ends when it ran out, however late the run came that noticed.
  const turned = act.name === 'unpause' && typeof act.details['due'] === 'string' ? new Date(act.details['due']) : act.at
  const timed = pauses(carryOver(triageClock(applied, base, act.at, w), base), base, turned, w)
  const closed = timed.end !== null && timed.appeal === null
  const settled: CaseFold = {
    ...timed,
    base,
    status: statusOf(timed, base),
    turn: producersTurn(timed, base, act, w),
    vacant: closed ? false : timed.vacant,
    closedAt: closed ? (timed.closedAt ?? act.at) : null,
  }
  return ledger(settled, act.at)
}
