// The working calendar: its editor, and the copy in memory that deadlines are counted by.

import { cleanInput } from '#kernel/text.ts'
import { makeCalendar, type WeekHours, type WorkCalendar } from '#kernel/working-time.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import holidayData from '../../../../data/holidays.json' with { type: 'json' }
import type { Hours } from '../agencies/model.ts'
import { checkHours } from '../agencies/rules.ts'
import { countCounties } from '../places/queries.ts'
import { calendarLaw, dayOffTwice, emptyName, known, noSuchDayOff, noSuchPlace } from '../rules.ts'
import type { CalendarYear, DayOff, DayOffForm } from './model.ts'
import * as queries from './queries.ts'
import { officialHolidays, readDay, usualWeek, yearSpan } from './rules.ts'

function mayEdit(ctx: Ctx) {
  const refusal = ctx.actor.role === 'system' ? null : calendarLaw.whyNot('edit', ctx.actor, known(ctx.actor.provinceId))
  if (refusal) throw refusal
}

// ── In memory ───────────────────────────────────────────────────────────────────────────────────────────────────────

type Kept = {
  readonly stamp: string
  readonly week: readonly Hours[]
  readonly daysOff: readonly DayOff[]
  readonly hours: ReadonlyMap<string, readonly Hours[]>
  readonly made: Map<string, WorkCalendar>
}
const kept = new Map<number, Kept>()
// One transaction asks the database once, however many deadlines it counts.
const checked = new WeakMap<object, Kept>()

async function load(ctx: Ctx): Promise<Kept> {
  const { provinceId } = ctx.actor
  const already = checked.get(ctx.db)
  if (already) return already
  const { week, stamp: edited } = await queries.calendarState(ctx.db, provinceId)
  const stamp = `${edited} ${JSON.stringify(week)}`
  let found = kept.get(provinceId)
  if (found?.stamp !== stamp) {
    const hours = (await queries.agencyHours(ctx.db, provinceId)).map((a) => [a.id, a.hours] as const)
    found = {
      stamp,
      week: week?.length ? week : usualWeek,
      daysOff: await queries.daysOff(ctx.db, provinceId, null),
      hours: new Map(hours),
      made: new Map(),
    }
    kept.set(provinceId, found)
  }
  checked.set(ctx.db, found)
  return found
}

/** Edits inside a transaction are its own until the commit: neither memory may keep them. */
function forget(ctx: Ctx) {
  checked.delete(ctx.db)
  kept.delete(ctx.actor.provinceId)
}

/**
 * The calendar of an agency (its own hours, else the province's) in a county (closures of other counties do not count).
 * The emergency centre itself never closes: use kernel's `alwaysOpen` there.
 */
export async function calendarOf(
  ctx: Ctx,
  { agencyId = null, countyId = null }: { agencyId?: string | null; countyId?: string | null },
): Promise<WorkCalendar> {
  const found = await load(ctx)
  const week = (agencyId === null ? undefined : found.hours.get(agencyId)) ?? found.week
  const local = countyId !== null && found.daysOff.some((d) => d.countyIds.includes(countyId))
  const key = `${week === found.week ? '' : agencyId} ${local ? countyId : ''}`
  let calendar = found.made.get(key)
  if (!calendar) {
    const days = found.daysOff.filter((d) => d.countyIds.length === 0 || (countyId !== null && d.countyIds.includes(countyId)))
    calendar = makeCalendar({ week: week as readonly WeekHours[], daysOff: [...new Set(days.map((d) => d.day))] })
    found.made.set(key, calendar)
  }
  return calendar
}

// ── The editor ──────────────────────────────────────────────────────────────────────────────────────────────────────

export async function viewCalendar(ctx: Ctx, year: number): Promise<CalendarYear> {
  const { provinceId } = ctx.actor
  const { week } = await queries.calendarState(ctx.db, provinceId)
  const daysOff = await queries.daysOff(ctx.db, provinceId, yearSpan(year))
  const official = officialHolidays(year, holidayData)
  const there = new Set(daysOff.map((d) => `${d.day} ${d.nameFa}`))
  return {
    year,
    week: week?.length ? week : [...usualWeek],
    daysOff,
    agencies: await queries.agencyHours(ctx.db, provinceId),
    missingOfficial: official.days.filter((d) => !there.has(`${d.day} ${d.nameFa}`)).length,
    lunarKnown: official.lunarKnown,
    open: calendarLaw.open(ctx.actor, known(provinceId)),
  }
}

/** Throws registry/no-such-day (30 Esfand of a common year), registry/day-off-twice, registry/no-such-place. */
export async function addDayOff(ctx: Ctx, form: DayOffForm): Promise<DayOff> {
  mayEdit(ctx)
  const { provinceId } = ctx.actor
  const day = readDay(form.day)
  const nameFa = cleanInput(form.nameFa)
  if (nameFa === '') throw emptyName()
  const countyIds = [...new Set(form.countyIds ?? [])]
  if (countyIds.length && (await countCounties(ctx.db, provinceId, countyIds)) !== countyIds.length) throw noSuchPlace({ id: countyIds[0]! })
  const row = { id: newId(), day, kind: form.kind, countyIds, nameFa, nameEn: cleanInput(form.nameEn ?? ''), provisional: false }
  const [added] = await queries.insertDaysOff(ctx.db, provinceId, [row])
  if (!added) throw dayOffTwice()
  await changed(ctx)
  await ctx.record('registry.addDayOff', `day:${day}`, { kind: form.kind, name: nameFa, countyIds })
  return row
}

export async function removeDayOff(ctx: Ctx, id: string): Promise<void> {
  mayEdit(ctx)
  const gone = await queries.deleteDayOff(ctx.db, ctx.actor.provinceId, id)
  if (!gone) throw noSuchDayOff({ id })
  await changed(ctx)
  await ctx.record('registry.removeDayOff', `day:${gone.day}`, { name: gone.name_fa })
}

/** Adds the official holidays of a Jalali year that are not there yet; pressing again adds nothing. */
export async function addOfficialHolidays(ctx: Ctx, year: number): Promise<{ added: number; provisional: number }> {
  mayEdit(ctx)
  const { days } = officialHolidays(year, holidayData)
  const rows = days.map((d) => ({ ...d, id: newId(), kind: 'holiday' as const, countyIds: [] }))
  const added = await queries.insertDaysOff(ctx.db, ctx.actor.provinceId, rows)
  if (added.length) await changed(ctx)
  await ctx.record('registry.addOfficialHolidays', `year:${year}`, { added: added.length })
  return { added: added.length, provisional: added.filter((d) => d.provisional).length }
}

export async function setWeek(ctx: Ctx, week: Hours[]): Promise<{ week: Hours[] }> {
  mayEdit(ctx)
  checkHours(week)
  await queries.saveWeek(ctx.db, ctx.actor.provinceId, week)
  forget(ctx)
  await ctx.record('registry.setWeek', `province:${ctx.actor.provinceId}`, { week })
  return { week }
}

async function changed(ctx: Ctx) {
  await queries.stampCalendar(ctx.db, ctx.actor.provinceId)
  forget(ctx)
}
