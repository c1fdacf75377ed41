// The work on an import, in slices that each stand in the database: whatever is cut off goes on where it stopped, in this
// process or in another one. Reading and judging happen in other processes.

import { listCounties } from '#features/registry/actions.ts'
import { Problem, type ProblemStatus } from '#kernel/problem.ts'
import { tehranDay } from '#kernel/jalali.ts'
import { type Ctx, type Engine, systemWork } from '#server/ctx.ts'
import { runHeavy, workEnded } from '#server/heavy.ts'
import { newId } from '#server/ids.ts'
import { asRefusal } from '#server/sheets-model.ts'
import { allGroups, catalogueTexts, currentCodes } from '../../catalogue/actions.ts'
import { heads, lessonsAfter, modelBytes } from '../../triage/live/queries.ts'
import type { Analysis } from '../analysis/model.ts'
import { archiveSome, settle } from '../finishing/actions.ts'
import { type Columns, limits, type Options } from '../model.ts'
import * as imports from '../queries.ts'
import type { Batch, Done, Reading } from '../reading/model.ts'
import { chunk, claimEveryMs, noPhone, silenceMs } from '../rules.ts'
import * as queries from './queries.ts'

const threads = {
  reading: new URL('../reading/worker.ts', import.meta.url),
  analysis: new URL('../analysis/worker.ts', import.meta.url),
  repeats: new URL('../repeats/worker.ts', import.meta.url),
}
const analysts = 3
/** Newer lessons wait for the next fitting of the model. */
const lessonsAtMost = 3000
const firstId = '00000000-0000-0000-0000-000000000000'

/** Thrown inside when the import was cancelled, or another process took it over. */
class Over extends Error {}

/** Works on every import of the province that waits for it. */
export async function runImports(engine: Engine, provinceId: number): Promise<void> {
  const waiting = await systemWork(engine, provinceId, (ctx) => queries.waitingImports(ctx.db, provinceId, ctx.now))
  for (const { id } of waiting) await new Run(engine, provinceId, id).run()
}

class Run {
  readonly #engine: Engine
  readonly #province: number
  readonly #id: string
  readonly #worker = newId()
  #claimedAt = Number.NEGATIVE_INFINITY

  constructor(engine: Engine, provinceId: number, id: string) {
    this.#engine = engine
    this.#province = provinceId
    this.#id = id
  }

  async run(): Promise<void> {
    try {
      if ((await this.#state()) === 'reading') await this.#read()
      if ((await this.#state()) === 'analysing') await this.#analyse()
      if ((await this.#state()) === 'finishing') await this.#finish()
    } catch (error) {
      if (error instanceof Over) return
      // A process that was ended says nothing about the file: the queue tries again.
      if (!(error instanceof Problem) || error.code === workEnded().code) throw error
      await this.#step((ctx) => this.#failed(ctx, error))
    } finally {
      await systemWork(this.#engine, this.#province, (ctx) => queries.release(ctx.db, this.#province, this.#id, this.#worker))
    }
  }

  /** One slice: a transaction in which the import is still mine. @throws Over when it is not, or was cancelled */
  #step<T>(work: (ctx: Ctx, record: imports.ImportRecord) => Promise<T>): Promise<T> {
    return systemWork(this.#engine, this.#province, async (ctx) => {
      // Claiming locks the row, and slices run side by side: now and then is enough.
      if (performance.now() - this.#claimedAt > claimEveryMs) {
        const until = new Date(ctx.now.getTime() + silenceMs)
        if (!(await queries.claim(ctx.db, this.#province, this.#id, this.#worker, ctx.now, until))) throw new Over()
        this.#claimedAt = performance.now()
      }
      const record = await imports.findImport(ctx.db, this.#province, this.#id)
      if (record?.working_id !== this.#worker || !['reading', 'analysing', 'finishing', 'review', 'done'].includes(record.state)) throw new Over()
      ctx.tell(`import:${this.#id}`)
      return work(ctx, record)
    })
  }
  #state = () => this.#step(async (_ctx, record) => record.state)

  async #failed(ctx: Ctx, { code, details }: Problem) {
    await queries.fail(ctx.db, this.#province, this.#id, { code, details })
    await imports.setState(ctx.db, this.#province, this.#id, 'failed', ctx.now)
  }

  async #read() {
    const reading = await this.#step(
      async (ctx, r): Promise<Reading> => ({
        ...{ path: ctx.files.pathOf(r.file_sha256), sheet: r.sheet, maxRows: limits.rows, today: tehranDay(ctx.now), options: r.options as Options },
        whole: { headerRows: r.header_rows, columns: r.columns as Columns, skip: r.read_count, batch: chunk.read },
      }),
    )
    const onTold = (told: unknown) => {
      const { json, count, faulty } = told as Batch
      return this.#step((ctx) => queries.insertRows(ctx.db, this.#province, this.#id, json, count, faulty, ctx.now))
    }
    const { info, refusal } = await runHeavy<Done>(threads.reading, reading, { onTold, heapMb: 768 }).catch((error) => {
      throw asRefusal(error)
    })
    if (refusal) throw new Problem(refusal.code, refusal.status as ProblemStatus, refusal.details)
    await this.#step(async (ctx) => {
      await queries.setFound(ctx.db, this.#province, this.#id, info!.encoding, info!.notes)
      await imports.setState(ctx.db, this.#province, this.#id, 'analysing', ctx.now)
    })
  }

  async #analyse() {
    const known = await this.#step((ctx) => knowledge(ctx))
    let after = 0
    let page = Promise.resolve()
    /** Pages are handed out one after the other, to whichever thread is free. */
    const next = () => {
      const mine = page.then(() => this.#step((ctx) => queries.unanalysed(ctx.db, this.#province, this.#id, after, chunk.analyse)))
      page = mine.then(
        (found) => void (after = found?.last ?? after),
        () => {},
      )
      return mine.then((found) => found?.json ?? null)
    }
    const save = (json: string) => this.#step((ctx) => queries.saveProposals(ctx.db, this.#province, this.#id, json, ctx.now))
    await together(analysts, (signal) => talk(threads.analysis, known, { next, save, signal }))
    if (!(await this.#step(async (_ctx, r) => r.same_done))) await this.#findRepeats()
    await this.#step(async (ctx) => {
      await imports.setState(ctx.db, this.#province, this.#id, 'review', ctx.now)
      await ctx.record('obstacles.import_ready', `import:${this.#id}`)
    })
  }

  async #findRepeats() {
    let open: { at: string; id: string } | null | undefined = null
    let after = 0
    const next = () =>
      this.#step(async (ctx) => {
        if (open !== undefined) {
          const found: Awaited<ReturnType<typeof queries.openObstacles>> = await queries.openObstacles(ctx.db, this.#province, open, chunk.repeats)
          open = found?.last
          if (found) return found.json
        }
        const rows = await queries.tellersPage(ctx.db, this.#province, this.#id, after, chunk.repeats)
        after = rows?.last ?? after
        return rows?.json ?? null
      })
    const save = (json: string) => this.#step((ctx) => queries.saveRepeats(ctx.db, this.#province, this.#id, json))
    await together(1, (signal) => talk(threads.repeats, {}, { next, save, signal }))
    await this.#step((ctx) => queries.endAnalysis(ctx.db, this.#province, this.#id))
  }

  async #finish() {
    for (;;) if (!(await this.#step((ctx, record) => archiveSome(ctx, record)))) break
    await this.#step(async (ctx) => {
      await queries.refuseWithoutPhone(ctx.db, this.#province, this.#id, { code: noPhone().code, details: {} }, ctx.now)
      await settle(ctx, this.#id)
    })
  }
}

/** Runs several at once; the first to fail stops the others. */
async function together(count: number, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const stop = new AbortController()
  const all = Array.from({ length: count }, () => work(stop.signal))
  for (const one of all) one.catch((error) => stop.abort(error))
  const ended = await Promise.allSettled(all)
  if (stop.signal.aborted) throw stop.signal.reason
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

type Talk = { next: () => Promise<string | null>; save: (json: string) => Promise<unknown>; signal: AbortSignal }

/** Hands pages to a worker and keeps what it answers, one at a time. */
const talk = (thread: URL, data: object, { next, save, signal }: Talk): Promise<unknown> =>
  runHeavy(thread, data, {
    heapMb: 768,
    signal,
    onTold: async (found) => {
      if (found !== null) await save(found as string)
      return next()
    },
  })

/** What the threads need to know of the province; each gets a copy. */
async function knowledge(ctx: Ctx): Promise<Analysis> {
  const { provinceId } = ctx.actor
  const { model } = await heads(ctx.db, provinceId)
  const bytes = model && (await modelBytes(ctx.db, provinceId, model.id))
  const since = { at: model?.lessonsTo ?? new Date(0), id: firstId }
  const lessons = (await lessonsAfter(ctx.db, provinceId, since, lessonsAtMost)).map(({ text, code, also }) => ({ text, code, also }))
  const units: string[] = []
  for (let after = firstId; ; ) {
    const page = await queries.unitsPage(ctx.db, provinceId, after, 1000)
    if (!page) break
    units.push(page.json)
    after = page.last
  }
  const current: Record<string, string[]> = {}
  for (const code of (await allGroups(ctx)).keys()) current[code] = await currentCodes(ctx, code)
  return {
    ...{ model: bytes, catalogue: await catalogueTexts(ctx), lessons, current, units },
    counties: (await listCounties(ctx)).map((c) => ({ id: c.id, fa: c.nameFa, en: c.nameEn })),
  }
}
