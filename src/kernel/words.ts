import { formatNumber, type Locale } from './format.ts'

/** Fills {placeholders}; numbers are printed in the locale's digits, anything else as it is. */
export function fillWords(text: string, params: Readonly<Record<string, unknown>>, locale: Locale): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined || value === null) return whole
    return typeof value === 'number' ? formatNumber(value, locale) : String(value)
  })
}
