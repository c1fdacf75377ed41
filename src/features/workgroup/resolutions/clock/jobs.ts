// The sweep: every minute, every province, all resolutions whose clock has something to do, in batches of their own transactions.

import { type Engine, systemWork } from '#server/ctx.ts'
import { catchUp } from './actions.ts'
import { dueNow, postpone } from './queries.ts'

const BATCH = 100
const RETRY_MS = 15 * 60_000

/** Works until nothing is due any more. One that fails is tried again later, behind all others. */
export async function sweepResolutions(engine: Engine, provinceId: number): Promise<void> {
  const failed: string[] = []
  for (let batch = 0; batch < 10_000; batch++) {
    const due = await systemWork(engine, provinceId, (ctx) => dueNow(ctx.db, provinceId, ctx.now, BATCH))
    for (const id of due) await one(engine, provinceId, id, failed)
    if (due.length < BATCH) break
  }
  if (failed.length)
    console.error(
      `workgroup.sweep_resolutions: ${failed.length} resolutions could not be moved on and are tried again later; the first: ${failed[0]}`,
    )
}

/** A transaction for each, so that neither a failure nor a person who holds one row keeps the rest from their turn. */
async function one(engine: Engine, provinceId: number, id: string, failed: string[]): Promise<void> {
  try {
    await systemWork(engine, provinceId, (ctx) => catchUp(ctx, id))
  } catch (error) {
    failed.push(String(error))
    await systemWork(engine, provinceId, (ctx) => postpone(ctx.db, provinceId, id, new Date(ctx.now.getTime() + RETRY_MS)))
  }
}
