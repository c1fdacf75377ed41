// The only place where dates, numbers, money and phone numbers become text for people (architecture.md §2.6).
// Persian: Jalali calendar and Persian digits. English: Gregorian and Latin digits. Always Tehran's clock.

import { toLatinDigits, toPersianDigits } from './digits.ts'

export { toLatinDigits, toPersianDigits }

export type Locale = 'fa' | 'en'
export type DateStyle = 'date' | 'dateTime' | 'time' | 'dayMonth' | 'full' | 'numeric'
export type Currency = 'IRR' | 'IRT' | 'USD' | 'EUR' | 'CNY' | 'AED'

const tag = { fa: 'fa-IR', en: 'en-GB' } as const
const timeZone = 'Asia/Tehran'

// Intl objects are slow to make (50 µs and more) and quick to use.
const kept = new Map<string, unknown>()
function keep<T>(key: string, make: () => T): T {
  if (!kept.has(key)) kept.set(key, make())
  return kept.get(key) as T
}

/** A number in the locale's digits and grouping: `۱۲٬۳۴۵`, `12,345`. Not for codes, years or phones. */
export function formatNumber(n: number | bigint, locale: Locale, opts: Intl.NumberFormatOptions = {}): string {
  return keep(`n${locale}${JSON.stringify(opts)}`, () => new Intl.NumberFormat(tag[locale], opts)).format(n)
}

// One numeric format gives all the parts; names of months and weekdays come from two more. Intl's own dateStyle puts
// Persian parts in a wrong order («۱۴۰۵ آذر ۱, یکشنبه»), so the order is ours.
function part(at: Date, locale: Locale, opts: Intl.DateTimeFormatOptions, type: Intl.DateTimeFormatPartTypes): string {
  const calendar = locale === 'fa' ? 'persian' : 'gregory'
  const format = keep(
    `d${locale}${JSON.stringify(opts)}`,
    () => new Intl.DateTimeFormat(tag[locale], { calendar, timeZone, hourCycle: 'h23', ...opts }),
  )
  return format.formatToParts(at).find((p) => p.type === type)?.value ?? ''
}

const day = (at: Date, locale: Locale) => part(at, locale, { day: 'numeric' }, 'day')
const month = (at: Date, locale: Locale) => part(at, locale, { day: 'numeric', month: 'long' }, 'month')
const weekday = (at: Date, locale: Locale) => part(at, locale, { weekday: 'long' }, 'weekday')
const year = (at: Date, locale: Locale) => part(at, locale, { year: 'numeric', month: 'long' }, 'year')

function clock(at: Date, locale: Locale): string {
  const hour = part(at, locale, { hour: '2-digit', minute: '2-digit' }, 'hour')
  const minute = part(at, locale, { hour: '2-digit', minute: '2-digit' }, 'minute')
  const pad = (value: string) => (value.length < 2 ? (locale === 'fa' ? '۰' : '0') + value : value)
  return `${pad(hour)}:${pad(minute)}`
}

function numeric(at: Date, locale: Locale): string {
  const two = (value: string) => toLatinDigits(value).padStart(2, '0')
  const m = part(at, locale, { month: 'numeric' }, 'month')
  if (locale === 'fa') return toPersianDigits(`${toLatinDigits(year(at, locale))}/${two(m)}/${two(day(at, locale))}`)
  return `${year(at, locale)}-${two(m)}-${two(day(at, locale))}`
}

/**
 * A moment in Tehran, in words. `date` ۱ آذر ۱۴۰۵ · `dateTime` ۱ آذر ۱۴۰۵، ۱۰:۰۰ · `time` ۱۰:۰۰ · `dayMonth` ۱ آذر ·
 * `full` یکشنبه ۱ آذر ۱۴۰۵ · `numeric` ۱۴۰۵/۰۹/۰۱ (2026-11-22 in English). An unreadable date gives ''.
 */
export function formatDate(d: Date | string, locale: Locale, style: DateStyle = 'date'): string {
  const at = typeof d === 'string' ? new Date(d) : d
  if (Number.isNaN(at.getTime())) return ''
  const long = () => `${day(at, locale)} ${month(at, locale)} ${year(at, locale)}`
  switch (style) {
    case 'time':
      return clock(at, locale)
    case 'dayMonth':
      return `${day(at, locale)} ${month(at, locale)}`
    case 'dateTime':
      return `${long()}${locale === 'fa' ? '،' : ','} ${clock(at, locale)}`
    case 'full':
      return `${weekday(at, locale)} ${long()}`
    case 'numeric':
      return numeric(at, locale)
    default:
      return long()
  }
}

const minuteMs = 60_000
const steps = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const

/** A length of time in at most two units, the sign dropped: «۲ روز و ۳ ساعت», `2 days, 3 hours`. Milliseconds in. */
export function formatDuration(ms: number, locale: Locale): string {
  let left = Math.floor(Math.abs(ms) / minuteMs)
  if (!Number.isFinite(left)) return ''
  const unit = (n: number, name: string) => formatNumber(n, locale, { style: 'unit', unit: name, unitDisplay: 'long' })
  if (left === 0) return `${locale === 'fa' ? 'کمتر از' : 'less than'} ${unit(1, 'minute')}`
  const words: string[] = []
  for (const [name, minutes] of steps) {
    const n = Math.floor(left / minutes)
    left -= n * minutes
    // The second unit stands directly below the first: «۲ روز و ۵ دقیقه» would claim an exactness nobody needs.
    if (n > 0) words.push(unit(n, name))
    if (words.length === 2 || (words.length === 1 && n === 0)) break
  }
  return words.join(locale === 'fa' ? ' و ' : ', ')
}

/**
 * A phone for reading: +989141234567 → ۰۹۱۴ ۱۲۳ ۴۵۶۷ or +98 914 123 4567. Groups are split by no-break spaces: to the
 * bidi algorithm they are part of the number, so the groups keep their order inside right-to-left text.
 */
export function formatPhone(e164: string, locale: Locale): string {
  const iran = /^\+98(\d{10})$/.exec(e164)?.[1]
  if (iran === undefined) return locale === 'fa' ? toPersianDigits(e164) : e164
  const groups = iran.startsWith('9') ? [iran.slice(0, 3), iran.slice(3, 6), iran.slice(6)] : [iran.slice(0, 2), iran.slice(2, 6), iran.slice(6)]
  return locale === 'fa' ? toPersianDigits(`0${groups.join('\u00a0')}`) : `+98\u00a0${groups.join('\u00a0')}`
}

const currencyName = {
  IRR: { fa: 'ریال', en: 'rials' },
  IRT: { fa: 'تومان', en: 'tomans' },
  USD: { fa: 'دلار', en: 'US dollars' },
  EUR: { fa: 'یورو', en: 'euros' },
  CNY: { fa: 'یوان', en: 'yuan' },
  AED: { fa: 'درهم', en: 'dirhams' },
} as const

/** An amount with its unit spelled out, because rial and toman are confused tenfold: «۲٬۵۰۰ ریال», `2,500 rials`. */
export function formatMoney(amount: number | bigint, currency: Currency, locale: Locale): string {
  return `${formatNumber(amount, locale, { maximumFractionDigits: 2 })} ${currencyName[currency][locale]}`
}

/** A file's size in decimal units: «۱٫۲ مگابایت», `1.2 MB`. */
export function formatSize(bytes: number, locale: Locale): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
  let at = 0
  let n = bytes
  while (n >= 999.5 && at < units.length - 1) {
    n /= 1000
    at++
  }
  const opts = { style: 'unit', unit: units[at]!, maximumFractionDigits: n < 10 && at > 0 ? 1 : 0 } as const
  return formatNumber(n, locale, { ...opts, unitDisplay: locale === 'fa' || at === 0 ? 'long' : 'short' })
}

const collators: Partial<Record<Locale, Intl.Collator>> = {}

/** Compares two texts in the order of a language's alphabet, for sorting. */
export function compareText(a: string, b: string, locale: Locale): number {
  collators[locale] ??= new Intl.Collator(locale === 'fa' ? 'fa-IR' : 'en')
  return collators[locale].compare(a, b)
}
