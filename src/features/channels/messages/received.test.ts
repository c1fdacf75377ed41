// Messages that come in.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { channels } from '../routes.ts'
import { machine, mobile } from './gateway.test.ts'

suite('an SMS that comes in', () => {
  const on = stage([channels], { jobs: { channels: { ...jobs, hears: {} } } })
  const receive = (body: object, who: Actor = machine) => on.as(who).post('/api/channels/messages', body)
  const facts = () => on.db.selectFrom('journal.fact').select(['subject', 'details']).where('name', '=', 'channels.received').execute()

  test('is one message and one fact, however often the gateway repeats it', async () => {
    const first = await receive({ id: 'in-1', from: '0912 123 4567', text: '۱' })
    const second = await receive({ id: 'in-1', from: '0912 123 4567', text: '۱' })
    assert.equal(first.status, 202, first.text)
    assert.deepEqual(first.body, second.body)
    assert.deepEqual(await facts(), [
      { subject: `message:${first.body.messageId}`, details: { messageId: first.body.messageId, from: mobile, text: '۱' } },
    ])
    const { body } = await on.as(cast.zahra).get('/api/channels/messages?direction=in')
    assert.deepEqual([body.rows[0].state, body.rows[0].open], ['received', []])
  })

  test('without a reference a repetition within the minute is the same, another text is not', async () => {
    await receive({ from: mobile, text: 'برق قطع است' })
    await receive({ from: mobile, text: 'برق قطع است' })
    await receive({ from: mobile, text: 'آب قطع است' })
    assert.equal((await facts()).length, 2)
  })

  test('may come as a form, with direction marks and line ends, and is kept clean', async () => {
    const res = await on.inject({
      method: 'POST',
      url: '/api/channels/messages',
      headers: { authorization: 'Bearer as-gateway', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ from: '989121234567', text: 'سلام\u202e\r\nدنیا', id: '9' }).toString(),
    })
    assert.equal(res.status, 202, res.text)
    assert.equal(((await facts())[0]!.details as { text: string }).text, 'سلام\nدنیا')
  })

  test('a person cannot hand one in, not even an operator: it could confirm a case', async () => {
    assert.equal((await receive({ from: mobile, text: '1' }, cast.zahra)).body.code, 'channels/machines-only')
    assert.equal((await receive({ from: mobile, text: '1' }, cast.adel)).status, 403)
    assert.equal(
      (await receive({ from: mobile, text: '1' }, { ...machine, scopes: ['channels:call'], sessionId: 'pbx' })).body.code,
      'http/missing-scope',
    )
    assert.deepEqual(await facts(), [])
  })

  test('without a sender it is refused in words', async () => {
    const res = await receive({ text: '1' })
    assert.deepEqual([res.status, res.body.code], [422, 'channels/no-sender'])
    assert.doesNotMatch(res.body.title, /channels\/|\{/)
  })
})
