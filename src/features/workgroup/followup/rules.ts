// Who reads follow-up and whose records are counted for them; months and quarters of the Jalali year. Pure.

import { fromJalali, toJalali } from '#kernel/jalali.ts'
import { problem } from '#kernel/problem.ts'
import type { SeatedActor } from '../model.ts'
import type { BoardFilter } from './model.ts'
import { daysBetween } from './tally/rules.ts'

/** The last month lies before the first. */
const badMonths = problem<{ from: string; to: string }>('workgroup/bad-months', 422)
/** The quarter has not begun. */
const futureQuarter = problem<{ quarter: string }>('workgroup/future-quarter', 422)
export const badFollowupCursor = problem('workgroup/bad-followup-cursor', 400)
/** Rows of this figure are resolutions: they stand in the list of resolutions. */
export const rowsElsewhere = problem<{ figure: string }>('workgroup/figure-rows-elsewhere', 422)

/** Whose records are counted; `null` of a list: all. */
export type Scope = {
  readonly name: 'province' | 'agency' | 'bodies'
  readonly agencyIds: readonly string[] | null
  readonly bodyIds: readonly string[] | null
}

/** Everybody but these reads nothing: an empty list matches no record. */
export function scopeOf(actor: SeatedActor): Scope {
  switch (actor.role) {
    case 'system':
    case 'secretary':
    case 'centreHead':
    case 'manager':
    case 'auditor':
      return { name: 'province', agencyIds: null, bodyIds: null }
    case 'agencyHead':
      return { name: 'agency', agencyIds: actor.agencyIds, bodyIds: null }
    default:
      return { name: 'bodies', agencyIds: null, bodyIds: [...new Set(actor.seats.map((s) => s.bodyId))] }
  }
}

/** Confidential ones are counted for everybody in scope; the province's readers beside the secretariat list only those of bodies they sit in. */
export const seesConfidential = (actor: SeatedActor): boolean => actor.role !== 'manager' && actor.role !== 'auditor'

// ── Months ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const ordinal = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
const monthFrom = (n: number): string => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
const startOf = (n: number): Date => fromJalali(Math.floor(n / 12), (n % 12) + 1, 1)
/** 1405-08 → 140508, as the tally writes months. */
export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 100 + Number(month.slice(5))
/** 140508 → 1405-08. */
export const monthText = (n: number): string => `${Math.floor(n / 100)}-${String(n % 100).padStart(2, '0')}`

export function jalaliMonth(at: Date): string {
  const { year, month } = toJalali(at)
  return monthFrom(year * 12 + month - 1)
}

/** Months from the newest to the oldest, for a list of choices. */
export const monthsBack = (now: Date, count: number): string[] => Array.from({ length: count }, (_, i) => monthFrom(ordinal(jalaliMonth(now)) - i))

/** The months as moments: from the first one's midnight in Tehran until the midnight after the last. Throws workgroup/bad-months. */
export function momentsOf({ from, to }: Pick<BoardFilter, 'from' | 'to'>): { since: Date | null; until: Date | null } {
  if (from !== undefined && to !== undefined && ordinal(from) > ordinal(to)) throw badMonths({ from, to })
  return { since: from === undefined ? null : startOf(ordinal(from)), until: to === undefined ? null : startOf(ordinal(to) + 1) }
}

/** Every month from the earliest of these (140508) to the latest, with its first midnight in Tehran. */
export function monthsAmong(months: readonly number[]): { month: number; since: Date }[] {
  if (!months.length) return []
  const at = (month: number) => ordinal(monthText(month))
  const first = at(Math.min(...months))
  return Array.from({ length: at(Math.max(...months)) - first + 1 }, (_, i) => ({
    month: monthNumber(monthFrom(first + i)),
    since: startOf(first + i),
  }))
}

// ── Quarters ────────────────────────────────────────────────────────────────────────────────────────────────────────

const quarterOrdinal = (quarter: string): number => Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1
const quarterFrom = (n: number): string => `${Math.floor(n / 4)}-${(n % 4) + 1}`
/** 1405-3 and −1 → 1405-2. */
export const shiftQuarter = (quarter: string, by: number): string => quarterFrom(quarterOrdinal(quarter) + by)

export function quarterOf(at: Date): string {
  const { year, month } = toJalali(at)
  return quarterFrom(year * 4 + Math.floor((month - 1) / 3))
}
export const quartersBack = (now: Date, count: number): string[] => Array.from({ length: count }, (_, i) => shiftQuarter(quarterOf(now), -i))

export type Span = {
  readonly quarter: string
  readonly since: Date
  /** Its end, or now while it is running: nothing later is counted. */
  readonly until: Date
  readonly from: string
  readonly to: string
  readonly running: boolean
  /** Past: resolutions are counted as they stood then. Null: as they stand now. */
  readonly asOf: Date | null
}
/** The quarter as moments and months. Throws workgroup/future-quarter. */
export function spanOf(quarter: string, now: Date): Span {
  const first = quarterOrdinal(quarter) * 3
  const [since, end] = [startOf(first), startOf(first + 3)]
  if (since > now) throw futureQuarter({ quarter })
  return { quarter, since, until: end > now ? now : end, from: monthFrom(first), to: monthFrom(first + 2), running: end > now, asOf: null }
}

/**
 * The same quarter of the year before, to compare like with like: of a running quarter as many days as have passed of it, of
 * one that has ended the whole; and counted as it stood as long after its beginning, because agencies and producers have had a
 * year more to act since. The last day of a leap year meets a quarter that has ended.
 */
export function yearBefore({ quarter, since, running }: Span, now: Date): Span {
  const last = shiftQuarter(quarter, -4)
  const whole = spanOf(last, now)
  const asOf = new Date(whole.since.getTime() + (now.getTime() - since.getTime()))
  return { ...whole, until: running && asOf < whole.until ? asOf : whole.until, asOf }
}

/** Days of the span that have begun, as people count them: the fifth day is five. */
export const daysOf = ({ since, until }: Pick<Span, 'since' | 'until'>): number => daysBetween(since, new Date(until.getTime() - 1)) + 1
