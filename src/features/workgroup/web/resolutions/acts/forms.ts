// What each act asks for, as data. The server checks the same; the form only spares the way there.

import { tehranDay } from '#kernel/jalali.ts'
import { notExecutedReasons } from '../../../model.ts'
import { handedTo, objectionOutcomes, type PersonAct, type ResolutionView } from '../../../resolutions/model.ts'
import { endOfDay } from '../look.ts'

export type Field = {
  readonly name: string
  readonly kind: 'text' | 'line' | 'day' | 'choice' | 'evidence'
  readonly required?: true
  /** A day that has come already; else one that is still ahead. */
  readonly past?: true
  /** Word keys of a choice are `<words>.<value>`. */
  readonly values?: readonly string[]
  readonly words?: string
  /** Asked of staff who write down what an applicant said; applicants speak for themselves. */
  readonly ofStaff?: true
  /** Only with this choice made. */
  readonly when?: readonly [field: string, value: string]
}
const text: Field = { name: 'text', kind: 'text', required: true }
const note: Field = { name: 'text', kind: 'text' }
const line = (name: string): Field => ({ name, kind: 'line' })
const day = (name = 'dueAt'): Field => ({ name, kind: 'day', required: true })
const choice = (name: string, values: readonly string[], words: string): Field => ({ name, kind: 'choice', required: true, values, words })
const saidBy: Field = { ...line('saidBy'), required: true, ofStaff: true }
const finding = choice('for', ['producer', 'bank'], 'workgroup.resolutions.for')

export const forms: Readonly<Record<PersonAct, readonly Field[]>> = {
  edit: [text, { ...day(), name: 'dueAt' }, line('article')],
  drop: [note],
  notify: [note],
  receive: [line('letterNumber'), note],
  object: [text, line('letterNumber')],
  decide_objection: [
    choice('outcome', objectionOutcomes, 'workgroup.resolutions.outcome'),
    text,
    { name: 'newText', kind: 'text', when: ['outcome', 'amended'] },
    { name: 'dueAt', kind: 'day', when: ['outcome', 'amended'] },
  ],
  suspend: [text],
  start: [note],
  claim: [{ name: 'evidence', kind: 'evidence', required: true }, text],
  confirm: [saidBy, note],
  dispute: [saidBy, text],
  refuse_bank: [text, line('legalBasis')],
  panel_finding: [finding, text, { ...day(), when: ['for', 'producer'] }],
  to_board: [text, line('letterNumber')],
  board_ruling: [finding, text, { ...day(), when: ['for', 'producer'] }, line('letterNumber')],
  sign_nonfeasance: [text],
  hand_over: [choice('to', handedTo, 'workgroup.resolutions.handed'), { ...line('number'), required: true }, note],
  register_handover: [{ ...line('number'), required: true }, { ...day('registeredOn'), past: true }, note],
  not_executed: [choice('reason', notExecutedReasons, 'workgroup.reason'), text],
  extend: [day(), text],
  to_alternative: [day(), text],
  settle_duty: [choice('state', ['done', 'broken', 'waived'], 'workgroup.resolutions.duty'), note],
  comment: [text],
  reopen: [{ name: 'dueAt', kind: 'day' }, text],
}

/** Acts that may bring files with them. */
export const withFiles: readonly PersonAct[] = ['object', 'claim', 'dispute', 'refuse_bank', 'panel_finding', 'board_ruling', 'settle_duty']
export const dangerous: readonly PersonAct[] = ['drop', 'object', 'dispute', 'refuse_bank', 'not_executed']

export type Values = Readonly<Record<string, unknown>>
/** What the pressed button already says, e.g. which duty. */
export type Fixed = Readonly<Record<string, unknown>>
/** `own`: an applicant in their own name. */
export type Filling = { readonly fixed: Fixed; readonly own: boolean }

/** The form as it opens: what the resolution says already. */
export function firstValues(
  name: PersonAct,
  found: Pick<ResolutionView, 'text' | 'dueAt' | 'article' | 'fields' | 'amount' | 'currency' | 'flags'>,
): Values {
  if (name === 'edit') return { text: found.text, dueAt: tehranDay(new Date(found.dueAt)), article: found.article }
  // What was decided is usually what was done: number and date remain to be filled in.
  if (name === 'claim') return { evidence: { ...found.fields, ...(found.amount && { amount: found.amount, currency: found.currency ?? 'IRR' }) } }
  if (name === 'decide_objection') return { newText: found.text }
  if (name === 'not_executed' && found.flags.includes('withdrawn')) return { reason: 'applicant_did_not_follow_up' }
  return {}
}

export const shownFields = (name: PersonAct, values: Values, { fixed, own }: Filling): readonly Field[] =>
  forms[name].filter((f) => !(f.name in fixed) && !(own && f.ofStaff) && (!f.when || values[f.when[0]] === f.when[1]))

/** What is sent: only filled fields, days as the last minute of the day, and what the button already said. */
export function bodyOf(name: PersonAct, values: Values, filling: Filling): Record<string, unknown> {
  const body: Record<string, unknown> = { ...filling.fixed }
  for (const field of shownFields(name, values, filling)) {
    const value = values[field.name]
    if (field.kind === 'day') {
      if (typeof value === 'string' && value) body[field.name] = endOfDay(value)
    } else if (typeof value === 'string') {
      if (value.trim()) body[field.name] = value.trim()
    } else if (value !== undefined && value !== null) body[field.name] = value
  }
  return body
}

/** The first required field that is still empty; null when the form can be sent. */
export function missing(name: PersonAct, values: Values, filling: Filling, evidenceFilled: (values: Values) => boolean): string | null {
  for (const field of shownFields(name, values, filling)) {
    const value = values[field.name]
    if (field.kind === 'evidence') {
      if (!evidenceFilled((value as Values | undefined) ?? {})) return field.name
    } else if (field.required && (typeof value !== 'string' || !value.trim())) return field.name
  }
  return null
}
