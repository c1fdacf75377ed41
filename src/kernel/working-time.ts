// Working hours over a calendar of weekly hours and days off: the one source of every deadline (guide.md §4, clock A).
// A day is worked out once (its open spans as instants) and kept, so that thousands of deadlines cost no calendar work.
// The closing moment counts as open: a budget that ends exactly at closing time is due that day, not next morning.

import { problem } from './problem.ts'
import { dayMs, type Zone, zoneOf } from './tehran.ts'

/** The calendar has no open hour within ten years: nothing could ever be due. */
export const neverOpen = problem('calendar/never-open', 422)
/** Hours that cannot be read, or that end before they begin. */
export const badHours = problem<{ from: string; to: string }>('calendar/bad-hours', 422)
export const badDay = problem<{ day: string }>('calendar/bad-day', 422)

/** `days`: 0 = Sunday … 6 = Saturday. `from`, `to`: HH:MM on the wall, `to` up to 24:00. */
export type WeekHours = { readonly days: readonly number[]; readonly from: string; readonly to: string }

type Span = { readonly start: number; readonly end: number }
type Day = { readonly spans: readonly Span[]; readonly openMs: number }

export type WorkCalendar = {
  /** Open spans of a day, counted in days since 1970-01-01 on the wall clock. */
  readonly day: (index: number) => Day
  readonly zone: Zone
}

const hourMs = 3_600_000
const closed: Day = { spans: [], openMs: 0 }
const searchDays = 3660

/** Minutes since midnight, or a Problem. */
function minutes(hours: WeekHours, text: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text)
  const value = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  if (!(value <= 1440)) throw badHours({ from: hours.from, to: hours.to })
  return value
}

/** Spans of one weekday as sorted minutes; overlapping ones are joined so that no hour counts twice. */
function weekdaySpans(week: readonly WeekHours[], weekday: number): [number, number][] {
  const raw = week
    .filter((h) => h.days.includes(weekday))
    .map((h): [number, number] => {
      const span: [number, number] = [minutes(h, h.from), minutes(h, h.to)]
      if (span[0] >= span[1]) throw badHours({ from: h.from, to: h.to })
      return span
    })
  raw.sort((a, b) => a[0] - b[0])
  const joined: [number, number][] = []
  for (const span of raw) {
    const last = joined.at(-1)
    if (last !== undefined && span[0] <= last[1]) last[1] = Math.max(last[1], span[1])
    else joined.push(span)
  }
  return joined
}

function dayIndex(iso: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(ms)) throw badDay({ day: iso })
  return ms / dayMs
}

/**
 * A calendar. `daysOff` are Gregorian ISO days (yyyy-mm-dd) on the wall clock of `tz`.
 * Throws calendar/bad-hours and calendar/bad-day for unreadable data.
 */
export function makeCalendar(def: {
  readonly week: readonly WeekHours[]
  readonly daysOff: readonly string[]
  readonly tz?: 'Asia/Tehran'
}): WorkCalendar {
  const zone = zoneOf(def.tz ?? 'Asia/Tehran')
  const byWeekday = [0, 1, 2, 3, 4, 5, 6].map((weekday) => weekdaySpans(def.week, weekday))
  const off = new Set(def.daysOff.map(dayIndex))
  const kept = new Map<number, Day>()

  function make(index: number): Day {
    // 1970-01-01 was a Thursday (4).
    const hours = byWeekday[(((index + 4) % 7) + 7) % 7]!
    if (hours.length === 0 || off.has(index)) return closed
    const at = (minute: number) => zone.instant(index * dayMs + minute * 60_000)
    const spans = hours.map(([from, to]) => ({ start: at(from), end: at(to) })).filter((s) => s.end > s.start)
    return { spans, openMs: spans.reduce((sum, s) => sum + s.end - s.start, 0) }
  }

  return {
    zone,
    day(index) {
      let day = kept.get(index)
      if (day === undefined) {
        if (kept.size > 20_000) kept.clear()
        kept.set(index, (day = make(index)))
      }
      return day
    },
  }
}

/** The emergency centre: every hour of every day. */
export const alwaysOpen: WorkCalendar = makeCalendar({
  week: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', to: '24:00' }],
  daysOff: [],
})

/** Official hours of a province until its own are set: Saturday to Wednesday 07:30–14:30. */
export const officialWeek: readonly WeekHours[] = [{ days: [6, 0, 1, 2, 3], from: '07:30', to: '14:30' }]

const indexOf = (cal: WorkCalendar, ms: number) => Math.floor((ms + cal.zone.offset(ms)) / dayMs)

function time(at: Date): number {
  const ms = at.getTime()
  if (Number.isNaN(ms)) throw new RangeError('working-time: invalid date')
  return ms
}

function amount(value: number): number {
  if (!Number.isFinite(value) || value < 0) throw new RangeError(`working-time: ${value} is no amount of time`)
  return value
}

function openFrom(cal: WorkCalendar, ms: number): number {
  const first = indexOf(cal, ms)
  for (let i = first; i < first + searchDays; i++) {
    for (const span of cal.day(i).spans) if (ms <= span.end) return Math.max(ms, span.start)
  }
  throw neverOpen()
}

/** Open at this moment; the closing moment itself counts as open. */
export function isOpen(cal: WorkCalendar, at: Date): boolean {
  const ms = time(at)
  return cal.day(indexOf(cal, ms)).spans.some((span) => span.start <= ms && ms <= span.end)
}

/** `at` itself when open, else the next opening. Throws calendar/never-open. */
export function nextOpen(cal: WorkCalendar, at: Date): Date {
  return new Date(openFrom(cal, time(at)))
}

/** The moment when `hours` (≥ 0, fractions allowed) of open time have passed since `from`. Throws calendar/never-open. */
export function addWorkingHours(cal: WorkCalendar, from: Date, hours: number): Date {
  let left = Math.round(amount(hours) * hourMs)
  const start = openFrom(cal, time(from))
  let last = indexOf(cal, start)
  for (let i = last; i < last + searchDays; i++) {
    const day = cal.day(i)
    if (day.openMs > 0) last = i
    for (const span of day.spans) {
      if (span.end < start) continue
      const begin = Math.max(span.start, start)
      if (begin + left <= span.end) return new Date(begin + left)
      left -= span.end - begin
    }
  }
  throw neverOpen()
}

/**
 * The same clock time `days` open days later, moved into open hours: what is started on Wednesday 10:00 with one day is
 * due on Saturday 10:00. A fraction of a day is that part of the open hours of the day reached.
 */
export function addWorkingDays(cal: WorkCalendar, from: Date, days: number): Date {
  const start = openFrom(cal, time(from))
  const whole = Math.floor(amount(days))
  const fraction = days - whole
  const first = indexOf(cal, start)
  const clock = start + cal.zone.offset(start) - first * dayMs
  let index = first
  for (let left = whole, gap = 0; left > 0; gap++) {
    if (gap > searchDays) throw neverOpen()
    if (cal.day(++index).openMs > 0) {
      left--
      gap = 0
    }
  }
  // A moment that the hour change skipped or moved may fall out of the day's hours: openFrom brings it back.
  const due = whole === 0 ? start : openFrom(cal, cal.zone.instant(index * dayMs + clock))
  if (fraction === 0) return new Date(due)
  return addWorkingHours(cal, new Date(due), (fraction * cal.day(indexOf(cal, due)).openMs) / hourMs)
}

/** Open hours from `a` to `b`; negative when `b` is earlier. */
export function workingHoursBetween(cal: WorkCalendar, a: Date, b: Date): number {
  const from = time(a)
  const to = time(b)
  if (to < from) return -workingHoursBetween(cal, b, a)
  const last = indexOf(cal, to)
  let sum = 0
  for (let i = indexOf(cal, from); i <= last; i++) {
    const day = cal.day(i)
    for (const span of day.spans) sum += Math.max(0, Math.min(span.end, to) - Math.max(span.start, from))
  }
  return sum / hourMs
}
