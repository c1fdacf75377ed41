// A stage for tests: the real app, a real PostgreSQL (the application's own role), the named cast, a fixed clock, and a
// rollback after every test. `npm test` (scripts/test.ts) makes the database; see TEST_DATABASE_URL there.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach } from 'node:test'
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { ControlledTransaction, Kysely } from 'kysely'
import pg from 'pg'
import { type Actor, nobody } from '#kernel/actor.ts'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { type Ctx, type Engine, type QueuedJob, transactOn, work } from './ctx.ts'
import { type DB, type Db, openDb, openPool, setProvince, sql } from './db.ts'
import { openFiles } from './files.ts'
import type { Served, WhoIs } from './http.ts'
import { type JobTable, listenersOf, runnersOf } from './jobs.ts'
import type { Page } from './pages.ts'
import { readWords, translator } from './words.ts'

export { cast, ids, phoneOf } from './testing-cast.ts'

/** Sunday 1 Azar 1405, 10:00 in Tehran: an open hour of a working day. */
export const aSunday = new Date('2026-11-22T06:30:00Z')

type Options = {
  /** room → its jobs; `drain` runs them */
  jobs?: JobTable
  pages?: readonly Page[]
  /** The real reader of cookies and tokens, for tests of sign-in; otherwise `as(actor)` decides. */
  whoIs?: WhoIs
  demo?: boolean
  env?: Record<string, string>
  /**
   * So many connections, for races: each request is a transaction of its own that stays. The database goes with the file, but
   * not between its tests: each makes its own records.
   */
  crowd?: number
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
// biome-ignore lint/suspicious/noExplicitAny: tests read replies freely; the contract's own types are proved by routes.ts
export type Sent = { status: number; body: any; headers: Record<string, string | string[] | undefined>; text: string; raw: Buffer }

/** How often each answer came, for races: 'status code' → times. */
export function answers(sent: readonly Sent[]): Record<string, number> {
  const times: Record<string, number> = {}
  for (const { status, body } of sent) {
    const answer = status < 400 ? `${status}` : `${status} ${body?.code}`
    times[answer] = (times[answer] ?? 0) + 1
  }
  return times
}

/**
 * A database of this file's own, copied from the one that holds the cast: files that run side by side never wait for each
 * other's locks. TEST_TEMPLATE is that database; nobody may be connected to it.
 */
async function copyOfCast(crowd?: number): Promise<{ url: string; drop(): Promise<void> }> {
  const { TEST_DATABASE_URL: appUrl, TEST_OWNER_URL: ownerUrl, TEST_TEMPLATE: template } = process.env
  assert.ok(appUrl && ownerUrl && template, 'run tests with `npm test -- <path>`: it makes the database')
  const name = `gg_stage_${randomBytes(6).toString('hex')}`
  const ask = async (text: string) => {
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  await ask(`create database ${name} template ${template}`)
  const url = new URL(appUrl)
  url.pathname = `/${name}`
  // Without a transaction around the test its own queries need a province too.
  if (crowd) url.searchParams.set('options', '-c app.province=1')
  return { url: url.href, drop: () => ask(`drop database ${name} with (force)`) }
}

export function stage(rooms: readonly Served[], options: Options = {}) {
  let own: Awaited<ReturnType<typeof copyOfCast>>
  let db: Kysely<DB>
  const dataDir = mkdtempSync(join(tmpdir(), 'gg-stage-'))
  const config = { ...readConfig({ DATA_DIR: dataDir, ...(options.demo && { DEMO: '1' }), ...options.env }) }
  const queue: QueuedJob[] = []
  let trx: ControlledTransaction<DB> | undefined
  let now = aSunday
  let line: Promise<unknown> = Promise.resolve()
  let app: Promise<FastifyInstance> | undefined
  const actors = new Map<string, Actor>()

  const engine: Engine = {
    get db() {
      return (trx ?? db) as Db
    },
    config,
    files: openFiles(dataDir),
    clock: () => now,
    t: translator(readWords()),
    listeners: listenersOf(options.jobs ?? {}),
    after: async (_db, _province, jobs) => {
      for (const job of jobs) {
        const same = job.key === null ? -1 : queue.findIndex((q) => q.key === job.key)
        if (same >= 0) queue.splice(same, 1, job)
        else queue.push(job)
      }
    },
    transact: (mode, provinceId, run) => {
      if (options.crowd) return transactOn(db)(mode, provinceId, run)
      // One connection: requests of a test take turns.
      const turn = line.then(() => savepoint(mode, provinceId, run))
      line = turn.catch(() => {})
      return turn
    },
  }

  /** Each request inside a test gets a savepoint, so a refused request undoes itself as it does in life. */
  async function savepoint<T>(mode: 'read' | 'write', provinceId: number | null, run: (db: Db) => Promise<T>): Promise<T> {
    const inner = await trx!.savepoint('request').execute()
    let keep = false
    try {
      await setProvince(inner, provinceId)
      if (mode === 'read') await sql`set local transaction_read_only = on`.execute(inner)
      const result = await run(inner)
      keep = mode === 'write'
      return result
    } finally {
      if (keep) await inner.releaseSavepoint('request').execute()
      else await inner.rollbackToSavepoint('request').execute()
      await setProvince(trx!, 1)
    }
  }

  before(async () => {
    own = await copyOfCast(options.crowd)
    db = openDb(openPool(own.url, options.crowd ?? 2))
  })
  beforeEach(async () => {
    now = aSunday
    queue.length = 0
    if (options.crowd) return
    trx = await db.startTransaction().execute()
    await setProvince(trx, 1)
  })
  afterEach(async () => {
    await line
    await trx?.rollback().execute()
  })
  after(async () => {
    await (await app)?.close()
    await db.destroy()
    await own.drop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const theApp = () =>
    (app ??= createApp({
      engine,
      rooms: Object.fromEntries(rooms.map((r, i) => [`room${i}`, r])),
      pages: options.pages ?? [],
      whoIs: async (on, token, at) => actors.get(token) ?? (await options.whoIs?.(on, token, at)) ?? null,
    }))

  async function inject(request: InjectOptions): Promise<Sent> {
    const res = await (await theApp()).inject(request)
    const isJson = /json/.test(String(res.headers['content-type']))
    const headers = res.headers as Sent['headers']
    return { status: res.statusCode, body: isJson && res.body ? res.json() : null, headers, text: res.body, raw: res.rawPayload }
  }

  return {
    get now() {
      return now
    },
    get db(): Db {
      return trx ?? db
    },
    engine,
    clock: {
      set(at: Date) {
        now = at
      },
      forward(ms: number) {
        now = new Date(now.getTime() + ms)
      },
    },
    /** Jobs that wait: names, payloads, times. */
    queue: queue as readonly QueuedJob[],
    inject,
    as(actor: Actor | null) {
      if (actor) actors.set(`as-${actor.sessionId}`, actor)
      const send = (method: Method, url: string, body?: unknown, headers: Record<string, string> = {}) =>
        inject({
          method,
          url,
          headers: { ...(actor && { authorization: `Bearer as-${actor.sessionId}` }), ...headers },
          ...(body !== undefined && { payload: body as object }),
        })
      return {
        get: (url: string, headers?: Record<string, string>) => send('GET', url, undefined, headers),
        post: (url: string, body?: unknown, headers?: Record<string, string>) => send('POST', url, body, headers),
        put: (url: string, body?: unknown, headers?: Record<string, string>) => send('PUT', url, body, headers),
        patch: (url: string, body?: unknown, headers?: Record<string, string>) => send('PATCH', url, body, headers),
        del: (url: string, body?: unknown, headers?: Record<string, string>) => send('DELETE', url, body, headers),
      }
    },
    /** Somebody's browser at an address: it keeps its cookies. Sign-in is limited per address, so give each test its own. */
    browser(remoteAddress: string) {
      const jar = new Map<string, string>()
      const send = async (method: Method, url: string, body?: unknown, headers: Record<string, string> = {}) => {
        const sent = await inject({
          method,
          url,
          remoteAddress,
          headers,
          cookies: Object.fromEntries(jar),
          ...(body !== undefined && { payload: body as object }),
        })
        for (const line of [sent.headers['set-cookie'] ?? []].flat()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
          if (value) jar.set(name!, value)
          else jar.delete(name!)
        }
        return sent
      }
      return {
        jar,
        get: (url: string, headers?: Record<string, string>) => send('GET', url, undefined, headers),
        post: (url: string, body?: unknown, headers?: Record<string, string>) => send('POST', url, body, headers),
        put: (url: string, body?: unknown) => send('PUT', url, body),
        del: (url: string) => send('DELETE', url),
      }
    },
    /** Calls actions as a request of this person would. */
    ctx: <T>(actor: Actor | null, run: (ctx: Ctx) => Promise<T>) => work(engine, { actor: actor ?? nobody, locale: 'fa', mode: 'write' }, run),
    /** Runs what is due in the queue, and what that brings, until nothing due is left. @returns the names that ran */
    async drain(): Promise<string[]> {
      const runners = runnersOf(options.jobs ?? {}, engine)
      const ran: string[] = []
      for (let job = takeDue(); job; job = takeDue()) {
        const runner = runners[job.task]
        if (!runner) throw new Error(`no room runs ${job.task}; give stage its jobs`)
        await runner(job.payload as never)
        ran.push(job.task)
      }
      return ran
    },
  }

  function takeDue(): QueuedJob | undefined {
    const index = queue.findIndex((j) => j.runAt === null || new Date(j.runAt) <= now)
    return index < 0 ? undefined : queue.splice(index, 1)[0]
  }
}
