// Waits until the product has done the jobs that are due, so that they do not run beside the next measurement.

import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** @throws Error after ten minutes */
export async function queueEmpty(owner: pg.Client): Promise<void> {
  for (const until = Date.now() + 600_000; Date.now() < until; await sleep(200)) {
    const {
      rows: [due],
    } = await owner.query('select count(*) as n from graphile_worker.jobs where run_at <= now() and attempts < max_attempts')
    if (Number(due.n) === 0) return
  }
  throw new Error('the queue does not get empty')
}
