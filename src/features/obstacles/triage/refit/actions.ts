// Learning anew from everything, in threads beside the server. Nothing half-made is ever stored: the model is written whole,
// in the transaction that says it is done.

import { type Ctx, type Engine, systemWork } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { catalogueStamp, catalogueTexts } from '../../catalogue/actions.ts'
import { fitInThreads } from '../fit/actions.ts'
import { exampleOf, retiredCodes } from '../live/actions.ts'
import { beforeNewest, type Cursor, heads, lessonsAfter, lessonsSince, origin } from '../live/queries.ts'
import { policy } from '../model.ts'
import type { CatalogueText, Example } from '../rules.ts'
import * as queries from './queries.ts'
import { isRefitDue, refitStateOf } from './rules.ts'

type Begun = {
  readonly id: string
  readonly stamp: string
  readonly catalogue: CatalogueText[]
  readonly retired: ReadonlyMap<string, string | null>
  readonly from: Cursor
}

/** The decisions to learn from, oldest first, a page and a transaction at a time: no request waits for all of them. */
async function* pages(engine: Engine, provinceId: number, { retired, from }: Begun, read: { to: Date }) {
  let cursor = from
  while (true) {
    const rows = await systemWork(engine, provinceId, (ctx) => lessonsAfter(ctx.db, provinceId, cursor, policy.page))
    const last = rows.at(-1)
    if (last) {
      cursor = { at: last.at, id: last.id }
      read.to = last.at
    }
    yield rows.map((row) => exampleOf(retired, row)).filter((one): one is Example => one !== null)
    if (rows.length < policy.page) return
  }
}

/** Lessons that the newest model does not hold, whether that calls for a refit, and whether anything changed at all. */
export async function freshness(ctx: Ctx): Promise<{ fresh: number; due: boolean; changed: boolean }> {
  const { model } = await heads(ctx.db, ctx.actor.provinceId)
  const fresh = await lessonsSince(ctx.db, ctx.actor.provinceId, model?.lessonsTo ?? null)
  const otherCatalogue = model !== null && model.catalogue !== (await catalogueStamp(ctx))
  return { fresh, due: otherCatalogue || isRefitDue(fresh, model?.examples ?? 0), changed: otherCatalogue || fresh > 0 }
}

/** One at a time in a process: threads of two would only slow each other down. */
const running = new Set<number>()

/**
 * Fits a new model of the province from its lessons and catalogue and stores it. `when` says whether it is worth the while.
 * The course stands in obstacles.refit and is told under `triage`; a failure is told there and thrown.
 */
export async function refit(engine: Engine, provinceId: number, when: 'due' | 'changed' | 'now'): Promise<void> {
  if (running.has(provinceId)) return
  running.add(provinceId)
  try {
    const begun = await systemWork(engine, provinceId, async (ctx) => {
      const state = await freshness(ctx)
      if ((when === 'due' && !state.due) || (when === 'changed' && !state.changed)) return null
      const last = await queries.lastRefit(ctx.db, provinceId)
      const id = when === 'now' && last?.state === 'running' && last.share === 0 ? last.id : newId()
      if (id !== last?.id) await queries.insertRefit(ctx.db, provinceId, id, ctx.now)
      ctx.tell('triage')
      const from = (await beforeNewest(ctx.db, provinceId, policy.refitExamples)) ?? origin
      return { id, stamp: await catalogueStamp(ctx), catalogue: await catalogueTexts(ctx), retired: await retiredCodes(ctx), from }
    })
    if (begun) await fitAndStore(engine, provinceId, begun)
  } finally {
    running.delete(provinceId)
  }
}

async function fitAndStore(engine: Engine, provinceId: number, begun: Begun): Promise<void> {
  const { id, catalogue } = begun
  const tell = (state: 'running' | 'done' | 'failed', share: number, reason = '') =>
    systemWork(engine, provinceId, async (ctx) => {
      await queries.tellRefit(ctx.db, provinceId, id, ctx.now, { state, share, reason })
      ctx.tell('triage')
    })
  try {
    // Steps of a twentieth are enough for an eye; each is a transaction.
    let told = 0
    let line: Promise<unknown> = Promise.resolve()
    const read = { to: new Date(0) }
    const fitted = await fitInThreads(pages(engine, provinceId, begun, read), catalogue, {
      onProgress: (share) => {
        if (share - told < 0.05 || share >= 1) return
        told = share
        line = line.then(() => tell('running', share)).catch(() => {})
      },
    })
    await line
    await systemWork(engine, provinceId, async (ctx) => {
      const model = {
        id: newId(),
        fittedAt: ctx.now,
        lessonsTo: read.to,
        examples: fitted.examples,
        classes: fitted.classes,
        seconds: fitted.seconds,
        catalogue: begun.stamp,
      }
      await queries.insertModel(ctx.db, provinceId, { ...model, figures: fitted.figures, bytes: fitted.bytes }, policy.keptModels)
      await queries.tellRefit(ctx.db, provinceId, id, ctx.now, { state: 'done', share: 1 })
      await ctx.record('obstacles.refit', `model:${model.id}`, { examples: model.examples, classes: model.classes, seconds: model.seconds })
      ctx.tell('triage')
    })
  } catch (error) {
    await tell('failed', 0, error instanceof Error ? error.message.slice(0, 500) : 'unknown')
    throw error
  }
}

/** Asks for a refit now; the job begins within seconds. A refit that runs is not disturbed. */
export async function askRefit(ctx: Ctx): Promise<void> {
  const last = await queries.lastRefit(ctx.db, ctx.actor.provinceId)
  if (refitStateOf(last, ctx.now) === 'running') return
  await queries.insertRefit(ctx.db, ctx.actor.provinceId, newId(), ctx.now)
  await ctx.record('obstacles.askRefit', 'triage', {})
  await ctx.enqueue('obstacles.triage_refit_now', {}, { key: 'refit-now' })
  ctx.tell('triage')
}
