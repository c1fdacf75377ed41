// Who is present, which desk is nearest, and hours that make sense. Pure.

import { makeCalendar, type WeekHours } from '#kernel/working-time.ts'
import type { Coverage, Desk, DeskPresence } from '../model.ts'
import type { Hours, Member } from './model.ts'

export type SeatLike = { readonly accountId: string; readonly name: string; readonly state: string; readonly absentUntil: string | null }

/** One member per account, however many hats they wear here. */
export function membersOf(seats: readonly SeatLike[]): Member[] {
  const once = new Map(
    seats.map((s) => [s.accountId, { accountId: s.accountId, name: s.name, active: s.state === 'active', absentUntil: s.absentUntil }]),
  )
  return [...once.values()]
}

/** Suspended members are no members; a desk nobody sits at today is vacant. */
export function presenceOf(members: readonly Member[]): DeskPresence {
  const active = members.filter((m) => m.active)
  const present = active.filter((m) => m.absentUntil === null)
  return { members: active.map((m) => m.accountId), present: present.map((m) => m.accountId), vacant: present.length === 0 }
}

export function coverageOf(desk: Pick<Desk, 'countyIds'>, countyId: string | null): Coverage {
  if (desk.countyIds.length === 0) return 'province'
  return countyId !== null && desk.countyIds.includes(countyId) ? 'county' : 'elsewhere'
}

const rank: Record<Coverage, number> = { county: 0, province: 1, elsewhere: 2 }

/** Desks that name the county first, then those of the whole province, then the rest; a smaller territory is nearer. */
export function nearestFirst(desks: readonly Desk[], countyId: string | null): (Desk & { coverage: Coverage })[] {
  return desks
    .map((desk) => ({ ...desk, coverage: coverageOf(desk, countyId) }))
    .sort(
      (a, b) =>
        rank[a.coverage] - rank[b.coverage] ||
        a.countyIds.length - b.countyIds.length ||
        a.nameFa.localeCompare(b.nameFa, 'fa') ||
        (a.id < b.id ? -1 : 1),
    )
}

/** Throws calendar/bad-hours when an end does not follow its beginning. */
export function checkHours(week: readonly Hours[]): void {
  makeCalendar({ week: week as readonly WeekHours[], daysOff: [] })
}
