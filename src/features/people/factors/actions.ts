// Setting up, checking and removing the second factor. The secret lies encrypted; recovery codes only as hashes.

import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'
import { toLatinDigits } from '#kernel/digits.ts'
import { subkey } from '#server/config.ts'
import type { Ctx } from '#server/ctx.ts'
import { beginTry } from '../lockout/actions.ts'
import * as people from '../queries.ts'
import { personOf } from '../sessions/actions.ts'
import { noSuchSession } from '../sessions/rules.ts'
import { factorAlreadyOn, factorNotOn, stepIsNew, totp, wrongFactor } from './rules.ts'

const cipher = 'aes-256-gcm'

/** 12 bytes nonce ‖ 16 bytes tag ‖ text; bound to the account, so that nobody can move a secret to another row. */
function seal(ctx: Ctx, accountId: string, secret: Buffer): Buffer {
  const nonce = randomBytes(12)
  const c = createCipheriv(cipher, subkey(ctx.config, 'totp secret'), nonce).setAAD(Buffer.from(accountId))
  const text = Buffer.concat([c.update(secret), c.final()])
  return Buffer.concat([nonce, c.getAuthTag(), text])
}

/** @returns null when the row is not of this account or of this installation's key (a restored database without its secret.key) */
function unseal(ctx: Ctx, accountId: string, sealed: Buffer): Buffer | null {
  const d = createDecipheriv(cipher, subkey(ctx.config, 'totp secret'), sealed.subarray(0, 12)).setAAD(Buffer.from(accountId))
  d.setAuthTag(sealed.subarray(12, 28))
  try {
    return Buffer.concat([d.update(sealed.subarray(28)), d.final()])
  } catch {
    return null
  }
}

const reader = (secret: Buffer, label: string) =>
  new TOTP({ issuer: 'Gerehgosha', label, secret: new Secret({ buffer: new Uint8Array(secret).buffer }), period: totp.period, digits: totp.digits })

/** A new secret; the old state of the second factor (off) stays until `confirmTotp`. */
export async function startTotp(ctx: Ctx): Promise<{ secret: string; uri: string; svg: string }> {
  const account = await myAccount(ctx)
  if (account.totpConfirmed) throw factorAlreadyOn()
  const secret = randomBytes(20)
  await people.changeAccount(ctx.db, account.id, { totp_secret: seal(ctx, account.id, secret), totp_last_step: 0 })
  const otp = reader(secret, account.username ?? account.phone ?? account.name)
  return { secret: otp.secret.base32, uri: otp.toString(), svg: await QRCode.toString(otp.toString(), { type: 'svg', margin: 2 }) }
}

/** @returns the recovery codes, shown this once @throws people/wrong-factor */
export async function confirmTotp(ctx: Ctx, code: string, address: string): Promise<string[]> {
  const account = await myAccount(ctx)
  if (account.totpConfirmed) throw factorAlreadyOn()
  await checkFactor(ctx, account, code, address, { recovery: false })
  const codes = await freshRecoveryCodes(ctx, account.id)
  await people.changeAccount(ctx.db, account.id, { totp_confirmed: true })
  await ctx.record('people.factorOn', `account:${account.id}`)
  return codes
}

export async function disableTotp(ctx: Ctx, code: string, address: string): Promise<void> {
  const account = await myAccount(ctx)
  if (!account.totpConfirmed) throw factorNotOn()
  await checkFactor(ctx, account, code, address)
  await removeFactor(ctx, account.id)
  await ctx.record('people.factorOff', `account:${account.id}`)
}

export async function newRecoveryCodes(ctx: Ctx, code: string, address: string): Promise<string[]> {
  const account = await myAccount(ctx)
  if (!account.totpConfirmed) throw factorNotOn()
  await checkFactor(ctx, account, code, address, { recovery: false })
  const codes = await freshRecoveryCodes(ctx, account.id)
  await ctx.record('people.newRecoveryCodes', `account:${account.id}`)
  return codes
}

export const removeFactor = (ctx: Ctx, accountId: string) =>
  people.changeAccount(ctx.db, accountId, { totp_secret: null, totp_confirmed: false, recovery_hashes: [] })

/**
 * Accepts the code of this moment (or its neighbours) once, or a recovery code once.
 * @param account locked by the caller @throws people/wrong-factor, people/locked; both keep what was counted
 */
export async function checkFactor(ctx: Ctx, account: people.Account, raw: string, address: string, { recovery = true } = {}): Promise<void> {
  // Its own count: a right password must not give a guesser of codes new tries.
  const attempt = await beginTry(ctx, `factor:${account.id}`, address)
  const code = toLatinDigits(raw)
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
  const accepted = /^\d{6}$/.test(code) ? await useStep(ctx, account, code) : recovery && (await useRecovery(ctx, account, code))
  if (!accepted) {
    await attempt.wrong()
    throw wrongFactor()
  }
  await attempt.right()
}

async function useStep(ctx: Ctx, account: people.Account, code: string): Promise<boolean> {
  const secret = account.totpSecret && unseal(ctx, account.id, account.totpSecret)
  if (!secret) return false
  const timestamp = ctx.now.getTime()
  const delta = reader(secret, account.id).validate({ token: code, timestamp, window: totp.window })
  if (delta === null) return false
  const step = Math.floor(timestamp / (totp.period * 1000)) + delta
  if (!stepIsNew(step, Number(account.totpLastStep))) return false
  await people.changeAccount(ctx.db, account.id, { totp_last_step: step })
  return true
}

const recoveryHash = (ctx: Ctx, accountId: string, code: string) =>
  createHmac('sha256', subkey(ctx.config, 'recovery code')).update(`${accountId}\n${code}`).digest('base64url')

async function useRecovery(ctx: Ctx, account: people.Account, code: string): Promise<boolean> {
  const hash = recoveryHash(ctx, account.id, code)
  if (!account.recoveryHashes.includes(hash)) return false
  await people.changeAccount(ctx.db, account.id, { recovery_hashes: account.recoveryHashes.filter((h) => h !== hash) })
  return true
}

/** xxxxx-xxxxx of letters and digits that nobody confuses: 49 bits each. */
async function freshRecoveryCodes(ctx: Ctx, accountId: string): Promise<string[]> {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const one = () => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
  const codes = Array.from({ length: totp.recoveryCodes }, one)
  await people.changeAccount(ctx.db, accountId, { recovery_hashes: codes.map((c) => recoveryHash(ctx, accountId, c)) })
  return codes.map((c) => `${c.slice(0, 5)}-${c.slice(5)}`)
}

async function myAccount(ctx: Ctx): Promise<people.Account> {
  const account = await people.lockAccount(ctx.db, personOf(ctx).accountId)
  if (!account) throw noSuchSession()
  return account
}
