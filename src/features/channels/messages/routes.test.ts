import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, afterEach, before, suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, stage } from '#server/testing.ts'
import { cancelWaiting, messagesOfCase, sendMessage } from '../actions.ts'
import type { Gateway } from '../gateway/model.ts'
import { emptyGateway } from '../gateway/rules.ts'
import { jobs } from '../jobs.ts'
import { channels } from '../routes.ts'

const machine: Actor = { ...cast.zahra, kind: 'machine', accountId: null, scopes: ['channels:receive'], sessionId: 'gateway' }
const caseId = '01980000-0000-7000-8000-00000000ca5e'
const mobile = '+989121234567'

type Seen = { method: string; url: string; body: string; headers: IncomingMessage['headers'] }
let server: Server
let base: string
let seen: Seen[] = []
let answer: (response: ServerResponse, seen: Seen) => void

before(async () => {
  server = createServer((request, response) => {
    let body = ''
    request
      .on('data', (chunk) => {
        body += chunk
      })
      .on('end', () => {
        const one = { method: request.method!, url: request.url!, body, headers: request.headers }
        seen.push(one)
        answer(response, one)
      })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
})
afterEach(() => {
  seen = []
})

const says = (status: number, text: string) => (response: ServerResponse) => {
  response.writeHead(status).end(text)
}

suite('the outbox', () => {
  const on = stage([channels], { jobs: { channels: jobs }, env: { SMS_GATEWAY_TIMEOUT_SECONDS: '1', PUBLIC_URL: 'https://gereh.example' } })

  const gateway = (change: Partial<Gateway> = {}): Gateway => ({
    ...emptyGateway,
    enabled: true,
    url: `${base}/send`,
    headers: [{ name: 'Authorization', value: 'Bearer {apiKey}' }],
    from: '3000',
    refPath: 'id',
    delivery: { ref: 'id', state: 'status', at: 'at', delivered: ['delivered'], failed: ['failed'] },
    incoming: { from: 'from', text: 'text', ref: 'id', at: '' },
    ...change,
  })
  const connect = async (change?: Partial<Gateway>) => {
    const res = await on
      .as(cast.adel)
      .put('/api/channels/gateway', { gateway: gateway(change), secrets: [{ name: 'apiKey', value: 'S3CRET' }] }, { 'if-match': '"0"' })
    assert.equal(res.status, 200, res.text)
  }
  const send = (more: object = {}) =>
    on.ctx(cast.zahra, (ctx) =>
      sendMessage(ctx, { to: '0912 123 4567', template: 'case.received', params: { code: 'EA-1405-000123' }, caseId, ...more }),
    )
  const only = async () => {
    const { body } = await on.as(cast.zahra).get('/api/channels/messages?direction=out')
    assert.equal(body.rows.length, 1)
    return body.rows[0]
  }
  const report = (body: object) => on.as(machine).post('/api/channels/deliveries', body)

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
    answer = says(200, '{"id":"g-1"}')
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
    answer = says(200, '{}')
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
    answer = says(500, 'oops')
    await connect()
    await send()
    await on.drain()
    const first = await only()
    assert.deepEqual([first.state, first.attempts, first.error, first.nextTryAt], ['waiting', 1, 'gateway-down', '2026-11-22T06:31:00.000Z'])
    await sweep()
    assert.equal(seen.length, 1, 'not before its time')
    answer = says(200, '{"id":"g-2"}')
    on.clock.forward(60_000)
    assert.deepEqual(await on.drain(), ['channels.deliver'], 'by itself, without the sweep')
    const second = await only()
    assert.deepEqual([second.state, second.attempts, second.error], ['sent', 2, ''])
  })

  test('after the last attempt it has failed, a fact tells of it, and a person can send it again', async () => {
    answer = says(503, '')
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
    answer = says(200, '{"id":"g-3"}')
    assert.equal((await on.as(cast.zahra).post(`/api/channels/messages/${m.id}/resend`)).body.state, 'waiting')
    await on.drain()
    assert.equal((await only()).state, 'sent')
    assert.equal((await on.as(cast.zahra).post(`/api/channels/messages/${m.id}/resend`)).body.code, 'channels/cannot-resend')
  })

  test('a gateway that never answers is given up after its time, and the message waits', async () => {
    answer = () => {}
    await connect()
    await send()
    await on.drain()
    const m = await only()
    assert.deepEqual([m.state, m.error], ['waiting', 'timeout'])
  })

  test('an answer that dribbles for ever is cut off as well', async () => {
    answer = (response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'), 100)
      response.on('close', () => clearInterval(timer))
    }
    await connect()
    await send()
    await on.drain()
    assert.equal((await only()).error, 'timeout')
  })

  test('garbage where an answer was promised is not called sent', async () => {
    answer = says(200, '<html>welcome</html>')
    await connect({ okPath: 'status', okValues: ['ok'] })
    await send()
    await on.drain()
    const m = await only()
    assert.deepEqual([m.state, m.error], ['waiting', 'garbage'])
  })

  test('a redirect is not followed: the secret would go elsewhere', async () => {
    answer = (response) => {
      response.writeHead(302, { location: `${base}/thief` }).end()
    }
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
    answer = says(200, '{"id":"g-9"}')
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

  test('a delivery report moves it on; the same one twice is one, an older one moves nothing back', async () => {
    answer = says(200, '{"id":"g-4"}')
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
    answer = says(200, '{"id":"g-5"}')
    await connect()
    await send()
    await on.drain()
    await report({ id: 'g-5', status: 'failed', at: '2026-11-22T06:35:00Z' })
    assert.equal((await only()).state, 'failed')
    await report({ id: 'g-5', status: 'delivered', at: '2026-11-22T06:36:00Z' })
    assert.equal((await only()).state, 'delivered')
  })

  test('an older «delivered» does not undo a newer «failed»', async () => {
    answer = says(200, '{"id":"g-11"}')
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
    answer = (response) => {
      // Meanwhile another server has taken the message over.
      void on.db
        .updateTable('channels.message')
        .set({ attempts: 2 })
        .where('province_id', '=', 1)
        .where('id', '=', messageId)
        .execute()
        .then(() => says(500, '')(response))
    }
    await on.drain()
    assert.deepEqual((({ state, attempts, error }) => [state, attempts, error])(await only()), ['sending', 2, ''])
  })

  test('a code overtakes a long queue', async () => {
    answer = says(200, '{}')
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
    answer = says(200, '{"id":"g-6"}')
    await connect()
    await send()
    assert.deepEqual((await report({ id: 'g-6', status: 'delivered', at: '2026-11-22T06:31:00Z' })).body, { known: false })
    await on.drain()
    assert.equal((await only()).state, 'delivered')
  })

  test('a report that crossed with the answer is applied by the next sweep', async () => {
    answer = says(200, '{"id":"g-7"}')
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
    answer = says(200, '{"id":"g-8"}')
    await connect()
    await send()
    await on.drain()
    await report({ id: 'g-8', status: 'queued' })
    assert.equal((await only()).state, 'sent')
    assert.equal((await report({ status: 'delivered' })).body.code, 'channels/no-reference')
  })

  test('a one-time code is hidden from everybody, wiped once sent, and never sent late', async () => {
    answer = says(200, '{}')
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
    answer = says(200, '{"id":"g-10"}')
    await connect()
    await on.drain()
    const m = await only()
    assert.deepEqual([seen.length, m.state, m.error, m.open], [0, 'failed', 'stale', ['resend']])
    await on.as(cast.zahra).post(`/api/channels/messages/${m.id}/resend`)
    await on.drain()
    assert.equal((await only()).state, 'sent')
  })

  test('a code that waited out a crash is not sent late', async () => {
    answer = says(200, '{}')
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
    answer = says(200, '{}')
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
    answer = says(200, '{}')
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
    answer = says(200, '{"id":"g-1"}')
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

  async function sweep() {
    await on.ctx(cast.zahra, (ctx) => ctx.enqueue('channels.catchUp', {}))
    await on.drain()
  }
})

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
