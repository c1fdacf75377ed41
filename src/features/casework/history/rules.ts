// The case fold: acts in, state out. Pure; the status column and every clock on a page come from here and nowhere else.

import type { World } from '../clocks/model.ts'
import { caseEffects } from '../effects/on-case/rules.ts'
import { referralEffects } from '../effects/on-referral/rules.ts'
import { clockEffects } from '../effects/of-clock/rules.ts'
import type { Effects } from '../effects/model.ts'
import type { Act, ActName, Flag, Priority } from '../model.ts'
import { settle } from '../settling/rules.ts'
import type { CaseFold, Holding } from './model.ts'

const effects: Effects<Exclude<ActName, 'submit'>> = { ...caseEffects, ...referralEffects, ...clockEffects }

/** Acts that an `undo` took back, together with what the clock did because of them. */
export function undoneSeqs(acts: readonly Act[]): ReadonlySet<number> {
  const undone = new Set(acts.filter((a) => a.name === 'undo').map((a) => Number(a.details['seq'])))
  for (const a of acts) if (typeof a.details['cause'] === 'number' && undone.has(a.details['cause'])) undone.add(a.seq)
  return undone
}

function begin(act: Act): CaseFold {
  return {
    version: act.seq,
    status: 'draft',
    base: 'draft',
    round: 1,
    priority: (act.details['priority'] as Priority) ?? 'normal',
    confidential: act.details['confidential'] === true,
    openedAt: act.at,
    updatedAt: act.at,
    closedAt: null,
    end: null,
    referrals: [],
    caseRung: 0,
    clock: null,
    carry: null,
    info: null,
    pausedRungs: [],
    pausedSince: null,
    knot: null,
    changed: null,
    hung: null,
    agenda: null,
    resolution: null,
    turn: null,
    appeal: null,
    appealUsed: false,
    declinedBy: null,
    declinedAt: null,
    checksAsked: 0,
    mergedInto: null,
    transfers: 0,
    partly: false,
    disputed: false,
    reopened: false,
    hqProposed: false,
    hqSent: false,
    inspection: false,
    relapsed: false,
    vacant: false,
    unansweredTimes: 0,
    holder: 'centre',
    holderDeskId: null,
    holdingSince: act.at,
    ledger: [],
    actorIds: [],
    refs: [],
  }
}

/**
 * The state of a case after its acts, oldest first.
 * @throws when the list does not begin with `submit`
 */
export function fold(acts: readonly Act[], w: World): CaseFold {
  const first = acts[0]
  if (first?.name !== 'submit') throw new Error('a case begins with submit')
  const undone = undoneSeqs(acts)
  let s = note(settle(begin(first), first, w), first)
  for (const act of acts.slice(1)) s = undone.has(act.seq) ? { ...s, version: act.seq } : add(s, act, w)
  return s
}

/** The state after one act more. */
export function add(s: CaseFold, act: Act, w: World): CaseFold {
  const effect = effects[act.name as Exclude<ActName, 'submit'>]
  return note(settle(effect(s, act, w), act, w), act)
}

/** Who acted and which outside references were seen. */
function note(s: CaseFold, act: Act): CaseFold {
  const ref = act.details['ref']
  return {
    ...s,
    version: act.seq,
    updatedAt: act.at,
    actorIds: act.actorId && !s.actorIds.includes(act.actorId) ? [...s.actorIds, act.actorId] : s.actorIds,
    refs: typeof ref === 'string' ? [...s.refs, ref] : s.refs,
  }
}

/** Every interval from opening to now (or to the end); they add up to the age. */
export function holdings(s: CaseFold, now: Date): Holding[] {
  const end = s.closedAt ?? now
  return end > s.holdingSince && s.holder !== 'none'
    ? [...s.ledger, { holder: s.holder, deskId: s.holderDeskId, from: s.holdingSince, to: end }]
    : [...s.ledger]
}

/** Milliseconds from opening to now, or to the end. */
export const ageOf = (s: CaseFold, now: Date): number => (s.closedAt ?? now).getTime() - s.openedAt.getTime()

const backToTriage = (s: CaseFold) =>
  s.referrals.filter((r) => r.round === s.round && r.answered === null && r.state !== 'superseded' && r.state !== 'withdrawn')

/** Signs that do not depend on the hour; `overdue` is `dueAt` compared with now. */
export function flagsOf(s: CaseFold, rung: number): Flag[] {
  const back = s.base === 'submitted' ? backToTriage(s) : []
  const on: [Flag, boolean][] = [
    ['escalated', rung >= 2 && s.end === null],
    ['production_stopped', s.priority === 'production_stopped'],
    ['disputed', s.disputed && s.end === null],
    ['paused', s.end === null && (s.info?.pausing === true || s.knot !== null)],
    ['reopened', s.reopened && s.end === null],
    ['all_declined', back.length > 0 && back.every((r) => r.state === 'declined')],
    ['no_help', back.some((r) => r.state === 'no_means' || r.state === 'unreachable')],
    ['vacancy', s.vacant],
    ['partly', s.partly && s.end === null],
    ['appealed', s.appeal !== null],
    ['call_needed', s.turn?.callBy != null],
    ['hq_proposed', s.hqProposed && s.end === null],
    ['inspection_proposed', s.inspection && s.end === null],
    ['relapsed', s.relapsed],
  ]
  return on.filter(([, yes]) => yes).map(([flag]) => flag)
}
