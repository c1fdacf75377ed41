import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, stage } from '#server/testing.ts'
import { ring } from '../actions.ts'
import { channels } from '../routes.ts'

suite('the bell', () => {
  const on = stage([channels])
  const rings = (accountIds: string[], n = 1) =>
    on.ctx(cast.zahra, (ctx) => ring(ctx, { accountIds, kind: 'casework.bell.test', params: { n }, link: '/app/cases/1' }))
  const { naser, mina } = cast

  test('rings once for each person, who alone hears it', async () => {
    await rings([naser.accountId!, naser.accountId!])
    const { body } = await on.as(naser).get('/api/bell')
    assert.deepEqual(
      [body.unread, body.rows.length, body.rows[0].kind, body.rows[0].params, body.rows[0].link],
      [1, 1, 'casework.bell.test', { n: 1 }, '/app/cases/1'],
    )
    assert.deepEqual((await on.as(mina).get('/api/bell')).body, { rows: [], unread: 0, next: null })
  })

  test('is marked read one by one or all at once, and never by somebody else', async () => {
    for (let n = 0; n < 3; n++) await rings([naser.accountId!], n)
    const { rows } = (await on.as(naser).get('/api/bell')).body
    assert.deepEqual((await on.as(mina).post('/api/bell/read', { ids: rows.map((r: { id: string }) => r.id) })).body, { unread: 0 })
    assert.deepEqual((await on.as(mina).post('/api/bell/read', { all: true })).body, { unread: 0 })
    assert.deepEqual((await on.as(naser).get('/api/bell/count')).body, { unread: 3 })
    assert.deepEqual((await on.as(naser).post('/api/bell/read', { ids: [rows[0].id] })).body, { unread: 2 })
    assert.equal((await on.as(naser).get('/api/bell?unread=true')).body.rows.length, 2)
    assert.deepEqual((await on.as(naser).post('/api/bell/read', {})).body, { unread: 2 })
    assert.deepEqual((await on.as(naser).post('/api/bell/read', { all: true })).body, { unread: 0 })
  })

  test('turns pages by key', async () => {
    for (let n = 0; n < 5; n++) await rings([naser.accountId!], n)
    const first = (await on.as(naser).get('/api/bell?limit=2')).body
    const second = (await on.as(naser).get(`/api/bell?limit=4&after=${first.next}`)).body
    assert.deepEqual(
      [...first.rows, ...second.rows].map((r: { params: { n: number } }) => r.params.n),
      [4, 3, 2, 1, 0],
    )
    assert.equal(second.next, null)
  })

  test('needs a person', async () => assert.equal((await on.as(null).get('/api/bell')).status, 401))
})
