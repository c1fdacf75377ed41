// Issuing and using one-time codes. Sending is the business of channels, which stands below this room.

import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { toLatinDigits } from '#kernel/digits.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { subkey } from '#server/config.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { beginTry } from '../lockout/actions.ts'
import * as queries from './queries.ts'
import { codeLives, codeRules, notAPhone, whyNotSend, wrongCode } from './rules.ts'

/** @returns E.164 @throws people/not-a-phone */
export function readPhone(raw: string): string {
  const phone = normalisePhone(raw)
  if (!phone.ok) throw notAPhone({ reason: phone.reason })
  return phone.value
}

const hashOf = (ctx: Ctx, id: string, phone: string, purpose: string, code: string) =>
  createHmac('sha256', subkey(ctx.config, 'one-time code')).update([id, phone, purpose, code].join('\n')).digest()

/**
 * A fresh six-digit code for a phone; older codes of the same purpose are void. Known and unknown phones answer alike.
 * @param input.address the caller's address; leave it out when staff or the product itself asks
 * @throws people/not-a-phone 422, people/code-too-soon 429, people/code-too-many 429
 */
export async function issueCode(ctx: Ctx, input: { phone: string; purpose: string; address?: string }): Promise<{ code: string; expiresAt: Date }> {
  const phone = readPhone(input.phone)
  // Two requests at once must not both pass the limits.
  await queries.takeTurn(ctx.db, phone)
  const before = (ms: number) => new Date(ctx.now.getTime() - ms)
  const sent = await queries.recentCodes(ctx.db, phone, before(86_400_000))
  const fromAddress = input.address ? await queries.countFromAddress(ctx.db, input.address, before(3_600_000)) : 0
  const refusal = whyNotSend(sent, fromAddress, ctx.now)
  if (refusal) throw refusal

  await queries.voidCodes(ctx.db, phone, input.purpose, ctx.now)
  const id = newId()
  const code = String(randomInt(10 ** codeRules.digits)).padStart(codeRules.digits, '0')
  const expiresAt = new Date(ctx.now.getTime() + codeRules.validMinutes * 60_000)
  const codeHash = hashOf(ctx, id, phone, input.purpose, code)
  await queries.insertCode(ctx.db, { id, phone, purpose: input.purpose, address: input.address ?? '', codeHash, createdAt: ctx.now, expiresAt })
  return { code, expiresAt }
}

/**
 * Uses a code up. Call it before anything else is written: a wrong try commits (it must be counted) and is then thrown.
 * @throws people/wrong-code 401 (wrong, used, expired or never sent: one answer for all), people/locked 429
 */
export async function useCode(ctx: Ctx, input: { phone: string; purpose: string; code: string; address?: string }): Promise<void> {
  const phone = readPhone(input.phone)
  // Counted per phone and address together: a stranger's wrong tries must not shut the owner of the phone out.
  const pair = hashOf(ctx, input.address ?? '', phone, input.purpose, '').toString('base64url')
  const attempt = input.address ? await beginTry(ctx, `code:${pair}`, input.address) : null
  const row = await queries.lockLastCode(ctx.db, phone, input.purpose)
  const given = hashOf(ctx, row?.id ?? '', phone, input.purpose, toLatinDigits(input.code).replace(/\D/g, ''))
  const right = timingSafeEqual(given, row?.codeHash ?? Buffer.alloc(32))
  if (!row || !right || !codeLives(row, ctx.now)) {
    if (row && row.attempts + 1 >= codeRules.attempts) await queries.useUp(ctx.db, row.id, ctx.now)
    if (row) await queries.countAttempt(ctx.db, row.id)
    await attempt?.wrong()
    throw wrongCode()
  }
  await queries.useUp(ctx.db, row.id, ctx.now)
  await attempt?.right()
}
