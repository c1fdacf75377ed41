// Machine tokens: shown once, kept as a hash, gone at the latest after a year.

import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { newToken, tokenHash } from '../sessions/actions.ts'
import { tokenPrefix } from '../sessions/rules.ts'
import { type NewToken, scopes, tokenRoles, type TokenView } from './model.ts'
import * as queries from './queries.ts'
import { noSuchToken } from './rules.ts'

type Row = Awaited<ReturnType<typeof queries.findTokens>>[number]

const view = (t: Row, now: Date): TokenView => ({
  id: t.id,
  name: t.name,
  role: t.role as TokenView['role'],
  scopes: t.scopes,
  createdBy: t.creator ?? '',
  createdAt: t.created_at.toISOString(),
  expiresAt: t.expires_at.toISOString(),
  lastUsedAt: t.last_used_at?.toISOString() ?? null,
  state: t.revoked_at ? 'revoked' : t.expires_at <= now ? 'expired' : 'live',
})

export async function listTokens(ctx: Ctx) {
  const rows = await queries.findTokens(ctx.db, ctx.actor.provinceId)
  return { rows: rows.map((t) => view(t, ctx.now)), scopes: [...scopes], roles: [...tokenRoles] }
}

/** @returns the token once in clear: `gg_` and 32 random bytes in base64url */
export async function createToken(ctx: Ctx, input: NewToken): Promise<{ token: TokenView; secret: string }> {
  const secret = tokenPrefix + newToken()
  const id = newId()
  const expiresAt = new Date(ctx.now.getTime() + input.days * 86_400_000)
  const row = {
    id,
    provinceId: ctx.actor.provinceId,
    name: cleanInput(input.name),
    role: input.role,
    scopes: input.scopes,
    createdBy: ctx.actor.accountId!,
    createdAt: ctx.now,
    expiresAt,
  }
  await queries.insertToken(ctx.db, { ...row, tokenHash: tokenHash(secret) })
  await ctx.record('people.createToken', `token:${id}`, { name: row.name, role: row.role, scopes: row.scopes, expiresAt: expiresAt.toISOString() })
  const made = (await queries.findTokens(ctx.db, row.provinceId)).find((t) => t.id === id)!
  return { token: view(made, ctx.now), secret }
}

export async function revokeToken(ctx: Ctx, id: string): Promise<void> {
  if (!(await queries.revokeToken(ctx.db, ctx.actor.provinceId, id, ctx.now))) throw noSuchToken()
  await ctx.record('people.revokeToken', `token:${id}`)
}
