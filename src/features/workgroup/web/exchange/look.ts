// How quarters and figures are written.

import { formatNumber, type Locale } from '#kernel/format.ts'
import { toJalali } from '#kernel/jalali.ts'
import { measureOf } from '../../exchange/rules.ts'

/** The quarter of a day and those before it, newest first. */
export function quartersBefore(day: Date, count: number): string[] {
  const { year, month } = toJalali(day)
  const now = year * 4 + Math.ceil(month / 3) - 1
  return Array.from({ length: count }, (_, i) => `${Math.floor((now - i) / 4)}-${((now - i) % 4) + 1}`)
}

type Shown = { readonly value: number | null; readonly of?: number | null }
/** A share as percent with its parts, a number as it is, «—» for what was not counted. */
export function figureText(figure: Shown | undefined, locale: Locale): string {
  const measure = measureOf(figure)
  if (measure === null || !figure) return '—'
  if (figure.of === undefined || figure.of === null) return formatNumber(measure, locale, { maximumFractionDigits: 1 })
  const part = (n: number) => formatNumber(n, locale)
  return `${formatNumber(measure, locale, { style: 'percent', maximumFractionDigits: 0 })} (${part(figure.value!)}/${part(figure.of)})`
}
