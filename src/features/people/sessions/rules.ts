// How long a session lives, and what a wrong sign-in is told.

import type { Role } from '#kernel/actor.ts'
import { problem } from '#kernel/problem.ts'
import type { Hat } from '../model.ts'

/** One answer for a wrong password and for an account that does not exist. */
export const wrongSignIn = problem('people/wrong-sign-in', 401, { keepsWrites: true })
export const suspended = problem('people/suspended', 403, { keepsWrites: true })
/** The phone or password is right, but no hat is left. */
export const noHat = problem('people/no-hat', 403, { keepsWrites: true })
export const noPendingSignIn = problem('people/no-pending-sign-in', 401)
export const notYourHat = problem('people/not-your-hat', 403)
export const noSuchSession = problem('people/no-such-session', 404)
export const wrongPassword = problem('people/wrong-password', 422, { keepsWrites: true })
export const onlyPeople = problem('people/only-people', 403)
export const onlyDemo = problem('people/only-demo', 404)

export const sessionCookie = 'gg_session'
export const tokenPrefix = 'gg_'

const hour = 3_600_000
const day = 24 * hour

/** Producers and investors come seldom, from their own phone; staff sit at shared desks. Milliseconds. */
export const life = {
  staff: { idle: 12 * hour, absolute: 30 * day },
  people: { idle: 30 * day, absolute: 90 * day },
  /** Between password and second factor. */
  pending: 5 * 60_000,
  /** last_seen is written at most this often. */
  seenEvery: 60_000,
  /** Two servers' clocks may differ by this much. */
  skew: 60_000,
} as const

export const lifeOf = (role: Role) => (role === 'producer' || role === 'investor' ? life.people : life.staff)

/**
 * A clock set back neither brings a session back nor lengthens it: the later of now and last seen counts, and a session
 * made in the future is none.
 */
export function sessionLives(s: { role: Role; createdAt: Date; lastSeenAt: Date; expiresAt: Date; pending: boolean }, now: Date): boolean {
  if (s.createdAt.getTime() > now.getTime() + life.skew) return false
  const latest = Math.max(now.getTime(), s.lastSeenAt.getTime())
  if (latest >= s.expiresAt.getTime()) return false
  return s.pending || now.getTime() - s.lastSeenAt.getTime() < lifeOf(s.role).idle
}

export type Proof = 'password' | 'code' | 'setup'

/** A forgotten password: the phone has just been proved (and the second factor, where there is one), so the old one is not asked. */
export const resetMinutes = 15
export function passwordNeedsCurrent(hasPassword: boolean, session: { proof: string; createdAt: Date } | undefined, now: Date): boolean {
  if (!hasPassword) return false
  const age = session ? now.getTime() - session.createdAt.getTime() : -1
  return !(session?.proof === 'code' && age >= 0 && age < resetMinutes * 60_000)
}

const order: readonly Role[] = [
  'operator',
  'centreHead',
  'agencyRep',
  'agencyHead',
  'secretary',
  'expert',
  'official',
  'manager',
  'auditor',
  'admin',
  'producer',
  'investor',
]

/** The hat to begin with: the one worn last if it is still owned, else the one that works most with cases. */
export function firstHat(hats: readonly Hat[], last: { provinceId: number; role: string } | null): Hat | null {
  const worn = hats.find((h) => h.provinceId === last?.provinceId && h.role === last.role)
  return worn ?? [...hats].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.provinceId - b.provinceId)[0] ?? null
}
