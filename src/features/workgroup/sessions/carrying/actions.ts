// What a session did not reach waits for the next one, in front of everything but unfinished resolutions.

import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { actOnDossier } from '../../dossiers/actions.ts'
import { findSession } from '../queries.ts'
import { noSuchSession } from '../rules.ts'
import { markNotReached, stillOnAgenda } from './queries.ts'

/** The agendas of a body are built anew after the commit; asked often, done once. */
export const rebuildLater = (ctx: Ctx, bodyId: string): Promise<void> => ctx.enqueue('workgroup.build_agendas', { bodyId }, { key: bodyId })

/**
 * After a session has ended (closed or not held): items not decided become `not_reached`, their dossiers are ready again, and
 * the body's planned agendas are built anew. Twice is once. @returns how many items were not reached
 * @throws workgroup/no-such-session
 */
export async function carryOver(ctx: Ctx, sessionId: string): Promise<number> {
  const { provinceId } = ctx.actor
  const session = await findSession(ctx.db, provinceId, sessionId)
  if (!session) throw noSuchSession({ session: sessionId })
  const missed = await markNotReached(ctx.db, provinceId, sessionId, ctx.now)
  const dossiers = await stillOnAgenda(
    ctx.db,
    provinceId,
    sessionId,
    missed.flatMap((m) => m.dossier_id ?? []),
  )
  const clock = ctx.as(systemActor(provinceId))
  for (const id of dossiers) await actOnDossier(clock, id, 'take_off', { sessionId, why: 'not_reached' }, null)
  await rebuildLater(ctx, session.body_id)
  return missed.length
}
