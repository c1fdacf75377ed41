// From what was typed to what the contract asks.

import { allAnswered, answersBody, asksOn } from './AskedEvidence.tsx'
import { changedDetails, type Details, detailsOf } from './DetailsFields.tsx'
import type { AnyAct } from './endpoints.ts'
import { evidenceFilled } from './EvidenceForm.tsx'
import type { Route } from './DeskPicker.tsx'
import type { Subject } from './FieldOf.tsx'
import type { ActField, ActForm } from './forms.ts'
import { saidBody } from './Said.tsx'

type Values = Readonly<Record<string, unknown>>

/** The act's body; empty optional fields are left out. */
export function bodyOf(form: ActForm, values: Values, subject: Subject, role: string, referralId?: string): Record<string, unknown> {
  const asks = asksOn(subject, referralId)
  const body: Record<string, unknown> = {}
  for (const field of form.fields) {
    const value = values[field.name]
    if (field.kind === 'said') Object.assign(body, saidBody(role, value))
    else if (field.kind === 'evidence' && asks.length) body['answers'] = answersBody(asks, values)
    else if (field.kind === 'desks') {
      const route = value as Route | undefined
      Object.assign(body, { to: route?.to ?? [], ...(route?.alternatives && { alternatives: true }) })
    } else if (field.kind === 'details') Object.assign(body, changedDetails(detailsOf(subject), (value ?? {}) as Partial<Details>))
    else if (field.kind === 'yes') body[field.name] = value === true
    else if (field.kind === 'rung') {
      body['rung'] = value
      if (values['signature']) body['signature'] = values['signature']
    } else if (typeof value === 'string') {
      if (value.trim()) body[field.name] = value.trim()
    } else if (value !== undefined && value !== null) body[field.name] = value
  }
  return body
}

/** True when the field must be filled in before this act; a refusal for want of mandate names the desk that has it. */
export function isNeeded(name: string, field: ActField, values: Values): boolean {
  if (name === 'refuse' && field.kind === 'desk') return values['reason'] === 'not_our_mandate'
  return !('optional' in field && field.optional)
}

/** The first field that still needs something; null when the form can be sent. The button says it by this word. */
export function missing(name: AnyAct, form: ActForm, values: Values, subject: Subject, role: string, referralId?: string): string | null {
  const asks = asksOn(subject, referralId)
  for (const field of form.fields) {
    const value = values[field.name]
    const empty = value === undefined || value === null || (typeof value === 'string' && !value.trim())
    if (field.kind === 'said') {
      if (role !== 'producer' && role !== 'investor' && empty) return 'saidBy'
    } else if (field.kind === 'yes') continue
    else if (field.kind === 'desks') {
      if (((value as Route | undefined)?.to.length ?? 0) === 0) return 'to'
    } else if (field.kind === 'evidence') {
      const filled = asks.length ? allAnswered(asks, values) : evidenceFilled(subject.evidenceType, (value as Values | undefined) ?? {})
      if (!filled) return 'evidence'
    } else if (field.kind === 'details') {
      if (Object.keys(bodyOf(form, values, subject, role)).length === 0) return 'change'
    } else if (field.kind === 'rung') {
      if (empty) return 'rung'
      if (value === 5 && !values['signature']) return 'signature'
    } else if (empty && isNeeded(name, field, values)) return field.name
  }
  return null
}
