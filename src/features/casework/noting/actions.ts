// Telling the register of obstacles how cases stand: at once where counts hang on it, else by the sweep (jobs.ts).

import { addToKnot, getKnot, removeFromKnot } from '#features/obstacles/knots/actions.ts'
import { noteCases, setKnot } from '#features/obstacles/register/actions.ts'
import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Open } from '../acts/actions.ts'
import { takesCases } from '../knots/rules.ts'
import * as queries from './queries.ts'
import { noteOf } from './rules.ts'

type Row = Awaited<ReturnType<typeof queries.casesOf>>[number]

export async function noteRows(ctx: Ctx, rows: readonly Row[]): Promise<void> {
  if (!rows.length) return
  const { provinceId } = ctx.actor
  const ids = rows.map((r) => r.id)
  const agencies = await queries.agenciesOf(ctx.db, provinceId, ids)
  const acts = await queries.tellingActs(ctx.db, provinceId, ids)
  await noteCases(
    ctx,
    rows.map((r) => noteOf(r, agencies.get(r.id) ?? [], acts.get(r.id) ?? [])),
  )
}

/** These cases now, in the same transaction. */
export async function noteNow(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length) await noteRows(ctx, await queries.casesOf(ctx.db, ctx.actor.provinceId, ids))
}

/**
 * What a person did to knots and merges counts at once, and stands in the knot's own history, so that a reopened knot finds
 * its cases again. And a confidential case is hidden, or opened to whoever it is with now, in the same moment: nobody reads
 * it for another minute.
 */
export async function keepCounts(ctx: Ctx, { row, before, state }: Pick<Open, 'row' | 'before' | 'state'>): Promise<void> {
  const hidden = before.confidential || state.confidential
  if (!hidden && before.hung === state.hung && before.mergedInto === state.mergedInto) return
  const clock = ctx.as(systemActor(ctx.actor.provinceId))
  if (state.hung !== null && before.hung !== state.hung) {
    // The register must know the case before a knot can take it.
    const rows = await queries.casesOf(ctx.db, ctx.actor.provinceId, [row.id])
    await noteRows(
      ctx,
      rows.map((r) => ({ ...r, knot_id: null })),
    )
    await addToKnot(clock, state.hung, [row.id])
  }
  if (before.hung !== null && state.hung === null) await takeOff(clock, before.hung, row.id)
  await noteNow(ctx, [row.id])
}

/** A knot that was changed or given up gathers no more: only the register forgets the case. */
async function takeOff(clock: Ctx, knotId: string, caseId: string): Promise<void> {
  if (takesCases((await getKnot(clock, knotId)).state)) await removeFromKnot(clock, knotId, [caseId])
  else await setKnot(clock, [caseId], null)
}
