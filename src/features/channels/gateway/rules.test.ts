import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Gateway } from './model.ts'
import { buildRequest, checkGateway, emptyGateway, phoneFor, pick, readAnswer, readDelivery, readIncoming } from './rules.ts'

const g = (change: Partial<Gateway> = {}): Gateway => ({ ...emptyGateway, enabled: true, url: 'http://sms.example/send', ...change })
const nasty = ['یک خط\nدو خط', '"} , {"to":"0999"', '{apiKey}', '{to}', '\\', '\u0000\u2028', '$&$1', '&to=1#x%00', '😀']

suite('a text cannot break out of its place', () => {
  for (const text of nasty) {
    test(`JSON body keeps ${JSON.stringify(text)}`, () => {
      const { body } = buildRequest(g(), { to: '0912', text, from: '3000', apiKey: 'SECRET' })
      assert.deepEqual(JSON.parse(body!), { to: '0912', from: '3000', text })
    })
    test(`form body and address keep ${JSON.stringify(text)}`, () => {
      const request = buildRequest(g({ encoding: 'form', body: 'to={to}&text={text}&key={apiKey}', url: 'http://sms.example/s?t={text}' }), {
        to: '0912',
        text,
        apiKey: 'S&X',
      })
      assert.deepEqual(Object.fromEntries(new URLSearchParams(request.body!)), { to: '0912', text, key: 'S&X' })
      assert.equal(new URL(request.url).searchParams.get('t'), text)
      assert.equal(new URL(request.url).host, 'sms.example')
    })
    test(`a header stays one line with ${JSON.stringify(text)}`, () => {
      const { headers } = buildRequest(g({ headers: [{ name: 'X-Text', value: 'a {text} b' }] }), { text })
      assert.match(headers['x-text']!, /^[\x20-\x7e]*$/)
    })
  }
})

suite('what may be saved', () => {
  const refuses = (code: string, change: Partial<Gateway>, secrets: string[] = []) => assert.throws(() => checkGateway(g(change), secrets), { code })
  test('a usable description passes', () => checkGateway(g({ headers: [{ name: 'Authorization', value: 'Bearer {apiKey}' }] }), ['apiKey']))
  test('a placeholder that nobody fills is named', () =>
    refuses('channels/unknown-gateway-placeholder', { body: '{"to":"{to}","text":"{message}"}' }))
  test('a placeholder outside quotes is found', () => refuses('channels/gateway-body-not-json', { body: '{"to":{to},"text":"{text}"}' }))
  test('a template without the text is refused', () => refuses('channels/gateway-template-incomplete', { body: '{"to":"{to}"}' }))
  for (const url of ['file:///etc/passwd', 'ftp://x/', 'http://user:pw@x/', 'x', '', 'http://{to}/', 'http://{to}.example/{text}'])
    test(`address ${url || '(empty)'} is refused`, () => refuses('channels/bad-gateway-address', { url }))
  test('a description that is switched off may be incomplete', () => checkGateway({ ...g(), enabled: false, url: '', body: '' }, []))
})

suite('reading the answer', () => {
  const kind = { refPath: 'entries.0.messageid', okPath: 'return.status', okValues: ['200'] }
  test('the reference is found by its path', () =>
    assert.deepEqual(readAnswer(g(kind), 200, '{"return":{"status":200},"entries":[{"messageid":8792343}]}'), {
      ok: true,
      ref: '8792343',
      error: '',
    }))
  test('a 200 that says no is a refusal', () => assert.equal(readAnswer(g(kind), 200, '{"return":{"status":411}}').error, 'refused'))
  test('garbage where an answer was promised', () => assert.equal(readAnswer(g(kind), 200, '<html>').error, 'garbage'))
  test('500 is a gateway that is down, 302 is not followed', () => {
    assert.equal(readAnswer(g(), 500, '').error, 'gateway-down')
    assert.equal(readAnswer(g(), 302, '').error, 'redirect')
  })
  test('a path through the prototype finds nothing', () => {
    assert.equal(pick({}, 'constructor.name'), '')
    assert.equal(pick({ a: 'x' }, 'a.length'), '')
  })
})

suite('callbacks', () => {
  test('an SMS is read by the names in the settings', () => {
    const named = g({ incoming: { from: 'sender', text: 'msg.body', ref: 'mid', at: 'time' } })
    assert.deepEqual(readIncoming(named, { sender: '0912', msg: { body: '۱' }, mid: 7, time: '1795300000' }), {
      from: '0912',
      text: '۱',
      ref: '7',
      at: new Date(1795300000000),
    })
    assert.equal(readIncoming(named, { msg: {} }), null)
  })
  test('a delivery word outside both lists moves nothing', () => {
    const named = g({ delivery: { ref: 'id', state: 's', at: '', delivered: ['10', 'DELIVRD'], failed: ['11'] } })
    assert.equal(readDelivery(named, { id: 'a', s: 'delivrd' })!.state, 'delivered')
    assert.equal(readDelivery(named, { id: 'a', s: 11 })!.state, 'failed')
    assert.equal(readDelivery(named, { id: 'a', s: 'queued' })!.state, null)
  })
})

test('phones are spelled as the gateway wants', () => {
  assert.deepEqual(
    ['e164', 'digits', 'local'].map((form) => phoneFor(form as 'local', '+989121234567')),
    ['+989121234567', '989121234567', '09121234567'],
  )
})
