// Messages on their way out, past gateways that fail in every way.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast } from '#server/testing.ts'
import { sendMessage } from '../actions.ts'
import { answers, caseId, mobile, outbox, says, seen } from './gateway.test.ts'

suite('the outbox sends', () => {
  const { on, connect, send, only, sweep, base } = outbox()

  test('without a gateway a message waits, visibly', async () => {
    await send()
    await on.drain()
    const m = await only()
    assert.deepEqual([m.state, m.attempts, m.address, m.open], ['waiting', 0, mobile, ['cancel']])
    assert.match(m.text, /EA-1405-000123.*https:\/\/gereh\.example\/follow.*04135211111/s)
    const { body } = await on.as(cast.zahra).get('/api/channels/messages/counts')
    assert.deepEqual(body, { counts: { waiting: 1 }, gateways: { sms: false, mail: false }, demo: false })
  })

  test('with a gateway it is sent, in the form that the gateway asks', async () => {
    answers(says(200, '{"id":"g-1"}'))
    await connect()
    await send()
    await on.drain()
    assert.equal((await only()).state, 'sent')
    assert.equal(seen[0]!.headers.authorization, 'Bearer S3CRET')
    const body = JSON.parse(seen[0]!.body)
    assert.deepEqual([body.to, body.from], ['09121234567', '3000'])
    assert.match(body.text, /EA-1405-000123/)
  })

  test('words that look like markup or placeholders arrive as they were written', async () => {
    answers(says(200, '{}'))
    await connect()
    const nasty = 'سطر ۱\nسطر ۲ "} {"to":"0999"} {apiKey} {to} \\ $&'
    await on.ctx(cast.zahra, (ctx) => sendMessage(ctx, { to: mobile, template: 'case.message', params: { code: 'EA-1', text: nasty } }))
    await on.drain()
    const body = JSON.parse(seen[0]!.body)
    assert.deepEqual(Object.keys(body), ['to', 'from', 'text'])
    assert.ok(body.text.endsWith(nasty))
    assert.doesNotMatch(seen[0]!.body, /S3CRET/)
  })

  test('a gateway that is down is tried again later, and then it works', async () => {
    answers(says(500, 'oops'))
    await connect()
    await send()
    await on.drain()
    const first = await only()
    assert.deepEqual([first.state, first.attempts, first.error, first.nextTryAt], ['waiting', 1, 'gateway-down', '2026-11-22T06:31:00.000Z'])
    await sweep()
    assert.equal(seen.length, 1, 'not before its time')
    answers(says(200, '{"id":"g-2"}'))
    on.clock.forward(60_000)
    assert.deepEqual(await on.drain(), ['channels.deliver'], 'by itself, without the sweep')
    const second = await only()
    assert.deepEqual([second.state, second.attempts, second.error], ['sent', 2, ''])
  })

  test('after the last attempt it has failed, a fact tells of it, and a person can send it again', async () => {
    answers(says(503, ''))
    await connect()
    await send()
    for (let i = 0; i < 8; i++) {
      await sweep()
      on.clock.forward(6 * 3_600_000)
    }
    const m = await only()
    assert.deepEqual([m.state, m.attempts, m.open], ['failed', 8, ['resend']])
    const facts = await on.db.selectFrom('journal.fact').select(['name', 'subject']).where('name', '=', 'channels.failed').execute()
    assert.deepEqual(facts, [{ name: 'channels.failed', subject: `case:${caseId}` }])
    answers(says(200, '{"id":"g-3"}'))
    assert.equal((await on.as(cast.zahra).post(`/api/channels/messages/${m.id}/resend`)).body.state, 'waiting')
    await on.drain()
    assert.equal((await only()).state, 'sent')
    assert.equal((await on.as(cast.zahra).post(`/api/channels/messages/${m.id}/resend`)).body.code, 'channels/cannot-resend')
  })

  test('a gateway that never answers is given up after its time, and the message waits', async () => {
    answers(() => {})
    await connect()
    await send()
    await on.drain()
    const m = await only()
    assert.deepEqual([m.state, m.error], ['waiting', 'timeout'])
  })

  test('an answer that dribbles for ever is cut off as well', async () => {
    answers((response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'), 100)
      response.on('close', () => clearInterval(timer))
    })
    await connect()
    await send()
    await on.drain()
    assert.equal((await only()).error, 'timeout')
  })

  test('garbage where an answer was promised is not called sent', async () => {
    answers(says(200, '<html>welcome</html>'))
    await connect({ okPath: 'status', okValues: ['ok'] })
    await send()
    await on.drain()
    const m = await only()
    assert.deepEqual([m.state, m.error], ['waiting', 'garbage'])
  })

  test('a redirect is not followed: the secret would go elsewhere', async () => {
    answers((response) => {
      response.writeHead(302, { location: `${base()}/thief` }).end()
    })
    await connect()
    await send()
    await on.drain()
    assert.deepEqual(
      seen.map((s) => s.url),
      ['/send'],
    )
    assert.equal((await only()).error, 'redirect')
  })

  test('link-local addresses are never asked', async () => {
    await connect({ url: 'http://169.254.169.254/latest/meta-data' })
    await send()
    await on.drain()
    assert.equal((await only()).error, 'address-refused')
  })

  test('while a message is being sent nobody sends it twice; after a crash it is taken up again', async () => {
    answers(says(200, '{"id":"g-9"}'))
    await connect()
    const { messageId } = await send()
    // A server died in the middle: the claim stands, its job is gone.
    await on.db
      .updateTable('channels.message')
      .set({ state: 'sending', attempts: 1, next_try_at: new Date(on.now.getTime() + 60_000) })
      .where('province_id', '=', 1)
      .where('id', '=', messageId)
      .execute()
    await sweep()
    assert.equal(seen.length, 0)
    on.clock.forward(61_000)
    await sweep()
    assert.equal(seen.length, 1)
    assert.equal((await only()).state, 'sent')
  })
})
