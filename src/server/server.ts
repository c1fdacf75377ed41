// The whole server: database, queue, live news, HTTP. main.ts and the tests of the running product start it.

import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { freeAbandoned } from './abandoned.ts'
import { type AppParts, createApp } from './app.ts'
import { type Config, subkey } from './config.ts'
import { afterWrite, type Engine, transactOn } from './ctx.ts'
import { openDb, openPool } from './db.ts'
import { startEmbedded } from './embedded.ts'
import { engineRoutes } from './engine-routes.ts'
import { openFiles } from './files.ts'
import { type JobTable, listenersOf, startJobs } from './jobs.ts'
import { sealAll } from './journal.ts'
import { openLive } from './live.ts'
import { createMeters } from './metrics.ts'
import { migrate } from './migrate.ts'
import { readWords, translator } from './words.ts'

const sealEvery = 5000

export type Product = Pick<AppParts, 'rooms' | 'pages' | 'whoIs'> & { readonly jobs: JobTable }

export type Running = {
  readonly app: FastifyInstance
  readonly engine: Engine
  readonly address: string
  readonly applied: number
  stop(): Promise<void>
}

export type Database = {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly applied: number
  stop(): Promise<void> /** For scripts: stops it unless a product was found running on it. */
  release(): Promise<void>
}

/** The database of this installation, migrated: the embedded server, or DATABASE_URL's. */
export async function openDatabase(config: Config): Promise<Database> {
  const embedded = config.databaseUrl
    ? null
    : await startEmbedded({ dataDir: join(config.dataDir, 'pg'), password: subkey(config, 'embedded postgres').toString('base64url') })
  const ownerUrl = config.databaseUrl ?? embedded!.url
  try {
    const { appUrl, applied } = await migrate(ownerUrl, config)
    return {
      ownerUrl,
      appUrl,
      applied,
      stop: async () => embedded?.stop(),
      release: async () => void (embedded && !embedded.attached && (await embedded.stop())),
    }
  } catch (error) {
    if (embedded && !embedded.attached) await embedded.stop()
    throw error
  }
}

/** An engine without HTTP: for scripts that work through the product's own code. */
export function createEngine(config: Config, appUrl: string, jobs: JobTable, poolSize = 16): { engine: Engine; close(): Promise<void> } {
  const db = openDb(openPool(appUrl, poolSize))
  const engine: Engine = {
    db,
    config,
    files: openFiles(config.dataDir),
    clock: () => new Date(),
    t: translator(readWords()),
    listeners: listenersOf(jobs),
    after: afterWrite,
    transact: transactOn(db),
  }
  return { engine, close: () => db.destroy() }
}

export async function startServer(config: Config, product: Product): Promise<Running> {
  const database = await openDatabase(config)
  const { engine, close } = createEngine(config, database.appUrl, product.jobs)
  const queuePool = openPool(database.ownerUrl, 6)
  await freeAbandoned(queuePool) // before `live`, which marks this server as alive
  const live = await openLive(database.appUrl)
  const meters = createMeters()
  const app = await createApp({
    engine,
    ...product,
    meters,
    extra: (on) => engineRoutes(on, { engine, live, meters, whoIs: product.whoIs }),
    log: config.env['LOG'] === '1',
  })
  const stopJobs = await startJobs(product.jobs, engine, queuePool, meters, (error) => app.log.error(error))
  const sealing = setInterval(() => sealAll(engine.db, engine.clock()).catch((error) => app.log.error(error)), sealEvery)
  const tidying = setInterval(() => forgetKeys(engine).catch((error) => app.log.error(error)), 3_600_000)
  const stop = once(async () => {
    clearInterval(sealing)
    clearInterval(tidying)
    await live.close()
    await app.close()
    await stopJobs()
    await queuePool.end()
    await close()
    await database.stop()
  })
  try {
    const address = await app.listen({ host: config.host, port: config.port })
    return { app, engine, address, applied: database.applied, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Idempotency keys serve a repeated request, not a later one: two days are enough. */
async function forgetKeys(engine: Engine): Promise<void> {
  const until = new Date(engine.clock().getTime() - 2 * 86_400_000)
  for (const { id } of await engine.db.selectFrom('people.province').select('id').execute())
    await engine.transact('write', id, (db) =>
      db.deleteFrom('journal.idempotency').where('province_id', '=', id).where('created_at', '<', until).execute(),
    )
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= run())
}
