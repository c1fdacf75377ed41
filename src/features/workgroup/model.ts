// The words of the room that several nouns share: bodies, states and acts of dossiers and resolutions, who sits where.

import { Type } from 'typebox'
import type { Actor, Role } from '#kernel/actor.ts'

export const Id = Type.String({ format: 'uuid' })
export const Moment = Type.String({ format: 'date-time' })
export const Name2 = Type.Object({ fa: Type.String(), en: Type.String() })
export const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(t: T) => Type.Union([t, Type.Null()])
/** One line: a title, a post, a legal article. */
export const Line = Type.String({ maxLength: 300 })
/** What people write; cleaned before it is kept. */
export const Text = Type.String({ maxLength: 20_000 })
export const After = Type.Optional(Type.String({ maxLength: 400 }))
export const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200 }))

export const bodyKinds = ['province', 'county', 'committee', 'bank_panel', 'national'] as const
export type BodyKind = (typeof bodyKinds)[number]

/** A seat of the person who acts, as holder or as deputy. */
export type MySeat = {
  readonly bodyId: string
  readonly seatId: string
  readonly kind: BodyKind
  readonly chair: boolean
  /** Secretary of the body: keeps its agenda and minutes. */
  readonly clerk: boolean
  readonly voting: boolean
}
/** Who acts in this room: laws ask for the seats too. `seatedActor` in bodies/actions.ts makes one. */
export type SeatedActor = Actor & { readonly seats: readonly MySeat[] }

export const sitsIn = (actor: SeatedActor, bodyIds: readonly (string | null)[]): boolean => actor.seats.some((s) => bodyIds.includes(s.bodyId))
/** The provincial secretary everywhere, else the body's own. */
export const keeps = (actor: SeatedActor, bodyId: string | null): boolean =>
  actor.role === 'secretary' || actor.seats.some((s) => s.clerk && s.bodyId === bodyId)

/** Hats that may fill a seat. */
export const seatRoles = ['agencyRep', 'agencyHead', 'expert', 'official', 'manager', 'centreHead', 'secretary'] as const satisfies readonly Role[]

export const dossierStates = ['open', 'in_committee', 'returned', 'ready', 'on_agenda', 'decided', 'refused', 'closed', 'withdrawn'] as const
export type DossierState = (typeof dossierStates)[number]
export const dossierEnds = ['refused', 'closed', 'withdrawn'] as const satisfies readonly DossierState[]

export const dossierActs = [
  'open',
  'edit',
  'add_cases',
  'remove_case',
  'attach',
  'comment',
  'note_parallel',
  'send_to_committee',
  'accept',
  'return',
  'complete',
  'refuse',
  'refer',
  'put_on_agenda',
  'take_off',
  'defer',
  'decide',
  'refer_up',
  'late',
  'remind',
  'not_brought',
  'close',
  'reopen',
  'withdraw',
] as const
export type DossierAct = (typeof dossierActs)[number]

export const sessionStates = ['planned', 'called', 'sitting', 'closed', 'minuted', 'not_held', 'cancelled'] as const
export type SessionState = (typeof sessionStates)[number]
export const presences = ['unknown', 'present', 'deputy', 'online', 'excused', 'absent'] as const
export type Presence = (typeof presences)[number]
/** Who chaired: the ranking counts sessions that the governor-general chaired in person. */
export const chairings = ['governor_general', 'deputy', 'other'] as const
export const itemStates = ['waiting', 'open', 'resolved', 'deferred', 'refused', 'referred_up', 'noted', 'not_reached'] as const
export type ItemState = (typeof itemStates)[number]

export const resolutionStates = [
  'drafted',
  'approved',
  'notified',
  'objected',
  'executing',
  'claimed',
  'executed',
  'unconfirmed',
  'not_executed',
  'annulled',
] as const
export type ResolutionState = (typeof resolutionStates)[number]
export const resolutionEnds = ['executed', 'unconfirmed', 'not_executed', 'annulled'] as const satisfies readonly ResolutionState[]

export const resolutionActs = [
  'draft',
  'edit',
  'drop',
  'approve',
  'notify',
  'receive',
  'object',
  'decide_objection',
  'suspend',
  'bind',
  'start',
  'claim',
  'confirm',
  'dispute',
  'silent',
  'refuse_bank',
  'panel_finding',
  'to_board',
  'board_ruling',
  'remind',
  'overdue',
  'climb',
  'propose_nonfeasance',
  'sign_nonfeasance',
  'hand_over',
  'register_handover',
  'not_executed',
  'extend',
  'to_alternative',
  'settle_duty',
  'note_withdrawal',
  'attach',
  'comment',
  'reopen',
] as const
export type ResolutionAct = (typeof resolutionActs)[number]

/** Why a resolution was not executed (guide.md §3). */
export const notExecutedReasons = [
  'applicant_did_not_follow_up',
  'producer_broke_commitment',
  'agency_did_not_cooperate',
  'bank_refused',
  'outside_powers',
] as const
export type NotExecutedReason = (typeof notExecutedReasons)[number]

export const currencies = ['IRR', 'EUR', 'USD', 'CNY', 'AED'] as const
export type Currency = (typeof currencies)[number]

/** Who meets the pages of the room; which records, the laws say. */
export const staff = [
  'operator',
  'centreHead',
  'agencyRep',
  'agencyHead',
  'secretary',
  'expert',
  'official',
  'manager',
  'auditor',
] as const satisfies readonly Role[]
export const applicants = ['producer', 'investor'] as const satisfies readonly Role[]

/** One act of a dossier or a resolution as its fold reads it. */
export type ActOf<Name extends string> = {
  readonly seq: number
  readonly name: Name
  readonly at: Date
  readonly actorId: string | null
  readonly actorRole: string
  readonly details: Readonly<Record<string, unknown>>
}
