// The register follows behind the requests: every minute, all cases that changed since the last run.

import { type Ctx, type Engine, systemWork } from '#server/ctx.ts'
import { noteRows } from './actions.ts'
import * as queries from './queries.ts'

const BATCH = 500
/** A request that began before the last run may have been committed after it. */
const OVERLAP_MS = 60_000
const BEGINNING = new Date(0)

/** Each batch is a transaction of its own; a run that was cut off goes on from the last batch. Repeating changes nothing. */
export async function note(engine: Engine, provinceId: number): Promise<void> {
  for (let place: queries.Place | null = await startOf(engine, provinceId); place; ) {
    const from: queries.Place = place
    place = await systemWork(engine, provinceId, (ctx) => noteBatch(ctx, from))
  }
}

const startOf = (engine: Engine, provinceId: number): Promise<queries.Place> =>
  systemWork(engine, provinceId, async (ctx) => {
    const upto = await queries.notedUpto(ctx.db, provinceId)
    return { at: upto ? new Date(upto.getTime() - OVERLAP_MS) : BEGINNING, id: null }
  })

async function noteBatch(ctx: Ctx, from: queries.Place): Promise<queries.Place | null> {
  const { provinceId } = ctx.actor
  const rows = await queries.changedSince(ctx.db, provinceId, from, BATCH)
  await noteRows(ctx, rows)
  const last = rows.length === BATCH ? rows.at(-1)! : null
  await queries.setNoted(ctx.db, provinceId, last?.updated_at ?? ctx.now)
  return last && { at: last.updated_at, id: last.id }
}
