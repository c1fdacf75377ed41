// Codes, long queues, and who sees the outbox.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast } from '#server/testing.ts'
import { cancelWaiting, messagesOfCase, sendMessage } from '../actions.ts'
import { answers, caseId, machine, mobile, outbox, says, seen } from './gateway.test.ts'

suite('the outbox', () => {
  const { on, connect, send, only, sweep } = outbox()

  test('a one-time code is hidden from everybody, wiped once sent, and never sent late', async () => {
    answers(says(200, '{}'))
    const secret = {
      to: mobile,
      template: 'code',
      params: { code: '482913', minutes: 5 },
      secret: true,
      expiresAt: new Date(on.now.getTime() + 300_000),
    } as const
    await on.ctx(cast.zahra, (ctx) => sendMessage(ctx, secret))
    for (const who of [cast.zahra, cast.homa, cast.adel]) assert.doesNotMatch((await on.as(who).get('/api/channels/messages')).text, /482913/)
    on.clock.forward(301_000)
    await connect()
    await on.drain()
    assert.equal(seen.length, 0)
    const late = await only()
    assert.deepEqual([late.state, late.error, late.open], ['failed', 'expired', []])
    await on.ctx(cast.zahra, (ctx) => sendMessage(ctx, { ...secret, expiresAt: new Date(on.now.getTime() + 300_000) }))
    await on.drain()
    assert.match(seen[0]!.body, /482913/)
    const texts = await on.db.selectFrom('channels.message').select('text').where('province_id', '=', 1).execute()
    assert.deepEqual(
      texts.map((t) => t.text),
      ['', ''],
    )
  })

  test('weeks of waiting news do not go out on the day a gateway comes; a person may still send one', async () => {
    await send()
    on.clock.forward(4 * 86_400_000)
    await sweep()
    assert.equal((await only()).state, 'waiting')
    answers(says(200, '{"id":"g-10"}'))
    await connect()
    await on.drain()
    const m = await only()
    assert.deepEqual([seen.length, m.state, m.error, m.open], [0, 'failed', 'stale', ['resend']])
    await on.as(cast.zahra).post(`/api/channels/messages/${m.id}/resend`)
    await on.drain()
    assert.equal((await only()).state, 'sent')
  })

  test('a code that waited out a crash is not sent late', async () => {
    answers(says(200, '{}'))
    await connect()
    const { messageId } = await on.ctx(cast.zahra, (ctx) =>
      sendMessage(ctx, {
        to: mobile,
        template: 'code',
        params: { code: '482913', minutes: 5 },
        secret: true,
        expiresAt: new Date(on.now.getTime() + 300_000),
      }),
    )
    await on.db
      .updateTable('channels.message')
      .set({ state: 'sending', attempts: 1, next_try_at: new Date(on.now.getTime() + 60_000) })
      .where('province_id', '=', 1)
      .where('id', '=', messageId)
      .execute()
    on.clock.forward(301_000)
    await sweep()
    assert.deepEqual([seen.length, (await only()).error], [0, 'expired'])
  })

  test('while one batch is at the gateway no second worker is taken', async () => {
    answers(says(200, '{}'))
    await connect()
    const first = await send()
    await on.db
      .updateTable('channels.message')
      .set({ state: 'sending', attempts: 1, next_try_at: new Date(on.now.getTime() + 60_000) })
      .where('province_id', '=', 1)
      .where('id', '=', first.messageId)
      .execute()
    await send()
    await on.drain()
    assert.equal(seen.length, 0)
  })

  test('after a long outage all that failed goes out by one act, but neither codes nor hopeless numbers', async () => {
    await send()
    await send()
    await send({ to: '041-35211111' })
    await on.db
      .updateTable('channels.message')
      .set({ state: 'failed', error: 'unreachable', next_try_at: null })
      .where('province_id', '=', 1)
      .where('state', '=', 'waiting')
      .execute()
    assert.deepEqual((await on.as(cast.zahra2).post('/api/channels/messages/resend-failed')).body, { count: 0 })
    assert.deepEqual((await on.as(cast.zahra).post('/api/channels/messages/resend-failed')).body, { count: 2 })
    assert.equal((await on.as(cast.maryam).post('/api/channels/messages/resend-failed')).status, 403)
    const { rows } = (await on.as(cast.zahra).get('/api/channels/messages')).body
    assert.deepEqual(rows.map((m: { state: string }) => m.state).sort(), ['failed', 'waiting', 'waiting'])
  })

  test('a land line and a broken number are logged as failed at once, and the caller is not thrown out', async () => {
    await send({ to: '041-35211111' })
    const m = await only()
    assert.deepEqual([m.state, m.error, m.open], ['failed', 'land-line', []])
    assert.equal((await on.as(cast.zahra).post(`/api/channels/messages/${m.id}/resend`)).body.code, 'channels/address-unusable')
  })

  test('an undo catches what has not left yet', async () => {
    answers(says(200, '{}'))
    await connect()
    const { messageId } = await send({ sendAt: new Date(on.now.getTime() + 120_000) })
    await sweep()
    assert.equal(seen.length, 0)
    assert.equal(await on.ctx(cast.zahra, (ctx) => cancelWaiting(ctx, [messageId])), 1)
    on.clock.forward(600_000)
    await sweep()
    assert.equal(seen.length, 0)
    assert.equal((await only()).state, 'cancelled')
    assert.equal(await on.ctx(cast.zahra, (ctx) => cancelWaiting(ctx, [messageId])), 0)
  })

  test('an English-speaking account is written to in English', async () => {
    await on.db.updateTable('people.account').set({ locale: 'en' }).where('id', '=', cast.karim.accountId).execute()
    const { phone } = await on.db.selectFrom('people.account').select('phone').where('id', '=', cast.karim.accountId).executeTakeFirstOrThrow()
    await send({ to: phone! })
    assert.match((await only()).text, /Your case EA-1405-000123/)
  })

  test('the log of a case is its own', async () => {
    await send()
    await on.ctx(cast.zahra, (ctx) => sendMessage(ctx, { to: mobile, template: 'sms.help', params: {} }))
    const log = await on.ctx(cast.zahra, (ctx) => messagesOfCase(ctx, caseId))
    assert.deepEqual(
      log.map((m) => m.template),
      ['case.received'],
    )
  })

  test('another province sees nothing and can touch nothing', async () => {
    const { messageId } = await send()
    assert.deepEqual((await on.as(cast.zahra2).get('/api/channels/messages')).body.rows, [])
    assert.equal((await on.as(cast.zahra2).post(`/api/channels/messages/${messageId}/cancel`)).status, 404)
    const foreign: Actor = { ...machine, provinceId: 2, sessionId: 'gateway2' }
    answers(says(200, '{"id":"g-1"}'))
    await connect()
    await on.drain()
    assert.deepEqual((await on.as(foreign).post('/api/channels/deliveries', { id: 'g-1', status: 'delivered' })).body, { known: false })
    assert.equal((await only()).state, 'sent')
  })

  test('pages turn by key and filter by state, direction and any spelling of a phone', async () => {
    for (let i = 0; i < 5; i++) await send({ to: i % 2 ? mobile : '+989121110000' })
    const first = (await on.as(cast.zahra).get('/api/channels/messages?limit=3')).body
    const second = (await on.as(cast.zahra).get(`/api/channels/messages?limit=3&after=${first.next}`)).body
    assert.deepEqual([first.rows.length, second.rows.length, second.next], [3, 2, null])
    assert.equal(new Set([...first.rows, ...second.rows].map((m) => m.id)).size, 5)
    assert.equal(
      (await on.as(cast.zahra).get(`/api/channels/messages?address=${encodeURIComponent('۰۹۱۲ ۱۲۳ ۴۵۶۷')}&state=waiting`)).body.rows.length,
      2,
    )
    assert.equal((await on.as(cast.zahra).get('/api/channels/messages?direction=in')).body.rows.length, 0)
  })

  for (const who of ['karim', 'naser', 'sina', 'maryam', 'atusa'] as const)
    test(`${cast[who].role} cannot read the outbox`, async () => assert.equal((await on.as(cast[who]).get('/api/channels/messages')).status, 403))
})
