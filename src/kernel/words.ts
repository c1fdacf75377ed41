import { formatDate, formatNumber, type Locale } from './format.ts'
import type { Wording } from './law.ts'

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

/** Fills {placeholders}; numbers are printed in the locale's digits, instants as its days and hours, anything else as it is. */
export function fillWords(text: string, params: Readonly<Record<string, unknown>>, locale: Locale): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined || value === null) return whole
    if (typeof value === 'string' && instant.test(value)) return formatDate(value, locale, 'dateTime')
    return typeof value === 'number' ? formatNumber(value, locale) : String(value)
  })
}

type Say = (key: string, params?: Readonly<Record<string, unknown>>) => string
type Told = { readonly code: string; readonly details: Readonly<Record<string, unknown>> }

/** More than a reader takes in on a button. */
const mostNamed = 6

/**
 * A refusal in words. One that comes from the state of a record says which state that is, and what is possible in it.
 * @param has whether a key has words here: a page has only those of its own parts
 */
export function problemWords({ code, details }: Told, t: Say, locale: Locale, has: (key: string) => boolean = () => true): string {
  const words = code === 'law/wrong-state' ? (details['words'] as Wording | undefined) : undefined
  const state = words && `${words.state}.${String(details['state'])}`
  if (!words || !state || !has(state)) return t(`problem.${code}`, details)
  const keys = ((details['can'] ?? []) as readonly string[]).map((act) => `${words.act}.${act}`).filter(has)
  const can = keys.slice(0, mostNamed).map((key) => t(key))
  return t(`problem.${code}-${can.length ? 'now' : 'nothing'}`, { state: t(state), can: can.join(locale === 'fa' ? '، ' : ', ') })
}
