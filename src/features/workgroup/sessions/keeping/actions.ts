// What sessions do by themselves: each body has its next session, agendas stay fresh, what nobody opened was not held.

import { ring } from '#features/channels/actions.ts'
import { staffWith } from '#features/people/actions.ts'
import { Problem } from '#kernel/problem.ts'
import { systemActor } from '#kernel/actor.ts'
import { type Ctx, type Engine, systemWork } from '#server/ctx.ts'
import { attempt } from '#server/db.ts'
import { build } from '../building/actions.ts'
import { rebuildLater } from '../carrying/actions.ts'
import { extraordinaryUntil, markNotHeld, planNext } from '../planning/actions.ts'
import { plannedIds, unopened, withoutSession } from '../planning/queries.ts'
import { isMissed } from '../planning/rules.ts'
import { lockSessionRow } from '../queries.ts'
import * as queries from './queries.ts'

/** Every half hour: closes what was missed, plans what is missing, orders all planned agendas anew. Missed runs catch up. */
export async function keepSessions(engine: Engine, provinceId: number): Promise<void> {
  await systemWork(engine, provinceId, closeMissed)
  await systemWork(engine, provinceId, planMissing)
  const ids = await systemWork(engine, provinceId, (ctx) => plannedIds(ctx.db, provinceId, null))
  for (const id of ids) await systemWork(engine, provinceId, (ctx) => buildOne(ctx, id))
}

async function closeMissed(ctx: Ctx): Promise<void> {
  for (const s of await unopened(ctx.db, ctx.actor.provinceId, ctx.now))
    if (isMissed({ startsAt: s.starts_at, minutes: s.minutes }, ctx.now)) await each(ctx, s.id, () => markNotHeld(ctx, s.id, 'missed', null))
}

async function planMissing(ctx: Ctx): Promise<void> {
  for (const body of await withoutSession(ctx.db, ctx.actor.provinceId, ctx.now)) await each(ctx, body.id, () => planNext(ctx, body.id))
}

/** One that cannot be done leaves the others alone. A refusal (a hand-made session at the same hour) is no fault: next time again. */
async function each(ctx: Ctx, id: string, run: () => Promise<unknown>): Promise<void> {
  const fault = await attempt(ctx.db, async () => void (await run()))
  if (fault !== null && !(fault instanceof Problem)) console.error(`workgroup.keep_sessions: ${id} could not be kept: ${String(fault)}`)
}

async function buildOne(ctx: Ctx, id: string): Promise<void> {
  const row = await lockSessionRow(ctx.db, ctx.actor.provinceId, id)
  if (row?.state === 'planned') await build(ctx, row)
}

/** The planned agendas of one body, the next session first: it chooses first. */
export async function buildAgendas(ctx: Ctx, { bodyId }: { bodyId: string }): Promise<void> {
  for (const id of await plannedIds(ctx.db, ctx.actor.provinceId, bodyId)) await buildOne(ctx.as(systemActor(ctx.actor.provinceId)), id)
}

/** A dossier came, went or weighs more: its body's agendas follow. When production has stopped and nobody meets in time, the clerks hear. */
export async function dossierMoved(ctx: Ctx, dossierId: string): Promise<void> {
  const { provinceId } = ctx.actor
  const dossier = await queries.dossierAt(ctx.db, provinceId, dossierId)
  if (!dossier) return
  await rebuildLater(ctx, dossier.body_id)
  if (dossier.state !== 'ready' || dossier.priority !== 'production_stopped') return
  const until = await extraordinaryUntil(ctx)
  if (await queries.meetsBefore(ctx.db, provinceId, dossier.body_id, ctx.now, until)) return
  await ring(ctx, {
    accountIds: [...(await staffWith(ctx, 'secretary')), ...(await queries.clerksOf(ctx.db, provinceId, dossier.body_id, ctx.now))],
    kind: 'workgroup.session.bell.extraordinary',
    params: { code: dossier.code },
    link: `/app/workgroup/sessions?plan=${dossier.body_id}&extraordinary=1`,
  })
}

export async function resolutionMoved(ctx: Ctx, resolutionId: string): Promise<void> {
  const found = await queries.resolutionAt(ctx.db, ctx.actor.provinceId, resolutionId)
  if (found) await rebuildLater(ctx, found.body_id)
}
