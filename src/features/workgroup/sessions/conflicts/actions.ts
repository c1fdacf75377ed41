// Conflicts of interest: found from the facts, declared by the member or whoever keeps the agenda, withdrawn by the same.

import type { Ctx } from '#server/ctx.ts'
import type { ItemRow } from '../agenda/queries.ts'
import { findItem } from '../agenda/queries.ts'
import { seatsOf } from '../../bodies/actions.ts'
import type { SeatView } from '../../bodies/model.ts'
import { keeps, type SeatedActor } from '../../model.ts'
import { factsOf, openSession, readSession, reasonFor, write } from '../history/actions.ts'
import type { ConflictMark } from '../model.ts'
import { changeSession, type SessionRow } from '../queries.ts'
import { noSuchItem, noSuchSeatHere, notYourSeat, whyNotConflict } from '../rules.ts'
import * as queries from './queries.ts'
import { foundConflicts } from './rules.ts'

/** Every mark on these items, by item: declared ones first; a seat is marked once. */
export async function conflictsOf(ctx: Ctx, items: readonly ItemRow[], seats: readonly SeatView[]): Promise<Map<string, ConflictMark[]>> {
  const { provinceId } = ctx.actor
  const declared = await queries.declaredOn(
    ctx.db,
    provinceId,
    items.map((i) => i.id),
  )
  const present = <T>(list: readonly (T | null)[]) => [...new Set(list.filter((x) => x !== null))]
  const owners = await queries.ownersAmong(
    ctx.db,
    provinceId,
    present(seats.flatMap((s) => [s.accountId, s.deputyAccountId])),
    present(items.map((i) => i.unit_id)),
    present(items.map((i) => i.investor_id)),
  )
  const heard = items.map((i) => ({
    id: i.id,
    unitId: i.unit_id,
    investorId: i.investor_id,
    ownerAgencyIds: [i.owner_agency_id, i.alt_agency_id].filter((a) => a !== null),
  }))
  const told = declared.map(
    (d): ConflictMark => ({
      itemId: d.item_id,
      seatId: d.seat_id,
      post: d.post,
      holder: d.holder_name,
      source: 'declared',
      reason: d.reason,
      declaredAt: d.declared_at.toISOString(),
    }),
  )
  const known = new Set(told.map((m) => `${m.itemId} ${m.seatId}`))
  const found = foundConflicts(heard, seats, owners).filter((m) => !known.has(`${m.itemId} ${m.seatId}`))
  return Map.groupBy([...told, ...found], (m) => m.itemId)
}

/**
 * A member is party to an item (of that session, if one is named). What was voted is counted anew by sitting/conflicts. The member says so of their own seat; whoever keeps the agenda, of any seat of the body.
 * @throws workgroup/no-such-item, workgroup/no-such-seat-here, workgroup/not-your-seat, workgroup/session-reason-needed
 */
export async function declareConflict(ctx: Ctx, itemId: string, seatId: string, text: string, sessionId?: string): Promise<void> {
  const { row, actor } = await openFor(ctx, itemId, 'declare_conflict', sessionId)
  const reason = reasonFor('declare_conflict', text)
  const seat = await seatHere(ctx, row, actor, seatId)
  await queries.declare(ctx.db, ctx.actor.provinceId, { item_id: itemId, seat_id: seatId, reason, declared_by: ctx.actor.accountId }, ctx.now)
  await done(ctx, row, 'declare_conflict', { itemId, seatId, post: seat.post, reason })
}

/** Takes a declared mark back; a found one follows from the facts and stays. */
export async function withdrawConflict(ctx: Ctx, itemId: string, seatId: string, sessionId?: string): Promise<void> {
  const { row, actor } = await openFor(ctx, itemId, 'withdraw_conflict', sessionId)
  const seat = await seatHere(ctx, row, actor, seatId)
  if (!(await queries.withdraw(ctx.db, ctx.actor.provinceId, itemId, seatId))) return
  await done(ctx, row, 'withdraw_conflict', { itemId, seatId, post: seat.post })
}

async function openFor(ctx: Ctx, itemId: string, act: 'declare_conflict' | 'withdraw_conflict', sessionId: string | undefined) {
  const item = await findItem(ctx.db, ctx.actor.provinceId, itemId)
  if (!item || (sessionId !== undefined && item.session_id !== sessionId)) throw noSuchItem({ item: itemId })
  const { row, actor } = await readSession(ctx, item.session_id)
  const refusal = whyNotConflict(act, actor, factsOf(row))
  if (refusal) throw refusal
  return openSession(ctx, item.session_id, act, null)
}

async function seatHere(ctx: Ctx, row: SessionRow, actor: SeatedActor, seatId: string): Promise<SeatView> {
  const seat = (await seatsOf(ctx, row.body_id)).find((s) => s.id === seatId)
  if (!seat) throw noSuchSeatHere({ seat: seatId })
  if (!keeps(actor, row.body_id) && !actor.seats.some((s) => s.seatId === seatId)) throw notYourSeat()
  return seat
}

async function done(ctx: Ctx, row: SessionRow, name: string, details: Record<string, unknown>): Promise<void> {
  await changeSession(ctx.db, ctx.actor.provinceId, row.id, {}, ctx.now)
  await write(ctx, row, name, details)
}
