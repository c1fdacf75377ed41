// What other rooms may ask of the registry. Everything is inside the caller's province; rights over single records are
// the caller's own law (a room that shows a unit to a representative has checked that the case is theirs).

import { tehranDay } from '#kernel/jalali.ts'
import type { WorkCalendar } from '#kernel/working-time.ts'
import type { Ctx } from '#server/ctx.ts'
import * as agencyRows from './agencies/queries.ts'
import { membersOf, nearestFirst, presenceOf } from './agencies/rules.ts'
import { calendarOf } from './calendar/actions.ts'
import * as contactRows from './contacts/queries.ts'
import * as investorRows from './investors/queries.ts'
import type { County, Coverage, Desk, DeskPresence, InvestorHint, UnitHint } from './model.ts'
import { listPlaces } from './places/actions.ts'
import { noSuchDesk, noSuchInvestor, noSuchUnit } from './rules.ts'
import { addUnitPhone } from './units/actions.ts'
import type { Contact } from './units/model.ts'
import * as unitRows from './units/queries.ts'
import { readSearch } from './units/rules.ts'

/** A unit in one line with its contacts; throws registry/no-such-unit. Contacts are for those who act on its cases. */
export async function getUnit(ctx: Ctx, id: string): Promise<UnitHint & { contacts: Contact[] }> {
  const found = await unitRows.findHint(ctx.db, ctx.actor.provinceId, id)
  if (!found) throw noSuchUnit({ id })
  return { ...found, contacts: await contactRows.contactsOf(ctx.db, ctx.actor.provinceId, { unitId: id }) }
}

/** An investor in one line with contacts; throws registry/no-such-investor. */
export async function getInvestor(ctx: Ctx, id: string): Promise<InvestorHint & { contacts: Contact[] }> {
  const found = await investorRows.findInvestor(ctx.db, ctx.actor.provinceId, id)
  if (!found) throw noSuchInvestor({ id })
  const contacts = await contactRows.contactsOf(ctx.db, ctx.actor.provinceId, { investorId: id })
  return { id: found.id, name: found.name, plan: found.plan, countyId: found.county_id, contacts }
}

/** Units that fit what is typed: words of the name, or the beginning of an identifier, licence number or phone. */
export function findUnits(ctx: Ctx, { q, countyId, limit = 20 }: { q?: string; countyId?: string; limit?: number }): Promise<UnitHint[]> {
  return unitRows.findUnits(ctx.db, ctx.actor.provinceId, readSearch(q), { countyId }, null, limit)
}

/** @param number E.164 */
export const unitsByPhone = (ctx: Ctx, number: string): Promise<UnitHint[]> => unitRows.unitsByPhone(ctx.db, ctx.actor.provinceId, number)
/** @param number E.164 */
export const investorsByPhone = (ctx: Ctx, number: string): Promise<InvestorHint[]> =>
  investorRows.investorsByPhone(ctx.db, ctx.actor.provinceId, number)

/** Adds a phone (any spelling) to a unit under the contact of that name. For the centre's people and the system. */
export function addPhone(ctx: Ctx, input: { unitId: string; name: string; number: string; label?: string }): Promise<void> {
  return addUnitPhone(ctx, input.unitId, input)
}

/** The calendar that an agency's deadlines in a county are counted by; without an agency the province's. */
export const calendarFor = (ctx: Ctx, where: { agencyId?: string | null; countyId?: string | null } = {}): Promise<WorkCalendar> =>
  calendarOf(ctx, where)

/** Active desks of an agency, the one whose territory names the county first. */
export async function desksFor(
  ctx: Ctx,
  { agencyId, countyId = null }: { agencyId: string; countyId?: string | null },
): Promise<(Desk & { coverage: Coverage })[]> {
  const desks = await agencyRows.allDesks(ctx.db, ctx.actor.provinceId, agencyId)
  return nearestFirst(
    desks.filter((d) => d.active),
    countyId,
  )
}

/** Throws registry/no-such-desk. A desk switched off is still there: old referrals point at it. */
export async function getDesk(ctx: Ctx, id: string): Promise<Desk> {
  const found = await agencyRows.findDesk(ctx.db, ctx.actor.provinceId, id)
  if (!found) throw noSuchDesk({ id })
  return found
}

/** Active members of a desk and who of them is there today (Tehran). */
export async function deskPresence(ctx: Ctx, deskId: string): Promise<DeskPresence> {
  return presenceOf(membersOf(await agencyRows.seats(ctx.db, ctx.actor.provinceId, tehranDay(ctx.now), { deskId })))
}

/** Presence of several desks in one statement, for sweeps and lists. */
export async function desksPresence(ctx: Ctx, deskIds: readonly string[]): Promise<Map<string, DeskPresence>> {
  if (!deskIds.length) return new Map()
  const seats = Map.groupBy(await agencyRows.seats(ctx.db, ctx.actor.provinceId, tehranDay(ctx.now), 'all'), (s) => s.deskId)
  return new Map(deskIds.map((id) => [id, presenceOf(membersOf(seats.get(id) ?? []))]))
}

/** Is a head of this agency there today? */
export async function agencyHeadPresent(ctx: Ctx, agencyId: string): Promise<boolean> {
  const seats = await agencyRows.seats(ctx.db, ctx.actor.provinceId, tehranDay(ctx.now), { agencyId })
  return !presenceOf(membersOf(seats.filter((s) => s.role === 'agencyHead'))).vacant
}

/** In Persian alphabetical order. */
export async function listCounties(ctx: Ctx): Promise<County[]> {
  return (await listPlaces(ctx)).counties
}
