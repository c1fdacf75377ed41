// What each act asks for. The server checks the same; the form only spares the way there.

import { knotsApi as api } from '../../knots/api.ts'
import { type KnotActName, type KnotView, targetKinds } from '../../knots/model.ts'

export type FormAct = Exclude<KnotActName, 'attach'>
export type FieldName =
  | 'title'
  | 'targetKind'
  | 'target'
  | 'ownerBody'
  | 'ownerAgencyId'
  | 'panelId'
  | 'cause'
  | 'proposal'
  | 'text'
  | 'letterNumber'
  | 'letterOn'
  | 'legalBasis'
  | 'changedOn'
  | 'number'
  | 'intoId'
  | 'obstacleIds'
export type Field = {
  readonly name: FieldName
  readonly kind: 'line' | 'text' | 'day' | 'choice' | 'agency' | 'panel' | 'knot' | 'chosen' | 'found'
  readonly required?: true
}
const line = (name: FieldName): Field => ({ name, kind: 'line' })
const text = (name: FieldName = 'text'): Field => ({ name, kind: 'text' })
const day = (name: FieldName): Field => ({ name, kind: 'day', required: true })
const must = (field: Field): Field => ({ ...field, required: true })

const what: readonly Field[] = [must(line('title')), { name: 'targetKind', kind: 'choice' }, must(line('target')), must(line('ownerBody'))]
const whose: readonly Field[] = [
  { name: 'ownerAgencyId', kind: 'agency' },
  { name: 'panelId', kind: 'panel' },
]
const why: readonly Field[] = [text('cause'), text('proposal')]
const loose = (fields: readonly Field[]) => fields.map((f) => (f.name === 'title' ? f : { name: f.name, kind: f.kind }))

export const forms: Readonly<Record<FormAct, readonly Field[]>> = {
  edit: [...loose(what), ...whose, ...why],
  confirm: [...what, ...whose, ...why, text()],
  dismiss: [must(text())],
  propose: [must(line('letterNumber')), day('letterOn'), text()],
  accept: [line('letterNumber'), text()],
  refuse: [must(text()), line('letterNumber')],
  cannot_change: [must(line('legalBasis')), must(text())],
  change: [must(text()), day('changedOn'), line('number')],
  verify: [must(text())],
  reopen: [must(text())],
  join: [{ name: 'intoId', kind: 'knot', required: true }, text()],
  split: [must(line('title')), { name: 'obstacleIds', kind: 'chosen', required: true }, text()],
  add_obstacles: [{ name: 'obstacleIds', kind: 'found', required: true }, text()],
  remove_obstacles: [{ name: 'obstacleIds', kind: 'chosen', required: true }, text()],
  comment: [must(text())],
}
export const targetOptions = targetKinds

export const endpoints: Readonly<Record<FormAct, (typeof api)[keyof typeof api]>> = {
  edit: api.editKnot,
  confirm: api.confirmKnot,
  dismiss: api.dismissKnot,
  propose: api.proposeKnot,
  accept: api.acceptKnot,
  refuse: api.refuseKnot,
  cannot_change: api.cannotChangeKnot,
  change: api.changeKnot,
  verify: api.verifyKnot,
  reopen: api.reopenKnot,
  join: api.joinKnot,
  split: api.splitKnot,
  add_obstacles: api.addToKnot,
  remove_obstacles: api.removeFromKnot,
  comment: api.commentKnot,
}

export type Values = Partial<Record<FieldName, string | null>>

/** The form as it opens: what the knot says already. */
export function firstValues(name: FormAct, knot: KnotView): Values {
  if (name !== 'edit' && name !== 'confirm') return {}
  const { title, targetKind, target, ownerBody, ownerAgencyId, panelId, cause, proposal } = knot
  return { title, targetKind, target, ownerBody, ownerAgencyId, panelId, cause, proposal }
}

/** What is sent: only what changed of what stood there, and what was filled in. */
export function bodyOf(name: FormAct, before: Values, now: Values, ids: readonly string[]): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const field of forms[name]) {
    if (field.name === 'obstacleIds') body['obstacleIds'] = ids
    else if (now[field.name] !== before[field.name] && now[field.name] !== undefined) body[field.name] = now[field.name]
  }
  return body
}

/** Every required field has something in it. */
export const isComplete = (name: FormAct, now: Values, ids: readonly string[]): boolean =>
  forms[name].every((f) => !f.required || (f.name === 'obstacleIds' ? ids.length > 0 : Boolean(now[f.name]?.trim())))
