import type { Ctx } from '#server/ctx.ts'
import type { FactView } from './model.ts'
import * as queries from './queries.ts'
import { maySeeDetails } from './rules.ts'

type Query = { subject?: string; actorId?: string; name?: string; from?: string; to?: string; after?: string; limit?: number }

/** What was done in the caller's province, newest first. */
export async function readJournal(ctx: Ctx, query: Query): Promise<{ rows: FactView[]; next: string | null }> {
  const limit = query.limit ?? 50
  const found = await queries.findFacts(ctx.db, {
    provinceId: ctx.actor.provinceId,
    subject: query.subject,
    actorId: query.actorId,
    name: query.name,
    after: query.after,
    limit,
    from: query.from ? new Date(query.from) : undefined,
    to: query.to ? new Date(query.to) : undefined,
  })
  const rows = found.slice(0, limit).map(
    (f): FactView => ({
      id: f.id,
      at: f.at.toISOString(),
      name: f.name,
      subject: f.subject,
      actorId: f.actorId,
      actorRole: f.actorRole,
      sealed: f.sealNo !== null,
      actorName: f.actorName ?? '',
      details: maySeeDetails(ctx.actor, f.name) ? (f.details as Record<string, unknown>) : {},
    }),
  )
  return { rows, next: found.length > limit ? rows.at(-1)!.id : null }
}
