import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, suite, test } from 'node:test'
import { cast, stage } from '#server/testing.ts'
import { channels } from '../routes.ts'
import { loadGateway } from './actions.ts'
import type { Gateway } from './model.ts'
import { emptyGateway } from './rules.ts'

let server: Server
let base: string
const seen: { headers: Record<string, unknown>; body: string }[] = []
before(async () => {
  server = createServer((request, response) => {
    let body = ''
    request
      .on('data', (chunk) => {
        body += chunk
      })
      .on('end', () => {
        seen.push({ headers: request.headers, body })
        response.writeHead(request.url === '/no' ? 401 : 200).end('{"id":42}')
      })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
})

suite('the settings of the gateway', () => {
  const on = stage([channels])
  const described = (change: Partial<Gateway> = {}): Gateway => ({
    ...emptyGateway,
    enabled: true,
    url: `${base}/send`,
    headers: [{ name: 'X-Key', value: '{apiKey}' }],
    ...change,
  })
  const put = (gateway: Gateway, secrets: object[], version: number) =>
    on.as(cast.adel).put('/api/channels/gateway', { gateway, secrets }, { 'if-match': `"${version}"` })
  const read = async () => (await on.as(cast.adel).get('/api/channels/gateway')).body

  test('secrets are sealed in the database and never come back to a page', async () => {
    const saved = await put(described(), [{ name: 'apiKey', value: 'S3CRET-VALUE' }], 0)
    assert.deepEqual([saved.status, saved.body.secrets, saved.headers['etag']], [200, ['apiKey'], '"1"'])
    assert.doesNotMatch(saved.text + JSON.stringify(await read()), /S3CRET/)
    const row = await on.db.selectFrom('channels.gateway').selectAll().where('province_id', '=', 1).executeTakeFirstOrThrow()
    assert.ok(row.secrets)
    assert.equal(row.secrets.includes('S3CRET'), false)
    assert.doesNotMatch(JSON.stringify(row.config), /S3CRET/)
    const facts = await on.db.selectFrom('journal.fact').select('details').where('name', '=', 'channels.editGateway').execute()
    assert.doesNotMatch(JSON.stringify(facts), /S3CRET/)
  })

  test('a kept secret stays, a changed host asks for it again, a removed one is gone', async () => {
    await put(described(), [{ name: 'apiKey', value: 'S3CRET' }], 0)
    assert.equal((await put(described({ from: '3000' }), [{ name: 'apiKey', value: null }], 1)).status, 200)
    const moved = await put(described({ url: 'https://thief.example/send' }), [{ name: 'apiKey', value: null }], 2)
    assert.deepEqual([moved.status, moved.body.code], [422, 'channels/secrets-again'])
    assert.equal((await put(described({ headers: [] }), [], 2)).body.secrets.length, 0)
    assert.equal((await put(described(), [{ name: 'apiKey', value: null }], 3)).body.code, 'channels/secret-missing')
  })

  test('two administrators at once: the second is told', async () => {
    await put(described({ headers: [] }), [], 0)
    assert.equal((await put(described({ headers: [] }), [], 0)).status, 412)
    assert.equal((await on.as(cast.adel).put('/api/channels/gateway', { gateway: described(), secrets: [] })).status, 428)
  })

  test('a test sends one real message with the secret and tells what came back', async () => {
    await put(described(), [{ name: 'apiKey', value: 'S3CRET' }], 0)
    seen.length = 0
    const { body } = await on.as(cast.adel).post('/api/channels/gateway/test', { to: '۰۹۱۲۱۲۳۴۵۶۷' })
    assert.deepEqual(body, { ok: true, error: '', status: 200, ref: '42' })
    assert.equal(seen[0]!.headers['x-key'], 'S3CRET')
    assert.deepEqual(JSON.parse(seen[0]!.body), { to: '09121234567', from: '', text: 'پیام آزمایشی گره‌گشا' })
    await put(described({ url: `${base}/no` }), [{ name: 'apiKey', value: null }], 1)
    assert.deepEqual((await on.as(cast.adel).post('/api/channels/gateway/test', { to: '09121234567' })).body, {
      ok: false,
      error: 'refused',
      status: 401,
      ref: '',
    })
    assert.equal((await on.as(cast.adel).post('/api/channels/gateway/test', { to: '12' })).body.error, 'bad-address')
  })

  test('a faulty description is refused in words and nothing is saved', async () => {
    const res = await put(described({ body: '{"to":"{to}","text":{text}}' }), [{ name: 'apiKey', value: 'x' }], 0)
    assert.equal(res.body.code, 'channels/gateway-body-not-json')
    assert.doesNotMatch(res.body.title, /channels\//)
    assert.equal((await read()).version, 0)
  })

  test('a sealed row opens in its own province only, and without its secrets nothing is sent', async () => {
    await put(described(), [{ name: 'apiKey', value: 'S3CRET' }], 0)
    const row = await on.db.selectFrom('channels.gateway').select(['config', 'secrets']).where('province_id', '=', 1).executeTakeFirstOrThrow()
    const stolen = await on.ctx(cast.zahra2, async (ctx) => {
      await ctx.db
        .insertInto('channels.gateway')
        .values({ province_id: 2, config: JSON.stringify(row.config), secrets: row.secrets, updated_at: ctx.now })
        .execute()
      return loadGateway(ctx.db, ctx.config, 2)
    })
    assert.deepEqual([stolen.secrets, stolen.gateway.enabled], [{}, false])
  })

  for (const who of ['zahra', 'homa', 'maryam', 'karim', 'atusa'] as const)
    test(`${cast[who].role} neither reads nor changes the gateway`, async () => {
      assert.equal((await on.as(cast[who]).get('/api/channels/gateway')).status, 403)
      assert.equal((await on.as(cast[who]).post('/api/channels/gateway/test', { to: '09121234567' })).status, 403)
    })
})

suite('a gateway that the environment describes', () => {
  const on = stage([channels], {
    env: { SMS_GATEWAY_URL: 'https://sms.example/send?key=ENVKEY', SMS_GATEWAY_HEADERS: '{"X-Key":"ENVKEY"}', SMS_GATEWAY_KEY: 'ENVKEY' },
  })

  test('is shown without what may hold keys', async () => {
    const res = await on.as(cast.adel).get('/api/channels/gateway')
    assert.deepEqual([res.body.byEnvironment, res.body.gateway.enabled, res.body.gateway.url], [true, true, 'https://sms.example/…'])
    assert.doesNotMatch(res.text, /ENVKEY/)
  })
})

suite('a callback address with its key in the path', () => {
  const on = stage([channels])
  const make = async () => (await on.as(cast.adel).post('/api/channels/gateway/hook')).body.path as string
  const anyone = () => on.as(null)

  test('takes an SMS from body, form or query, without a token, and only with the right key', async () => {
    const path = await make()
    const first = await anyone().post(`${path}/messages`, { from: '09121234567', text: '۱', id: 'h-1' })
    assert.equal(first.status, 202, first.text)
    const second = await anyone().post(`${path}/messages?from=09121234567&text=1&id=h-1`)
    assert.deepEqual(second.body, first.body)
    assert.deepEqual((await anyone().post(`${path}/deliveries`, { id: 'x', status: 'delivered' })).body, { known: false })
    for (const wrong of [`${path.slice(0, -1)}!`, path.replace('/EA/', '/KH/'), path.replace('/EA/', '/XX/')])
      assert.deepEqual((({ status, body }) => [status, body.code])(await anyone().post(`${wrong}/messages`, { from: '0912' })), [
        404,
        'channels/no-such-hook',
      ])
    const facts = await on.db.selectFrom('journal.fact').select('id').where('name', '=', 'channels.received').execute()
    assert.equal(facts.length, 1)
  })

  test('a new one kills the old one; closed is closed; the key is nowhere to be read', async () => {
    const old = await make()
    const fresh = await make()
    assert.equal((await anyone().post(`${old}/messages`, { from: '0912' })).status, 404)
    assert.equal((await anyone().post(`${fresh}/messages`, { from: '09121234567', text: '1' })).status, 202)
    const view = await on.as(cast.adel).get('/api/channels/gateway')
    assert.equal(view.body.hook, true)
    assert.equal(view.text.includes(fresh.split('/').at(-1)!), false)
    await on.as(cast.adel).del('/api/channels/gateway/hook')
    assert.equal((await anyone().post(`${fresh}/messages`, { from: '0912' })).status, 404)
    assert.equal((await on.as(cast.homa).post('/api/channels/gateway/hook')).status, 403)
  })

  test('editing the gateway keeps the address', async () => {
    const path = await make()
    const saved = await on
      .as(cast.adel)
      .put(
        '/api/channels/gateway',
        { gateway: { ...emptyGateway, incoming: { from: 'sender', text: 'm', ref: 'i', at: '' } }, secrets: [] },
        { 'if-match': '"0"' },
      )
    assert.deepEqual([saved.status, saved.body.hook], [200, true])
    assert.equal((await anyone().post(`${path}/messages`, { sender: '09121234567', m: 'سلام', i: '1' })).status, 202)
  })
})
