// What a session did not reach waits for the next one, in front of everything but unfinished resolutions.

import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { actOnDossier } from '../../dossiers/actions.ts'
import { deleteItems } from '../agenda/queries.ts'
import { tell } from '../history/actions.ts'
import { changeSession, findSession } from '../queries.ts'
import { noSuchSession } from '../rules.ts'
import * as queries from './queries.ts'

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
  const missed = await queries.markNotReached(ctx.db, provinceId, sessionId, ctx.now)
  const dossiers = await queries.stillOnAgenda(
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

/**
 * Takes `carryOver` back when a session goes on: its items wait again, their dossiers are on its agenda again, and the body's planned
 * agendas let them go. What a session called meanwhile hears, and dossiers that went another way, stay not reached here.
 * What the group itself had set aside stays so; its dossier only returns. @throws workgroup/no-such-session
 */
export async function bringBack(ctx: Ctx, sessionId: string): Promise<{ reopened: number; stayed: number }> {
  const { provinceId } = ctx.actor
  const session = await findSession(ctx.db, provinceId, sessionId)
  if (!session?.closed_at) throw noSuchSession({ session: sessionId })
  const called = await queries.calledSince(ctx.db, provinceId, { id: sessionId, body_id: session.body_id, closed_at: session.closed_at })
  const missed = await queries.missedOf(ctx.db, provinceId, sessionId)
  const free = missed.filter((m) => !called.has(m.dossier_id ?? m.resolution_id ?? m.title) && isFree(m, session.body_id))
  const clock = ctx.as(systemActor(provinceId))
  const details = { sessionId, sessionAt: session.starts_at.toISOString(), why: 'resumed' }
  for (const m of free) if (m.dossier_id) await actOnDossier(clock, m.dossier_id, 'put_on_agenda', details, null)
  const left = free.filter((m) => !m.set_aside)
  await queries.waitAgain(
    ctx.db,
    provinceId,
    left.map((m) => m.id),
  )
  const titles = left.filter((m) => !m.dossier_id && !m.resolution_id).map((m) => m.title)
  await letGo(ctx, await queries.carriedTitles(ctx.db, provinceId, session.body_id, titles))
  await rebuildLater(ctx, session.body_id)
  return { reopened: left.length, stayed: missed.length - free.length }
}

async function letGo(ctx: Ctx, carried: readonly { id: string; session_id: string }[]): Promise<void> {
  await deleteItems(
    ctx.db,
    ctx.actor.provinceId,
    carried.map((c) => c.id),
  )
  for (const id of new Set(carried.map((c) => c.session_id))) {
    await changeSession(ctx.db, ctx.actor.provinceId, id, {}, ctx.now)
    tell(ctx, id)
  }
}

const isFree = (m: Awaited<ReturnType<typeof queries.missedOf>>[number], bodyId: string): boolean =>
  m.dossier_id ? m.dossier_state === 'ready' && m.dossier_body_id === bodyId : m.resolution_id === null || m.resolution_closed_at === null
