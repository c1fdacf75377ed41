// The case law: who sees a case and who may do what to it, from which status.

import type { Actor, Role } from '#kernel/actor.ts'
import { law } from '#kernel/law.ts'
import { cleanInput } from '#kernel/text.ts'
import { type Asked, type Holder, type Status, statuses } from '../model.ts'

/** The people of a case: an actor who proved a phone by code may follow single cases without an account. */
export type CaseActor = Actor & { readonly caseIds?: readonly string[] }

/** A case as its law sees it. */
export type CaseFacts = {
  readonly state: Status
  readonly id: string
  readonly provinceId: number
  readonly unitId: string | null
  readonly investorId: string | null
  /** The account of the producer who raised it, if they were signed in. */
  readonly reporterId: string | null
  readonly confidential: boolean
  readonly holder: Holder
  readonly rung: number
  /** Of every referral, ended ones too. */
  readonly deskIds: readonly string[]
  readonly agencyIds: readonly string[]
  /** Accounts that have acted on it. */
  readonly actorIds: readonly string[]
  /** Who did the last act that can be undone, if one can. */
  readonly undoableBy: string | null
}

const here = (a: CaseActor, c: CaseFacts) => a.provinceId === c.provinceId
const ownDesk = (a: CaseActor, c: CaseFacts) => here(a, c) && c.deskIds.some((id) => a.deskIds.includes(id))
const ownAgency = (a: CaseActor, c: CaseFacts) => here(a, c) && c.agencyIds.some((id) => a.agencyIds.includes(id))
const acted = (a: CaseActor, c: CaseFacts) => a.accountId !== null && c.actorIds.includes(a.accountId)

const all = statuses.filter((s) => s !== 'draft')
const except = (...no: Status[]) => all.filter((s) => !no.includes(s))
const working = ['submitted', 'info_needed', 'routed', 'in_progress', 'on_agenda', 'resolution_issued'] as const
const notClosed = except('confirmed', 'closed_silent', 'declined', 'withdrawn', 'merged')
/** The producer in their own name; the centre writes down what they said on the phone (`via: phone`, `saidBy`). */
const producer = { producer: 'own', investor: 'own', operator: 'province', centreHead: 'province' } as const
const centre = { operator: 'province', centreHead: 'province' } as const
const desk = { agencyRep: 'ownDesk', agencyHead: 'ownAgency' } as const
const clock = { system: 'province' } as const
/** The secretary by hand, or the working group's own session through group/actions.ts. */
const group = { secretary: 'province', ...clock } as const
const anyoneOnIt = { ...producer, ...desk, secretary: 'province' } as const

export const caseLaw = law<CaseActor, CaseFacts, Role | 'system', Status>()({
  words: { state: 'casework.status', act: 'casework.act' },
  scopes: {
    province: here,
    own: (a, c) =>
      here(a, c) &&
      ((c.unitId !== null && a.unitIds.includes(c.unitId)) ||
        (c.investorId !== null && a.investorIds.includes(c.investorId)) ||
        (c.reporterId !== null && c.reporterId === a.accountId) ||
        (a.caseIds ?? []).includes(c.id)),
    ownDesk,
    ownAgency,
    /** Confidential cases are open only to those who act on them. */
    centreWork: (a, c) => here(a, c) && (!c.confidential || c.holder === 'centre' || c.holder === 'producer' || acted(a, c)),
    agencyWork: (a, c) => ownAgency(a, c) && (!c.confidential || ownDesk(a, c)),
    highRungs: (a, c) => here(a, c) && (!c.confidential || c.rung >= 3 || acted(a, c)),
    openOnly: (a, c) => here(a, c) && !c.confidential,
    didIt: (a, c) => here(a, c) && a.accountId !== null && a.accountId === c.undoableBy,
  },
  sees: {
    producer: 'own',
    investor: 'own',
    operator: 'centreWork',
    centreHead: 'province',
    agencyRep: 'agencyWork',
    agencyHead: 'ownAgency',
    secretary: 'highRungs',
    manager: 'openOnly',
    system: 'province',
  },
  acts: {
    route: { from: ['submitted', 'partly_confirmed'], to: 'routed', by: { ...centre, secretary: 'province', ...clock } },
    add_desk: {
      from: ['routed', 'in_progress', 'info_needed', 'on_agenda', 'resolution_issued'],
      to: null,
      by: { ...centre, secretary: 'province', ...clock },
    },
    edit: { from: notClosed, to: null, by: centre },
    prioritise: { from: notClosed, to: null, by: centre },
    mark_confidential: { from: all, to: null, by: { ...centre, producer: 'own', investor: 'own' } },
    ask_info: { from: ['submitted', 'routed', 'in_progress', 'on_agenda'], to: 'info_needed', by: { ...centre, ...desk, secretary: 'province' } },
    answer: { from: ['info_needed'], to: null, by: producer },
    write: { from: all, to: null, by: producer },
    comment: { from: all, to: null, by: { ...centre, ...desk, secretary: 'province', manager: 'province' } },
    message: { from: all, to: null, by: { ...centre, ...desk, secretary: 'province' } },
    contact: { from: all, to: null, by: { ...centre, ...desk, secretary: 'province' } },
    decline: { from: ['submitted', 'on_agenda'], to: 'declined', by: { centreHead: 'province', secretary: 'province' } },
    put_on_agenda: { from: ['submitted', 'routed', 'in_progress', 'on_agenda'], to: 'on_agenda', by: group },
    issue: { from: ['on_agenda', 'resolution_issued'], to: 'resolution_issued', by: group },
    confirm: { from: ['action_claimed', 'partly_confirmed', 'merged'], to: 'confirmed', by: producer },
    confirm_part: { from: ['action_claimed'], to: 'partly_confirmed', by: producer },
    dispute: { from: ['action_claimed', 'merged'], to: null, by: producer },
    reopen: { from: ['confirmed', 'closed_silent', 'withdrawn'], to: null, by: producer },
    appeal: { from: ['declined'], to: null, by: producer },
    decide_appeal: { from: ['declined'], to: null, by: { secretary: 'province', manager: 'province', ...clock } },
    /** By the product itself when a panel has confirmed the knot: all its open cases at once. */
    link_knot: {
      from: [...working, 'partly_confirmed'],
      to: 'waiting_systemic',
      by: { centreHead: 'province', secretary: 'province', ...clock },
    },
    unlink_knot: { from: ['waiting_systemic'], to: null, by: { centreHead: 'province', secretary: 'province', ...clock } },
    merge: { from: ['submitted', 'info_needed', 'routed', 'in_progress'], to: 'merged', by: centre },
    unmerge: { from: ['merged'], to: null, by: centre },
    split: { from: working, to: null, by: centre },
    withdraw: { from: [...working, 'action_claimed', 'waiting_systemic', 'partly_confirmed', 'declined'], to: 'withdrawn', by: producer },
    escalate: { from: [...working, 'waiting_systemic'], to: null, by: { centreHead: 'province', secretary: 'province' } },
    send_hq: { from: working, to: null, by: { secretary: 'province' } },
    check_result: { from: ['confirmed'], to: null, by: producer },
    undo: {
      from: all,
      to: null,
      by: { operator: 'didIt', centreHead: 'didIt', agencyRep: 'didIt', agencyHead: 'didIt', secretary: 'didIt', manager: 'didIt' },
    },
    attach: { from: all, to: null, by: { ...anyoneOnIt, manager: 'province' } },
    // The clock's own acts.
    nudge: { from: working, to: null, by: clock },
    climb: { from: [...working, 'partly_confirmed'], to: null, by: clock },
    vacancy: { from: [...working, 'partly_confirmed'], to: null, by: clock },
    unpause: { from: all, to: null, by: clock },
    remind: { from: ['action_claimed'], to: null, by: clock },
    call_needed: { from: ['action_claimed'], to: null, by: clock },
    close_silent: { from: ['action_claimed'], to: 'closed_silent', by: clock },
    durability_check: { from: ['confirmed'], to: null, by: clock },
    unanswered: { from: [...working, 'partly_confirmed'], to: null, by: clock },
    redo: { from: ['partly_confirmed'], to: 'in_progress', by: clock },
    knot_changed: { from: ['waiting_systemic'], to: 'action_claimed', by: clock },
    /** The working group does not hear it at that session after all, or its resolution was annulled. */
    take_off: { from: [...working, 'waiting_systemic', 'action_claimed'], to: null, by: clock },
  },
})

/** Answers to what a group asks, as an act keeps them: cleaned; nothing when nothing was answered. */
export function answersOf(asked: Asked | undefined): { asked?: Asked } {
  const clean = Object.entries(asked ?? {}).map(([name, value]) => [name, cleanInput(value)] as const)
  return clean.length ? { asked: Object.fromEntries(clean) } : {}
}
