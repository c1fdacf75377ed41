import { formatDate, formatNumber, type Locale } from './format.ts'

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
