// "Heard within a week" (guide.md §8), and the applicant's days for documents: said once each, and nothing is blocked or refused.

import { systemActor } from '#kernel/actor.ts'
import { Problem } from '#kernel/problem.ts'
import { attempt } from '#server/db.ts'
import { type Ctx, type Engine, systemWork } from '#server/ctx.ts'
import { act } from '../acting/actions.ts'
import { readDossier } from '../history/actions.ts'
import { dueAct, stepAt } from '../history/rules.ts'
import { dueClocks, postpone } from './queries.ts'

const BATCH = 100
const RETRY_MS = 15 * 60_000

/** Works until nothing is due any more: a missed run catches up. One that fails is tried again later and keeps nobody waiting. */
export async function sweep(engine: Engine, provinceId: number): Promise<void> {
  const failed: unknown[] = []
  for (let batch = 0; batch < 10_000; batch++) if ((await systemWork(engine, provinceId, (ctx) => sweepBatch(ctx, failed))) < BATCH) break
  if (failed.length) console.error(`workgroup.sweep_dossiers: ${failed.length} could not be moved on; the first: ${String(failed[0])}`)
}

async function sweepBatch(ctx: Ctx, failed: unknown[]): Promise<number> {
  const { provinceId } = ctx.actor
  const clock = ctx.as(systemActor(provinceId))
  const rows = await dueClocks(ctx.db, provinceId, ctx.now, BATCH)
  for (const row of rows) {
    const fault = await attempt(ctx.db, () => moveOn(clock, row.id))
    if (fault === null) continue
    failed.push(fault instanceof Problem ? fault.code : fault)
    await postpone(ctx.db, provinceId, row.id, new Date(ctx.now.getTime() + RETRY_MS))
  }
  return rows.length
}

/** The act that its fold says is due; where none is, its step is set right. */
async function moveOn(ctx: Ctx, id: string): Promise<void> {
  const { dossier } = await readDossier(ctx, id)
  const due = dueAct(dossier, ctx.now)
  if (due) return act(ctx, id, { act: due.name, body: { due: due.at.toISOString() }, ifMatch: null })
  await postpone(ctx.db, ctx.actor.provinceId, id, stepAt(dossier))
}
