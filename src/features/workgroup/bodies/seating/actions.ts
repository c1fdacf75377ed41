// Who sits in a body: seats are added, changed and given up; those given up stay, because old minutes name them.

import { agencyHeads } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { newId } from '#server/ids.ts'
import { getBody, seatedActor } from '../actions.ts'
import { lockBody } from '../keeping/actions.ts'
import { blankSeat, type Candidates, type SeatForm, type SeatView } from '../model.ts'
import * as queries from '../queries.ts'
import * as rules from '../rules.ts'
import { facts } from '../showing/actions.ts'
import { agencies, agencyKnown, candidates, namesOf } from './queries.ts'
import { checkAgainst, cleanSeat } from './rules.ts'

/** Who may be seated, for a picker; of the agency given, and those who belong to none. */
export async function findCandidates(
  ctx: Ctx,
  bodyId: string,
  { q = '', agencyId = null }: { q?: string; agencyId?: string | null },
): Promise<Candidates> {
  const body = await getBody(ctx, bodyId)
  const actor = await seatedActor(ctx)
  if (!rules.bodyLaw.maySee(actor, facts(ctx, body))) throw rules.noSuchBody()
  const refusal = rules.bodyLaw.whyNot('add_seat', actor, facts(ctx, body))
  if (refusal) throw refusal
  const { provinceId } = ctx.actor
  return { rows: await candidates(ctx.db, provinceId, { q: q.trim(), agencyId }), agencies: await agencies(ctx.db, provinceId) }
}

/** An account without a name typed beside it lends the seat its own. */
async function named(ctx: Ctx, form: SeatForm): Promise<SeatForm> {
  const ids = [form.accountId, form.deputyAccountId].filter((id) => id !== null)
  const names = await namesOf(ctx.db, ids)
  return {
    ...form,
    holderName: form.holderName || (names.get(form.accountId ?? '') ?? ''),
    deputyName: form.deputyName || (names.get(form.deputyAccountId ?? '') ?? ''),
  }
}

/** Accounts must wear a fitting hat of this province; whose hats all name other agencies cannot sit for this one. */
async function checkPeople(ctx: Ctx, seat: SeatForm): Promise<void> {
  const { provinceId } = ctx.actor
  if (seat.agencyId !== null && !(await agencyKnown(ctx.db, provinceId, seat.agencyId))) throw rules.noSuchAgency()
  const people = [
    [seat.accountId, seat.holderName],
    [seat.deputyAccountId, seat.deputyName],
  ] as const
  const hats = await queries.fittingHats(
    ctx.db,
    provinceId,
    people.flatMap(([id]) => id ?? []),
  )
  for (const [id, name] of people) {
    if (id === null) continue
    const agencies = hats.get(id)
    if (!agencies) throw rules.noFittingHat({ name })
    if (seat.agencyId !== null && !agencies.some((a) => a === null || a === seat.agencyId)) throw rules.otherAgency({ name })
  }
}

async function checked(ctx: Ctx, bodyId: string, form: SeatForm, exceptId: string | null): Promise<SeatForm> {
  const seat = cleanSeat(await named(ctx, form))
  const others = await queries.seatsOf(ctx.db, ctx.actor.provinceId, [bodyId], ctx.now)
  checkAgainst(
    seat,
    others.filter((s) => s.id !== exceptId),
  )
  await checkPeople(ctx, seat)
  return seat
}

type SeatFact = 'workgroup.seat_add' | 'workgroup.seat_edit' | 'workgroup.seat_replace' | 'workgroup.seat_retire' | 'workgroup.seat_restore'

async function changed(ctx: Ctx, fact: SeatFact, bodyId: string, seat: { id: string; post: string }, details: object = {}): Promise<void> {
  await ctx.record(fact, `body:${bodyId}`, { seatId: seat.id, post: seat.post, ...details })
  ctx.tell('bodies')
  ctx.tell(`body:${bodyId}`)
}

const flags = ({ accountId, deputyAccountId, chair, clerk, voting }: SeatForm) => ({ accountId, deputyAccountId, chair, clerk, voting })

/** Also for seeding. @returns its id */
export async function addSeat(ctx: Ctx, bodyId: string, form: SeatForm): Promise<string> {
  await lockBody(ctx, bodyId, 'add_seat')
  const seat = await checked(ctx, bodyId, form, null)
  const id = newId()
  await queries.insertSeats(ctx.db, ctx.actor.provinceId, [{ ...seat, id, bodyId }], ctx.now)
  await changed(ctx, 'workgroup.seat_add', bodyId, { id, post: seat.post }, flags(seat))
  return id
}

/**
 * A seat for each of these agencies that has none here yet, filled by its head where it has exactly one who does not sit here
 * already. @returns how many were added
 */
export async function seatAgencies(ctx: Ctx, bodyId: string, agencyIds: readonly string[]): Promise<number> {
  const { provinceId } = ctx.actor
  await lockBody(ctx, bodyId, 'add_seat')
  const others = await queries.seatsOf(ctx.db, provinceId, [bodyId], ctx.now)
  const taken = new Set(others.flatMap((s) => [s.accountId, s.deputyAccountId]))
  const named = new Map((await agencies(ctx.db, provinceId)).map((a) => [a.id, a.nameFa]))
  const wanted = [...new Set(agencyIds)].filter((id) => !others.some((s) => s.agencyId === id))
  let position = Math.max(0, ...others.map((s) => s.position))
  for (const agencyId of wanted) {
    const name = named.get(agencyId)
    if (name === undefined) throw rules.noSuchAgency()
    const [head, ...more] = await agencyHeads(ctx, agencyId)
    const accountId = head !== undefined && more.length === 0 && !taken.has(head) ? head : null
    const holder = accountId === null ? '' : ((await namesOf(ctx.db, [accountId])).get(accountId) ?? '')
    taken.add(accountId)
    position = Math.min(999, position + 1)
    const seat = { ...blankSeat, agencyId, accountId, holderName: holder, position, post: `نمایندهٔ ${name}` }
    const id = newId()
    await queries.insertSeats(ctx.db, provinceId, [{ ...seat, id, bodyId }], ctx.now)
    await changed(ctx, 'workgroup.seat_add', bodyId, { id, post: seat.post }, flags(seat))
  }
  return wanted.length
}

/** The body is locked first, so that two people never seat two chairs. */
async function lockSeat(ctx: Ctx, bodyId: string, seatId: string, act: rules.BodyActName, ifMatch: number | null): Promise<SeatView> {
  await lockBody(ctx, bodyId, act)
  const seat = await queries.findSeat(ctx.db, ctx.actor.provinceId, seatId)
  if (seat?.bodyId !== bodyId) throw rules.noSuchSeat()
  if (ifMatch !== seat.version) throw stale({ version: seat.version })
  const retired = seat.until !== null && seat.until <= ctx.now.toISOString()
  if (act === 'restore_seat' && !retired) throw rules.seatNotRetired()
  if (act !== 'restore_seat' && retired) throw rules.seatRetired()
  return seat
}

/** Corrects a seat. Somebody new in the post: `replaceSeat`, so that old minutes keep the old name. */
export async function editSeat(ctx: Ctx, bodyId: string, seatId: string, form: SeatForm, ifMatch: number | null): Promise<void> {
  await lockSeat(ctx, bodyId, seatId, 'edit_seat', ifMatch)
  const seat = await checked(ctx, bodyId, form, seatId)
  await queries.updateSeat(ctx.db, ctx.actor.provinceId, seatId, seat)
  await changed(ctx, 'workgroup.seat_edit', bodyId, { id: seatId, post: seat.post }, flags(seat))
}

/** Somebody new takes the place: the old seat ends now, a new one begins. @returns the new seat's id */
export async function replaceSeat(ctx: Ctx, bodyId: string, seatId: string, form: SeatForm, ifMatch: number | null): Promise<string> {
  const old = await lockSeat(ctx, bodyId, seatId, 'edit_seat', ifMatch)
  const seat = await checked(ctx, bodyId, form, seatId)
  await queries.updateSeat(ctx.db, ctx.actor.provinceId, seatId, { until: ctx.now })
  const id = newId()
  await queries.insertSeats(ctx.db, ctx.actor.provinceId, [{ ...seat, id, bodyId }], ctx.now)
  await changed(ctx, 'workgroup.seat_replace', bodyId, { id, post: seat.post }, { oldSeatId: old.id, ...flags(seat) })
  return id
}

export async function retireSeat(ctx: Ctx, bodyId: string, seatId: string, ifMatch: number | null): Promise<void> {
  const seat = await lockSeat(ctx, bodyId, seatId, 'retire_seat', ifMatch)
  await queries.updateSeat(ctx.db, ctx.actor.provinceId, seatId, { until: ctx.now })
  await changed(ctx, 'workgroup.seat_retire', bodyId, seat)
}

/** Undoes a retirement: the seat goes on as if nothing had happened. Its place must still be free. */
export async function restoreSeat(ctx: Ctx, bodyId: string, seatId: string, ifMatch: number | null): Promise<void> {
  const seat = await lockSeat(ctx, bodyId, seatId, 'restore_seat', ifMatch)
  await checked(ctx, bodyId, seat, seatId)
  await queries.updateSeat(ctx.db, ctx.actor.provinceId, seatId, { until: null })
  await changed(ctx, 'workgroup.seat_restore', bodyId, seat)
}
