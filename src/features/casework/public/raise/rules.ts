// Judges the answers of the raise form, step by step, in words for the visitor.

import { checkBusinessId, checkLegalEntityId, isMobile, normalisePhone } from '#kernel/identity.ts'
import { cleanInput } from '#kernel/text.ts'
import { TEXT_MAX } from '../../model.ts'
import { fieldsOf, type Raising, type Step, steps } from './model.ts'

type Fault = { readonly key: string; readonly params?: Record<string, unknown> }
type Faults = Readonly<Record<string, Fault>>

export const TEXT_MIN = 10
const fault = (key: string, params?: Record<string, unknown>): Fault => ({ key: `casework.public.error.${key}`, ...(params && { params }) })

/** The answers of one step taken out of a posted form: cleaned, cut to what the draft may hold. */
export function readStep(step: Step, body: Readonly<Record<string, unknown>>): Partial<Raising> {
  const answers = fieldsOf[step].map((name) => [name, cleanInput(String(body[name] ?? '')).slice(0, name === 'text' ? 400_000 : 400)] as const)
  return Object.fromEntries(answers) as Partial<Raising>
}

/** A company ID (11 digits) or business ID (12); empty is allowed. The reason comes from the nearer of the two. */
export function checkIdentifier(raw: string): { ok: true; kind: 'legalEntity' | 'business' | 'none'; value: string } | { ok: false; reason: string } {
  if (!raw.trim()) return { ok: true, kind: 'none', value: '' }
  const business = checkBusinessId(raw)
  if (business.ok) return { ok: true, kind: 'business', value: business.value }
  const legal = checkLegalEntityId(raw)
  return legal.ok ? { ok: true, kind: 'legalEntity', value: legal.value } : legal
}

/** @param counties ids of the province's counties @returns faults by field name; empty when the step is answered */
export function checkStep(step: Step, a: Raising, counties: ReadonlySet<string>): Faults {
  if (step === 'text') {
    if (a.text.length < TEXT_MIN) return { text: fault('text.short', { n: TEXT_MIN }) }
    return a.text.length > TEXT_MAX ? { text: fault('text.long', { n: a.text.length, max: TEXT_MAX }) } : {}
  }
  if (step === 'stopped') return a.stopped ? {} : { stopped: fault('stopped') }
  if (step === 'unit') {
    const id = checkIdentifier(a.identifier)
    return {
      ...(!a.unitName ? { unitName: fault('unit.name') } : a.unitName.length > 200 && { unitName: fault('long') }),
      ...(!counties.has(a.county) && { county: fault('county') }),
      ...(!id.ok && { identifier: { key: `problem.${id.reason}` } }),
    }
  }
  if (step === 'you') {
    const phone = normalisePhone(a.phone)
    return {
      ...(a.name.length < 2 ? { name: fault('name') } : a.name.length > 100 && { name: fault('long') }),
      ...(!phone.ok ? { phone: { key: `problem.${phone.reason}` } } : !isMobile(phone.value) && { phone: fault('mobile') }),
    }
  }
  return {}
}

/** The first step that still lacks an answer; `check` when all are there. */
export function firstOpen(a: Raising, counties: ReadonlySet<string>): Step {
  return steps.find((step) => Object.keys(checkStep(step, a, counties)).length > 0) ?? 'check'
}

export const isStep = (name: string): name is Step => (steps as readonly string[]).includes(name)
export const after = (step: Step): Step => steps[Math.min(steps.indexOf(step) + 1, steps.length - 1)]!
export const before = (step: Step): Step | null => steps[steps.indexOf(step) - 1] ?? null
