// How quarters and figures are written.

import { formatNumber, type Locale } from '#kernel/format.ts'
import { toJalali } from '#kernel/jalali.ts'
import { measureOf } from '../../exchange/rules.ts'
import type { FigureUnit } from '../../followup/model.ts'
import { measureText } from '../followup/measure.ts'

/** The quarter of a day and those before it, newest first. */
export function quartersBefore(day: Date, count: number): string[] {
  const { year, month } = toJalali(day)
  const now = year * 4 + Math.ceil(month / 3) - 1
  return Array.from({ length: count }, (_, i) => `${Math.floor((now - i) / 4)}-${((now - i) % 4) + 1}`)
}

type Shown = { readonly value: number | null; readonly of?: number | null }
type Translate = Parameters<typeof measureText>[3]

/** The measure in its unit; a share with its parts, «—» for what was not counted. */
export function figureText(figure: Shown | undefined, unit: FigureUnit, locale: Locale, t: Translate): string {
  const text = measureText(unit, measureOf(figure), locale, t)
  if (unit !== 'share' || !figure?.of) return text
  return `${text} (${formatNumber(figure.value!, locale)}/${formatNumber(figure.of, locale)})`
}
