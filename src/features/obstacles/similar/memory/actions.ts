// The similarity index of a province, kept in this process: read in slices at first use, brought up to date before each
// question by `updated_at`, put away when other provinces are asked about. The database stays the truth: whatever the
// index finds is read again under the asker's eyes.

import { setImmediate as breathe } from 'node:timers/promises'
import type { Ctx } from '#server/ctx.ts'
import * as queries from '../queries.ts'
import { SimilarIndex } from '../rules.ts'

const keptProvinces = 4
const page = 1000
const textPage = 250
/** Longest stretch of work before other requests get their turn, in milliseconds. */
const sliceMs = 5
/** Transactions end in another order than they began: so far back is looked again. */
const overlapMs = 60_000
/** While a backlog is being written, the many rows of the overlap are not looked at for every keystroke. */
const busyRows = 2000
const busyMs = 3000
/** Two writes of one row may carry the same moment: what was written just now is read again. */
const freshMs = 2000

type Known = { readonly stamp: number; readonly text: number; readonly decided: boolean; readonly solved: boolean }

export class ProvinceMemory {
  readonly index = new SimilarIndex()
  readonly known = new Map<string, Known>()
  #mark = 0
  #busyUntil = 0
  #work: Promise<unknown> = Promise.resolve()

  /** Brings the index up to what the database says now; callers take turns. `atOnce`: also while a backlog is being written. */
  catchUp(ctx: Ctx, atOnce: boolean): Promise<void> {
    const mine = this.#work.then(() => this.#read(ctx, atOnce))
    this.#work = mine.catch(() => {}) // the next asker tries for itself
    return mine
  }

  async #read(ctx: Ctx, atOnce: boolean): Promise<void> {
    const { db } = ctx
    const { provinceId } = ctx.actor
    if (!atOnce && performance.now() < this.#busyUntil) return
    const since = new Date(Math.min(this.#mark, ctx.now.getTime()) - overlapMs)
    let seen = 0
    for (let after: queries.Stamp | null = null; ; ) {
      const stamps: queries.Stamp[] = await queries.changedSince(db, provinceId, this.#mark ? since : new Date(0), after, page)
      seen += stamps.length
      const changed = stamps.filter((s) => this.#isNews(s, ctx.now)).map((s) => s.id)
      for (let at = 0; at < changed.length; at += textPage) await this.#take(await queries.textsOf(db, provinceId, changed.slice(at, at + textPage)))
      const last = stamps.at(-1)
      if (last) this.#mark = Math.max(this.#mark, last.updated_at.getTime())
      if (!last || stamps.length < page) break
      after = last
    }
    this.#busyUntil = seen > busyRows ? performance.now() + busyMs : 0
  }

  #isNews({ id, updated_at }: queries.Stamp, now: Date): boolean {
    const stamp = updated_at.getTime()
    return this.known.get(id)?.stamp !== stamp || stamp > now.getTime() - freshMs
  }

  async #take(rows: readonly queries.IndexRow[]): Promise<void> {
    let began = performance.now()
    for (const row of rows) {
      const stamp = row.updated_at.getTime()
      const before = this.known.get(row.id)
      if (row.outcome === 'merged' || row.outcome === 'withdrawn') {
        this.index.remove(row.id)
        this.known.set(row.id, { stamp, text: 0, decided: false, solved: false })
      } else {
        const text = hash(row.text)
        if (before?.text !== text) this.index.add(row.id, row.text)
        this.known.set(row.id, { stamp, text, decided: row.decided, solved: row.outcome === 'solved' })
      }
      if (performance.now() - began > sliceMs) {
        await breathe()
        began = performance.now()
      }
    }
  }
}

/** FNV-1a; 0 is kept for «not in the index». */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0 || 1
}

/** Per database (tests run several in one process), the provinces asked about last. */
const memories = new WeakMap<object, Map<number, ProvinceMemory>>()

/** The index of the caller's province, up to date (`atOnce`), or at most three seconds behind while a backlog is being written. */
export async function memoryOf(ctx: Ctx, { atOnce = false } = {}): Promise<ProvinceMemory> {
  const { provinceId } = ctx.actor
  const of = memories.get(ctx.config) ?? new Map<number, ProvinceMemory>()
  memories.set(ctx.config, of)
  let memory = of.get(provinceId)
  // What was replaced or removed leaves dead room behind; past a third, reading anew is cheaper than dragging it along.
  if (!memory || memory.index.dead > 1000 + memory.index.size / 2) memory = new ProvinceMemory()
  of.delete(provinceId)
  of.set(provinceId, memory)
  for (const [other] of of) if (of.size > keptProvinces && other !== provinceId) of.delete(other)
  await memory.catchUp(ctx, atOnce)
  return memory
}
