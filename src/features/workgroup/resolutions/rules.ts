// The law of resolutions: who sees one, and who may do what to it from which state. Deadlines stand in clock/, what an act
// must bring in acting/. Pure. Sources: guide.md §2 (articles 61–62), §5, §8.

import type { Role } from '#kernel/actor.ts'
import { law } from '#kernel/law.ts'
import { problem } from '#kernel/problem.ts'
import { cleanInput } from '#kernel/text.ts'
import { keeps, type ResolutionState, resolutionEnds, resolutionStates, type SeatedActor, sitsIn } from '../model.ts'

export const noSuchResolution = problem<{ resolution: string }>('workgroup/no-such-resolution', 404)
export const noSuchResolutionFile = problem('workgroup/no-such-resolution-file', 404)
export const resolutionNeedsOwner = problem('workgroup/resolution-needs-owner', 422)
export const resolutionNeedsText = problem('workgroup/resolution-needs-text', 422)
export const resolutionNeedsDate = problem('workgroup/resolution-needs-date', 422)
export const resolutionDatePast = problem<{ dueAt: string }>('workgroup/resolution-date-past', 422)
export const resolutionDateFar = problem<{ dueAt: string; years: number }>('workgroup/resolution-date-far', 422)
export const resolutionNeedsEvidence = problem('workgroup/resolution-needs-evidence', 422)
export const noSuchEvidence = problem<{ given: string }>('workgroup/no-such-evidence-type', 422)
export const badFields = problem<{ type: string; fields: readonly string[] }>('workgroup/resolution-bad-fields', 422)
export const currencyNeeded = problem('workgroup/currency-needed', 422)
export const ownerIsAlternative = problem('workgroup/owner-is-alternative', 422)
export const noSuchOwner = problem('workgroup/no-such-owner', 422)
export const deskOfAnother = problem('workgroup/desk-of-another-agency', 422)
export const caseNotOfDossier = problem<{ count: number }>('workgroup/case-not-of-dossier', 422)
export const dutyNeedsText = problem<{ no: number }>('workgroup/duty-needs-text', 422)
export const dutyDatePast = problem<{ no: number }>('workgroup/duty-date-past', 422)
export const dossierOver = problem<{ state: string }>('workgroup/dossier-over', 409)
export const objectionOver = problem<{ until: string }>('workgroup/objection-over', 409)
export const objectionDecided = problem('workgroup/objection-decided', 409)
export const receivedAlready = problem<{ at: string }>('workgroup/received-already', 409)
export const reasonNeeded = problem<{ act: string }>('workgroup/reason-needed', 422)
export const claimerConfirms = problem('workgroup/claimer-confirms', 403)
export const partyToResolution = problem('workgroup/party-to-resolution', 403)
export const saidByNeeded = problem('workgroup/said-by-needed', 422)
export const ownerIsNoBank = problem('workgroup/not-a-bank-matter', 409)
export const wrongStage = problem<{ act: string; stage: string; wanted: string }>('workgroup/wrong-stage', 409)
export const newDateNeeded = problem<{ act: string }>('workgroup/new-date-needed', 422)
export const noAlternative = problem('workgroup/no-alternative', 409)
export const suspendedAlready = problem('workgroup/suspended-already', 409)
export const notSuspended = problem('workgroup/not-suspended', 409)
export const noSuchDuty = problem('workgroup/no-such-duty', 422)
export const dutySettled = problem<{ state: string }>('workgroup/duty-settled', 409)
export const dutyNotYours = problem<{ state: string }>('workgroup/duty-not-yours', 403)
export const registrationNeedsNumber = problem('workgroup/registration-needs-number', 422)
export const registrationDate = problem<{ from: string; until: string }>('workgroup/registration-date', 422)
export const dutyNoteNeeded = problem('workgroup/duty-note-needed', 422)
export const nothingToNotify = problem('workgroup/nothing-to-notify', 409)
export const badResolutionCursor = problem('workgroup/bad-resolution-cursor', 400)
export const claimWhileObjected = problem<{ resolution: string }>('workgroup/claim-while-objected', 409)
export const noResolutionFile = problem('workgroup/no-resolution-file', 422)

/** A resolution as its law sees it. */
export type ResolutionFacts = {
  readonly state: ResolutionState
  readonly provinceId: number
  /** The deciding body first, then the committee that prepared the dossier. */
  readonly bodyIds: readonly string[]
  readonly unitId: string | null
  readonly investorId: string | null
  readonly ownerAgencyId: string
  readonly ownerDeskId: string | null
  readonly altAgencyId: string | null
  readonly confidential: boolean
  /** It has been notified once: before that agencies and producers do not know of it. */
  readonly notified: boolean
  /** Its bank refused: the bank-expert panel has it before it. */
  readonly onBankPath: boolean
}

const here = (a: SeatedActor, r: ResolutionFacts) => a.provinceId === r.provinceId
const owners = (a: SeatedActor, r: ResolutionFacts) => r.notified && here(a, r) && a.agencyIds.includes(r.ownerAgencyId)
const ownDesk = (a: SeatedActor, r: ResolutionFacts) => owners(a, r) && (r.ownerDeskId === null || a.deskIds.includes(r.ownerDeskId))
const alternative = (a: SeatedActor, r: ResolutionFacts) => r.notified && here(a, r) && r.altAgencyId !== null && a.agencyIds.includes(r.altAgencyId)
/** Sits in a bank-expert panel. */
export const onPanel = (a: SeatedActor): boolean => a.seats.some((s) => s.kind === 'bank_panel')
/** In the deciding body, in the committee that prepared it, or in the panel that has to judge the bank's refusal. */
const seat = (a: SeatedActor, r: ResolutionFacts) => here(a, r) && (sitsIn(a, r.bodyIds) || (r.onBankPath && onPanel(a)))
const clerk = (a: SeatedActor, r: ResolutionFacts) => here(a, r) && keeps(a, r.bodyIds[0] ?? null)

/** Whoever keeps the minutes of the deciding body. */
const clerks = {
  secretary: 'clerk',
  agencyRep: 'clerk',
  agencyHead: 'clerk',
  expert: 'clerk',
  official: 'clerk',
  manager: 'clerk',
  centreHead: 'clerk',
} as const
/** The bank-expert panel writes down its own finding; else whoever keeps the minutes. */
const panel = {
  secretary: 'clerk',
  agencyRep: 'panel',
  agencyHead: 'panel',
  expert: 'panel',
  official: 'panel',
  manager: 'clerk',
  centreHead: 'clerk',
} as const
const owner = { agencyRep: 'ownDesk', agencyHead: 'owner' } as const
/** The producer in their own name; the centre writes down what they said on the phone (`via: phone`, `saidBy`). */
const producer = { producer: 'own', investor: 'own', operator: 'openNotified', centreHead: 'province' } as const
const clock = { system: 'province' } as const
const witnesses = {
  secretary: 'province',
  centreHead: 'province',
  agencyRep: 'work',
  agencyHead: 'work',
  expert: 'seat',
  official: 'seat',
  manager: 'openOnly',
} as const

const running = ['notified', 'objected', 'executing'] as const
const known = resolutionStates.filter((s) => s !== 'drafted')
const told = known.filter((s) => s !== 'approved')

export const resolutionLaw = law<SeatedActor, ResolutionFacts, Role | 'system', ResolutionState>()({
  words: { state: 'workgroup.resolution.state', act: 'workgroup.resolution.act' },
  scopes: {
    province: here,
    own: (a, r) =>
      r.notified &&
      here(a, r) &&
      ((r.unitId !== null && a.unitIds.includes(r.unitId)) || (r.investorId !== null && a.investorIds.includes(r.investorId))),
    owner: owners,
    ownDesk,
    seat,
    clerk,
    panel: (a, r) => clerk(a, r) || (here(a, r) && onPanel(a)),
    /** Owner, alternative, or a seat in the body; a confidential one only the desk that executes it. */
    work: (a, r) => seat(a, r) || (a.role === 'agencyRep' && r.confidential ? ownDesk(a, r) : owners(a, r) || (alternative(a, r) && !r.confidential)),
    openOnly: (a, r) => here(a, r) && (!r.confidential || seat(a, r)),
    openNotified: (a, r) => here(a, r) && !r.confidential && r.notified,
  },
  sees: {
    producer: 'own',
    investor: 'own',
    operator: 'openNotified',
    centreHead: 'province',
    agencyRep: 'work',
    agencyHead: 'work',
    secretary: 'province',
    expert: 'seat',
    official: 'seat',
    manager: 'openOnly',
    auditor: 'openOnly',
    system: 'province',
  },
  acts: {
    edit: { from: ['drafted'], to: null, by: clerks },
    drop: { from: ['drafted'], to: 'annulled', by: clerks },
    approve: { from: ['drafted'], to: 'approved', by: clerks },
    notify: { from: ['approved'], to: 'notified', by: clerks },
    receive: { from: running, to: null, by: owner },
    // From `executing` too: who began at once may still object within the window; day 16 has a refusal of its own.
    object: { from: ['notified', 'executing'], to: 'objected', by: owner },
    decide_objection: { from: ['objected'], to: null, by: clerks },
    suspend: { from: ['objected'], to: null, by: clerks },
    bind: { from: ['notified'], to: 'executing', by: clock },
    start: { from: ['notified'], to: 'executing', by: owner },
    /** On the resolution itself, or in the inbox on the referral of its case: the same person in either. */
    claim: { from: ['notified', 'executing'], to: 'claimed', by: owner },
    confirm: { from: ['claimed', 'unconfirmed'], to: 'executed', by: producer },
    dispute: { from: ['claimed', 'unconfirmed'], to: 'executing', by: producer },
    silent: { from: ['claimed'], to: 'unconfirmed', by: clock },
    refuse_bank: { from: ['notified', 'executing'], to: 'executing', by: owner },
    panel_finding: { from: ['executing'], to: null, by: panel },
    to_board: { from: ['executing'], to: null, by: clerks },
    board_ruling: { from: ['executing'], to: null, by: clerks },
    // Of a duty of the producer also while a claim waits for their word.
    remind: { from: [...running, 'claimed'], to: null, by: clock },
    overdue: { from: running, to: null, by: clock },
    climb: { from: running, to: null, by: clock },
    propose_nonfeasance: { from: ['executing'], to: null, by: clock },
    sign_nonfeasance: { from: ['executing'], to: null, by: { secretary: 'province' } },
    // A signed bundle is a paper and its hand-over a fact about it, whatever became of the matter meanwhile: another owner has it,
    // it was claimed, it has ended. The receiving office answers when it answers; a slip is corrected by a second time.
    hand_over: { from: told, to: null, by: { secretary: 'province' } },
    register_handover: { from: told, to: null, by: { secretary: 'province' } },
    not_executed: { from: running, to: 'not_executed', by: clerks },
    extend: { from: running, to: null, by: clerks },
    to_alternative: { from: running, to: 'notified', by: clerks },
    /** Its cases were withdrawn, or one of them lives again: whether it ends the group says. */
    note_withdrawal: { from: running, to: null, by: clock },
    settle_duty: { from: told, to: null, by: { ...clerks, producer: 'own', investor: 'own' } },
    attach: { from: known, to: null, by: { ...clerks, agencyRep: 'work', agencyHead: 'work', producer: 'own', investor: 'own' } },
    comment: { from: resolutionStates, to: null, by: { ...witnesses, operator: 'openNotified' } },
    reopen: {
      from: resolutionEnds.filter((s) => s !== 'annulled'),
      to: 'executing',
      by: { ...clerks, producer: 'own', investor: 'own' },
    },
  },
})

/** Safe to keep, and empty when nothing in it can be seen. */
export function cleanText(raw: string): string {
  const text = cleanInput(raw)
  return /[\p{L}\p{N}\p{S}\p{P}]/u.test(text) ? text : ''
}
