// The product, run by a moving clock inside one transaction: everything in the demo is made by its own API and its own jobs,
// only earlier. All is committed at once, so a broken start leaves nothing behind and the real clocks never see half a demo.

import type { FastifyInstance } from 'fastify'
import type { Actor } from '#kernel/actor.ts'
import { createApp } from '#server/app.ts'
import { type Ctx, type Engine, type QueuedJob, work } from '#server/ctx.ts'
import { type Db, setProvince } from '#server/db.ts'
import { runnersOf } from '#server/jobs.ts'
import type { Product } from '#server/server.ts'

// biome-ignore lint/suspicious/noExplicitAny: replies of many endpoints, read freely
export type Reply = any
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export type Clockwork = {
  readonly now: Date
  /** Moves the clock; never back. */
  to(at: Date): void
  /** One request of this person (null: a visitor). Throws with the server's reason when refused. */
  call(actor: Actor | null, method: Method, url: string, body?: unknown, version?: number): Promise<Reply>
  /** Sends one file as a form would. */
  upload(actor: Actor, url: string, file: { name: string; type: string; body: Buffer }): Promise<Reply>
  /** Actions of rooms without an endpoint. */
  ctx<T>(actor: Actor, run: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Runs listeners and jobs that are due by now, and what they bring. */
  drain(): Promise<void>
  /** Runs one job of the product, e.g. the sweep of one province. */
  run(task: string, provinceId: number): Promise<void>
  /** When the next waiting job is due; null when none waits. */
  nextJobAt(): Date | null
}

/** @param begin where the clock starts; `play` gets the works and all of it is committed when it ends well */
export async function withClockwork(real: Engine, product: Product, begin: Date, play: (works: Clockwork) => Promise<void>): Promise<void> {
  const trx = await real.db.startTransaction().execute()
  const queue: (QueuedJob & { at: Date })[] = []
  let now = begin

  const engine: Engine = {
    ...real,
    db: trx as Db,
    clock: () => now,
    after: async (_db, _province, jobs) => {
      for (const job of jobs) {
        const same = job.key === null ? -1 : queue.findIndex((q) => q.key === job.key)
        const timed = { ...job, at: job.runAt ? new Date(job.runAt) : now }
        if (same >= 0) queue.splice(same, 1, timed)
        else queue.push(timed)
      }
    },
    async transact(_mode, provinceId, run) {
      const inner = await trx.savepoint('step').execute()
      try {
        await setProvince(inner, provinceId)
        const result = await run(inner)
        await inner.releaseSavepoint('step').execute()
        return result
      } catch (error) {
        await inner.rollbackToSavepoint('step').execute()
        throw error
      }
    },
  }

  const runners = runnersOf(product.jobs, engine)
  const callers = new Map<string, Actor>()
  let calls = 0
  const app: FastifyInstance = await createApp({ engine, rooms: product.rooms, pages: [], whoIs: async (_db, token) => callers.get(token) ?? null })

  const works: Clockwork = {
    get now() {
      return now
    },
    to(at) {
      if (at > now) now = at
    },
    call: (actor, method, url, body, version) =>
      send(actor, method, url, version === undefined ? {} : { 'if-match': `"${version}"` }, body as object | undefined),
    upload(actor, url, { name, type, body }) {
      const head = `--demo\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
      return send(
        actor,
        'POST',
        url,
        { 'content-type': 'multipart/form-data; boundary=demo' },
        Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n--demo--\r\n')]),
      )
    },
    ctx: (actor, run) => work(engine, { actor, locale: 'fa', mode: 'write' }, run),
    async drain() {
      for (let due = takeDue(); due; due = takeDue()) await runners[due.task]?.(due.payload as never)
    },
    async run(task, provinceId) {
      const runner = runners[task]
      if (!runner) throw new Error(`no room runs ${task}`)
      await runner({ provinceId })
      await works.drain()
    },
    nextJobAt: () => queue.reduce<Date | null>((first, job) => (first === null || job.at < first ? job.at : first), null),
  }

  async function send(
    actor: Actor | null,
    method: Method,
    url: string,
    headers: Record<string, string>,
    payload: object | Buffer | undefined,
  ): Promise<Reply> {
    calls += 1
    const token = `call-${calls}`
    if (actor) callers.set(token, actor)
    const res = await app.inject({
      method,
      url,
      // Every request comes from an address of its own: rates are for people, not for a rehearsal.
      remoteAddress: `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`,
      headers: { ...headers, ...(actor && { authorization: `Bearer ${token}` }) },
      ...(payload !== undefined && { payload }),
    })
    callers.delete(token)
    if (res.statusCode >= 400) throw new Error(`${method} ${url} as ${actor?.role ?? 'visitor'}: ${res.statusCode} ${res.body.slice(0, 400)}`)
    return res.body ? res.json() : null
  }

  function takeDue(): QueuedJob | undefined {
    const index = queue.findIndex((job) => job.at <= now)
    return index < 0 ? undefined : queue.splice(index, 1)[0]
  }

  try {
    await play(works)
    // What waits for a later moment waits in the real queue.
    await setProvince(trx, null)
    if (queue.length)
      await real.after(
        trx as Db,
        0,
        queue.map(({ task, payload, runAt, key }) => ({ task, payload, runAt, key })),
        [],
      )
    await trx.commit().execute()
  } catch (error) {
    await trx.rollback().execute()
    throw error
  } finally {
    await app.close()
  }
}
