// A throw-away database for tests, generated types and benchmarks: the embedded server, or a new database on DATABASE_URL's.

import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#server/embedded.ts'

export type Scratch = { ownerUrl: string; drop(): Promise<void> }

/**
 * @param durable with fsync, as in life
 * Inside `npm test` it is a further database on the server that the tests already have.
 */
export async function scratchDatabase({ durable = false } = {}): Promise<Scratch> {
  const given = process.env['TEST_OWNER_URL'] ?? process.env['DATABASE_URL']
  return given ? onServer(given) : embedded(durable)
}

async function embedded(durable: boolean): Promise<Scratch> {
  const folder = mkdtempSync(join(tmpdir(), 'gg-scratch-'))
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ dataDir: join(folder, 'pg'), password: randomBytes(16).toString('hex'), durable })
  return {
    ownerUrl: server.url,
    async drop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Statements that no transaction may hold, each on a connection of its own. @param database instead of the address's own */
const asking = (url: string, database?: string) => async (text: string) => {
  const at = new URL(url)
  if (database) at.pathname = `/${database}`
  const client = new pg.Client({ connectionString: at.href })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

/** A copy of a database to which nobody is connected, for others to be copied from. */
export async function copyOf(ownerUrl: string): Promise<{ name: string; drop(): Promise<void> }> {
  const source = decodeURIComponent(new URL(ownerUrl).pathname.slice(1))
  const name = `gg_cast_${randomBytes(5).toString('hex')}`
  const ask = asking(ownerUrl, 'template1')
  await ask(`create database ${name} template ${source}`)
  return { name, drop: () => ask(`drop database if exists ${name} with (force)`) }
}

async function onServer(given: string): Promise<Scratch> {
  const name = `gerehgosha_scratch_${randomBytes(5).toString('hex')}`
  const ask = asking(given)
  await ask(`create database ${name} template template0 encoding 'UTF8'`)
  const url = new URL(given)
  url.pathname = `/${name}`
  return {
    ownerUrl: url.href,
    async drop() {
      await ask(`drop database if exists ${name} with (force)`)
      await ask(`drop role if exists ${name}_app`)
    },
  }
}
