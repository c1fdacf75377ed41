// Telling the register of obstacles how cases stand: at once where counts hang on it, else by the sweep (jobs.ts).

import { noteCases, setKnot } from '#features/obstacles/register/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Open } from '../acts/actions.ts'
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
 * What a person did to knots and merges counts at once; a case taken off its knot is taken off in the register too. And a
 * confidential case is hidden, or opened to whoever it is with now, in the same moment: nobody reads it for another minute.
 */
export async function keepCounts(ctx: Ctx, { row, before, state }: Pick<Open, 'row' | 'before' | 'state'>): Promise<void> {
  const hidden = before.confidential || state.confidential
  if (!hidden && before.hung === state.hung && before.mergedInto === state.mergedInto) return
  await noteNow(ctx, [row.id])
  if (before.hung !== null && state.hung === null) await setKnot(ctx, [row.id], null)
}
