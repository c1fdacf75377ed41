// Who sent this request; opening, changing and ending sessions.

import { createHash, randomBytes } from 'node:crypto'
import { type Actor, nobody, type Role } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Db } from '#server/db.ts'
import { newId } from '#server/ids.ts'
import type { Http } from '#server/request.ts'
import type { Hat } from '../model.ts'
import * as people from '../queries.ts'
import type { Me, SessionView, SignInReply } from './model.ts'
import * as queries from './queries.ts'
import {
  firstHat,
  life,
  lifeOf,
  noHat,
  noSuchSession,
  notYourHat,
  onlyPeople,
  type Proof,
  passwordNeedsCurrent,
  sessionCookie,
  sessionLives,
  suspended,
  tokenPrefix,
} from './rules.ts'

/** Tokens are 32 random bytes: a plain hash is enough, nobody can guess the other side of it. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Who sent this cookie or bearer token: one indexed read; a write at most once a minute. */
export async function whoIs(db: Db, token: string, now: Date): Promise<Actor | null> {
  if (token.startsWith(tokenPrefix)) return machine(db, token, now)
  const session = await queries.findCaller(db, tokenHash(token))
  if (!session || session.pending) return null
  if (!sessionLives(session, now)) {
    if (session.createdAt <= now) await queries.endSession(db, session.id, now)
    return null
  }
  if (!session.places) return null
  if (now.getTime() - session.lastSeenAt.getTime() >= life.seenEvery) await queries.touchSession(db, session.id, now)
  return {
    ...nobody,
    ...session.places,
    accountId: session.accountId,
    name: session.name,
    provinceId: session.provinceId,
    role: session.role,
    kind: 'person',
    sessionId: session.id,
  }
}

async function machine(db: Db, token: string, now: Date): Promise<Actor | null> {
  const found = await queries.findToken(db, tokenHash(token), now)
  if (!found) return null
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() >= life.seenEvery) await queries.touchToken(db, found.id, now)
  return {
    ...nobody,
    name: found.name,
    provinceId: found.provinceId,
    role: found.role as Role,
    kind: 'machine',
    scopes: found.scopes,
    sessionId: found.id,
  }
}

/** The actor of an account wearing a hat. */
export const wearing = (account: { id: string; name: string }, hat: Hat, sessionId: string): Actor => ({
  ...nobody,
  ...hat,
  accountId: account.id,
  name: account.name,
  kind: 'person',
  sessionId,
})

/**
 * Opens a session after a proof of identity and sets its cookie; always a new token, so that a token known before is worth nothing.
 * @throws people/suspended, people/no-hat
 */
export async function openSession(ctx: Ctx, http: Http, accountId: string, proof: Proof, { secondFactor = false } = {}): Promise<SignInReply> {
  const account = (await people.findAccount(ctx.db, accountId))!
  if (account.state !== 'active') throw suspended()
  const hats = await people.hatsOf(ctx.db, accountId)
  const hat = firstHat(hats, (await queries.lastHat(ctx.db, accountId)) ?? null)
  if (!hat) throw noHat()
  await endCookieSession(ctx, http)

  const pending = account.totpConfirmed && !secondFactor
  const token = newToken()
  const id = newId()
  const milliseconds = pending ? life.pending : lifeOf(hat.role).absolute
  await queries.insertSession(ctx.db, {
    id,
    tokenHash: tokenHash(token),
    accountId,
    provinceId: hat.provinceId,
    role: hat.role,
    now: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + milliseconds),
    ip: http.ip,
    userAgent: http.userAgent,
    pending,
    secondFactor,
    proof,
  })
  http.setCookie(sessionCookie, token, { maxAgeSeconds: milliseconds / 1000 })
  if (pending) return { next: 'secondFactor', me: null }
  const inside = (await ctx.inProvince(hat.provinceId)).as(wearing(account, hat, id))
  await inside.record('people.signIn', `account:${accountId}`, { role: hat.role, secondFactor })
  return { next: 'done', me: await meOf(inside) }
}

/** Ends whatever session the caller's cookie names. */
export async function endCookieSession(ctx: Ctx, http: Http): Promise<void> {
  const old = http.cookies[sessionCookie]
  const session = old && (await queries.findSession(ctx.db, tokenHash(old)))
  if (session) await queries.endSession(ctx.db, session.id, ctx.now)
}

export async function signOut(ctx: Ctx, http: Http): Promise<void> {
  await endCookieSession(ctx, http)
  http.clearCookie(sessionCookie)
  if (ctx.actor.accountId) await ctx.record('people.signOut', `account:${ctx.actor.accountId}`)
}

/** @returns ids of the caller's account and session @throws people/only-people for machine tokens */
export function personOf(ctx: Ctx): { accountId: string; sessionId: string } {
  const { accountId, sessionId } = ctx.actor
  if (!accountId || !sessionId) throw onlyPeople()
  return { accountId, sessionId }
}

export async function meOf(ctx: Ctx): Promise<Me> {
  const { accountId, sessionId } = personOf(ctx)
  const account = await people.findAccount(ctx.db, accountId)
  if (!account) throw noSuchSession()
  const hats = await people.hatsOf(ctx.db, accountId)
  const known = (await people.allProvinces(ctx.db)).filter((p) => hats.some((h) => h.provinceId === p.id))
  const provinces = known.map(({ settings: _, ...view }) => view)
  const { provinceId, role } = ctx.actor
  return {
    accountId,
    sessionId,
    hats,
    provinces,
    name: account.name,
    phone: account.phone,
    username: account.username,
    locale: account.locale as Me['locale'],
    hat: hats.find((h) => h.provinceId === provinceId && h.role === role)!,
    province: provinces.find((p) => p.id === provinceId)!,
    hasPassword: account.passwordHash !== null,
    passwordNeedsCurrent: passwordNeedsCurrent(account.passwordHash !== null, await queries.sessionById(ctx.db, sessionId), ctx.now),
    secondFactor: { on: account.totpConfirmed, recoveryLeft: account.recoveryHashes.length },
    demo: ctx.config.demo,
  }
}

/** Another hat of one's own, under a new token. @throws people/not-your-hat */
export async function switchHat(ctx: Ctx, http: Http, to: { provinceId: number; role: Role }): Promise<Me> {
  const { accountId, sessionId } = personOf(ctx)
  const hat = (await people.hatsOf(ctx.db, accountId)).find((h) => h.provinceId === to.provinceId && h.role === to.role)
  if (!hat) throw notYourHat()
  const token = newToken()
  await queries.moveSession(ctx.db, sessionId, {
    tokenHash: tokenHash(token),
    provinceId: hat.provinceId,
    role: hat.role,
    absolute: lifeOf(hat.role).absolute,
  })
  http.setCookie(sessionCookie, token, { maxAgeSeconds: lifeOf(hat.role).absolute / 1000 })
  const inside = (await ctx.inProvince(hat.provinceId)).as(wearing({ id: accountId, name: ctx.actor.name }, hat, sessionId))
  await inside.record('people.switchHat', `account:${accountId}`, { role: hat.role })
  return meOf(inside)
}

/** Live sessions of an account. */
export async function sessionsOf(ctx: Ctx, accountId: string): Promise<SessionView[]> {
  const rows = (await queries.openSessions(ctx.db, accountId)).filter((s) => sessionLives({ ...s, role: s.role as Role }, ctx.now))
  return rows.map((s) => ({
    id: s.id,
    current: s.id === ctx.actor.sessionId,
    createdAt: s.createdAt.toISOString(),
    lastSeenAt: s.lastSeenAt.toISOString(),
    expiresAt: s.expiresAt.toISOString(),
    ip: s.ip,
    userAgent: s.userAgent,
    role: s.role,
    secondFactor: s.secondFactor,
  }))
}

/** @throws people/no-such-session when it is not one's own */
export async function endOwnSession(ctx: Ctx, id: string): Promise<void> {
  const { accountId } = personOf(ctx)
  if (!(await sessionsOf(ctx, accountId)).some((s) => s.id === id)) throw noSuchSession()
  await queries.endSession(ctx.db, id, ctx.now)
  await ctx.record('people.endSession', `account:${accountId}`, { sessionId: id })
  ctx.tell(`account:${accountId}`) // a page open there asks again and finds itself signed out
}

export async function endOtherSessions(ctx: Ctx): Promise<number> {
  const { accountId, sessionId } = personOf(ctx)
  const ended = await queries.endSessionsOf(ctx.db, accountId, ctx.now, { except: sessionId })
  if (ended) await ctx.record('people.endSession', `account:${accountId}`, { ended })
  ctx.tell(`account:${accountId}`)
  return ended
}
