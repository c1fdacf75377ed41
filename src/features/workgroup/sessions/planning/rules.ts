// When a session may be planned. Pure.

import type { Problem } from '#kernel/problem.ts'
import { keeps, type SeatedActor } from '../../model.ts'
import { notYours } from '#kernel/law.ts'
import { bodyNotMeeting, extraordinaryTooLate, sessionInPast, sessionTooFar } from '../rules.ts'

/** Planned at most so far ahead: more is a slip of the calendar. */
const farthestDays = 400
/** After its planned end a session that nobody opened waits so long before it counts as not held: somebody may still write it down. */
const graceMs = 12 * 3_600_000

export const mayPlan = (actor: SeatedActor, bodyId: string): Problem | null =>
  actor.role === 'system' || keeps(actor, bodyId) ? null : notYours({ act: 'plan' })

/** Another institution's body is only noted; one that no longer works does not meet. */
export const whyNotMeeting = (body: { active: boolean; parallel: boolean; nameFa: string }): Problem | null =>
  body.active && !body.parallel ? null : bodyNotMeeting({ body: body.nameFa })

/** @param until when an extraordinary session must have begun; null for an ordinary one. `say` writes a moment for the person. */
export function whyNotAt(startsAt: Date, now: Date, until: Date | null, say: (at: Date) => string): Problem | null {
  if (startsAt <= now) return sessionInPast()
  if (until !== null && startsAt > until) return extraordinaryTooLate({ until: say(until) })
  const last = new Date(now.getTime() + farthestDays * 86_400_000)
  return startsAt > last ? sessionTooFar({ until: say(last) }) : null
}

export const isMissed = (s: { startsAt: Date; minutes: number }, now: Date): boolean =>
  s.startsAt.getTime() + s.minutes * 60_000 + graceMs <= now.getTime()
