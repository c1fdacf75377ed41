// From an empty database to the first administrator: by the page that `npm start` prints, or by `npm run admin`.

import { cleanInput } from '#kernel/text.ts'
import { type Ctx, noSuchProvince } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import type { Http } from '#server/request.ts'
import { readPhone } from '../codes/actions.ts'
import { beginTry } from '../lockout/actions.ts'
import { provinceTable } from '../model.ts'
import { passwordProblem } from '../passwords/rules.ts'
import { emptyName } from '../rules.ts'
import * as people from '../queries.ts'
import { newToken, openSession, tokenHash } from '../sessions/actions.ts'
import type { SignInReply } from '../sessions/model.ts'
import { setPassword } from '../sign-in/actions.ts'
import * as queries from './queries.ts'
import { setupHours, setupNeedsLogin, wrongSetupCode } from './rules.ts'

type Here = Pick<Ctx, 'db' | 'now'>

async function freshCode(ctx: Here, accountId: string | null): Promise<string> {
  const code = newToken()
  await queries.insertSetupCode(ctx.db, {
    id: newId(),
    codeHash: tokenHash(code),
    accountId,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + setupHours * 3_600_000),
  })
  return code
}

/** For the line that `npm start` prints. @returns a code for /app/setup?code=…, valid 24 hours; null once an administrator exists */
export async function ensureSetupCode(ctx: Here): Promise<string | null> {
  return (await queries.anyAdmin(ctx.db)) ? null : freshCode(ctx, null)
}

/** The province by its two letters, made from the table when it is not at work yet. @throws http/no-such-province */
export async function ensureProvince(ctx: Here, code: string): Promise<{ id: number }> {
  const row = provinceTable.find(([, letters]) => letters === code.toUpperCase())
  if (!row) throw noSuchProvince({ province: code })
  const [id, letters, nameFa, nameEn] = row
  await people.insertProvince(ctx.db, { id, code: letters, nameFa, nameEn })
  return { id }
}

type NewAdmin = { provinceCode: string; name: string; phone: string | null; username: string | null }

/** Makes (or finds) the account and gives it the hat of an administrator. */
async function makeAdmin(ctx: Ctx, input: NewAdmin): Promise<people.Account> {
  const province = await ensureProvince(ctx, input.provinceCode)
  const inside = await ctx.inProvince(province.id)
  const known =
    (input.phone && (await people.findByPhone(ctx.db, input.phone))) || (input.username && (await people.findByUsername(ctx.db, input.username)))
  const id = known
    ? known.id
    : await people.insertAccount(ctx.db, {
        id: newId(),
        name: cleanInput(input.name),
        phone: input.phone,
        username: input.username,
        createdAt: ctx.now,
      })
  await people.insertGrant(ctx.db, { id: newId(), accountId: id, provinceId: province.id, role: 'admin', grantedBy: null, grantedAt: ctx.now })
  await inside.record('people.firstAdmin', `account:${id}`)
  return (await people.lockAccount(ctx.db, id))!
}

/** `npm run admin`. @returns a code with which the account sets its password at /app/setup?code=… */
export async function createAdmin(
  ctx: Ctx,
  input: { provinceCode: string; name: string; phone?: string; username?: string },
): Promise<{ accountId: string; code: string }> {
  const phone = input.phone ? readPhone(input.phone) : null
  if (!phone && !input.username) throw setupNeedsLogin()
  const { id } = await makeAdmin(ctx, { ...input, phone, username: input.username?.toLowerCase() ?? null })
  return { accountId: id, code: await freshCode(ctx, id) }
}

/** A set-up code has 256 bits, yet wrong ones are counted like passwords. @throws people/wrong-setup-code, people/locked */
async function openCode(ctx: Ctx, http: Http, code: string) {
  const attempt = await beginTry(ctx, `setup:${http.ip}`, http.ip)
  const row = await queries.lockSetupCode(ctx.db, tokenHash(code.trim()), ctx.now)
  if (!row || (row.accountId === null && (await queries.anyAdmin(ctx.db)))) {
    await attempt.wrong()
    throw wrongSetupCode()
  }
  await attempt.right()
  return row
}

export async function checkSetup(ctx: Ctx, http: Http, code: string): Promise<{ kind: 'first' | 'password'; name: string }> {
  const row = await openCode(ctx, http, code)
  if (!row.accountId) return { kind: 'first', name: '' }
  return { kind: 'password', name: (await people.findAccount(ctx.db, row.accountId))!.name }
}

export async function setUp(
  ctx: Ctx,
  http: Http,
  input: { code: string; provinceCode: string; name: string; phone?: string; username?: string; password: string },
): Promise<SignInReply> {
  // Two people at the first page at once: the second one finds an administrator.
  await queries.takeTurn(ctx.db)
  const row = await openCode(ctx, http, input.code)
  if (row.accountId) throw wrongSetupCode()
  const phone = input.phone ? readPhone(input.phone) : null
  const username = input.username?.toLowerCase() ?? null
  if (!phone && !username) throw setupNeedsLogin()
  // Before anything is written: the person corrects the form and sends it again with the same code.
  const refusal = passwordProblem(input.password, [phone, username])
  if (refusal) throw refusal
  if (!cleanInput(input.name)) throw emptyName()
  const account = await makeAdmin(ctx, { ...input, phone, username })
  await setPassword(ctx, account, input.password)
  await queries.useSetupCode(ctx.db, row.id, ctx.now)
  return openSession(ctx, http, account.id, 'setup')
}

export async function setUpPassword(ctx: Ctx, http: Http, input: { code: string; password: string }): Promise<SignInReply> {
  const row = await openCode(ctx, http, input.code)
  if (!row.accountId) throw wrongSetupCode()
  await setPassword(ctx, (await people.lockAccount(ctx.db, row.accountId))!, input.password)
  await queries.useSetupCode(ctx.db, row.id, ctx.now)
  return openSession(ctx, http, row.accountId, 'setup')
}
