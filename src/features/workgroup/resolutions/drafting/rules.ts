// What a draft must say before it is worth a vote. Pure; throws the refusal.

import { type EvidenceType, evidenceTypeNames, evidenceTypes } from '#features/obstacles/catalogue/model.ts'
import { evidenceFields } from '#features/obstacles/catalogue/rules.ts'
import type { Problem } from '#kernel/problem.ts'
import type { Saying } from '../model.ts'
import * as rules from '../rules.ts'

/** Texts cleaned, empty values of the form left out. */
export function cleanSaying(said: Saying): Saying {
  const fields = said.fields && Object.fromEntries(Object.entries(said.fields).map(([k, v]) => [k, typeof v === 'string' ? rules.cleanText(v) : v]))
  return {
    ...said,
    ...(said.text !== undefined && { text: rules.cleanText(said.text) }),
    ...(said.article !== undefined && { article: rules.cleanText(said.article) }),
    ...(said.evidenceType && { evidenceType: rules.cleanText(said.evidenceType) }),
    ...(fields && { fields: Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== '')) }),
    ...(said.duties && { duties: said.duties.map((d) => ({ ...d, text: rules.cleanText(d.text) })) }),
  }
}

/** Null, or the first thing that a draft lacks: owner, text, date, evidence type, then the form, money and duties. */
export function whyNotDraft(said: Saying, now: Date): Problem | null {
  if (!said.ownerAgencyId) return rules.resolutionNeedsOwner()
  if (said.altAgencyId === said.ownerAgencyId) return rules.ownerIsAlternative()
  if (!said.text) return rules.resolutionNeedsText()
  return whyNotDate(said.dueAt ?? null, now) ?? whyNotForm(said) ?? whyNotMoney(said) ?? whyNotDuties(said, now)
}

/** A date further ahead is a slip of the keyboard (1450 for 1405), not a deadline. */
const mostYears = 10
const yearMs = 365.25 * 86_400_000

/** A date that a resolution may have: a moment ahead, within ten years. */
export function whyNotDate(dueAt: string | null, now: Date): Problem | null {
  const at = dueAt ? new Date(dueAt) : null
  if (!at || Number.isNaN(at.getTime())) return rules.resolutionNeedsDate()
  if (at <= now) return rules.resolutionDatePast({ dueAt: dueAt! })
  return at.getTime() > now.getTime() + mostYears * yearMs ? rules.resolutionDateFar({ dueAt: dueAt!, years: mostYears }) : null
}

/** What is expected stands in the fields of its evidence type; all may be open, none may be of another form. */
function whyNotForm(said: Saying): Problem | null {
  if (!said.evidenceType) return rules.resolutionNeedsEvidence()
  if (!evidenceTypeNames.includes(said.evidenceType as EvidenceType)) return rules.noSuchEvidence({ given: said.evidenceType })
  const known = evidenceFields(said.evidenceType as EvidenceType)
  const numbers = new Set(known.filter((f) => f.kind === 'amount' || f.kind === 'count').map((f) => f.name))
  const choices = new Map(known.flatMap((f) => (f.choices ? [[f.name, f.choices] as const] : [])))
  const bad = Object.entries(said.fields ?? {}).filter(
    ([name, value]) =>
      !(name in evidenceTypes[said.evidenceType as EvidenceType].properties) ||
      (numbers.has(name) ? typeof value !== 'number' || !(value > 0) : typeof value !== 'string') ||
      (choices.has(name) && !choices.get(name)!.includes(String(value))),
  )
  return bad.length ? rules.badFields({ type: said.evidenceType, fields: bad.map(([name]) => name) }) : null
}

/** Money always with its currency. */
const whyNotMoney = (said: Saying): Problem | null => (said.amount != null && !said.currency ? rules.currencyNeeded() : null)

function whyNotDuties(said: Saying, now: Date): Problem | null {
  for (const [i, duty] of (said.duties ?? []).entries()) {
    if (!duty.text) return rules.dutyNeedsText({ no: i + 1 })
    const refusal = whyNotDate(duty.dueAt, now)
    if (refusal) return refusal.code === 'workgroup/resolution-date-far' ? refusal : rules.dutyDatePast({ no: i + 1 })
  }
  return null
}
