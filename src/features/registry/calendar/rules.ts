// Days as people type them, the usual week, and the official holidays of a Jalali year. Pure.

import { daysInJalaliMonth, fromJalali, parseJalali, tehranDay } from '#kernel/jalali.ts'
import { toLatinDigits } from '#kernel/digits.ts'
import type { Hours } from '../agencies/model.ts'
import { noSuchDay } from '../rules.ts'
import type { OfficialHoliday } from './model.ts'

/** Saturday to Wednesday 07:30–14:30; a province changes it in its calendar. */
export const usualWeek: readonly Hours[] = [{ days: [6, 0, 1, 2, 3], from: '07:30', to: '14:30' }]

/** `1405/12/29`, `۱۴۰۵-۱۲-۲۹` or `2027-03-20` → Gregorian yyyy-mm-dd; throws registry/no-such-day (30 Esfand of a common year). */
export function readDay(raw: string): string {
  const text = toLatinDigits(raw.trim())
  const jalali = parseJalali(text)
  if (jalali) return tehranDay(jalali)
  const gregorian = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  if (gregorian && !Number.isNaN(gregorian.getTime()) && gregorian.toISOString().startsWith(text)) return text
  throw noSuchDay({ day: raw })
}

/** First and last Gregorian day of a Jalali year. */
export function yearSpan(year: number): { readonly from: string; readonly to: string } {
  return { from: tehranDay(fromJalali(year, 1, 1)), to: tehranDay(fromJalali(year, 12, daysInJalaliMonth(year, 12))) }
}

type Named = { readonly day: string; readonly fa: string; readonly en: string }
/** data/holidays.json: solar days `mm/dd` for every year, lunar days `yyyy/mm/dd` for the years that are known. */
export type HolidayData = { readonly solar: readonly Named[]; readonly lunar: Readonly<Record<string, readonly Named[]>> }

/**
 * The official holidays of a year. Solar ones for any year (30 Esfand only where it exists); lunar ones for the years in
 * the data, provisional because they hang on the sighting of the moon.
 * Source of law: the official calendar of Iran, Calendar Centre of the Institute of Geophysics, University of Tehran.
 */
export function officialHolidays(year: number, data: HolidayData): { readonly days: OfficialHoliday[]; readonly lunarKnown: boolean } {
  const day = (text: string) => {
    const at = parseJalali(text)
    return at && tehranDay(at)
  }
  const solar = data.solar.flatMap(({ day: md, fa, en }) => {
    const iso = day(`${year}/${md}`)
    return iso ? [{ day: iso, nameFa: fa, nameEn: en, provisional: false }] : []
  })
  const known = data.lunar[String(year)]
  const lunar = (known ?? []).map(({ day: ymd, fa, en }) => ({ day: day(ymd)!, nameFa: fa, nameEn: en, provisional: true }))
  return { days: [...solar, ...lunar].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), lunarKnown: known !== undefined }
}
