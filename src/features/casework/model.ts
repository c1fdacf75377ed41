// The vocabulary of casework: what a case can be, what can be done to it, and what each act says.
// Truth is the list of acts (casework.act); everything else is a fold of it (history/rules.ts).

import { type Static, Type } from 'typebox'
import { type IntakeField, intakeFieldNames } from '#features/obstacles/catalogue/model.ts'

/** Case statuses of guide.md §4. `draft` has no case row yet: it lives in casework.draft. */
export const statuses = [
  'draft',
  'submitted',
  'info_needed',
  'routed',
  'in_progress',
  'on_agenda',
  'resolution_issued',
  'action_claimed',
  'waiting_systemic',
  'confirmed',
  'partly_confirmed',
  'closed_silent',
  'declined',
  'withdrawn',
  'merged',
] as const
export type Status = (typeof statuses)[number]

/** No clock of an agency or the centre runs any more; the producer may still reopen or appeal. */
export const closedStatuses = ['confirmed', 'closed_silent', 'declined', 'withdrawn', 'merged'] as const satisfies readonly Status[]

/** Signs beside the status. `overdue`, `escalated` and `production_stopped` follow from due, rung and priority. */
export const flags = [
  'overdue',
  'escalated',
  'production_stopped',
  'disputed',
  'paused',
  'reopened',
  'all_declined',
  'no_help',
  'vacancy',
  'partly',
  'appealed',
  'call_needed',
  'hq_proposed',
  'inspection_proposed',
  'relapsed',
] as const
export type Flag = (typeof flags)[number]

export const priorities = ['normal', 'production_stopped'] as const
export type Priority = (typeof priorities)[number]

/** `import`: a row of a backlog that came as a spreadsheet; nobody chooses it in a form. */
export const channels = ['web', 'phone', 'sms', 'field', 'api', 'import'] as const
export type Channel = (typeof channels)[number]
/** What a person may name when they open a case. */
export const openChannels = channels.filter((channel) => channel !== 'import')

/** Who holds the case now. `none` once it is closed; `knot` is the owner of the rule that must change. */
export const holders = ['centre', 'desk', 'agencyHead', 'workingGroup', 'hq', 'producer', 'knot', 'none'] as const
export type Holder = (typeof holders)[number]

export const referralStates = [
  'sent',
  'accepted',
  'in_progress',
  'waiting',
  'claimed',
  'no_means',
  'unreachable',
  'declined',
  'superseded',
  'withdrawn',
  'lapsed',
] as const
export type ReferralState = (typeof referralStates)[number]
export const liveStates = ['sent', 'accepted', 'in_progress', 'waiting'] as const satisfies readonly ReferralState[]

/** Why a desk sends a referral back. `not_our_mandate` must suggest another desk. */
export const declineReasons = ['not_our_mandate', 'other_territory', 'not_eligible', 'already_handled', 'duplicate'] as const
export const noMeansReasons = ['no_budget', 'no_authority', 'no_capacity', 'no_supply', 'court_order', 'other'] as const
export const waitingFor = ['producer', 'agency', 'committee'] as const
/** On what ground a whole case is declined. */
export const caseDeclineReasons = ['against_law', 'outside_powers', 'in_court', 'not_production', 'no_ground'] as const
export const contactChannels = ['phone', 'sms', 'mail', 'visit'] as const
/** How the producer said it. `phone` is read back to them and recorded by an operator with `saidBy`. */
export const vias = ['web', 'sms', 'phone'] as const
export type Via = (typeof vias)[number]

/** Done by people on a case. */
export const caseActs = [
  'route',
  'add_desk',
  'edit',
  'prioritise',
  'mark_confidential',
  'ask_info',
  'answer',
  'write',
  'comment',
  'message',
  'contact',
  'decline',
  'put_on_agenda',
  'issue',
  'confirm',
  'confirm_part',
  'dispute',
  'reopen',
  'appeal',
  'decide_appeal',
  'link_knot',
  'unlink_knot',
  'merge',
  'unmerge',
  'split',
  'withdraw',
  'escalate',
  'send_hq',
  'check_result',
  'undo',
] as const
export type CaseActName = (typeof caseActs)[number]

/** Done by a desk or its head on one referral. */
export const referralActs = [
  'accept',
  'start',
  'wait',
  'resume',
  'report',
  'claim',
  'no_means',
  'unreachable',
  'refuse',
  'transfer',
  'withdraw_referral',
  'reopen_referral',
] as const
export type ReferralActName = (typeof referralActs)[number]

/** Done by the product's clock, or the beginning itself. */
export const systemActs = [
  'submit',
  'attach',
  'nudge',
  'climb',
  'vacancy',
  'unpause',
  'remind',
  'call_needed',
  'close_silent',
  'durability_check',
  'unanswered',
  'redo',
  'knot_changed',
  'take_off',
] as const
export type SystemActName = (typeof systemActs)[number]

export type ActName = CaseActName | ReferralActName | SystemActName
export const actNames: readonly ActName[] = [...systemActs, ...caseActs, ...referralActs]

/** The longest text a person may send, in UTF-16 units after cleaning. */
export const TEXT_MAX = 20_000

export const Id = Type.String({ format: 'uuid' })
export const Moment = Type.String({ format: 'date-time' })
export const Name2 = Type.Object({ fa: Type.String(), en: Type.String() })
export const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(t: T) => Type.Union([t, Type.Null()])
/** Length is judged by an action, after cleaning, so that the refusal can say how long it was and how long it may be. */
export const Text = Type.String({ maxLength: 200_000 })
const Short = Type.String({ maxLength: 500 })

/** Answers to what the obstacle's group asks, by intake field (obstacles: `intakeFields`). An empty answer takes one back. */
export const Asked = Type.Object(Object.fromEntries(intakeFieldNames.map((name) => [name, Type.Optional(Type.String({ maxLength: 500 }))])), {
  additionalProperties: false,
})
export type Asked = Partial<Record<IntakeField, string>>

const Said = { via: Type.Optional(Type.Enum([...vias])), saidBy: Type.Optional(Short) }
const Route = Type.Object({
  to: Type.Array(Type.Object({ deskId: Id, lead: Type.Optional(Type.Boolean()) }), { minItems: 1, maxItems: 12 }),
  /** true: these desks are alternatives; the first that accepts supersedes the others. */
  alternatives: Type.Optional(Type.Boolean()),
  note: Type.Optional(Text),
})

/** What each act of a person on a case must say. */
export const caseBodies = {
  route: Route,
  add_desk: Route,
  edit: Type.Object({
    unitId: Type.Optional(orNull(Id)),
    investorId: Type.Optional(orNull(Id)),
    unitName: Type.Optional(Short),
    countyId: Type.Optional(orNull(Id)),
    groupCode: Type.Optional(orNull(Type.String({ maxLength: 12 }))),
    reporterName: Type.Optional(Short),
    text: Type.Optional(Text),
    asked: Type.Optional(Asked),
  }),
  prioritise: Type.Object({ priority: Type.Enum([...priorities]), text: Text }),
  mark_confidential: Type.Object({ confidential: Type.Boolean() }),
  ask_info: Type.Object({ text: Text }),
  answer: Type.Object({ text: Text, ...Said }),
  write: Type.Object({ text: Text, ...Said }),
  comment: Type.Object({ text: Text }),
  message: Type.Object({ text: Text }),
  contact: Type.Object({ channel: Type.Enum([...contactChannels]), reached: Type.Boolean(), text: Type.Optional(Text) }),
  decline: Type.Object({ reason: Type.Enum([...caseDeclineReasons]), legalBasis: Short, text: Text }),
  put_on_agenda: Type.Object({ sessionAt: Moment, text: Type.Optional(Text) }),
  issue: Type.Object({ dueAt: Moment, number: Short, text: Text }),
  confirm: Type.Object({ text: Type.Optional(Text), ...Said }),
  confirm_part: Type.Object({ text: Text, ...Said }),
  dispute: Type.Object({ text: Text, ...Said }),
  reopen: Type.Object({ text: Text, ...Said }),
  appeal: Type.Object({ text: Text, ...Said }),
  decide_appeal: Type.Object({ outcome: Type.Enum(['accepted', 'rejected']), text: Text }),
  link_knot: Type.Object({ knotId: Id, text: Type.Optional(Text) }),
  unlink_knot: Type.Object({ text: Type.Optional(Text) }),
  merge: Type.Object({ intoId: Id, text: Type.Optional(Text) }),
  unmerge: Type.Object({ text: Type.Optional(Text) }),
  split: Type.Object({ text: Text, groupCode: Type.Optional(Type.String({ maxLength: 12 })) }),
  withdraw: Type.Object({ text: Type.Optional(Text), ...Said }),
  escalate: Type.Object({ rung: Type.Integer({ minimum: 2, maximum: 5 }), text: Text, signature: Type.Optional(Short) }),
  send_hq: Type.Object({ number: Short, text: Type.Optional(Text) }),
  check_result: Type.Object({ holds: Type.Boolean(), text: Type.Optional(Text), ...Said }),
  undo: Type.Object({ seq: Type.Integer({ minimum: 1 }) }),
} as const satisfies Record<CaseActName, unknown>

const Evidence = Type.Record(Type.String(), Type.Unknown())

/**
 * What each act on a referral must say. `evidence` of a claim is checked against the obstacle group's evidence type, or, where
 * resolutions of the working group wait for this claim, against what each of them asks; `answers` tells them apart.
 */
export const referralBodies = {
  accept: Type.Object({ text: Type.Optional(Text) }),
  start: Type.Object({ text: Type.Optional(Text) }),
  wait: Type.Object({ for: Type.Enum([...waitingFor]), text: Text }),
  resume: Type.Object({ text: Type.Optional(Text) }),
  report: Type.Object({ text: Text }),
  claim: Type.Object({
    evidence: Type.Optional(Evidence),
    answers: Type.Optional(Type.Array(Type.Object({ resolutionId: Id, evidence: Evidence }), { maxItems: 50 })),
    text: Text,
  }),
  no_means: Type.Object({ reason: Type.Enum([...noMeansReasons]), legalBasis: Short, text: Text }),
  unreachable: Type.Object({ text: Text }),
  refuse: Type.Object({ reason: Type.Enum([...declineReasons]), suggestedDeskId: Type.Optional(Id), text: Text }),
  transfer: Type.Object({ deskId: Id, text: Text }),
  withdraw_referral: Type.Object({ text: Text }),
  reopen_referral: Type.Object({ text: Text }),
} as const satisfies Record<ReferralActName, unknown>

/** What a producer may do on their own case, also without an account (follow/). */
export const producerActs = ['answer', 'write', 'confirm', 'confirm_part', 'dispute', 'reopen', 'appeal', 'withdraw', 'check_result'] as const
export type ProducerActName = (typeof producerActs)[number]

export type CaseBody<N extends CaseActName> = Static<(typeof caseBodies)[N]>
export type ReferralBody<N extends ReferralActName> = Static<(typeof referralBodies)[N]>

/** One row of casework.act as the rules read it. `details` is the act's body and what the server added. */
export type Act = {
  readonly seq: number
  readonly name: ActName
  readonly at: Date
  readonly referralId: string | null
  readonly actorId: string | null
  readonly actorRole: string
  readonly details: Readonly<Record<string, unknown>>
}
