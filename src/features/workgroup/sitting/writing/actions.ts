// The one way to write in the room: lock the session, ask who and when, count versions up, write down what was done.

import type { Problem } from '#kernel/problem.ts'
import type { Ctx } from '#server/ctx.ts'
import { getBody, seatedActor, seatsOf } from '../../bodies/actions.ts'
import type { BodyView, SeatView } from '../../bodies/model.ts'
import { lockSession } from '../../sessions/actions.ts'
import type { Session } from '../../sessions/model.ts'
import { noSuchItem, noSuchSeatHere } from '../../sessions/rules.ts'
import type { Done, SittingAct } from '../model.ts'
import { changeSession } from '../../sessions/queries.ts'
import * as queries from '../queries.ts'
import { insertAct, laterOnItem } from './queries.ts'
import { clashes, staleInRoom, whyNotNow, whyNotWrite } from '../rules.ts'

/** Throws a refusal, if there is one. */
export function refuse(refusal: Problem | null): void {
  if (refusal) throw refusal
}

/**
 * Locks the session for an act of its secretary.
 * @throws workgroup/no-such-session, workgroup/not-your-session, workgroup/not-sitting, workgroup/already-signed
 */
export async function enter(ctx: Ctx, sessionId: string, act: SittingAct): Promise<Session> {
  const session = await lockSession(ctx, sessionId, null)
  refuse(whyNotWrite(await seatedActor(ctx), session.bodyId))
  refuse(whyNotNow(act, session.state))
  return session
}

export type Sitter = SeatView & {
  readonly presence: queries.Attended['presence']
  readonly name: string
  readonly at: Date | null
  readonly answer: string
}

/** The body and its seats as they were when the session was opened, with who is there. */
export async function sittersOf(ctx: Ctx, session: Session): Promise<{ body: BodyView; seats: Sitter[] }> {
  const [body, seats, attended] = await Promise.all([
    getBody(ctx, session.bodyId),
    seatsOf(ctx, session.bodyId, session.openedAt ?? ctx.now),
    queries.attendanceOf(ctx.db, ctx.actor.provinceId, session.id),
  ])
  const known = new Map(attended.map((a) => [a.seat_id, a]))
  const sitters = seats.map((s) => {
    const a = known.get(s.id)
    return { ...s, presence: a?.presence ?? ('unknown' as const), name: a?.name ?? '', at: a?.at ?? null, answer: a?.answer ?? '' }
  })
  return { body, seats: sitters }
}

/** Throws workgroup/no-such-seat-here for a seat of another body. */
export function seatIn(seats: readonly Sitter[], seatId: string): Sitter {
  const found = seats.find((s) => s.id === seatId)
  if (!found) throw noSuchSeatHere({ seat: seatId })
  return found
}

/** An item of this session under the session's lock. @throws workgroup/no-such-item */
export async function itemIn(ctx: Ctx, sessionId: string, itemId: string): Promise<queries.ItemRow> {
  const rows = await queries.itemRows(ctx.db, ctx.actor.provinceId, sessionId)
  const found = rows.find((i) => i.id === itemId)
  if (!found) throw noSuchItem({ item: itemId })
  return found
}

/**
 * Compares with what the person saw: only what their act would overwrite counts, so that a vote typed by a colleague does
 * not spoil a note. @throws http/stale with who wrote what, and the text as it stands
 */
export async function compare(ctx: Ctx, act: SittingAct, item: queries.ItemRow, ifMatch: number | null): Promise<void> {
  if (ifMatch === null || ifMatch === item.version) return
  const later = await laterOnItem(ctx.db, ctx.actor.provinceId, item.id, ifMatch)
  const over = clashes(act, later, ctx.actor.accountId)
  const newest = over[0]
  if (!newest) return
  throw staleInRoom({
    version: item.version,
    by: newest.by,
    at: newest.at.toISOString(),
    what: [...new Set(over.map((o) => o.name))],
    text: act === 'notes' ? item.discussion : null,
  })
}

type Change = Parameters<typeof changeSession>[3]
type Written = {
  readonly session?: Change
  readonly item?: { readonly id: string; readonly change: Parameters<typeof queries.touchItem>[3] }
  readonly details?: Readonly<Record<string, unknown>>
}

/** Counts versions up, writes the act down and lets everybody's page fetch again. @returns the versions after it */
export async function write(ctx: Ctx, sessionId: string, act: SittingAct, { session = {}, item, details = {} }: Written = {}): Promise<Done> {
  const { provinceId, accountId, name } = ctx.actor
  const itemVersion = item ? await queries.touchItem(ctx.db, provinceId, item.id, item.change) : null
  const version = await changeSession(ctx.db, provinceId, sessionId, session, ctx.now)
  await insertAct(ctx.db, provinceId, {
    sessionId,
    seq: version,
    name: act,
    itemId: item?.id ?? null,
    itemVersion,
    at: ctx.now,
    actorId: accountId,
    actorName: name,
    details,
  })
  ctx.tell(`session:${sessionId}`)
  return { version, itemId: item?.id ?? null, itemVersion }
}
