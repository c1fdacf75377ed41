import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { freeAbandoned } from './abandoned.ts'
import { openPool } from './db.ts'

const url = process.env['TEST_OWNER_URL']!
const pool = openPool(url, 2)
after(() => pool.end())

async function lockedJob(): Promise<string> {
  const {
    rows: [job],
  } = await pool.query("select id::text from graphile_worker.add_job('abandoned test', run_at => now() + interval '1 year')")
  await pool.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead worker', attempts = 1 where id = $1", [job.id])
  return job.id
}
const lockOf = async (id: string) => (await pool.query('select locked_by from graphile_worker._private_jobs where id = $1', [id])).rows[0].locked_by
const remove = (id: string) => pool.query('select graphile_worker.complete_jobs(array[$1::bigint])', [id])

test('jobs of a server that was killed are free again when no server is alive', async () => {
  const id = await lockedJob()
  assert.equal(await freeAbandoned(pool, 'nobody is called so'), 1)
  assert.equal(await lockOf(id), null)
  await remove(id)
})

test('jobs of a server that is alive stay its own', async () => {
  const other = new pg.Client({ connectionString: url, application_name: 'another living server' })
  await other.connect()
  const id = await lockedJob()
  assert.equal(await freeAbandoned(pool, 'another living server'), 0)
  assert.equal(await lockOf(id), 'dead worker')
  await remove(id)
  await other.end()
})
