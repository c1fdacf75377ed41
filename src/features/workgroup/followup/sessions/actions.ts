// Regular days of the bodies' calendars and the sessions held for them.

import type { WorkCalendar } from '#kernel/working-time.ts'
import { calendarFor } from '#features/registry/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { listBodies } from '../../bodies/actions.ts'
import type { BodyView } from '../../bodies/model.ts'
import { nextSessionTimes } from '../../bodies/rules.ts'
import type { BodyKind } from '../../model.ts'
import type { Scope, Span } from '../rules.ts'
import { beginnings, type OpenedRow, openedSessions, seatings } from './queries.ts'
import { isDue, reachOf, type Seating, turnsOf } from './rules.ts'

type Meeting = BodyView & { readonly since: Date; readonly calendar: WorkCalendar; readonly seatings: readonly Seating[] }
/** `convened`: members met for it and were too few; only where none was held. */
type BodyTurn = { readonly body: BodyView; readonly at: Date; readonly held: OpenedRow | null; readonly convened: OpenedRow | null }

/**
 * Bodies of this province that meet on fixed days, with the calendar of their place. The national HQ and another
 * institution's bodies keep calendars of their own. Read once for all quarters of a page.
 */
export async function meetingBodies(ctx: Ctx, scope: Scope, level: BodyKind | null): Promise<Meeting[]> {
  const since = new Map((await beginnings(ctx.db, ctx.actor.provinceId)).map((b) => [b.id, b.created_at]))
  const seated = Map.groupBy(await seatings(ctx.db, ctx.actor.provinceId), (s) => s.body_id)
  const calendars = new Map<string | null, Promise<WorkCalendar>>()
  const calendar = (countyId: string | null) => {
    const known = calendars.get(countyId) ?? calendarFor(ctx, { countyId })
    calendars.set(countyId, known)
    return known
  }
  const own = (await listBodies(ctx)).filter(
    (b) =>
      b.active &&
      !b.parallel &&
      b.weekday !== null &&
      b.kind !== 'national' &&
      (level === null || b.kind === level) &&
      (scope.bodyIds?.includes(b.id) ?? true),
  )
  const found: Meeting[] = []
  for (const body of own)
    found.push({ ...body, since: since.get(body.id)!, calendar: await calendar(body.countyId), seatings: seated.get(body.id) ?? [] })
  return found
}

/** Every regular day of the span that is over and was due, the latest first, with what was held for it. */
export async function turnsIn(ctx: Ctx, bodies: readonly Meeting[], span: Span): Promise<BodyTurn[]> {
  if (bodies.length === 0) return []
  const reach = Math.max(...bodies.map((b) => reachOf(b.everyWeeks)))
  const [since, until] = [new Date(span.since.getTime() - reach), new Date(span.until.getTime() + reach)]
  const opened = Map.groupBy(
    await openedSessions(
      ctx.db,
      ctx.actor.provinceId,
      since,
      until,
      bodies.map((b) => b.id),
    ),
    (s) => s.body_id,
  )
  const turns = bodies.flatMap((body) => {
    const own = (opened.get(body.id) ?? []).map((s) => ({ ...s, startsAt: s.starts_at }))
    return turnsOf(dueIn(body, since, until), own, body.everyWeeks)
      .filter((t) => t.at >= span.since && t.at < span.until && isDue(t, body.seatings))
      .map((t) => ({ body, at: t.at, held: t.held, convened: t.convened }))
  })
  return turns.sort((a, b) => b.at.getTime() - a.at.getTime())
}

/** A little more than the quarter, so that a session at its edge goes to the day it was held for. */
function dueIn(body: Meeting, since: Date, until: Date): Date[] {
  const from = new Date(Math.max(since.getTime(), body.since.getTime()) - 1)
  const most = Math.ceil((until.getTime() - from.getTime()) / (7 * 86_400_000)) + 1
  return most > 0 ? nextSessionTimes(body, body.calendar, from, most).filter((at) => at < until) : []
}

/** All sessions held in the span by bodies of a level, regular or not. */
export async function heldIn(ctx: Ctx, scope: Scope, level: BodyKind, span: Span): Promise<(OpenedRow & { body: BodyView })[]> {
  const bodies = new Map(
    (await listBodies(ctx, { kind: level })).filter((b) => !b.parallel && (scope.bodyIds?.includes(b.id) ?? true)).map((b) => [b.id, b]),
  )
  const rows = await openedSessions(ctx.db, ctx.actor.provinceId, span.since, span.until, [...bodies.keys()])
  return rows.filter((row) => row.held).map((row) => ({ ...row, body: bodies.get(row.body_id)! }))
}
