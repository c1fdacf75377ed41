// The law of dossiers: who sees one and who may do what to it, from which state (guide.md §5, §8). Pure.

import type { Role } from '#kernel/actor.ts'
import { law, wrongState } from '#kernel/law.ts'
import { type Problem, problem } from '#kernel/problem.ts'
import { type DossierAct, type DossierState, dossierStates, keeps, type SeatedActor, sitsIn } from '../model.ts'
import type { Dossier } from './history/rules.ts'

export const noSuchDossier = problem<{ dossier: string }>('workgroup/no-such-dossier', 404)
export const noSuchDossierFile = problem('workgroup/no-such-dossier-file', 404)
export const deferredAlready = problem('workgroup/deferred-already', 409)
export const noHigherBody = problem('workgroup/no-higher-body', 422)
export const noCommittee = problem('workgroup/no-committee', 422)
export const sameBody = problem('workgroup/same-body', 422)
const decidedInSession = problem('workgroup/decided-in-session', 409)
const clerkReviews = problem('workgroup/clerk-reviews', 403)
export const documentsMissing = problem<{ missing: number; names: string }>('workgroup/documents-missing', 422)
export const noSuchDocument = problem<{ no: number }>('workgroup/no-such-document', 422)
export const dossierNeedsText = problem<{ act: string }>('workgroup/dossier-needs-text', 422)
export const dossierNeedsSubject = problem('workgroup/dossier-needs-subject', 422)
export const dossierNeedsUnit = problem('workgroup/dossier-needs-unit', 422)
export const dossierNeedsDocuments = problem('workgroup/dossier-needs-documents', 422)
export const caseInDossier = problem<{ case: string; dossier: string }>('workgroup/case-in-dossier', 409)
export const caseOfOther = problem<{ case: string }>('workgroup/case-of-other-unit', 422)
export const caseNotOpen = problem<{ case: string }>('workgroup/case-not-open', 409)
export const caseNotInDossier = problem('workgroup/case-not-in-dossier', 404)
export const noFile = problem('workgroup/no-dossier-file', 422)
export const tooManyFiles = problem<{ max: number }>('workgroup/too-many-dossier-files', 409)
export const badCursor = problem('workgroup/bad-dossier-cursor', 400)

/** A dossier as its law sees it. */
export type DossierFacts = {
  readonly state: DossierState
  readonly provinceId: number
  readonly unitId: string | null
  readonly investorId: string | null
  readonly bodyId: string
  readonly committeeId: string | null
  /** The body that referred it up or over. */
  readonly fromBodyId: string | null
  readonly confidential: boolean
}

const here = (a: SeatedActor, d: DossierFacts) => a.provinceId === d.provinceId
const clerk = (a: SeatedActor, d: DossierFacts) => here(a, d) && keeps(a, d.bodyId)

/** Whoever keeps the deciding body; the secretary keeps all of them. */
const clerks = {
  secretary: 'province',
  centreHead: 'clerk',
  agencyRep: 'clerk',
  agencyHead: 'clerk',
  expert: 'clerk',
  official: 'clerk',
  manager: 'clerk',
} as const
/** Whoever keeps it and whoever sits in its committee. */
const reviewers = {
  secretary: 'province',
  centreHead: 'review',
  agencyRep: 'review',
  agencyHead: 'review',
  expert: 'review',
  official: 'review',
  manager: 'review',
} as const
const makers = { ...clerks, centreHead: 'province' } as const
const applicants = { producer: 'own', investor: 'own' } as const
const clock = { system: 'province' } as const
const seated = { agencyRep: 'seat', agencyHead: 'seat', expert: 'seat', official: 'seat' } as const

const undecided = ['open', 'in_committee', 'returned', 'ready', 'on_agenda'] as const satisfies readonly DossierState[]
const going = [...undecided, 'decided'] as const

export const dossierLaw = law<SeatedActor, DossierFacts, Role | 'system', DossierState>()({
  words: { state: 'workgroup.dossier.state', act: 'workgroup.dossier.act' },
  scopes: {
    province: here,
    own: (a, d) =>
      here(a, d) && ((d.unitId !== null && a.unitIds.includes(d.unitId)) || (d.investorId !== null && a.investorIds.includes(d.investorId))),
    seat: (a, d) => here(a, d) && sitsIn(a, [d.bodyId, d.committeeId, d.fromBodyId]),
    clerk,
    review: (a, d) => clerk(a, d) || (here(a, d) && sitsIn(a, [d.committeeId])),
    /** Confidential ones only to those who act on them. */
    openOrSeat: (a, d) => here(a, d) && (!d.confidential || sitsIn(a, [d.bodyId, d.committeeId, d.fromBodyId])),
    openOnly: (a, d) => here(a, d) && !d.confidential,
  },
  sees: {
    ...applicants,
    ...seated,
    operator: 'openOnly',
    centreHead: 'province',
    secretary: 'province',
    manager: 'openOrSeat',
    auditor: 'openOnly',
    system: 'province',
  },
  acts: {
    open: { from: [], to: 'open', by: { ...makers, ...clock } },
    edit: { from: undecided, to: null, by: { ...makers, ...clock } },
    add_cases: { from: undecided, to: null, by: { ...makers, ...clock } },
    remove_case: { from: undecided, to: null, by: { ...makers, ...clock } },
    attach: { from: going, to: null, by: { ...reviewers, ...applicants, centreHead: 'province', operator: 'openOnly' } },
    comment: {
      from: dossierStates,
      to: null,
      by: { ...seated, secretary: 'province', centreHead: 'province', operator: 'openOnly', manager: 'openOrSeat' },
    },
    note_parallel: { from: going, to: null, by: { ...reviewers, centreHead: 'province' } },
    send_to_committee: { from: ['open', 'ready'], to: 'in_committee', by: { ...clerks, ...clock } },
    accept: { from: ['open', 'in_committee'], to: 'ready', by: reviewers },
    return: { from: ['open', 'in_committee'], to: 'returned', by: reviewers },
    /** Back to where it was returned from. */
    complete: { from: ['returned'], to: null, by: { ...clerks, ...applicants, centreHead: 'province', operator: 'openOnly' } },
    refuse: { from: undecided, to: 'refused', by: { ...reviewers, ...clock } },
    refer: { from: ['open', 'in_committee', 'ready'], to: 'open', by: reviewers },
    put_on_agenda: { from: ['ready'], to: 'on_agenda', by: { ...clerks, ...clock } },
    take_off: { from: ['on_agenda'], to: 'ready', by: { ...clerks, ...clock } },
    defer: { from: ['on_agenda'], to: 'ready', by: { ...clerks, ...clock } },
    decide: { from: ['on_agenda'], to: 'decided', by: { ...clerks, ...clock } },
    refer_up: { from: ['ready', 'on_agenda'], to: 'ready', by: { ...clerks, ...clock } },
    /** The clock's own: not heard in time. It blocks nothing. */
    late: { from: ['open', 'in_committee', 'ready', 'on_agenda'], to: null, by: clock },
    /** The applicant's clock: the documents are soon due, and were not brought. Neither refuses anything. */
    remind: { from: ['returned'], to: null, by: clock },
    not_brought: { from: ['returned'], to: null, by: clock },
    close: { from: ['decided'], to: 'closed', by: { ...clerks, ...clock } },
    /** By a person: open again. By itself, when all its resolutions fell to objections: ready, to be heard at the next session. */
    reopen: { from: ['decided', 'refused', 'closed', 'withdrawn'], to: null, by: { ...clerks, centreHead: 'province', ...clock } },
    withdraw: { from: undecided, to: 'withdrawn', by: { ...clerks, ...applicants } },
  },
})

/**
 * Null, or why not now although the table would allow it. `inSession`: said by a session, which alone decides what stands on
 * its agenda.
 */
function whyNotMore(act: DossierAct, actor: SeatedActor, d: DossierFacts, dossier: Pick<Dossier, 'deferred'>, inSession: boolean): Problem | null {
  if (act === 'defer' && dossier.deferred > 0) return deferredAlready()
  if (act === 'reopen' && actor.role === 'system' && d.state !== 'decided') return wrongState({ act, state: d.state, from: ['decided'] })
  if ((act === 'refuse' || act === 'refer_up') && d.state === 'on_agenda' && !inSession) return decidedInSession()
  // Before a committee has it, and after, it is the clerk's to weigh.
  const reviews = act === 'accept' || act === 'return' || act === 'refuse' || act === 'refer'
  if (reviews && d.state !== 'in_committee' && actor.role !== 'system' && !keeps(actor, d.bodyId)) return clerkReviews()
  return null
}

/** Null when this person may do the act now. */
export const whyNotDossier = (
  act: DossierAct,
  actor: SeatedActor,
  facts: DossierFacts,
  dossier: Pick<Dossier, 'deferred'>,
  inSession = false,
): Problem | null => dossierLaw.whyNot(act, actor, facts) ?? whyNotMore(act, actor, facts, dossier, inSession)
