// The memory of triage: for each province a model with every lesson since. It lives in the process, is loaded from the
// database and caught up at every question, so that processes agree and the text after a correction is answered by it.

import { setImmediate as breath } from 'node:timers/promises'
import type { Ctx } from '#server/ctx.ts'
import { allGroups, catalogueStamp, catalogueTexts, currentCodes } from '../../catalogue/actions.ts'
import { fitInThreads } from '../fit/actions.ts'
import { policy } from '../model.ts'
import { type Example, Triage, unpackModel } from '../rules.ts'
import * as queries from './queries.ts'

/** One province as this process knows it. */
export type Live = {
  readonly triage: Triage
  /** Null: the catalogue alone. */
  readonly model: queries.ModelHead | null
  /** Retired code → the one code that answers for it now; null: none or several do. */
  retired: ReadonlyMap<string, string | null>
  /** The province's own threshold; null: the model's. */
  threshold: number | null
  /** Lessons since the model. */
  lessons: number
}

type Kept = Live & {
  /** Of the catalogue that `retired` is of, and of the one that a cold model was made from. */
  stamp: string
  readonly coldStamp: string
  cursor: queries.Cursor
  caughtUp: boolean
  /** Until when (by the asker's clock) lessons were read. */
  readTo: Date
  /** Learned lessons that another look at the last minute would meet again, by their time. */
  readonly known: Map<string, Date>
  waiting: queries.LessonRow[]
  /** How many were learned one by one: no more than `policy.backlog`. */
  taught: number
  draining: Promise<void> | null
}

/** Holds the provinces of one process; the newest used last. Tests make a second one to be a second process. */
export class Memory {
  readonly #kept = new Map<number, Kept>()
  readonly #turn = new Map<number, Promise<unknown>>()
  /** Transactions that wrote lessons: what they see may yet be rolled back. */
  readonly #writing = new WeakSet<object>()

  /** A transaction that has written lessons is not read from any more. */
  wrote(ctx: Ctx): void {
    this.#writing.add(ctx.db)
  }

  /** The province's memory, caught up with all lessons that are committed. */
  of(ctx: Ctx): Promise<Live> {
    const { provinceId } = ctx.actor
    const kept = this.#kept.get(provinceId)
    if (kept && this.#writing.has(ctx.db)) return Promise.resolve(kept)
    // One after the other: two readers with different snapshots would each think the other's lesson strange.
    const turn = (this.#turn.get(provinceId) ?? Promise.resolve()).catch(() => {}).then(() => this.#refresh(ctx))
    this.#turn.set(provinceId, turn)
    return turn
  }

  async #refresh(ctx: Ctx): Promise<Live> {
    const { provinceId } = ctx.actor
    const heads = await queries.heads(ctx.db, provinceId)
    const stamp = await catalogueStamp(ctx)
    let kept = this.#kept.get(provinceId)
    if (!kept || kept.model?.id !== heads.model?.id || (await this.#strange(ctx, kept)) || !(await follow(ctx, kept, stamp)))
      kept = await load(ctx, heads.model, stamp)
    kept.threshold = heads.threshold
    this.#keep(provinceId, kept)
    await gather(ctx, kept)
    await settle(kept)
    return kept
  }

  /** The clock went back or lessons vanished: the database is another one (a backup put back, a test rolled back). */
  async #strange(ctx: Ctx, kept: Kept): Promise<boolean> {
    if (ctx.now.getTime() < kept.readTo.getTime() - policy.overlapMs) return true
    if (kept.known.size === 0) return false
    const there = new Set((await queries.lessonIdsSince(ctx.db, ctx.actor.provinceId, since(kept))).map((l) => l.id))
    const from = since(kept)
    return [...kept.known].some(([id, at]) => at > from && !there.has(id))
  }

  #keep(provinceId: number, kept: Kept) {
    this.#kept.delete(provinceId)
    this.#kept.set(provinceId, kept)
    for (const oldest of this.#kept.keys()) if (this.#kept.size > policy.provinces) this.#kept.delete(oldest)
  }
}

export const memory = new Memory()

const since = (kept: Kept) => new Date(kept.readTo.getTime() - policy.overlapMs)

type Cold = { readonly stamp: string; readonly bytes: Promise<Uint8Array>; ready: boolean }
let cold: Cold | null = null

/** The model of the catalogue alone, being made or made: the same for every province, a second's work of threads. */
async function coldOf(ctx: Ctx): Promise<Cold> {
  const stamp = await catalogueStamp(ctx)
  if (cold?.stamp === stamp) return cold
  const texts = await catalogueTexts(ctx)
  if (cold?.stamp === stamp) return cold // another question was quicker
  const mine: Cold = { stamp, ready: false, bytes: fitInThreads([], texts).then((fitted) => fitted.bytes) }
  cold = mine
  mine.bytes.then(
    () => {
      mine.ready = true
    },
    () => {
      if (cold === mine) cold = null
    },
  )
  return mine
}

/** Its bytes, a copy for each caller: threads take them away. */
export const coldBytes = async (ctx: Ctx): Promise<Uint8Array> => (await (await coldOf(ctx)).bytes).slice()

/** Another catalogue holds from now on: old codes are answered by others at once, new groups when a new cold model is there. */
async function follow(ctx: Ctx, kept: Kept, stamp: string): Promise<boolean> {
  if (kept.stamp !== stamp) {
    kept.retired = await retiredCodes(ctx)
    kept.stamp = stamp
  }
  return kept.model !== null || kept.coldStamp === stamp || !(await coldOf(ctx)).ready
}

async function load(ctx: Ctx, head: queries.ModelHead | null, stamp: string): Promise<Kept> {
  const bytes = head && (await queries.modelBytes(ctx.db, ctx.actor.provinceId, head.id))
  const model = unpackModel(bytes ?? (await coldBytes(ctx)))
  // A lesson that was timed before the refit read and committed after it is not inside: look a minute further back.
  const after = head ? new Date(head.lessonsTo.getTime() - policy.overlapMs) : new Date(0)
  // Of a long backlog only the newest are learned one by one; the rest is what refits are for, and one is due.
  const newest = await queries.beforeNewest(ctx.db, ctx.actor.provinceId, policy.backlog)
  return {
    triage: new Triage(model),
    model: bytes ? head : null,
    stamp,
    coldStamp: stamp,
    retired: await retiredCodes(ctx),
    threshold: null,
    lessons: 0,
    cursor: newest && newest.at > after ? newest : { ...queries.origin, at: after },
    caughtUp: false,
    readTo: ctx.now,
    known: new Map(),
    waiting: [],
    taught: 0,
    draining: null,
  }
}

/** Reads lessons that this process has not learned: first through the backlog, then what came in the last minute. */
async function gather(ctx: Ctx, kept: Kept): Promise<void> {
  const { provinceId } = ctx.actor
  if (!kept.caughtUp) {
    if (kept.waiting.length > policy.page) return // slices are still at work on the last page
    const rows = await queries.lessonsAfter(ctx.db, provinceId, kept.cursor, policy.page)
    take(kept, rows)
    kept.caughtUp = rows.length < policy.page
    const last = rows.at(-1)
    if (last) kept.cursor = { at: last.at, id: last.id }
    if (!kept.caughtUp) return
  }
  const found = await queries.lessonIdsSince(ctx.db, provinceId, since(kept))
  const fresh = found.filter((l) => !kept.known.has(l.id)).slice(0, policy.page)
  if (fresh.length) {
    take(
      kept,
      await queries.lessonsById(
        ctx.db,
        provinceId,
        fresh.map((l) => l.id),
      ),
    )
    for (const { id, at } of fresh) kept.known.set(id, at)
  }
  if (fresh.length === policy.page) return // the rest next time, from the same place
  if (ctx.now > kept.readTo) kept.readTo = ctx.now
  const from = since(kept)
  for (const [id, at] of kept.known) if (at <= from) kept.known.delete(id)
}

function take(kept: Kept, rows: readonly queries.LessonRow[]): void {
  for (const row of rows) {
    if (kept.known.has(row.id)) continue
    kept.known.set(row.id, row.at)
    kept.waiting.push(row)
  }
}

/** A few lessons are learned before the answer; many are learned in slices beside the requests. */
async function settle(kept: Kept): Promise<void> {
  if (kept.waiting.length > policy.atOnce || kept.draining) {
    kept.draining ??= drain(kept).finally(() => {
      kept.draining = null
    })
    return
  }
  for (const row of kept.waiting.splice(0)) teach(kept, row)
}

/** So long a request may have to wait for one slice. */
const SLICE_MS = 8

async function drain(kept: Kept): Promise<void> {
  while (kept.waiting.length) {
    const began = performance.now()
    while (kept.waiting.length && performance.now() - began < SLICE_MS) teach(kept, kept.waiting.shift()!)
    await breath()
  }
}

function teach(kept: Kept, row: queries.LessonRow): void {
  // Those of the minute before the refit's end are mostly inside: learned twice they do no harm, counted twice they would lie.
  if (!kept.model || row.at > kept.model.lessonsTo) kept.lessons++
  const example = exampleOf(kept.retired, row)
  if (!example) return
  if (kept.taught++ < policy.backlog) kept.triage.learn(example)
  else kept.triage.remember(example)
}

/** A lesson under today's codes; null when its group was split or given up without a successor. */
export function exampleOf(
  retired: ReadonlyMap<string, string | null>,
  { text, code, also }: Pick<queries.LessonRow, 'text' | 'code' | 'also'>,
): Example | null {
  const now = liveCode(retired, code)
  if (now === null) return null
  const others = also.map((one) => liveCode(retired, one)).filter((one): one is string => one !== null && one !== now)
  return { text, code: now, also: [...new Set(others)] }
}

/** Retired code → the one active code that answers for it; null when none or several do. */
export async function retiredCodes(ctx: Ctx): Promise<Map<string, string | null>> {
  const retired = new Map<string, string | null>()
  for (const [code, group] of await allGroups(ctx)) {
    if (!group.retired) continue
    const now = await currentCodes(ctx, code)
    retired.set(code, now.length === 1 ? now[0]! : null)
  }
  return retired
}

/** The code that answers for this one today; null when none or several do. */
export function liveCode(retired: ReadonlyMap<string, string | null>, code: string): string | null {
  const now = retired.get(code)
  return now === undefined ? code : now
}
