// What other nouns ask of bodies: who sits where, and the next number of something.

import { jalaliYear } from '#kernel/jalali.ts'
import { getProvince } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { type BodyKind, type MySeat, type SeatedActor, seatRoles } from '../model.ts'
import type { BodyView, SeatView } from './model.ts'
import * as queries from './queries.ts'
import { noBodyYet, noSuchBody } from './rules.ts'

const seated = new WeakMap<Ctx, Promise<SeatedActor>>()

/**
 * The actor with the seats they fill today; read once per request. The laws of this room ask for it. A seat counts only under a
 * hat that may fill one, and an agency's seat never under a hat of another agency: who changed agencies no longer sits for it.
 */
export function seatedActor(ctx: Ctx): Promise<SeatedActor> {
  const known = seated.get(ctx)
  if (known) return known
  const { accountId, provinceId } = ctx.actor
  const { agencyIds, role } = ctx.actor
  const fits = (seat: { agencyId: string | null }) => !seat.agencyId || !agencyIds.length || agencyIds.includes(seat.agencyId)
  const mayFill = accountId !== null && (seatRoles as readonly string[]).includes(role)
  const seats = mayFill ? queries.seatsOfAccount(ctx.db, provinceId, accountId, ctx.now) : Promise.resolve([])
  const found = seats.then((list) => ({ ...ctx.actor, seats: list.filter(fits).map(({ agencyId: _, ...seat }): MySeat => seat) }))
  seated.set(ctx, found)
  return found
}

/** @throws workgroup/no-such-body */
export async function getBody(ctx: Ctx, id: string): Promise<BodyView> {
  const found = await queries.findBody(ctx.db, ctx.actor.provinceId, id)
  if (!found) throw noSuchBody()
  return found
}

/** Locks a body until the commit: of two people who plan its sessions at once, the second sees what the first has planned. */
export const holdBody = async (ctx: Ctx, id: string): Promise<void> => {
  await queries.lockBody(ctx.db, ctx.actor.provinceId, id)
}

/** All of the province, some dozens; those that no longer work, and parallel ones, too. */
export const listBodies = (ctx: Ctx, { kind }: { kind?: BodyKind } = {}): Promise<BodyView[]> =>
  queries.bodies(ctx.db, ctx.actor.provinceId, kind ?? null)

const decides = (b: BodyView) => b.active && !b.parallel

/**
 * Who decides: null, the province's group; a county, its own group where it has one, else the province's.
 * @throws workgroup/no-body-yet, which says what to do
 */
export async function decidingBody(ctx: Ctx, countyId: string | null): Promise<BodyView> {
  const county = countyId && (await listBodies(ctx, { kind: 'county' })).find((b) => b.countyId === countyId && decides(b))
  const found = county || (await listBodies(ctx, { kind: 'province' })).find(decides)
  if (!found) throw noBodyYet()
  return found
}

/** The committee that prepares a matter for a body: one that names the group before one of its domain before one for everything. */
export async function committeeFor(
  ctx: Ctx,
  bodyId: string,
  { groupCode, domainCode }: { groupCode: string | null; domainCode: string | null },
): Promise<BodyView | null> {
  const all = (await listBodies(ctx, { kind: 'committee' })).filter((b) => b.parentId === bodyId && decides(b))
  return (
    all.find((b) => groupCode !== null && b.groupCodes.includes(groupCode)) ??
    all.find((b) => domainCode !== null && b.domainCodes.includes(domainCode)) ??
    all.find((b) => !b.groupCodes.length && !b.domainCodes.length) ??
    null
  )
}

/** Who sits in a body at a moment (now): the chair first. With phones: cut them before showing. */
export const seatsOf = (ctx: Ctx, bodyId: string, at: Date = ctx.now): Promise<SeatView[]> =>
  queries.seatsOf(ctx.db, ctx.actor.provinceId, [bodyId], at)

/** The next code of a kind in the Jalali year of now: EA-D-1405-0012. @returns its parts too */
export async function nextCode(ctx: Ctx, letter: 'D' | 'S' | 'R'): Promise<{ code: string; no: number; year: number }> {
  const year = jalaliYear(ctx.now)
  const province = await getProvince(ctx, ctx.actor.provinceId)
  const no = await queries.nextNumber(ctx.db, ctx.actor.provinceId, `${letter}:${year}`)
  return { code: `${province.code}-${letter}-${year}-${String(no).padStart(4, '0')}`, no, year }
}

/** The next number of any counter of the province, from 1: letters, addenda. Locks it until the commit, so numbers have no holes. */
export const nextOf = (ctx: Ctx, counter: string): Promise<number> => queries.nextNumber(ctx.db, ctx.actor.provinceId, counter)
