// What each act asks of the person, as data: one form draws them all.

import { caseDeclineReasons, contactChannels, declineReasons, noMeansReasons, priorities, waitingFor } from '../../model.ts'
import type { AnyAct } from './endpoints.ts'

export type ActField =
  | { readonly kind: 'text'; readonly name: string; readonly optional?: boolean; readonly word?: string }
  | { readonly kind: 'line'; readonly name: string; readonly optional?: boolean; readonly ltr?: boolean }
  | { readonly kind: 'choice'; readonly name: string; readonly values: readonly string[]; readonly row?: boolean }
  | { readonly kind: 'yes'; readonly name: string }
  | { readonly kind: 'moment'; readonly name: string; readonly future?: boolean }
  | {
      readonly kind: 'desk' | 'desks' | 'group' | 'case' | 'knot' | 'rung' | 'evidence' | 'details' | 'said'
      readonly name: string
      readonly optional?: boolean
    }

export type ActForm = {
  readonly fields: readonly ActField[]
  /** Who reads what is written: the form says so in colour, icon and words before anything is sent. */
  readonly audience: 'internal' | 'producer'
  readonly danger?: boolean
}

const text = { kind: 'text', name: 'text' } as const
const note = { kind: 'text', name: 'text', optional: true } as const
const said = { kind: 'said', name: 'said' } as const
const legalBasis = { kind: 'line', name: 'legalBasis' } as const
const internal = (...fields: ActField[]): ActForm => ({ audience: 'internal', fields })
const producer = (...fields: ActField[]): ActForm => ({ audience: 'producer', fields })

export const actForms: Record<Exclude<AnyAct, 'undo'>, ActForm> = {
  route: internal({ kind: 'desks', name: 'to' }, { kind: 'text', name: 'note', optional: true }),
  add_desk: internal({ kind: 'desks', name: 'to' }, { kind: 'text', name: 'note', optional: true }),
  edit: internal({ kind: 'details', name: 'details' }),
  prioritise: internal({ kind: 'choice', name: 'priority', values: priorities }, text),
  mark_confidential: internal({ kind: 'yes', name: 'confidential' }),
  ask_info: producer(text),
  answer: producer(text, said),
  write: producer(text, said),
  comment: internal(text),
  message: producer(text),
  contact: internal({ kind: 'choice', name: 'channel', values: contactChannels, row: true }, { kind: 'yes', name: 'reached' }, note),
  decline: { ...producer({ kind: 'choice', name: 'reason', values: caseDeclineReasons }, legalBasis, text), danger: true },
  put_on_agenda: internal({ kind: 'moment', name: 'sessionAt', future: true }, note),
  issue: producer({ kind: 'line', name: 'number', ltr: true }, { kind: 'moment', name: 'dueAt', future: true }, text),
  confirm: producer(note, said),
  confirm_part: producer(text, said),
  dispute: producer(text, said),
  reopen: producer(text, said),
  appeal: producer(text, said),
  decide_appeal: producer({ kind: 'choice', name: 'outcome', values: ['accepted', 'rejected'], row: true }, text),
  link_knot: internal({ kind: 'knot', name: 'knotId' }, note),
  unlink_knot: internal(note),
  merge: internal({ kind: 'case', name: 'intoId' }, note),
  unmerge: internal(note),
  split: internal(text, { kind: 'group', name: 'groupCode', optional: true }),
  withdraw: { ...producer(note, said), danger: true },
  escalate: internal({ kind: 'rung', name: 'rung' }, text),
  send_hq: internal({ kind: 'line', name: 'number', ltr: true }, note),
  check_result: producer({ kind: 'yes', name: 'holds' }, note, said),
  accept: internal(note),
  start: internal(note),
  wait: internal({ kind: 'choice', name: 'for', values: waitingFor, row: true }, text),
  resume: internal(note),
  report: producer(text),
  claim: producer({ kind: 'evidence', name: 'evidence' }, text),
  no_means: producer({ kind: 'choice', name: 'reason', values: noMeansReasons }, legalBasis, text),
  unreachable: internal(text),
  refuse: internal({ kind: 'choice', name: 'reason', values: declineReasons }, { kind: 'desk', name: 'suggestedDeskId', optional: true }, text),
  transfer: internal({ kind: 'desk', name: 'deskId' }, text),
  withdraw_referral: { ...internal(text), danger: true },
  reopen_referral: internal(text),
}

/** Acts done at once by a press, without a form; the toast offers the way back. */
export const instant: readonly AnyAct[] = ['accept', 'start', 'resume']

/** Acts that may bring photos, PDF or sound with them. */
export const withFiles: readonly AnyAct[] = ['claim', 'answer', 'write', 'dispute', 'confirm_part', 'appeal', 'report', 'no_means']
