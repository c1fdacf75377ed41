// The grid of one Jalali month: weeks begin on Saturday. Pure.

import { daysInJalaliMonth, fromJalali, toJalali } from '#kernel/jalali.ts'

export type Month = { readonly year: number; readonly month: number }
/** Null before the first and after the last day. */
type Week = readonly (Date | null)[]

export const monthOf = (at: Date): Month => {
  const { year, month } = toJalali(at)
  return { year, month }
}

export function shift({ year, month }: Month, by: number): Month {
  const n = year * 12 + (month - 1) + by
  return { year: Math.floor(n / 12), month: (n % 12) + 1 }
}

/** Midnights of the month in weeks of seven. */
export function weeksOf({ year, month }: Month): Week[] {
  const count = daysInJalaliMonth(year, month)
  const days = Array.from({ length: count }, (_, i) => fromJalali(year, month, i + 1))
  // Noon of the first day, so that no zone of the browser moves it to another; Saturday is the first column.
  const lead = (new Date(days[0]!.getTime() + 12 * 3_600_000).getUTCDay() + 1) % 7
  const cells = [...Array<null>(lead).fill(null), ...days]
  while (cells.length % 7) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7))
}

/** 1404-12 → {1404, 12}; null for anything else. */
export function readMonth(text: string | undefined): Month | null {
  const found = /^(1[3-5]\d\d)-(0?[1-9]|1[0-2])$/.exec(text ?? '')
  return found ? { year: Number(found[1]), month: Number(found[2]) } : null
}
export const writeMonth = ({ year, month }: Month): string => `${year}-${String(month).padStart(2, '0')}`
