// The sweep: every minute, every province, all cases whose clock has something to do, in batches of their own transactions.

import { systemActor } from '#kernel/actor.ts'
import { type Ctx, type Engine, systemWork } from '#server/ctx.ts'
import { attempt } from '#server/db.ts'
import { announceAll, indexOf, type Open, referralChanges, referralRow } from '../acts/actions.ts'
import * as acts from '../acts/queries.ts'
import { fold } from '../history/rules.ts'
import type { Step } from '../history/model.ts'
import type { Act } from '../model.ts'
import { agenciesOf, countyOf, type Kept, makeWorlds } from '../policies/actions.ts'
import { isLive } from '../referrals/rules.ts'
import { catchUp, presenceOf } from './actions.ts'
import * as queries from './queries.ts'

const BATCH = 200
const RETRY_MS = 15 * 60_000

/** Works until nothing is due any more. A batch that failed is done again case by case, each in its own savepoint. */
export async function sweep(engine: Engine, provinceId: number): Promise<void> {
  const kept: Kept = { calendars: new Map() }
  const failed: unknown[] = []
  for (let batch = 0; batch < 10_000; batch++) {
    const found = await systemWork(engine, provinceId, (ctx) => sweepBatch(ctx, kept, failed))
    if (found < BATCH) break
  }
  if (failed.length)
    console.error(`casework.sweep: ${failed.length} cases could not be moved on and are tried again later; the first: ${String(failed[0])}`)
}

type Done = { readonly open: Open; readonly steps: readonly Step[] }

async function sweepBatch(ctx: Ctx, kept: Kept, failed: unknown[]): Promise<number> {
  const rows = await queries.lockDue(ctx.db, ctx.actor.provinceId, ctx.now, BATCH)
  if (!rows.length) return 0
  const clock = ctx.as(systemActor(ctx.actor.provinceId))
  if ((await trySweep(ctx, () => together(clock, rows, kept))) === null) return rows.length
  for (const row of rows) {
    const fault = await trySweep(ctx, () => together(clock, [row], kept))
    if (fault === null) continue
    failed.push(fault)
    await queries.postpone(ctx.db, ctx.actor.provinceId, row.id, new Date(ctx.now.getTime() + RETRY_MS))
  }
  return rows.length
}

/** One batch or one case. What is told to others waits until the writing held. @returns null, or why it failed and was rolled back */
async function trySweep(ctx: Ctx, run: () => Promise<() => Promise<void>>): Promise<unknown> {
  let announce = async () => {}
  const fault = await attempt(ctx.db, async () => {
    announce = await run()
  })
  if (fault === null) await announce()
  return fault
}

/** Reads, counts and writes a batch in a handful of statements. @returns what tells of it, to be called once it holds */
async function together(ctx: Ctx, rows: readonly acts.CaseRow[], kept: Kept): Promise<() => Promise<void>> {
  const { provinceId } = ctx.actor
  const logs = await acts.actsOfMany(
    ctx.db,
    provinceId,
    rows.map((r) => r.id),
  )
  const worlds = await makeWorlds(ctx, kept)
  const presence = presenceOf(ctx)
  const done: Done[] = []
  for (const row of rows) {
    const open = await opened(worlds, row, logs.get(row.id) ?? [])
    done.push({ open, steps: await catchUp(ctx, open, presence) })
  }
  const marks = done.flatMap(({ open, steps }) => steps.map((s) => ({ case_id: open.row.id, round: open.before.round, name: s.key, at: ctx.now })))
  const fresh = await queries.claimSteps(ctx.db, provinceId, marks)
  const twice = marks.find((m) => !fresh.has(`${m.case_id} ${m.name}`))
  if (twice) throw new Error(`step ${twice.name} of case ${twice.case_id} is already done`)
  await write(
    ctx,
    done.map((d) => d.open),
  )
  return () =>
    announceAll(
      ctx,
      done.map((d) => d.open),
    )
}

async function opened(worlds: Awaited<ReturnType<typeof makeWorlds>>, row: acts.CaseRow, log: Act[]): Promise<Open> {
  const world = await worlds(countyOf(log), agenciesOf(log))
  const state = fold(log, world)
  return { row, acts: log, added: [], state, before: state, world, content: {} }
}

/**
 * Calendars or budgets changed: the deadlines of all running cases are counted anew, so that lists and clock agree with the
 * pages. The index follows the log; running it at any other time changes nothing.
 */
export async function reindex(engine: Engine, provinceId: number): Promise<void> {
  const kept: Kept = { calendars: new Map() }
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after
    after = await systemWork(engine, provinceId, async (ctx) => {
      const rows = await queries.lockRunning(ctx.db, provinceId, from || null, BATCH)
      if (!rows.length) return null
      const logs = await acts.actsOfMany(
        ctx.db,
        provinceId,
        rows.map((r) => r.id),
      )
      const worlds = await makeWorlds(ctx, kept)
      const list: Open[] = []
      for (const row of rows)
        await opened(worlds, row, logs.get(row.id) ?? []).then(
          (open) => list.push(open),
          () => {},
        ) // a broken log keeps its old index
      await queries.updateMany(
        ctx.db,
        provinceId,
        list.map((o) => ({ id: o.row.id, ...indexOf(o.state, o.world) })),
      )
      await acts.saveReferrals(
        ctx.db,
        list.flatMap((o) => o.state.referrals.filter(isLive).map((r) => referralRow(o.row, r))),
      )
      ctx.tell('centre')
      return rows.length < BATCH ? null : rows.at(-1)!.id
    })
  }
}

async function write(ctx: Ctx, list: readonly Open[]): Promise<void> {
  const { provinceId } = ctx.actor
  const added = list.flatMap((o) => o.added.map((a) => acts.actRow(provinceId, o.row.id, a)))
  for (let i = 0; i < added.length; i += 1000) await acts.insertActs(ctx.db, added.slice(i, i + 1000))
  await acts.saveReferrals(
    ctx.db,
    list.flatMap((o) => referralChanges(o).changed),
  )
  await queries.updateMany(
    ctx.db,
    provinceId,
    list.map((o) => ({ id: o.row.id, ...indexOf(o.state, o.world) })),
  )
}
