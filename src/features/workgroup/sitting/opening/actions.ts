// The session as a whole: opening, who sits, who chairs, the opening note, closing and going on.

import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { formatDate } from '#kernel/format.ts'
import { bringBack, carryOver, lockSession } from '../../sessions/actions.ts'
import { note as noteInHistory, openSession, reasonFor } from '../../sessions/history/actions.ts'
import type { AttendanceBody, ChairBody, Done, OpenBody } from '../model.ts'
import * as queries from '../queries.ts'
import { draftsOf } from '../drafting/queries.ts'
import { laterInSession } from '../writing/queries.ts'
import { clashes, isHere, noChair, quorumOf, staleInRoom, whyNotLeave } from '../rules.ts'
import { isEarly, opensEarly } from './rules.ts'
import { enter, refuse, seatIn, type Sitter, sittersOf, write } from '../writing/actions.ts'

const none: ReadonlySet<string> = new Set()

/** Who chairs, by seat where they hold one; else by name. @throws workgroup/no-chair, workgroup/no-such-seat-here */
function chairOf(body: ChairBody, seats: readonly Sitter[]) {
  const seat = body.chairSeatId ? seatIn(seats, body.chairSeatId) : null
  const name = cleanInput(body.chairName ?? '') || seat?.name || seat?.holderName || ''
  if (!name) throw noChair()
  return { chaired_by: body.chairedBy, chair_seat_id: seat?.id ?? null, chair_name: name }
}

/**
 * Opens the session. Who is there is written down afterwards; decisions ask for the quorum, opening does not.
 * @throws workgroup/opens-early long before its hour without a reason
 */
export async function openSitting(ctx: Ctx, sessionId: string, body: OpenBody): Promise<Done> {
  await openSession(ctx, sessionId, 'open_sitting', null)
  const session = await lockSession(ctx, sessionId, null)
  const early = isEarly(session.startsAt, ctx.now)
  const reason = early ? cleanInput(body.earlyReason ?? '') : ''
  if (early && !reason) throw opensEarly({ startsAt: formatDate(session.startsAt, ctx.locale, 'dateTime') })
  const { seats } = await sittersOf(ctx, session)
  const chair = chairOf(body, seats)
  const done = await write(ctx, sessionId, 'open', {
    session: { state: 'sitting', opened_at: ctx.now, note: cleanInput(body.note ?? ''), ...chair },
    details: { chairedBy: body.chairedBy, ...(early && { reason }) },
  })
  await noteInHistory(ctx, sessionId, 'open_sitting', early ? { reason } : {})
  const told = { sessionId, code: session.code, chairedBy: body.chairedBy, ...(early && { early: reason }) }
  await ctx.record('workgroup.sitting_open', `session:${sessionId}`, told)
  ctx.tell('sessions')
  return done
}

/** Who is there, one or many seats at once. */
export async function setAttendance(ctx: Ctx, sessionId: string, body: AttendanceBody): Promise<Done> {
  const session = await enter(ctx, sessionId, 'attendance')
  const { body: ofBody, seats } = await sittersOf(ctx, session)
  const last = new Map(body.seats.map((s) => [s.seatId, s]))
  const changes = [...last.values()].map((s) => {
    const seat = seatIn(seats, s.seatId)
    const usual = s.presence === 'deputy' ? seat.deputyName : seat.holderName
    return { seatId: s.seatId, presence: s.presence, name: isHere(s.presence) ? cleanInput(s.name ?? '') || usual : '' }
  })
  await queries.setPresence(ctx.db, ctx.actor.provinceId, sessionId, changes, ctx.now)
  const now = seats.map((s) => ({ ...s, presence: last.get(s.id)?.presence ?? s.presence }))
  const quorum = quorumOf(now, none, ofBody)
  const marks = changes.map(({ seatId, presence }) => ({ seatId, presence }))
  await ctx.record('workgroup.sitting_attendance', `session:${sessionId}`, { sessionId, marks, present: quorum.present })
  return write(ctx, sessionId, 'attendance', { session: { quorum_met: quorum.met }, details: { marks } })
}

export async function setChair(ctx: Ctx, sessionId: string, body: ChairBody): Promise<Done> {
  const session = await enter(ctx, sessionId, 'chair')
  const chair = chairOf(body, (await sittersOf(ctx, session)).seats)
  await ctx.record('workgroup.sitting_chair', `session:${sessionId}`, { sessionId, chairedBy: body.chairedBy })
  return write(ctx, sessionId, 'chair', { session: chair, details: { chairedBy: body.chairedBy } })
}

/** Opening words and what belongs to no item. @throws http/stale when a colleague has written it since */
export async function setNote(ctx: Ctx, sessionId: string, text: string, ifMatch: number | null): Promise<Done> {
  const session = await enter(ctx, sessionId, 'note')
  const note = cleanInput(text)
  if (ifMatch !== null && ifMatch !== session.version && note !== session.note) {
    const [newest] = clashes('note', await laterInSession(ctx.db, ctx.actor.provinceId, sessionId, ifMatch), ctx.actor.accountId)
    if (newest) throw staleInRoom({ version: session.version, by: newest.by, at: newest.at.toISOString(), what: ['note'], text: session.note })
  }
  return write(ctx, sessionId, 'note', { session: { note }, details: { was: session.note } })
}

/** Closes the session; what was not decided is not reached and is carried over to the next one. */
export async function closeSitting(ctx: Ctx, sessionId: string): Promise<Done> {
  await openSession(ctx, sessionId, 'close_sitting', null)
  const session = await enter(ctx, sessionId, 'close')
  const { provinceId } = ctx.actor
  const rows = await queries.itemRows(ctx.db, provinceId, sessionId)
  const left = rows.filter((i) => i.state === 'open' || i.state === 'waiting')
  const drafts = new Set((await draftsOf(ctx.db, provinceId, sessionId)).map((d) => d.item_id))
  refuse(whyNotLeave(left, drafts))
  const { body, seats } = await sittersOf(ctx, session)
  const quorum = quorumOf(seats, none, body)
  const done = await write(ctx, sessionId, 'close', {
    session: { state: 'closed', closed_at: ctx.now, quorum_met: quorum.met },
    details: { left: left.length },
  })
  const notReached = await carryOver(ctx, sessionId)
  await noteInHistory(ctx, sessionId, 'close_sitting', {})
  await ctx.record('workgroup.sitting_close', `session:${sessionId}`, { sessionId, code: session.code, notReached, quorumMet: quorum.met })
  ctx.tell('sessions')
  return done
}

/**
 * Goes on with a session that was closed by mistake: what was not reached waits again, unless a session called meanwhile hears it.
 * @throws law/wrong-state once the minutes are signed, workgroup/session-reason-needed
 */
export async function resumeSitting(ctx: Ctx, sessionId: string, text: string): Promise<Done> {
  await openSession(ctx, sessionId, 'resume_sitting', null)
  const reason = reasonFor('resume_sitting', text)
  const items = await bringBack(ctx, sessionId)
  const done = await write(ctx, sessionId, 'resume', { session: { state: 'sitting', closed_at: null }, details: { reason, ...items } })
  await noteInHistory(ctx, sessionId, 'resume_sitting', { reason, ...items })
  await ctx.record('workgroup.sitting_resume', `session:${sessionId}`, { sessionId, reason, ...items })
  ctx.tell('sessions')
  return done
}
