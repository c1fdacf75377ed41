// After kill -9 the queue would keep the dead server's running jobs locked for four hours (graphile-worker cannot know
// that nobody works on them). When no other server of this database is alive, they are freed at the next start.

import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** Name of the one connection that every living server holds open; see live.ts. */
export const livingServer = 'gerehgosha live'
/** Connections of a process that was just killed may outlive it for a moment. */
const tries = 10
const pauseMs = 150

/** Call before this server's own workers start. @returns how many workers' jobs were freed */
export async function freeAbandoned(pool: pg.Pool, name = livingServer): Promise<number> {
  for (let i = 0; i < tries; i++) {
    const {
      rows: [r],
    } = await pool.query<{ workers: string[]; alive: number }>(
      `
      select coalesce((select array_agg(distinct locked_by) from graphile_worker._private_jobs where locked_by is not null), '{}') as workers,
             (select count(*)::int from pg_stat_activity where application_name = $1 and datname = current_database()) as alive`,
      [name],
    )
    if (r!.workers.length === 0) return 0
    if (r!.alive === 0) {
      await pool.query('select graphile_worker.force_unlock_workers($1)', [r!.workers])
      return r!.workers.length
    }
    await sleep(pauseMs)
  }
  return 0
}
