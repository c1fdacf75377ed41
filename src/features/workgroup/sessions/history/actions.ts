// Opening a session for an act and writing the act: lock, law, row, history, fact.

import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { cleanInput } from '#kernel/text.ts'
import { seatedActor } from '../../bodies/actions.ts'
import type { SeatedActor, SessionState } from '../../model.ts'
import type { SessionAct } from '../model.ts'
import * as queries from '../queries.ts'
import { noSuchSession, reasonNeeded, sessionLaw, type SessionFacts, wordyActs } from '../rules.ts'
import { insertAct } from './queries.ts'

export const factsOf = (row: queries.SessionRow): SessionFacts => ({
  state: row.state as SessionState,
  provinceId: row.province_id,
  bodyId: row.body_id,
})

/** Throws workgroup/no-such-session also where this person may not know of it. */
export async function readSession(ctx: Ctx, id: string): Promise<{ row: queries.SessionRow; actor: SeatedActor }> {
  const actor = await seatedActor(ctx)
  const row = await queries.findSession(ctx.db, ctx.actor.provinceId, id)
  if (!row || !sessionLaw.maySee(actor, factsOf(row))) throw noSuchSession({ session: id })
  return { row, actor }
}

/**
 * Locks a session for writing and asks the law. @param ifMatch the version the person saw; null where nobody looked
 * @throws workgroup/no-such-session, the law's refusals, http/stale
 */
export async function openSession(
  ctx: Ctx,
  id: string,
  act: SessionAct,
  ifMatch: number | null,
): Promise<{ row: queries.SessionRow; actor: SeatedActor }> {
  const actor = await seatedActor(ctx)
  const row = await queries.lockSessionRow(ctx.db, ctx.actor.provinceId, id)
  if (!row || !sessionLaw.maySee(actor, factsOf(row))) throw noSuchSession({ session: id })
  const refusal = sessionLaw.whyNot(act, actor, factsOf(row))
  if (refusal) throw refusal
  if (ifMatch !== null && ifMatch !== row.version) throw stale({ version: row.version })
  return { row, actor }
}

/** The reason as it is kept. @throws workgroup/session-reason-needed where the act is nothing without one */
export function reasonFor(act: SessionAct, text: string | undefined): string {
  const reason = cleanInput(text ?? '')
  if (!reason && (wordyActs as readonly string[]).includes(act)) throw reasonNeeded({ act })
  return reason
}

/** One line in the session's history; the fact is recorded by whoever did it. */
export const note = (ctx: Ctx, sessionId: string, name: SessionAct, details: Record<string, unknown>): Promise<unknown> =>
  insertAct(ctx.db, ctx.actor.provinceId, { sessionId, name, details }, ctx.actor, ctx.now)

/** One line in the session's history and one fact; pages that show it fetch again. */
export async function write(
  ctx: Ctx,
  row: Pick<queries.SessionRow, 'id' | 'code' | 'body_id'>,
  name: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  await insertAct(ctx.db, ctx.actor.provinceId, { sessionId: row.id, name, details }, ctx.actor, ctx.now)
  await ctx.record(`workgroup.session_${name}`, `session:${row.id}`, { sessionId: row.id, code: row.code, bodyId: row.body_id, ...details })
  tell(ctx, row.id)
}

export function tell(ctx: Ctx, sessionId: string): void {
  ctx.tell('sessions')
  ctx.tell(`session:${sessionId}`)
}
