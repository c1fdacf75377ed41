// The sweep: every minute, every province, all cases whose clock has something to do, in batches of their own transactions.

import { systemActor } from '#kernel/actor.ts'
import { type Ctx, type Engine, systemWork } from '#server/ctx.ts'
import { sql } from '#server/db.ts'
import { announceAll, indexOf, type Open, referralChanges } from '../acts/actions.ts'
import * as acts from '../acts/queries.ts'
import { fold } from '../history/rules.ts'
import type { Step } from '../history/model.ts'
import { agenciesOf, type Kept, makeWorlds } from '../policies/actions.ts'
import { catchUp, presenceOf } from './actions.ts'
import * as queries from './queries.ts'

const BATCH = 200
const RETRY_MS = 15 * 60_000

/** Works until nothing is due any more. A batch that failed is done again case by case, each in its own savepoint. */
export async function sweep(engine: Engine, provinceId: number): Promise<void> {
  const kept: Kept = { calendars: new Map() }
  for (let batch = 0; batch < 10_000; batch++) {
    const found = await systemWork(engine, provinceId, (ctx) => sweepBatch(ctx, kept))
    if (found < BATCH) return
  }
}

type Done = { readonly open: Open; readonly steps: readonly Step[] }

async function sweepBatch(ctx: Ctx, kept: Kept): Promise<number> {
  const rows = await queries.lockDue(ctx.db, ctx.actor.provinceId, ctx.now, BATCH)
  if (!rows.length) return 0
  const clock = ctx.as(systemActor(ctx.actor.provinceId))
  if (!(await attempt(ctx, () => together(clock, rows, kept))))
    for (const row of rows)
      if (!(await attempt(ctx, () => together(clock, [row], kept)))) await queries.postpone(ctx.db, ctx.actor.provinceId, row.id, new Date(ctx.now.getTime() + RETRY_MS))
  return rows.length
}

/** Runs in a savepoint. @returns false when it failed and was rolled back; the reason is logged by the engine’s query log */
async function attempt(ctx: Ctx, run: () => Promise<() => Promise<void>>): Promise<boolean> {
  await sql`savepoint sweep`.execute(ctx.db)
  try {
    const announce = await run()
    await sql`release savepoint sweep`.execute(ctx.db)
    await announce()
    return true
  } catch (error) {
    await sql`rollback to savepoint sweep`.execute(ctx.db)
    await sql`release savepoint sweep`.execute(ctx.db)
    console.error('casework.sweep', error instanceof Error ? error.message : error)
    return false
  }
}

/** Reads, counts and writes a batch in a handful of statements. @returns what tells of it, to be called once it holds */
async function together(ctx: Ctx, rows: readonly acts.CaseRow[], kept: Kept): Promise<() => Promise<void>> {
  const { provinceId } = ctx.actor
  const logs = await acts.actsOfMany(ctx.db, provinceId, rows.map((r) => r.id))
  const worlds = await makeWorlds(ctx, kept)
  const presence = presenceOf(ctx)
  const done: Done[] = []
  for (const row of rows) {
    const log = logs.get(row.id) ?? []
    const world = await worlds(row.county_id, agenciesOf(log))
    const state = fold(log, world)
    const open: Open = { row, acts: log, added: [], state, before: state, world, content: {} }
    done.push({ open, steps: await catchUp(ctx, open, presence) })
  }
  const marks = done.flatMap(({ open, steps }) => steps.map((s) => ({ case_id: open.row.id, round: open.before.round, name: s.key, at: ctx.now })))
  const fresh = await queries.claimSteps(ctx.db, provinceId, marks)
  const twice = marks.find((m) => !fresh.has(`${m.case_id} ${m.name}`))
  if (twice) throw new Error(`step ${twice.name} of case ${twice.case_id} is already done`)
  await write(ctx, done.map((d) => d.open))
  return () => announceAll(ctx, done.map((d) => d.open))
}

async function write(ctx: Ctx, list: readonly Open[]): Promise<void> {
  const { provinceId } = ctx.actor
  const added = list.flatMap((o) => o.added.map((a) => acts.actRow(provinceId, o.row.id, a)))
  for (let i = 0; i < added.length; i += 1000) await acts.insertActs(ctx.db, added.slice(i, i + 1000))
  await acts.saveReferrals(ctx.db, list.flatMap((o) => referralChanges(o).changed))
  await queries.updateMany(ctx.db, provinceId, list.map((o) => ({ id: o.row.id, ...indexOf(o.state, o.world) })))
}
