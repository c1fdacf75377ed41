// A callback address with its key in the path, for SMS companies whose panel takes an address and nothing else.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { getProvince } from '#features/people/actions.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { findGateway, putHook } from '../gateway/queries.ts'
import { noSuchHook } from '../gateway/rules.ts'

const hashOf = (key: string) => createHash('sha256').update(key).digest()

/** @returns the path up to the key; `/messages` and `/deliveries` follow. The key (192 bits) is not kept. */
export async function makeHook(ctx: Ctx): Promise<{ path: string }> {
  const key = randomBytes(24).toString('base64url')
  const { code } = await getProvince(ctx, ctx.actor.provinceId)
  await putHook(ctx.db, ctx.actor.provinceId, hashOf(key), ctx.actor.accountId, ctx.now)
  await ctx.record('channels.makeHook', 'gateway:sms')
  return { path: `/api/channels/hooks/${code}/${key}` }
}

export async function dropHook(ctx: Ctx): Promise<{ hook: boolean }> {
  await putHook(ctx.db, ctx.actor.provinceId, null, ctx.actor.accountId, ctx.now)
  await ctx.record('channels.dropHook', 'gateway:sms')
  return { hook: false }
}

/**
 * The context of the gateway behind a key: a machine of that province with the one scope.
 * @throws channels/no-such-hook for a wrong key and for an unknown province alike
 */
export async function enterByHook(ctx: Ctx, { province, key }: { province: string; key: string }): Promise<Ctx> {
  const found = await getProvince(ctx, province).catch(() => null)
  if (!found) throw noSuchHook()
  const inside = await ctx.inProvince(found.id)
  const hash = (await findGateway(inside.db, found.id))?.hook_hash
  if (!hash || !timingSafeEqual(hash, hashOf(key))) throw noSuchHook()
  const machine: Actor = { ...inside.actor, name: 'gateway', role: 'operator', kind: 'machine', scopes: ['channels:receive'], provinceId: found.id }
  return inside.as(machine)
}

/** Fields of the body (JSON or form) over those of the query. */
export function fieldsOf(query: Record<string, unknown>, body: unknown): Record<string, unknown> {
  return { ...query, ...(typeof body === 'object' && body !== null ? body : {}) }
}
