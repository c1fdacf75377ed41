// Which fields a kind of paper has, and how its wording is checked and filled. Pure.

import type { Actor } from '#kernel/actor.ts'
import { problem } from '#kernel/problem.ts'
import { editorRoles, type PaperKind } from '../model.ts'
import type { Wording } from './model.ts'

const unknownField = problem<{ field: string; kind: string; allowed: string }>('workgroup/unknown-field', 422)
const braceAlone = problem<{ near: string }>('workgroup/brace-alone', 422)
const titleNeeded = problem('workgroup/paper-title-needed', 422)
const fieldMissing = problem<{ field: string; kind: string }>('workgroup/template-field-missing', 422)
const papersNotYours = problem('workgroup/papers-not-yours', 403)

export const mayEditPapers = (actor: Pick<Actor, 'role'>) => ((editorRoles as readonly string[]).includes(actor.role) ? null : papersNotYours())

/** Known by the register itself: every kind has them. */
export const ownFields = ['number', 'date', 'code', 'province'] as const

const meeting = ['body', 'session', 'heldOn'] as const
const omission = ['recipient', 'resolution', 'owner', ...meeting, 'unit', 'notifiedOn', 'due', 'daysLate'] as const

/** What whoever registers a paper of this kind gives, all of it ready to be printed. */
export const givenFields = {
  minutes: [...meeting, 'time', 'place', 'chair', 'present', 'items'],
  notification: ['recipient', 'resolution', 'owner', ...meeting, 'unit', 'due', 'objectionUntil'],
  applicant_letter: ['recipient', 'unit', 'dossier', ...meeting],
  invitation: ['recipient', ...meeting, 'time', 'place'],
  pack: [...meeting, 'time', 'place', 'items'],
  nonfeasance: omission,
  inspection: omission,
  objection_answer: ['recipient', 'resolution', 'owner', 'body', 'objectedOn', 'decidedOn', 'outcome'],
  // All but the reason come from the register: the paper it belongs to, and what becomes of that.
  addendum: ['parentKind', 'parentNumber', 'parentDate', 'parentTitle', 'addendumNo', 'reason', 'effect'],
} as const satisfies Record<PaperKind, readonly string[]>

export const fieldsOf = (kind: PaperKind): readonly string[] => [...ownFields, ...givenFields[kind]]

/** Names between braces, once each, in their order. */
export function fieldsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([^{}\n]{0,60})\}/g)].map((m) => m[1]!.trim()))]
}

const whole = (w: Wording) => `${w.title}\n${w.opening}\n${w.closing}`

/**
 * @throws workgroup/paper-title-needed for a paper without a subject line, workgroup/unknown-field for a name that this kind does not have, workgroup/brace-alone for a field that is not closed: it
 *  would be printed as it was typed
 */
export function checkWording(kind: PaperKind, wording: Wording): void {
  if (!/[\p{L}\p{N}]/u.test(wording.title)) throw titleNeeded()
  const allowed = fieldsOf(kind)
  for (const field of fieldsIn(whole(wording))) if (!allowed.includes(field)) throw unknownField({ field, kind, allowed: allowed.join(', ') })
  const [near] = /[^\n{}]{0,20}[{}][^\n{}]{0,20}/.exec(whole(wording).replace(/\{[^{}\n]{0,60}\}/g, '')) ?? []
  if (near) throw braceAlone({ near: near.trim() })
}

/** Fills the wording. @throws workgroup/template-field-missing for a name it uses that was not given, or is empty */
export function fillWording(kind: PaperKind, wording: Wording, fields: Readonly<Record<string, string>>): Wording {
  for (const field of fieldsIn(whole(wording))) if (!fields[field]?.trim()) throw fieldMissing({ field, kind })
  const fill = (text: string) => text.replace(/\{([^{}\n]{0,60})\}/g, (_, name: string) => fields[name.trim()]!)
  return { title: fill(wording.title), opening: fill(wording.opening), closing: fill(wording.closing) }
}
