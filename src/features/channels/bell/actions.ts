// One's own bell. Every query is scoped to the account that asks.

import type { Ctx } from '#server/ctx.ts'
import type { BellView } from '../model.ts'
import * as queries from './queries.ts'

type Asked = { unread?: boolean; after?: string; limit?: number }

export async function listBell(ctx: Ctx, asked: Asked) {
  const limit = asked.limit ?? 50
  const { provinceId, accountId } = ctx.actor
  if (!accountId) return { rows: [], unread: 0, next: null }
  const rows = await queries.listBells(ctx.db, provinceId, accountId, { unread: asked.unread ?? false, after: asked.after, limit: limit + 1 })
  return {
    rows: rows.slice(0, limit).map(
      (b): BellView => ({
        id: b.id,
        kind: b.kind,
        params: b.params as Record<string, unknown>,
        link: b.link,
        createdAt: b.created_at.toISOString(),
        readAt: b.read_at?.toISOString() ?? null,
      }),
    ),
    unread: await queries.countUnread(ctx.db, provinceId, accountId),
    next: rows.length > limit ? rows[limit - 1]!.id : null,
  }
}

export async function countBell(ctx: Ctx) {
  const { provinceId, accountId } = ctx.actor
  return { unread: accountId ? await queries.countUnread(ctx.db, provinceId, accountId) : 0 }
}

export async function readBell(ctx: Ctx, which: { ids?: string[]; all?: boolean }) {
  const { provinceId, accountId } = ctx.actor
  if (!accountId) return { unread: 0 }
  await queries.markRead(ctx.db, provinceId, accountId, which.all ? 'all' : (which.ids ?? []), ctx.now)
  ctx.tell(`account:${accountId}`)
  return countBell(ctx)
}
