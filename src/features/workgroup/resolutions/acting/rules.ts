// What an act must bring beyond its shape, and why somebody may not do it although the law's table would let them. Pure.

import { tehranDay } from '#kernel/jalali.ts'
import type { Problem } from '#kernel/problem.ts'
import { type EvidenceType, evidenceTypeNames } from '#features/obstacles/catalogue/model.ts'
import { whyNotEvidence } from '#features/obstacles/catalogue/rules.ts'
import { keeps, type ResolutionAct, type SeatedActor } from '../../model.ts'
import { whyNotDate } from '../drafting/rules.ts'
import type { Resolution } from '../history/model.ts'
import * as rules from '../rules.ts'

export type Body = Readonly<Record<string, unknown>>

/** Every text of a body made safe to keep; empty ones are left out. */
export function cleaned(body: Body): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(body)) {
    const clean = typeof value === 'string' ? rules.cleanText(value) : value
    if (clean !== '') out[key] = clean
  }
  return out
}

/** Acts that are nothing without their reason. */
const wordy: readonly ResolutionAct[] = [
  'object',
  'decide_objection',
  'suspend',
  'claim',
  'dispute',
  'refuse_bank',
  'panel_finding',
  'to_board',
  'board_ruling',
  'sign_nonfeasance',
  'not_executed',
  'extend',
  'to_alternative',
  'comment',
  'reopen',
]
const producers = ['producer', 'investor']

/** What the body says about its owner: nobody judges their own agency, also not with a clerk's seat or one of the panel. */
const judging: readonly ResolutionAct[] = [
  'decide_objection',
  'suspend',
  'panel_finding',
  'to_board',
  'board_ruling',
  'not_executed',
  'extend',
  'to_alternative',
  'reopen',
]

type Where = {
  readonly bodyId: string
  /** The registry says that the owner agency is a bank: the way of the note to article 62 is open to it. */
  readonly ownerIsBank: boolean
  /** The minutes say it: the body decided, without the votes of those who are party, whoever writes it down. */
  readonly inMinutes?: boolean
}

/**
 * Null, or the reason against. With `body` null it judges only what does not depend on it: that is what a page shows on a
 * disabled button.
 */
export function whyNotMore(
  r: Resolution,
  actor: SeatedActor,
  act: ResolutionAct,
  body: Body | null,
  now: Date,
  { bodyId, ownerIsBank, inMinutes }: Where,
): Problem | null {
  if (!inMinutes && judging.includes(act) && actor.agencyIds.includes(r.ownerAgencyId)) return rules.partyToResolution()
  return standing(r, actor, act, now, ownerIsBank) ?? (body && missing(r, actor, act, body, now, bodyId))
}

const stageOf: Partial<Record<ResolutionAct, readonly [string, ...string[]]>> = {
  panel_finding: ['panel'],
  to_board: ['must_pay'],
  board_ruling: ['board'],
  sign_nonfeasance: ['proposed'],
}

/** What the record itself says against it, whatever the form will say. */
function standing(r: Resolution, actor: SeatedActor, act: ResolutionAct, now: Date, ownerIsBank: boolean): Problem | null {
  const wanted = stageOf[act]
  if (wanted && !wanted.includes(r.stage ?? '')) return rules.wrongStage({ act, stage: r.stage ?? 'none', wanted: wanted[0] })
  switch (act) {
    case 'receive':
      return r.receivedAt ? rules.receivedAlready({ at: r.receivedAt.toISOString() }) : null
    case 'object':
      if (r.objection) return rules.objectionDecided()
      return r.objectBy && now > r.objectBy ? rules.objectionOver({ until: r.objectBy.toISOString() }) : null
    case 'confirm':
      return actor.accountId && r.claimers.includes(actor.accountId) ? rules.claimerConfirms() : null
    case 'refuse_bank':
      if (!ownerIsBank) return rules.ownerIsNoBank()
      // What is signed against it is handed over: a refusal afterwards does not take the bundle away.
      return r.path === 'bank' || r.stage === 'signed' || r.stage === 'handed_over'
        ? rules.wrongStage({ act, stage: r.stage ?? 'none', wanted: 'none' })
        : null
    case 'propose_nonfeasance':
      // The group may propose it before the clock does; what was signed is not proposed again.
      return r.path ? rules.wrongStage({ act, stage: r.stage ?? 'none', wanted: 'none' }) : null
    case 'hand_over':
      return r.bundle ? null : rules.wrongStage({ act, stage: r.stage ?? 'none', wanted: 'signed' })
    case 'register_handover':
      return r.handed ? null : rules.wrongStage({ act, stage: r.stage ?? 'none', wanted: 'handed_over' })
    case 'to_alternative':
      return r.altAgencyId ? null : rules.noAlternative()
    case 'settle_duty':
      return r.duties.length ? null : rules.noSuchDuty()
    default:
      return null
  }
}

/** What the form lacks. */
function missing(r: Resolution, actor: SeatedActor, act: ResolutionAct, body: Body, now: Date, bodyId: string): Problem | null {
  if (wordy.includes(act) && !body['text']) return rules.reasonNeeded({ act })
  const dueAt = typeof body['dueAt'] === 'string' ? new Date(body['dueAt']) : null
  // A draft's own dates are judged with the rest of what it says.
  const refusal = act !== 'edit' && dueAt ? whyNotDate(body['dueAt'] as string, now) : null
  if (refusal) return refusal
  switch (act) {
    case 'claim':
      return whyNotClaim(r.evidenceType, body, now)
    case 'confirm':
    case 'dispute':
      return producers.includes(actor.role) || (body['via'] === 'phone' && body['saidBy']) ? null : rules.saidByNeeded()
    case 'suspend':
      if (body['suspended'] === (r.suspendedSince !== null)) return body['suspended'] ? rules.suspendedAlready() : rules.notSuspended()
      return null
    case 'not_executed':
    case 'hand_over':
      return body[act === 'hand_over' ? 'number' : 'reason'] ? null : rules.reasonNeeded({ act })
    case 'register_handover':
      return whyNotRegister(r, body, now)
    case 'panel_finding':
    case 'board_ruling':
      return body['for'] === 'producer' && !dueAt ? rules.newDateNeeded({ act }) : null
    case 'reopen':
      return !producers.includes(actor.role) && !dueAt && r.dueAt <= now ? rules.newDateNeeded({ act }) : null
    case 'settle_duty':
      return whyNotSettle(r, actor, body, bodyId)
    default:
      return null
  }
}

/** The receiving office registers what it was handed: not before that day in Tehran, and not in days to come. */
function whyNotRegister(r: Resolution, body: Body, now: Date): Problem | null {
  if (!body['number']) return rules.registrationNeedsNumber()
  const at = new Date(String(body['registeredOn']))
  const inTime = !Number.isNaN(at.getTime()) && tehranDay(at) >= tehranDay(r.handed!.at) && tehranDay(at) <= tehranDay(now)
  if (inTime) return null
  return rules.registrationDate({ from: r.handed!.at.toISOString(), until: now.toISOString() })
}

/** What a claim lacks of its evidence; the type is the one that the resolution asks. */
export function whyNotClaim(evidenceType: string, body: Body, now: Date): Problem | null {
  if (!evidenceTypeNames.includes(evidenceType as EvidenceType)) return rules.noSuchEvidence({ given: evidenceType })
  const type = evidenceType as EvidenceType
  return whyNotEvidence({ evidenceType: type }, { type, values: (body['evidence'] ?? {}) as Record<string, string | number> }, now)
}

/** The producer says that it is done; whether it is, whoever keeps the minutes says. */
function whyNotSettle(r: Resolution, actor: SeatedActor, body: Body, bodyId: string): Problem | null {
  const duty = r.duties.find((d) => d.id === body['dutyId'])
  if (!duty) return rules.noSuchDuty()
  const wanted = String(body['state'])
  if (!keeps(actor, bodyId) && wanted !== 'claimed') return rules.dutyNotYours({ state: wanted })
  if (duty.state === wanted || (wanted === 'claimed' && duty.state !== 'open')) return rules.dutySettled({ state: duty.state })
  return (wanted === 'broken' || wanted === 'waived') && !body['text'] ? rules.dutyNoteNeeded() : null
}
