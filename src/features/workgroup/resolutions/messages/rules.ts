// The words that fill a message about a resolution, in the language of its reader.

import { allowedPlaceholders, type TemplateKey } from '#features/channels/rules.ts'
import { formatDate, type Locale } from '#kernel/format.ts'
import type { ActOf, ResolutionAct } from '../../model.ts'
import { rulingOf } from '../telling/rules.ts'
import { nameIn } from '../letters/rules.ts'

type Name = { readonly fa: string; readonly en: string }
type DutyFacts = { readonly text: string; readonly dueAt: Date }
/** What a message may speak of; dates are instants, `unit` is empty where a confidential name may not be written. */
export type MessageFacts = {
  readonly code: string
  readonly unit: string
  readonly owner: Name
  readonly text: string
  readonly dueAt: Date
  readonly objectBy: Date | null
  readonly duties: readonly DutyFacts[]
  readonly act: ActOf<ResolutionAct>
  /** Messages stand in the outbox, which more people read: one of a confidential matter quotes nothing that people typed. */
  readonly confidential: boolean
}
type Say = (key: string, params?: Record<string, unknown>) => string

/** A short message quotes; the page tells all. */
export function clip(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= max ? line : `${line.slice(0, max - 1).trimEnd()}…`
}

const day = (at: Date | null, locale: Locale) => (at ? formatDate(at, locale, 'date') : '—')

/** What was decided, for acts that decide; word keys are `workgroup.resolution.told.…`. */
export function decisionKey({ name, details }: Pick<ActOf<ResolutionAct>, 'name' | 'details'>): string {
  const about = { decide_objection: 'outcome', panel_finding: 'for', board_ruling: 'for', settle_duty: 'state' }[name as string]
  return `workgroup.resolution.told.${name}${about ? `.${String(details[about])}` : ''}`
}

/** @returns exactly the placeholders of the template */
export function paramsOf(template: TemplateKey, facts: MessageFacts, locale: Locale, say: Say): Record<string, string> {
  const { act, duties } = facts
  const { details } = act
  const written = typeof details['text'] === 'string' ? details['text'] : ''
  const duty = duties.find((_, at) => at === 0)
  const and = locale === 'fa' ? '؛ ' : '; '
  const quote = (text: string, max: number) => (facts.confidential && text ? say('workgroup.resolution.told.sealed') : clip(text, max))
  const until = (d: DutyFacts, max: number) => say('workgroup.resolution.told.until', { text: quote(d.text, max), due: day(d.dueAt, locale) })
  const all: Record<string, () => string> = {
    code: () => facts.code,
    unit: () => facts.unit,
    owner: () => nameIn(facts.owner, locale),
    action: () => quote(facts.text, 90),
    due: () => day(facts.dueAt, locale),
    until: () => day(facts.objectBy, locale),
    duties: () => (duties.length ? duties.map((d) => until(d, 60)).join(and) : say('workgroup.resolution.told.none')),
    duty: () => (duty ? quote(duty.text, 80) : ''),
    reason: () => (act.name === 'not_executed' ? say(`workgroup.reason.${String(details['reason'])}`) : quote(written, 140)),
    text: () => quote(written, 140),
    decision: () => say(decisionKey(act)),
    news: () => say(`${decisionKey(act)}${rulingOf(act) ? `_${rulingOf(act)}` : ''}`),
    place: () => say(`workgroup.resolution.told.place.${String(details['to'])}`),
    number: () => String(details['number'] ?? '—'),
  }
  return Object.fromEntries(allowedPlaceholders(template).flatMap((name) => (all[name] ? [[name, all[name]()]] : [])))
}
