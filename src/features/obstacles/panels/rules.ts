// Who may do what with a panel's question, and why not. Pure.

import type { Actor, Role } from '#kernel/actor.ts'
import { law } from '#kernel/law.ts'
import { problem } from '#kernel/problem.ts'
import type { OpinionState } from './model.ts'

export const noSuchPanel = problem<{ id: string }>('obstacles/no-such-panel', 404)
export const panelNameTaken = problem('obstacles/panel-name-taken', 409)
export const panelNameEmpty = problem('obstacles/panel-name-empty', 422)
export const noSuchDomain = problem<{ domain: string }>('obstacles/no-such-domain', 422)
export const notOnStaff = problem<{ count: number }>('obstacles/not-on-staff', 422)
export const panelInactive = problem('obstacles/panel-inactive', 409)
export const panelEmpty = problem('obstacles/panel-empty', 409)
export const noSuchExpert = problem('obstacles/no-such-expert', 404)
export const notYourEntry = problem('obstacles/not-your-entry', 403)
export const stakeUnknown = problem('obstacles/stake-unknown', 422)
export const noSuchRequest = problem('obstacles/no-such-opinion-request', 404)
export const noSuchSubject = problem('obstacles/no-such-subject', 404)
export const askedAlready = problem<{ panel: string }>('obstacles/asked-already', 409)
export const opinionEmpty = problem('obstacles/opinion-empty', 422)
export const conflictOfInterest = problem('obstacles/conflict-of-interest', 403)
export const noOpinionYet = problem('obstacles/no-opinion-yet', 409)
export const notSolved = problem('obstacles/not-solved', 409)
export const noteTwice = problem('obstacles/note-twice', 409)

/** A question to a panel as its law sees it. */
export type RequestFacts = {
  readonly state: OpinionState
  readonly provinceId: number
  readonly memberIds: readonly string[]
  readonly chairIds: readonly string[]
  readonly askedBy: string | null
  /** Agencies that act on the case: they read what was concluded. */
  readonly agencyIds: readonly string[]
  /** Of the case in question; a knot hides nothing. */
  readonly confidential: boolean
  /** Roles and accounts to whom casework opens a confidential case besides the head of the centre. */
  readonly openTo: readonly string[]
}

const here = (a: Actor, r: RequestFacts) => a.provinceId === r.provinceId
const on = (list: readonly string[], a: Actor) => a.accountId !== null && list.includes(a.accountId)
const answered = (a: Actor, r: RequestFacts) => r.state === 'answered' && r.agencyIds.some((id) => a.agencyIds.includes(id))
const seat = {
  expert: 'seat',
  operator: 'seat',
  centreHead: 'seat',
  agencyRep: 'seat',
  agencyHead: 'seat',
  secretary: 'seat',
  manager: 'seat',
} as const

export const opinionLaw = law<Actor, RequestFacts, Role, OpinionState>()({
  scopes: {
    province: here,
    seat: (a, r) => here(a, r) && on(r.memberIds, a),
    chair: (a, r) => here(a, r) && on(r.chairIds, a),
    asker: (a, r) => here(a, r) && a.accountId !== null && a.accountId === r.askedBy,
    /** A question about a confidential case is read by whom it was put to, by who asked, and by those who may see the case. */
    opened: (a, r) =>
      here(a, r) && (!r.confidential || on(r.memberIds, a) || a.accountId === r.askedBy || r.openTo.includes(a.role) || on(r.openTo, a)),
    openOrSeat: (a, r) => here(a, r) && (!r.confidential || on(r.memberIds, a)),
    /** Sits on the panel, or belongs to an agency that acts on the case and the answer stands. */
    seatOrAnswered: (a, r) => here(a, r) && (on(r.memberIds, a) || answered(a, r)),
    /** The same, of confidential cases only those who acted on it: another desk of the agency knows nothing of it. */
    seatOrOwnAnswered: (a, r) => here(a, r) && (on(r.memberIds, a) || (answered(a, r) && (!r.confidential || on(r.openTo, a)))),
  },
  sees: {
    expert: 'seat',
    operator: 'opened',
    centreHead: 'province',
    secretary: 'opened',
    manager: 'openOrSeat',
    agencyRep: 'seatOrOwnAnswered',
    agencyHead: 'seatOrAnswered',
  },
  acts: {
    give: { from: ['asked'], to: null, by: seat },
    declare_conflict: { from: ['asked'], to: null, by: seat },
    conclude: {
      from: ['asked'],
      to: 'answered',
      by: {
        expert: 'chair',
        operator: 'chair',
        centreHead: 'chair',
        agencyRep: 'chair',
        agencyHead: 'chair',
        manager: 'chair',
        secretary: 'province',
      },
    },
    extend: { from: ['asked'], to: null, by: { operator: 'asker', centreHead: 'province', secretary: 'province' } },
    withdraw: { from: ['asked'], to: 'withdrawn', by: { operator: 'asker', centreHead: 'province', secretary: 'province' } },
  },
})

/** An expert with a stake in the unit or in an agency that acts on the case gives no opinion on it and does not read it. */
export const hasStake = (
  expert: { readonly unitIds: readonly string[]; readonly agencyIds: readonly string[] } | undefined,
  subject: { readonly unitId: string | null; readonly agencyIds: readonly string[] } | null,
): boolean =>
  expert !== undefined &&
  subject !== null &&
  ((subject.unitId !== null && expert.unitIds.includes(subject.unitId)) || subject.agencyIds.some((id) => expert.agencyIds.includes(id)))

/** A panel answers within five working days unless the question says otherwise: house practice. */
export const answerDays = 5
