// One-time codes: people makes them, channels sends them.

import { findAccountByPhone, hasOpenInvitation, issueCode, listProvinces } from '#features/people/actions.ts'
import { investorsByPhone, unitsByPhone } from '#features/registry/actions.ts'
import type { Locale } from '#kernel/format.ts'
import { normalisePhone } from '#kernel/identity.ts'
import type { Ctx } from '#server/ctx.ts'
import { noSuchProvince } from '#server/ctx.ts'
import { sendMessage } from '../actions.ts'
import { cancelCodes } from '../messages/queries.ts'

type Asked = { phone: string; purpose: 'signIn' | 'follow'; locale?: Locale /** The caller's IP, for the limit per address. */; address?: string }
export type CodeSent = { expiresAt: string; demoCode?: string }

/**
 * Issues a code and puts it into the outbox. With `silent` it is issued and counted but not sent: the caller learns the
 * same either way, and nobody can make this installation text strangers.
 */
export async function sendCode(ctx: Ctx, asked: Asked, { silent = false } = {}): Promise<CodeSent> {
  const { code, expiresAt } = await issueCode(ctx, asked)
  const minutes = Math.round((expiresAt.getTime() - ctx.now.getTime()) / 60_000)
  const phone = normalisePhone(asked.phone)
  if (phone.ok) await cancelCodes(ctx.db, ctx.actor.provinceId, phone.value, ctx.now)
  if (!silent)
    await sendMessage(ctx, {
      to: asked.phone,
      template: 'code',
      params: { code, minutes },
      secret: true,
      expiresAt,
      ...(asked.locale && { locale: asked.locale }),
    })
  return { expiresAt: expiresAt.toISOString(), ...(ctx.config.demo && { demoCode: code }) }
}

/** For anyone, before signing in. */
export async function askForCode(ctx: Ctx, asked: Asked & { province?: string }): Promise<CodeSent> {
  const inside = await enter(ctx, asked.province)
  return sendCode(inside, asked, { silent: !(await isKnown(inside, asked.phone)) })
}

async function enter(ctx: Ctx, code: string | undefined): Promise<Ctx> {
  const all = await listProvinces(ctx)
  const found = code ? all.find((p) => p.code === code || String(p.id) === code) : all[0]
  if (!found) throw noSuchProvince({ province: code ?? '' })
  return ctx.inProvince(found.id)
}

/** An account or an open invitation may sign in; who is in the registry may also follow a case. */
async function isKnown(ctx: Ctx, raw: string): Promise<boolean> {
  const phone = normalisePhone(raw)
  if (!phone.ok) return false
  // All are asked, so that the time of the answer tells nothing.
  const account = await findAccountByPhone(ctx, phone.value)
  const invited = await hasOpenInvitation(ctx, phone.value)
  const [unit] = await unitsByPhone(ctx, phone.value)
  const [investor] = await investorsByPhone(ctx, phone.value)
  return account !== null || invited || unit !== undefined || investor !== undefined
}
