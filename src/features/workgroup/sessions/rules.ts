// The law of sessions and the refusals of this noun. Pure. Order of the agenda: agenda/rules.ts; when a body meets: planning/rules.ts.

import type { Role } from '#kernel/actor.ts'
import { law } from '#kernel/law.ts'
import { type Problem, problem } from '#kernel/problem.ts'
import { keeps, type SeatedActor, seatRoles, type SessionState, sitsIn } from '../model.ts'

export const noSuchSession = problem<{ session: string }>('workgroup/no-such-session', 404)
export const noSuchItem = problem<{ item: string }>('workgroup/no-such-item', 404)
export const noSuchSeatHere = problem<{ seat: string }>('workgroup/no-such-seat-here', 404)
export const badSessionCursor = problem('workgroup/bad-session-cursor', 400)
export const reasonNeeded = problem<{ act: string }>('workgroup/session-reason-needed', 422)
/** Said by the page before it asks. */
export const sessionNeedsTime = problem('workgroup/session-needs-time', 422)
export const sessionInPast = problem('workgroup/session-in-past', 422)
export const sessionTooFar = problem<{ until: string }>('workgroup/session-too-far', 422)
export const extraordinaryTooLate = problem<{ until: string }>('workgroup/extraordinary-too-late', 422)
export const sessionClash = problem<{ code: string }>('workgroup/session-clash', 409)
export const bodyNotMeeting = problem<{ body: string }>('workgroup/body-not-meeting', 422)
export const noFixedDay = problem<{ body: string }>('workgroup/no-fixed-day', 422)
export const noMembers = problem<{ body: string }>('workgroup/session-without-members', 422)
export const agendaEmpty = problem('workgroup/agenda-empty', 422)
export const agendaFull = problem<{ capacity: number }>('workgroup/agenda-full', 409)
export const alreadyOnAgenda = problem<{ code: string }>('workgroup/already-on-agenda', 409)
export const notForThisBody = problem<{ code: string }>('workgroup/not-for-this-body', 422)
export const notReady = problem<{ code: string; state: string }>('workgroup/dossier-not-ready', 422)
export const itemNeedsOne = problem('workgroup/item-needs-one', 422)
export const orderIncomplete = problem('workgroup/order-incomplete', 409)
export const itemHeard = problem('workgroup/item-heard', 409)
export const conflictAfterClose = problem('workgroup/conflict-after-close', 409)
export const conflictAfterSigning = problem('workgroup/conflict-after-signing', 409)
export const nothingLate = problem('workgroup/nothing-late', 409)
export const notYourSeat = problem('workgroup/not-your-seat', 403)
export const noPack = problem('workgroup/no-pack', 404)
export const tooEarlyNotHeld = problem('workgroup/session-not-over', 409)

/** A session as its law sees it. */
export type SessionFacts = { readonly state: SessionState; readonly provinceId: number; readonly bodyId: string }

const here = (a: SeatedActor, s: SessionFacts) => a.provinceId === s.provinceId
/** Roles that may hold a clerk's seat keep the agenda of that body; the provincial secretary keeps all. */
const byClerk = Object.fromEntries(seatRoles.map((r) => [r, 'clerk'])) as Record<(typeof seatRoles)[number], 'clerk'>
const bySeat = Object.fromEntries(seatRoles.map((r) => [r, 'seat'])) as Record<(typeof seatRoles)[number], 'seat'>
const clerks = byClerk satisfies { [R in Role]?: string }
const clerksAndClock = { ...byClerk, system: 'province' } as const

export const sessionLaw = law<SeatedActor, SessionFacts, Role | 'system', SessionState>()({
  words: { state: 'workgroup.session.state', act: 'workgroup.session.act' },
  scopes: {
    province: here,
    clerk: (a, s) => here(a, s) && keeps(a, s.bodyId),
    seat: (a, s) => here(a, s) && (keeps(a, s.bodyId) || sitsIn(a, [s.bodyId])),
  },
  sees: {
    operator: 'province',
    centreHead: 'province',
    secretary: 'province',
    manager: 'province',
    auditor: 'province',
    agencyRep: 'seat',
    agencyHead: 'seat',
    expert: 'seat',
    official: 'seat',
    system: 'province',
  },
  acts: {
    edit: { from: ['planned'], to: null, by: clerks },
    build: { from: ['planned'], to: null, by: clerksAndClock },
    move_item: { from: ['planned'], to: null, by: clerks },
    add_item: { from: ['planned'], to: null, by: clerks },
    remove_item: { from: ['planned'], to: null, by: clerks },
    restore_item: { from: ['planned'], to: null, by: clerks },
    call: { from: ['planned'], to: 'called', by: clerks },
    add_late: { from: ['called', 'sitting'], to: null, by: clerks },
    uncall: { from: ['called'], to: 'planned', by: clerks },
    cancel: { from: ['planned', 'called'], to: 'cancelled', by: clerks },
    not_held: { from: ['planned', 'called'], to: 'not_held', by: clerksAndClock },
    open_sitting: { from: ['called'], to: 'sitting', by: clerks },
    close_sitting: { from: ['sitting'], to: 'closed', by: clerks },
    /** Closed by mistake: until the minutes are signed it goes on. */
    resume_sitting: { from: ['closed'], to: 'sitting', by: clerks },
    mark_minuted: { from: ['closed'], to: 'minuted', by: clerks },
    answer: { from: ['called'], to: null, by: bySeat },
    declare_conflict: { from: ['planned', 'called', 'sitting'], to: null, by: bySeat },
    withdraw_conflict: { from: ['planned', 'called', 'sitting'], to: null, by: bySeat },
  },
})

/** Which acts are nothing without their reason. */
export const wordyActs = [
  'uncall',
  'cancel',
  'not_held',
  'move_item',
  'remove_item',
  'add_item',
  'add_late',
  'declare_conflict',
  'resume_sitting',
] as const

type ConflictAct = 'declare_conflict' | 'withdraw_conflict'
export const isConflictAct = (name: string): name is ConflictAct => name === 'declare_conflict' || name === 'withdraw_conflict'

/** Marks of who is party to an item are made until the session ends: afterwards the decision stands, and this says what to do. */
export function whyNotConflict(act: ConflictAct, actor: SeatedActor, s: SessionFacts): Problem | null {
  const refusal = sessionLaw.whyNot(act, actor, s)
  if (refusal?.code !== 'law/wrong-state') return refusal
  if (s.state === 'closed') return conflictAfterClose()
  return s.state === 'minuted' ? conflictAfterSigning() : refusal
}
