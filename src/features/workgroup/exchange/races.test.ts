// One file read in from several browsers at the same moment, and two files of one moment that differ.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { answers, cast, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { workgroup } from '../routes.ts'
import { seal } from './signing/actions.ts'
import { elsewhere, keyOf, statement } from './world.test.ts'

const six = Array.from({ length: 6 }, (_, i) => i)

suite('aggregate files at the same moment', () => {
  const on = stage([workgroup], { jobs: { workgroup: jobs }, crowd: 10 })
  const take = (file: string) => on.as(cast.sadeq).post('/api/aggregates/import', { file })
  const publicKey = keyOf(seal(elsewhere, statement()))
  const kept = (period: string) =>
    on.db.selectFrom('workgroup.aggregate').select('id').where('period', '=', period).where('origin_code', '=', 'KH').execute()
  const facts = async () => (await on.db.selectFrom('journal.fact').select('id').where('name', '=', 'workgroup.aggregate_import').execute()).length

  test('a key accepted by six at once is one key', async () => {
    const accept = () => on.as(cast.sadeq).post('/api/aggregates/keys', { publicKey, originCode: 'KH', compared: true })
    const sent = await Promise.all(six.map(accept))
    assert.ok(
      sent.every((s) => s.status < 300),
      JSON.stringify(answers(sent)),
    )
    const keys = (await on.as(cast.sadeq).get('/api/aggregates/keys')).body.rows as { originCode: string }[]
    assert.equal(keys.filter((k) => k.originCode === 'KH').length, 1)
  })

  test('the same file from six browsers is one row and one fact, and nobody is told of a fault', async () => {
    const before = await facts()
    const file = seal(elsewhere, statement())
    const sent = await Promise.all(six.map(() => take(file)))
    assert.deepEqual(answers(sent), { 200: 6 })
    assert.equal((await kept('1405-2')).length, 1)
    assert.equal((await facts()) - before, 1)
  })

  test('two files of one moment that say different things: one is kept, the other refused', async () => {
    const files = [3, 4].map((value) => seal(elsewhere, statement({ period: '1405-1', figures: { resolutions_executed: { value, of: 4 } } })))
    assert.deepEqual(answers(await Promise.all(files.map(take))), { 200: 1, '409 workgroup/aggregate-differs': 1 })
    assert.equal((await kept('1405-1')).length, 1)
  })

  test('our own quarter sealed by six at once: every answer names a file that verifies', async () => {
    const made = await Promise.all(six.map(() => on.as(cast.sadeq).post('/api/aggregates', { period: '1405-2' })))
    assert.deepEqual(answers(made), { 201: 6 })
    assert.equal(new Set(made.map((s) => s.body.id)).size, 1)
    for (const { body } of made) assert.equal((await on.as(cast.sadeq).get(`/api/aggregates/${body.id}/file`)).status, 200)
  })
})
