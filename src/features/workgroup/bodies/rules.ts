// Who may see and change bodies and seats, when a body meets and when it may decide. Pure.

import type { Role } from '#kernel/actor.ts'
import { law } from '#kernel/law.ts'
import { problem } from '#kernel/problem.ts'
import { dayMs } from '#kernel/tehran.ts'
import { neverOpen, type WorkCalendar } from '#kernel/working-time.ts'
import { keeps, type SeatedActor, sitsIn } from '../model.ts'
import type { BodyView } from './model.ts'

export const noSuchBody = problem('workgroup/no-such-body', 404)
export const noSuchSeat = problem('workgroup/no-such-seat', 404)
/** Nobody decides in this province yet: the words say who sets a group up, and where. */
export const noBodyYet = problem('workgroup/no-body-yet', 409)
export const bodyNameEmpty = problem('workgroup/body-name-empty', 422)
export const bodyNameTaken = problem('workgroup/body-name-taken', 409)
/** The province has its deciding group, or its national HQ, already. */
export const bodyTwice = problem('workgroup/body-twice', 409)
export const countyTwice = problem('workgroup/county-twice', 409)
export const countyNeeded = problem('workgroup/county-needed', 422)
export const noSuchCounty = problem('workgroup/no-such-county', 422)
export const noSuchParent = problem('workgroup/no-such-parent', 422)
/** A committee prepares for a body that decides; a body is never above itself. */
export const parentNotFit = problem('workgroup/parent-not-fit', 422)
export const unknownGroup = problem<{ code: string }>('workgroup/unknown-group', 422)
const quorumCountNeeded = problem('workgroup/quorum-count-needed', 422)
const quorumTooLarge = problem<{ count: number; voting: number }>('workgroup/quorum-too-large', 422)
export const weekdayClosed = problem('workgroup/weekday-closed', 422)
export const badVideoLink = problem('workgroup/bad-video-link', 422)
export const postEmpty = problem('workgroup/post-empty', 422)
export const chairTwice = problem('workgroup/chair-twice', 409)
export const deputyIsHolder = problem('workgroup/deputy-is-holder', 422)
export const seatedTwice = problem<{ name: string }>('workgroup/seated-twice', 409)
export const noFittingHat = problem<{ name: string }>('workgroup/no-fitting-hat', 422)
export const otherAgency = problem<{ name: string }>('workgroup/other-agency', 422)
export const noSuchAgency = problem('workgroup/no-such-agency', 422)
export const badPhone = problem<{ phone: string }>('workgroup/bad-phone', 422)
export const seatRetired = problem('workgroup/seat-retired', 409)
export const seatNotRetired = problem('workgroup/seat-not-retired', 409)

// ── Law ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const bodyStates = ['active', 'inactive'] as const
type BodyState = (typeof bodyStates)[number]
type Body = { readonly id: string; readonly provinceId: number; readonly state: BodyState }

const province = (a: SeatedActor, b: Body) => a.provinceId === b.provinceId
const keepers = { secretary: 'province', admin: 'province' } as const
/** A body's own clerk, whatever hat the seat is filled under. */
const clerks = {
  agencyRep: 'clerk',
  agencyHead: 'clerk',
  expert: 'clerk',
  official: 'clerk',
  manager: 'clerk',
  centreHead: 'clerk',
} as const

/** Who sits where is known to the staff of the province; officials and experts know the bodies they sit in. Phones: `seePhones`. */
export const bodyLaw = law<SeatedActor, Body, Role, BodyState>()({
  scopes: {
    province,
    seat: (a, b) => province(a, b) && sitsIn(a, [b.id]),
    clerk: (a, b) => province(a, b) && keeps(a, b.id),
  },
  sees: {
    operator: 'province',
    centreHead: 'province',
    agencyRep: 'province',
    agencyHead: 'province',
    secretary: 'province',
    manager: 'province',
    auditor: 'province',
    admin: 'province',
    expert: 'seat',
    official: 'seat',
  },
  acts: {
    edit: { from: bodyStates, to: null, by: keepers },
    switch_off: { from: ['active'], to: 'inactive', by: keepers },
    switch_on: { from: ['inactive'], to: 'active', by: keepers },
    add_seat: { from: ['active'], to: null, by: { ...keepers, ...clerks } },
    edit_seat: { from: ['active'], to: null, by: { ...keepers, ...clerks } },
    retire_seat: { from: bodyStates, to: null, by: { ...keepers, ...clerks } },
    restore_seat: { from: ['active'], to: null, by: { ...keepers, ...clerks } },
    seePhones: { from: bodyStates, to: null, by: { ...keepers, ...clerks } },
  },
})
export type BodyActName = (typeof bodyLaw.names)[number]

// ── Quorum ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Enough members present to decide? `present` and `voting` count voting seats.
 * A majority is more than half; two thirds are rounded up; a body without a rule may always decide.
 */
export function hasQuorum(body: Pick<BodyView, 'quorumRule' | 'quorumCount'>, present: number, voting: number): { met: boolean; needed: number } {
  const needed = {
    majority: Math.floor(voting / 2) + 1,
    two_thirds: Math.max(1, Math.ceil((voting * 2) / 3)),
    count: body.quorumCount ?? 1,
    none: 0,
  }[body.quorumRule]
  return { met: present >= needed, needed }
}

/** Refuses a count that more members need than there are; a body without seats yet may have any. */
export function checkQuorum(body: Pick<BodyView, 'quorumRule' | 'quorumCount'>, voting: number): void {
  if (body.quorumRule !== 'count') return
  if (body.quorumCount === null) throw quorumCountNeeded()
  if (voting > 0 && body.quorumCount > voting) throw quorumTooLarge({ count: body.quorumCount, voting })
}

// ── When it meets ───────────────────────────────────────────────────────────────────────────────────────────────────

type Meets = Pick<BodyView, 'weekday' | 'everyWeeks' | 'startsAt'> & { readonly countedFrom?: string | null }

const farthest = 3660
const open = (calendar: WorkCalendar, day: number) => calendar.day(day).openMs > 0
/** Days since 1970-01-01, a Thursday; `% 7` of a weekday, also before it. */
const toWeekday = (day: number, weekday: number) => (((weekday - day - 4) % 7) + 7) % 7
const dayOf = (calendar: WorkCalendar, ms: number) => Math.floor((ms + calendar.zone.offset(ms)) / dayMs)

function instant(calendar: WorkCalendar, day: number, clock: string): Date {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number]
  return new Date(calendar.zone.instant(day * dayMs + (hours * 60 + minutes) * 60_000))
}

function openDay(calendar: WorkCalendar, day: number): number {
  for (let i = day; i < day + farthest; i++) if (open(calendar, i)) return i
  throw neverOpen()
}

/**
 * The next `count` regular sessions after `from`: its weekday every n weeks, a day off moved to the next working day. Over a
 * closure longer than the distance between two sessions they fall together and are held once. Empty without a fixed weekday.
 * @throws calendar/never-open
 */
export function nextSessionTimes(body: Meets, calendar: WorkCalendar, from: Date, count: number): Date[] {
  if (body.weekday === null) return []
  const step = 7 * body.everyWeeks
  const counted = body.countedFrom ? Date.parse(`${body.countedFrom}T00:00:00Z`) / dayMs : 0
  const first = counted + toWeekday(counted, body.weekday)
  // A regular day before `from` may have been moved to after it: go back over the days off that lie before `from`.
  let back = dayOf(calendar, from.getTime()) - 1
  for (let gap = 0; !open(calendar, back); gap++, back--) if (gap > farthest) throw neverOpen()
  const found: Date[] = []
  for (let day = first + Math.max(0, Math.ceil((back - first) / step)) * step; found.length < count; day += step) {
    const at = instant(calendar, openDay(calendar, day), body.startsAt)
    if (at > from && at.getTime() !== found.at(-1)?.getTime()) found.push(at)
  }
  return found
}

/** Whether the calendar ever opens on this weekday within a year from `from`: a session there would always be moved. */
export function opensOn(calendar: WorkCalendar, weekday: number, from: Date): boolean {
  const today = dayOf(calendar, from.getTime())
  for (let day = today + toWeekday(today, weekday); day < today + 366; day += 7) if (open(calendar, day)) return true
  return false
}

/**
 * Times for an extraordinary session from `now` until `by`, the earliest first: its usual hour on each working day; when no such
 * day is left, on days off too, because production that stands still does not wait; at the very least in time to end.
 */
export function extraordinaryTimes(body: Pick<BodyView, 'startsAt' | 'minutes'>, calendar: WorkCalendar, now: Date, by: Date): Date[] {
  const latest = by.getTime() - body.minutes * 60_000
  const first = dayOf(calendar, now.getTime())
  const days = Array.from({ length: Math.max(0, dayOf(calendar, latest) - first + 1) }, (_, n) => first + n)
  const usual = (some: readonly number[]) =>
    some.map((day) => instant(calendar, day, body.startsAt)).filter((at) => at > now && at.getTime() <= latest)
  const working = usual(days.filter((day) => open(calendar, day)))
  if (working.length) return working
  const any = usual(days)
  return any.length ? any : [new Date(Math.max(now.getTime(), latest))]
}
