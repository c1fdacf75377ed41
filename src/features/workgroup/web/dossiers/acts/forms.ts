// The forms of acts: which fields each has and what is sent. Pure.

import { dossiersApi as api } from '../../../dossiers/api.ts'
import type { DossierView, PersonAct } from '../../../dossiers/model.ts'

type Kind = 'line' | 'text' | 'rials' | 'count' | 'priority' | 'cases' | 'case' | 'documents' | 'paper' | 'body' | 'committee' | 'yes'
export type Field = { readonly name: string; readonly kind: Kind; readonly required?: boolean }
export type Values = Readonly<Record<string, unknown>>

const f = (name: string, kind: Kind, required = false): Field => ({ name, kind, required })
const why = f('text', 'text', true)
const note = f('text', 'text')

export const forms: Readonly<Record<PersonAct, readonly Field[]>> = {
  edit: [f('subject', 'line', true), f('request', 'text'), f('lossIrrDay', 'rials'), f('jobs', 'count'), f('priority', 'priority')],
  add_cases: [f('caseIds', 'cases', true), note],
  remove_case: [f('caseId', 'case', true), why],
  comment: [why],
  note_parallel: [f('body', 'line', true), f('number', 'line'), note],
  send_to_committee: [f('committeeId', 'committee'), note],
  accept: [note],
  return: [f('documents', 'documents', true), note],
  complete: [f('onPaper', 'paper'), note],
  refuse: [why, f('legalBasis', 'line')],
  refer: [f('bodyId', 'body'), f('committeeId', 'committee'), why],
  refer_up: [why],
  close: [why, f('revived', 'yes'), f('jobsKept', 'count')],
  reopen: [why],
  withdraw: [note],
}

export const endpoints = {
  edit: api.editDossier,
  add_cases: api.addCases,
  remove_case: api.removeCase,
  comment: api.commentDossier,
  note_parallel: api.noteParallel,
  send_to_committee: api.sendToCommittee,
  accept: api.acceptDossier,
  return: api.returnDossier,
  complete: api.completeDossier,
  refuse: api.refuseDossier,
  refer: api.referDossier,
  refer_up: api.referUpDossier,
  close: api.closeDossier,
  reopen: api.reopenDossier,
  withdraw: api.withdrawDossier,
} as const satisfies Record<PersonAct, unknown>

/** Asked once more, because it is told to the applicant in writing or ends the dossier. */
export const dangerous: readonly PersonAct[] = ['refuse', 'withdraw', 'remove_case']

/** The form as it opens: what the dossier says already. */
export function firstValues(name: PersonAct, d: DossierView): Values {
  if (name === 'edit') return { subject: d.subject, request: d.request, lossIrrDay: d.lossIrrDay, jobs: d.jobs, priority: d.priority }
  return name === 'return' ? { documents: [''] } : {}
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string' && one.trim() === ''))

/** What is sent: of an edit only what changed, of the others what was filled in. */
export function bodyOf(name: PersonAct, before: Values, now: Values): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const { name: key, kind } of forms[name]) {
    const value = now[key]
    if (name === 'edit' ? value === before[key] : isEmpty(value)) continue
    body[key] = kind === 'documents' ? (value as string[]).map((one) => one.trim()).filter(Boolean) : value
  }
  return body
}

/** The first required field that is still empty; null when the form can be sent. */
export const missing = (name: PersonAct, now: Values): string | null =>
  forms[name].find((field) => field.required && isEmpty(now[field.name]))?.name ?? null

/** The key of a field's label: the act's own word for it, or the usual one. */
export const labelKey = (act: string, field: string, has: (key: string) => boolean): string =>
  has(`workgroup.dossiers.field.${act}.${field}`) ? `workgroup.dossiers.field.${act}.${field}` : `workgroup.dossiers.field.${field}`
