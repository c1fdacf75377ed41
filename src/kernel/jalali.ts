// The Jalali calendar of Iran in Tehran's time. Arithmetic is @internationalized/date's (33-year rule; it agrees with
// the official leap years of 1206–1498, see jalali.test.ts); no Temporal, because browsers lack it.

import { CalendarDate, fromAbsolute, parseDate, PersianCalendar, toCalendar, toZoned } from '@internationalized/date'
import { toLatinDigits } from './digits.ts'

export type JalaliDay = { readonly year: number; readonly month: number; readonly day: number }

const calendar = new PersianCalendar()
const timeZone = 'Asia/Tehran'

/** The day that a clock in Tehran shows at this moment. */
export function toJalali(at: Date): JalaliDay {
  const { year, month, day } = toCalendar(fromAbsolute(at.getTime(), timeZone), calendar)
  return { year, month, day }
}

/** The Jalali year in Tehran at this moment: 1405. */
export function jalaliYear(at: Date): number {
  return toJalali(at).year
}

/** 29, 30 or 31; month 1…12. */
export function daysInJalaliMonth(year: number, month: number): number {
  return calendar.getDaysInMonth(new CalendarDate(calendar, year, month, 1))
}

/** Midnight in Tehran at the start of a Jalali day (01:00 where the hour change of old years skipped midnight). */
export function fromJalali(year: number, month: number, day: number): Date {
  return toZoned(new CalendarDate(calendar, year, month, day), timeZone).toDate()
}

/**
 * A typed date, e.g. `1405/09/01`, `۱۴۰۵-۹-۱`, `1405.9.1` → midnight in Tehran; null when no such day exists, as
 * 30 Esfand of a common year. Years 1200–1600.
 */
export function parseJalali(text: string): Date | null {
  const match = /^\s*(\d{4})\s*[/.\-٫]\s*(\d{1,2})\s*[/.\-٫]\s*(\d{1,2})\s*$/.exec(toLatinDigits(text))
  if (match === null) return null
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  if (year < 1200 || year > 1600 || month < 1 || month > 12 || day < 1) return null
  return day > daysInJalaliMonth(year, month) ? null : fromJalali(year, month, day)
}

/** Gregorian `yyyy-mm-dd` of this moment in Tehran: how days stand in the database. */
export function tehranDay(at: Date): string {
  return fromAbsolute(at.getTime(), timeZone).toString().slice(0, 10)
}

/** Midnight in Tehran at the start of a Gregorian `yyyy-mm-dd`; throws on another form. */
export function tehranMidnight(day: string): Date {
  return toZoned(parseDate(day), timeZone).toDate()
}
