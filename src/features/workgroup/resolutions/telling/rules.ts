// Who is told of each act of a resolution, by which bell and which message. Applicants are always told in writing; acts
// inside the house reach nobody outside.

import type { TemplateKey } from '#features/channels/rules.ts'
import { type RulingStage, rulingStages } from '../history/model.ts'
import { type ActOf, applicants, type ResolutionAct, type ResolutionState, resolutionEnds } from '../../model.ts'

/**
 * `owner` are the members of the desk that must act (of all desks of the agency when none is named); `keepers` keep the body's
 * minutes; `panel` are the members of the bank-expert panel.
 */
const audiences = ['owner', 'ownerHead', 'alternative', 'panel', 'keepers', 'manager', 'applicant'] as const
export type Audience = (typeof audiences)[number]
export type Telling = { readonly to: Audience; readonly message?: TemplateKey }

const bell = (...to: Audience[]): Telling[] => to.map((one) => ({ to: one }))
const write = (message: TemplateKey, ...to: Audience[]): Telling[] => to.map((one) => ({ to: one, message }))
const news = (...to: Audience[]) => write('staff.resolution_news', ...to)

/** Every telling rings the bell of its audience; one with a message is also sent to their phones. */
export const tellings: Readonly<Record<ResolutionAct, readonly Telling[]>> = {
  draft: [],
  edit: [],
  drop: [],
  approve: [],
  notify: [...write('staff.resolution', 'owner', 'ownerHead'), ...bell('alternative'), ...write('resolution.notified', 'applicant')],
  receive: bell('keepers'),
  object: [...bell('keepers'), ...write('resolution.objected', 'applicant')],
  decide_objection: [...news('owner', 'ownerHead'), ...write('resolution.objection_decided', 'applicant')],
  suspend: bell('owner', 'ownerHead', 'applicant'),
  bind: bell('owner', 'ownerHead'),
  start: bell('keepers', 'applicant'),
  claim: [...bell('keepers'), ...write('resolution.claimed', 'applicant')],
  confirm: bell('owner', 'ownerHead', 'keepers'),
  dispute: [...news('owner', 'ownerHead'), ...bell('keepers')],
  silent: [...bell('owner', 'keepers'), ...write('resolution.silent', 'applicant')],
  refuse_bank: [...bell('ownerHead', 'keepers'), ...write('resolution.bank_refused', 'applicant')],
  panel_finding: [...news('owner', 'ownerHead'), ...bell('keepers'), ...write('resolution.bank_decided', 'applicant')],
  to_board: [...news('ownerHead'), ...write('resolution.bank_decided', 'applicant')],
  board_ruling: [...news('owner', 'ownerHead'), ...write('resolution.bank_decided', 'applicant')],
  remind: news('owner'),
  overdue: [...bell('owner'), ...news('ownerHead')],
  climb: bell('keepers', 'manager', 'ownerHead'),
  // What is only being prepared against the owner is no news for it.
  propose_nonfeasance: bell('keepers'),
  sign_nonfeasance: bell('manager'),
  hand_over: [...bell('manager', 'ownerHead'), ...write('resolution.handed_over', 'applicant')],
  register_handover: bell('manager'),
  not_executed: [...bell('owner', 'ownerHead'), ...write('resolution.not_executed', 'applicant')],
  extend: [...news('owner'), ...bell('ownerHead'), ...write('resolution.extended', 'applicant')],
  to_alternative: [...write('staff.resolution', 'owner', 'ownerHead'), ...write('resolution.other_owner', 'applicant')],
  settle_duty: bell('owner', 'keepers'),
  note_withdrawal: bell('keepers'),
  attach: [],
  comment: [],
  reopen: [...news('owner', 'ownerHead'), ...write('resolution.reopened', 'applicant')],
}

/** Steps of the clock while the panel or the board has the word: theirs to hear, and of whoever writes the ruling down. */
const ofRuling: Readonly<Record<RulingStage, Partial<Record<ResolutionAct, readonly Telling[]>>>> = {
  panel: {
    remind: write('staff.resolution_ruling', 'panel'),
    overdue: [...write('staff.resolution_ruling', 'panel'), ...bell('keepers')],
    climb: bell('panel', 'keepers', 'manager'),
  },
  // The board sits outside: the one who asks there is told.
  board: { remind: bell('keepers'), overdue: bell('keepers'), climb: bell('keepers', 'manager') },
}
/** Whose step of the clock it was where it was not the owner's. */
export const rulingOf = ({ details }: Pick<ActOf<ResolutionAct>, 'details'>): RulingStage | null =>
  rulingStages.find((stage) => stage === details['stage']) ?? null

/**
 * A reminder of the applicant's own duty goes to them alone; a duty that others judge is told in writing. What came from a
 * case (`caseId`) casework has written of already: only the bell is left.
 */
export function tellingsFor(act: Pick<ActOf<ResolutionAct>, 'name' | 'actorRole' | 'details'>): readonly Telling[] {
  const stage = rulingOf(act)
  if (stage) return ofRuling[stage][act.name] ?? []
  if (act.name === 'remind' && act.details['dutyId']) return write('resolution.duty', 'applicant')
  if (act.name === 'settle_duty' && !(applicants as readonly string[]).includes(act.actorRole)) return write('resolution.duty_settled', 'applicant')
  if (act.name === 'note_withdrawal' && act.details['withdrawn'] !== true) return []
  // The bundle was against a former owner: of that the present one hears nothing, and the former has it no more before it.
  if (act.name === 'hand_over' && act.details['formerAgencyId']) return tellings.hand_over.filter((one) => one.to !== 'ownerHead')
  return typeof act.details['caseId'] === 'string' ? unwritten(tellings[act.name]) : tellings[act.name]
}

/** Of a confidential matter only those hear who may read it: the owner, the panel before which it lies, those who keep the minutes, the applicant. */
export const mayHear = (to: Audience, confidential: boolean): boolean => !confidential || (to !== 'alternative' && to !== 'manager')

/** The same, with only the bell for the applicant. */
export const unwritten = (told: readonly Telling[]): readonly Telling[] => told.map((one) => (one.to === 'applicant' ? { to: one.to } : one))

const ended: readonly string[] = resolutionEnds
/** A missed run catches up later: nobody is reminded of, or asked about, what is settled by then. */
export function isOvertaken(act: Pick<ActOf<ResolutionAct>, 'name' | 'details'>, state: ResolutionState, stage: string | null): boolean {
  const ruling = rulingOf(act)
  if (ruling) return ruling !== stage || state !== 'executing'
  if (act.name === 'remind' && typeof act.details['dutyId'] === 'string') return false
  if (act.name === 'remind' || act.name === 'overdue') return ended.includes(state) || state === 'claimed'
  return act.name === 'claim' && state !== 'claimed'
}
