// The three ways in: password, one-time code, and the second step of either. The answers tell a guesser nothing.

import { createHmac } from 'node:crypto'
import { toLatinDigits } from '#kernel/digits.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { subkey } from '#server/config.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Http } from '#server/request.ts'
import { readPhone, useCode } from '../codes/actions.ts'
import { checkFactor } from '../factors/actions.ts'
import { wrongFactor } from '../factors/rules.ts'
import { beginTry } from '../lockout/actions.ts'
import { takeUpPhoneHats } from '../owners/actions.ts'
import { hashPassword, verifyPassword } from '../passwords/actions.ts'
import { passwordProblem } from '../passwords/rules.ts'
import * as people from '../queries.ts'
import { openSession, personOf, tokenHash } from '../sessions/actions.ts'
import type { SignInReply } from '../sessions/model.ts'
import * as sessions from '../sessions/queries.ts'
import {
  noHat,
  noPendingSignIn,
  noSuchSession,
  type Proof,
  passwordNeedsCurrent,
  sessionCookie,
  sessionLives,
  suspended,
  wrongPassword,
  wrongSignIn,
} from '../sessions/rules.ts'
import { acceptInvitations } from '../invitations/actions.ts'

/** Phone in any spelling, or username in any case. */
async function findByLogin(ctx: Ctx, raw: string): Promise<people.Account | undefined> {
  const username = toLatinDigits(raw).trim().toLowerCase()
  const phone = normalisePhone(raw)
  // Both questions are always asked, so that the answer takes as long for every kind of login.
  const byName = await people.findByUsername(ctx.db, username)
  const byPhone = await people.findByPhone(ctx.db, phone.ok ? phone.value : '-')
  return byName ?? byPhone
}

/** A stranger's login is counted under a keyed hash: the table of failures holds no phones. */
const strangerKey = (ctx: Ctx, login: string) => {
  const phone = normalisePhone(login)
  const plain = phone.ok ? phone.value : toLatinDigits(login).trim().toLowerCase()
  return `login:${createHmac('sha256', subkey(ctx.config, 'failed login')).update(plain).digest('base64url')}`
}

/** @throws people/wrong-sign-in 401, people/locked 429; alike and equally slow for unknown accounts */
export async function signInByPassword(ctx: Ctx, http: Http, { login, password }: { login: string; password: string }): Promise<SignInReply> {
  const account = await findByLogin(ctx, login)
  const attempt = await beginTry(ctx, account ? `account:${account.id}` : strangerKey(ctx, login), http.ip)
  if (!(await verifyPassword(password, account?.passwordHash ?? null)) || !account) {
    const locked = await attempt.wrong()
    if (locked && account) await recordLock(ctx, account.id)
    throw wrongSignIn()
  }
  await attempt.right()
  return enter(ctx, http, account.id)
}

/** The audit trail of a province tells when somebody hammers at one of its accounts. */
async function recordLock(ctx: Ctx, accountId: string): Promise<void> {
  const [hat] = await people.hatsOf(ctx.db, accountId)
  if (hat) await (await ctx.inProvince(hat.provinceId)).record('people.locked', `account:${accountId}`)
}

/** By the code sent to a phone; open invitations to that phone are accepted, units and plans of that phone taken up. @throws people/wrong-code, people/no-hat */
export async function signInByCode(ctx: Ctx, http: Http, input: { phone: string; code: string }): Promise<SignInReply> {
  const phone = readPhone(input.phone)
  await useCode(ctx, { phone, purpose: 'signIn', code: input.code, address: http.ip })
  await acceptInvitations(ctx, phone)
  const accountId = await takeUpPhoneHats(ctx, phone)
  if (!accountId) throw noHat()
  return openSession(ctx, http, accountId, 'code')
}

async function enter(ctx: Ctx, http: Http, accountId: string): Promise<SignInReply> {
  const account = (await people.findAccount(ctx.db, accountId))!
  if (account.state !== 'active') throw suspended()
  return openSession(ctx, http, accountId, 'password')
}

/** The second step. @throws people/no-pending-sign-in, people/wrong-factor, people/locked */
export async function finishSignIn(ctx: Ctx, http: Http, code: string): Promise<SignInReply> {
  const token = http.cookies[sessionCookie]
  const pending = token ? await sessions.findSession(ctx.db, tokenHash(token)) : undefined
  if (!pending?.pending || !sessionLives(pending, ctx.now)) throw noPendingSignIn()
  const account = (await people.lockAccount(ctx.db, pending.accountId))!
  if (!account.totpConfirmed) throw wrongFactor()
  await checkFactor(ctx, account, code, http.ip)
  return openSession(ctx, http, account.id, pending.proof as Proof, { secondFactor: true })
}

/** Sets or changes one's own password; every other session ends. @throws people/wrong-password, people/password-… */
export async function changePassword(ctx: Ctx, http: Http, input: { current?: string; next: string }): Promise<void> {
  const { accountId, sessionId } = personOf(ctx)
  const account = await people.lockAccount(ctx.db, accountId)
  if (!account) throw noSuchSession()
  const session = await sessions.sessionById(ctx.db, sessionId)
  if (passwordNeedsCurrent(account.passwordHash !== null, session, ctx.now)) {
    const attempt = await beginTry(ctx, `account:${accountId}`, http.ip)
    if (!(await verifyPassword(input.current ?? '', account.passwordHash))) {
      await attempt.wrong()
      throw wrongPassword()
    }
    await attempt.right()
  }
  await setPassword(ctx, account, input.next)
  await sessions.endSessionsOf(ctx.db, accountId, ctx.now, { except: sessionId })
  await ctx.record('people.changePassword', `account:${accountId}`)
}

/** @throws people/password-too-short, -too-common, -like-login */
export async function setPassword(ctx: Ctx, account: Pick<people.Account, 'id' | 'phone' | 'username'>, password: string): Promise<void> {
  const refusal = passwordProblem(password, [account.phone, account.username])
  if (refusal) throw refusal
  await people.changeAccount(ctx.db, account.id, { password_hash: await hashPassword(password) })
}
