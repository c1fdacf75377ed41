// Shares and Jalali months as people read them.

import { formatNumber, type Locale, toPersianDigits } from '#kernel/format.ts'

/** One decimal; a dash where there was nothing to divide by. */
export const percentText = (share: number | null, locale: Locale): string =>
  share === null ? '—' : formatNumber(share, locale, { style: 'percent', maximumFractionDigits: 1 })

/** 1405-09 → ۱۴۰۵/۰۹ */
export const monthText = (month: string, locale: Locale): string => (locale === 'fa' ? toPersianDigits(month.replace('-', '/')) : month)

/** A probability never claims more than it can: between 1 and 99 in a hundred. */
export const probabilityText = (p: number, locale: Locale): string => formatNumber(Math.min(0.99, Math.max(0.01, p)), locale, { style: 'percent' })
