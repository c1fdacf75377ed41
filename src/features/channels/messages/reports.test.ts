// What a gateway says afterwards, in whatever order.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast } from '#server/testing.ts'
import { sendMessage } from '../actions.ts'
import { answers, mobile, outbox, says, seen } from './gateway.test.ts'

suite('delivery reports', () => {
  const { on, connect, send, only, report, sweep } = outbox()

  test('a delivery report moves it on; the same one twice is one, an older one moves nothing back', async () => {
    answers(says(200, '{"id":"g-4"}'))
    await connect()
    await send()
    await on.drain()
    assert.deepEqual((await report({ id: 'g-4', status: 'DELIVERED', at: '2026-11-22T06:40:00Z' })).body, { known: true })
    await report({ id: 'g-4', status: 'delivered', at: '2026-11-22T06:40:00Z' })
    await report({ id: 'g-4', status: 'failed', at: '2026-11-22T06:35:00Z' })
    await report({ id: 'g-4', status: 'failed', at: '2026-11-22T06:50:00Z' })
    assert.equal((await only()).state, 'delivered')
    const failed = await on.db.selectFrom('journal.fact').select('id').where('name', '=', 'channels.failed').execute()
    assert.equal(failed.length, 0)
  })

  test('«failed» and later «delivered» ends as delivered; the other order in time does too', async () => {
    answers(says(200, '{"id":"g-5"}'))
    await connect()
    await send()
    await on.drain()
    await report({ id: 'g-5', status: 'failed', at: '2026-11-22T06:35:00Z' })
    assert.equal((await only()).state, 'failed')
    await report({ id: 'g-5', status: 'delivered', at: '2026-11-22T06:36:00Z' })
    assert.equal((await only()).state, 'delivered')
  })

  test('an older «delivered» does not undo a newer «failed»', async () => {
    answers(says(200, '{"id":"g-11"}'))
    await connect()
    await send()
    await on.drain()
    await report({ id: 'g-11', status: 'failed', at: '2026-11-22T06:50:00Z' })
    await report({ id: 'g-11', status: 'delivered', at: '2026-11-22T06:35:00Z' })
    assert.equal((await only()).state, 'failed')
  })

  test('an attempt that was given up says nothing of the one that took its place', async () => {
    await connect()
    const { messageId } = await send()
    answers((response) => {
      // Meanwhile another server has taken the message over.
      void on.db
        .updateTable('channels.message')
        .set({ attempts: 2 })
        .where('province_id', '=', 1)
        .where('id', '=', messageId)
        .execute()
        .then(() => says(500, '')(response))
    })
    await on.drain()
    assert.deepEqual((({ state, attempts, error }) => [state, attempts, error])(await only()), ['sending', 2, ''])
  })

  test('a code overtakes a long queue', async () => {
    answers(says(200, '{}'))
    for (let i = 0; i < 45; i++) await send()
    on.clock.forward(1000)
    await on.ctx(cast.zahra, (ctx) =>
      sendMessage(ctx, {
        to: mobile,
        template: 'code',
        params: { code: '482913', minutes: 5 },
        secret: true,
        expiresAt: new Date(on.now.getTime() + 300_000),
      }),
    )
    await connect()
    await on.drain()
    assert.equal(seen.length, 46)
    assert.ok(seen.findIndex((s) => s.body.includes('482913')) < 40)
  })

  test('a report that comes before the answer to the sending is not lost', async () => {
    answers(says(200, '{"id":"g-6"}'))
    await connect()
    await send()
    assert.deepEqual((await report({ id: 'g-6', status: 'delivered', at: '2026-11-22T06:31:00Z' })).body, { known: false })
    await on.drain()
    assert.equal((await only()).state, 'delivered')
  })

  test('a report that crossed with the answer is applied by the next sweep', async () => {
    answers(says(200, '{"id":"g-7"}'))
    await connect()
    await send()
    await on.drain()
    await on.db
      .insertInto('channels.delivery')
      .values({ province_id: 1, gateway_ref: 'g-7', state: 'delivered', at: on.now, received_at: on.now })
      .execute()
    await sweep()
    assert.equal((await only()).state, 'delivered')
  })

  test('a word in between moves nothing; a report without a reference is told so', async () => {
    answers(says(200, '{"id":"g-8"}'))
    await connect()
    await send()
    await on.drain()
    await report({ id: 'g-8', status: 'queued' })
    assert.equal((await only()).state, 'sent')
    assert.equal((await report({ status: 'delivered' })).body.code, 'channels/no-reference')
  })
})
