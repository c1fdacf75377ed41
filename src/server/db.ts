import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { prepareFrequent } from './prepared.ts'
import type { DB } from './schema.gen.ts'

pg.types.setTypeParser(pg.types.builtins.INT8, Number) // counts and bytes stay far below 2^53
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, String) // a day is a day, not an instant

export { sql }
export type { DB }
export type Db = Kysely<DB>

/**
 * What one room may touch: every table of its own Postgres schema, and of other rooms only the
 * columns they publish. Anything else does not type-check.
 */
export type DbOf<Own extends string, Reads extends { [T in keyof DB]?: keyof DB[T] } = {}> = Kysely<
  { [T in keyof DB as T extends `${Own}.${string}` ? T : never]: DB[T] } & {
    [T in keyof Reads & keyof DB]: Pick<DB[T], Reads[T] & keyof DB[T]>
  }
>

export function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'gerehgosha' })
  pool.on('error', () => {}) // an idle connection that the server closed; the next query opens another
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('connect', prepareFrequent)
  return pool
}

export const openDb = (pool: pg.Pool): Db => new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })

export type TransactionMode = 'read' | 'write'

/**
 * One transaction inside one province (null: only reference tables can be seen). Begin and province travel in one round trip.
 * On Citus the province must also reach the workers: `citus.propagate_set_commands`.
 */
export function inTransaction<T>(db: Db, mode: TransactionMode, provinceId: number | null, run: (db: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql.raw(`begin ${mode === 'read' ? 'read only' : 'read write'}; ${provinceSetting(provinceId)}`).execute(connection)
    try {
      const result = await run(connection)
      await sql.raw('commit').execute(connection)
      return result
    } catch (error) {
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => {}) // the connection is gone: it rolled back by itself
      throw error
    }
  })
}

function provinceSetting(provinceId: number | null): string {
  if (provinceId !== null && !Number.isInteger(provinceId)) throw new Error(`not a province: ${provinceId}`)
  return `set local app.province = '${provinceId ?? ''}'`
}

export async function setProvince(db: Db, provinceId: number | null): Promise<void> {
  await sql.raw(provinceSetting(provinceId)).execute(db)
}

/** Runs in a savepoint of the open transaction. @returns null, or why it failed and was rolled back */
export async function attempt(db: Db, run: () => Promise<void>): Promise<unknown> {
  await sql`savepoint attempt`.execute(db)
  try {
    await run()
    await sql`release savepoint attempt`.execute(db)
    return null
  } catch (error) {
    await sql`rollback to savepoint attempt; release savepoint attempt`.execute(db)
    return error ?? new Error('unknown')
  }
}
