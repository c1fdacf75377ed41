// Reading the audit trail.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, stage } from '#server/testing.ts'
import { people } from '../routes.ts'

suite('the journal', () => {
  const on = stage([people])
  type Row = { id: string; name: string; details: object; actorName: string }
  const read = async (who: typeof cast.atusa | typeof cast.adel, query = '') =>
    (await on.as(who).get(`/api/journal${query}`)).body as { rows: Row[]; next: string | null }
  const write = (who: Parameters<typeof on.ctx>[0], name: string, subject: string, details = {}) =>
    on.ctx(who, (ctx) => ctx.record(name, subject, details))

  test('the auditor reads all of the province, filtered, newest first, page by page', async () => {
    for (let i = 0; i < 5; i++) await write(cast.zahra, 'casework.comment', `case:${i % 2}`, { i })
    await write(cast.mina, 'casework.claim', 'case:1')
    await write(cast.zahra2, 'casework.claim', 'case:other')
    const all = await read(cast.atusa)
    assert.equal(all.rows.length, 6)
    assert.equal(all.rows[0]!.name, 'casework.claim')
    assert.equal(all.rows[0]!.actorName, cast.mina.name)
    assert.equal((await read(cast.atusa, '?subject=case:1')).rows.length, 3)
    assert.equal((await read(cast.atusa, '?name=casework')).rows.length, 6)
    assert.equal((await read(cast.atusa, '?name=casework.claim')).rows.length, 1)
    assert.equal((await read(cast.atusa, '?name=case')).rows.length, 0)
    assert.equal((await read(cast.atusa, `?actorId=${cast.zahra.accountId}`)).rows.length, 5)
    const first = await read(cast.atusa, '?limit=4')
    const rest = await read(cast.atusa, `?limit=4&after=${first.next}`)
    assert.deepEqual(
      [...first.rows, ...rest.rows].map((r) => r.id),
      all.rows.map((r) => r.id),
    )
    assert.equal(rest.next, null)
  })

  test('days bound it', async () => {
    await write(cast.zahra, 'casework.comment', 'case:1')
    on.clock.forward(86_400_000)
    await write(cast.zahra, 'casework.comment', 'case:2')
    const at = encodeURIComponent(on.now.toISOString())
    assert.equal((await read(cast.atusa, `?from=${at}`)).rows.length, 1)
    assert.equal((await read(cast.atusa, `?to=${at}`)).rows.length, 1)
    assert.equal((await on.as(cast.atusa).get('/api/journal?from=yesterday')).status, 400)
  })

  test('the administrator sees that a case was acted on, not what was written', async () => {
    await write(cast.zahra, 'casework.comment', 'case:1', { text: 'secret of trade' })
    await write(cast.adel, 'people.suspend', 'account:1', { why: 'x' })
    const byAdmin = await read(cast.adel)
    assert.deepEqual(
      byAdmin.rows.map((r) => r.details),
      [{ why: 'x' }, {}],
    )
    assert.deepEqual((await read(cast.atusa)).rows[1]!.details, { text: 'secret of trade' })
  })

  test('nobody else reads it', async () => {
    for (const who of [cast.zahra, cast.homa, cast.naser, cast.karim, cast.maryam, cast.sadeq])
      assert.equal((await on.as(who).get('/api/journal')).status, 403)
  })
})
