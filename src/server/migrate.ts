// Brings a database to the newest schema, as its owner, and makes the login that the application serves with.

import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { type Config, subkey } from './config.ts'
import { openPool } from './db.ts'

const folder = new URL('../../migrations/', import.meta.url)

/**
 * @returns the address of the application's own role and the number of migrations that were new
 * @throws Error when the server is too old, the encoding is not UTF8, or a migration that ran was changed since
 */
export async function migrate(ownerUrl: string, config: Pick<Config, 'secret'>): Promise<{ appUrl: string; applied: number }> {
  const pool = openPool(ownerUrl, 2)
  const client = await pool.connect()
  try {
    await checkServer(client)
    await client.query("select pg_advisory_lock(hashtext('gerehgosha migrate'))") // several servers may start at once
    await client.query(
      'create table if not exists public.migration (name text primary key, sha256 text not null, at timestamptz not null default now())',
    )
    const done = new Map((await client.query('select name, sha256 from public.migration')).rows.map((r) => [r.name as string, r.sha256 as string]))
    let applied = 0
    for (const name of migrationNames()) applied += await apply(client, name, done.get(name))
    await runMigrations({ pgPool: pool, logger: undefined as never })
    await client.query(readFileSync(new URL('grants.sql', import.meta.url), 'utf8'))
    return { appUrl: await ensureLogin(client, ownerUrl, config), applied }
  } finally {
    client.release(true)
    await pool.end()
  }
}

export const migrationNames = () =>
  globSync('*.sql', { cwd: folder })
    .map((f) => basename(f))
    .sort()

async function checkServer(client: pg.PoolClient) {
  const {
    rows: [r],
  } = await client.query(
    "select current_setting('server_version_num')::int as version, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()",
  )
  if (r.version < 150000) throw new Error(`PostgreSQL ${Math.floor(r.version / 10000)} is too old: 15 to 18 are supported.`)
  if (r.encoding !== 'UTF8') throw new Error(`The database's encoding is ${r.encoding}; create it with UTF8.`)
}

async function apply(client: pg.PoolClient, name: string, seen: string | undefined): Promise<number> {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const sha256 = createHash('sha256').update(text).digest('hex')
  if (seen === sha256) return 0
  if (seen) throw new Error(`Migration ${name} ran here in another version. Migrations are forward only: restore the file and add a new one.`)
  try {
    await client.query('begin')
    await client.query(text)
    await client.query('insert into public.migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
  return 1
}

/** A login for this database only, without rights of its own; its password follows from the installation's secret. */
async function ensureLogin(client: pg.PoolClient, ownerUrl: string, config: Pick<Config, 'secret'>): Promise<string> {
  const {
    rows: [r],
  } = await client.query('select current_database() as name')
  const login = `${r.name}_app`
  const password = subkey(config, `database ${login}`).toString('base64url')
  const q = pg.escapeIdentifier
  const exists = (await client.query('select 1 from pg_roles where rolname = $1', [login])).rowCount
  // A new role has neither SUPERUSER nor BYPASSRLS by itself, and an owner who is no superuser may not even name these words.
  await client.query(`${exists ? 'alter' : 'create'} role ${q(login)} login password ${pg.escapeLiteral(password)}`)
  await client.query(`grant gerehgosha_app to ${q(login)}`)
  const url = new URL(ownerUrl)
  url.username = encodeURIComponent(login)
  url.password = password
  return url.href
}
