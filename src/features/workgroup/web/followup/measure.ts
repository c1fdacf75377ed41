// Figures in words: the measure, the change, and whether it is for the better. Pure.

import { formatNumber, type Locale } from '#kernel/format.ts'
import { definitionOf } from '../../followup/figures/rules.ts'
import type { Figure, FigureUnit } from '../../followup/model.ts'

type Translate = (key: string, params?: Record<string, string | number>) => string

export function measureText(unit: FigureUnit, value: number | null, locale: Locale, t: Translate): string {
  if (value === null) return '—'
  if (unit === 'share') return formatNumber(value, locale, { style: 'percent', maximumFractionDigits: 1 })
  if (unit === 'days') return t('workgroup.followup.days', { days: formatNumber(value, locale, { maximumFractionDigits: 1 }) })
  return formatNumber(value, locale)
}

/** A change of a share is in points of a hundred. */
export function changeText(unit: FigureUnit, change: number, locale: Locale, t: Translate): string {
  const size = Math.abs(change)
  if (unit === 'share') return t('workgroup.followup.headline.points', { points: formatNumber(size * 100, locale, { maximumFractionDigits: 1 }) })
  return measureText(unit, size, locale, t)
}

/** null: neither, or nothing changed. */
export function betterOf(figure: Pick<Figure, 'code' | 'change'>): boolean | null {
  const { better } = definitionOf(figure.code)
  if (better === 'neither' || figure.change === null || figure.change === 0) return null
  return better === 'more' ? figure.change > 0 : figure.change < 0
}
