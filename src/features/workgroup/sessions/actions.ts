// What other nouns ask of sessions: read one, lock one, its agenda, who is party to an item, and what was not reached.

import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { seatedActor, seatsOf } from '../bodies/actions.ts'
import type { SessionState } from '../model.ts'
import { readAgenda } from './agenda/actions.ts'
import { factsOf, readSession } from './history/actions.ts'
import type { AgendaItem, Session } from './model.ts'
import * as queries from './queries.ts'
import { noSuchSession, sessionLaw } from './rules.ts'

export { declareConflict, withdrawConflict } from './conflicts/actions.ts'
export { bringBack, carryOver } from './carrying/actions.ts'

const toSession = (r: queries.SessionRow): Session => ({
  id: r.id,
  code: r.code,
  no: r.no,
  year: r.year,
  bodyId: r.body_id,
  startsAt: r.starts_at,
  minutes: r.minutes,
  place: r.place,
  videoLink: r.video_link,
  extraordinary: r.extraordinary,
  reason: r.reason,
  capacity: r.capacity,
  state: r.state as SessionState,
  packHash: r.pack_hash,
  openedAt: r.opened_at,
  closedAt: r.closed_at,
  minutedAt: r.minuted_at,
  chairedBy: r.chaired_by,
  chairSeatId: r.chair_seat_id,
  chairName: r.chair_name,
  quorumMet: r.quorum_met,
  note: r.note,
  version: r.version,
})

/** @throws workgroup/no-such-session, also where this person may not know of it */
export const getSession = async (ctx: Ctx, id: string): Promise<Session> => toSession((await readSession(ctx, id)).row)

/**
 * Locks the session until the end of the transaction: one writer at a time. `ifMatch`: the version the person saw, null where
 * nobody looked. Which act is open, the caller asks of `sessionLaw`.
 * @throws workgroup/no-such-session, http/stale
 */
export async function lockSession(ctx: Ctx, id: string, ifMatch: number | null): Promise<Session> {
  const actor = await seatedActor(ctx)
  const row = await queries.lockSessionRow(ctx.db, ctx.actor.provinceId, id)
  if (!row || !sessionLaw.maySee(actor, factsOf(row))) throw noSuchSession({ session: id })
  if (ifMatch !== null && ifMatch !== row.version) throw stale({ version: row.version })
  return toSession(row)
}

/** The items in their order, as far as this person may read them, with the marks of who is party to which. */
export async function agendaOf(ctx: Ctx, sessionId: string): Promise<AgendaItem[]> {
  const { row, actor } = await readSession(ctx, sessionId)
  return (await readAgenda(ctx, actor, row, await seatsOf(ctx, row.body_id, row.opened_at ?? ctx.now))).items
}
