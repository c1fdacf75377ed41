// Garbage, strangers and public pages.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from '#server/db.ts'
import { cast, phoneOf } from '#server/testing.ts'
import { product } from './rooms.ts'
import { bodyOf, caller, deep, everyRole, filled, may, targets } from './security-calls.ts'
import { everyRoom, makeWorld } from './security-world.ts'

const { karim } = cast

suite('every input', () => {
  const on = everyRoom()
  const { call, expect, nothingFound, tell } = caller(on)

  test('garbage in parameters, queries and bodies is refused, never a fault', async () => {
    const w = await makeWorld(on)
    const strings = [
      '\u0000',
      'x'.repeat(100_000),
      '\u202e\u2066😀\ud83d',
      "'; drop table people.account; --",
      '<script>alert(1)</script>',
      '٠١٢۳',
      '../../etc/passwd',
      '',
    ]
    for (const t of targets) {
      const actor = t.e.may === 'anyone' ? null : everyRole.find((a) => may(t.e, a))!
      const paths = t.e.path.includes(':') ? ['%00', "'", 'null', '..%2f..', '0'.repeat(150), '01980000-0000-7000-8000-000000000000'] : []
      for (const part of paths) {
        const sent = await call(t, actor, w, { url: t.e.path.replace(/:\w+/g, part) })
        assert.ok(sent.status < 500, `${part} ${tell(t, actor, sent)}`)
      }
      for (const value of t.e.query ? strings : []) {
        const keys = Object.keys((t.e.query as { properties?: object }).properties ?? {})
        for (const key of keys) {
          const sent = await call(t, actor, w, { url: `${filled(t.e.path, w)}?${new URLSearchParams([[key, value.slice(0, 8000)]])}` })
          assert.ok(sent.status < 500, `${key} ${tell(t, actor, sent)}`)
        }
      }
      if (!t.e.body || t.e.upload) continue
      const texts = (value: string) => deep(bodyOf(t.e, w), (leaf) => (typeof leaf === 'string' ? value : leaf))
      const leaves = (value: unknown) => deep(bodyOf(t.e, w), () => value)
      for (const payload of [
        null,
        [],
        'text',
        5,
        {},
        ...strings.map(texts),
        leaves({ a: { b: [] } }),
        leaves(null),
        leaves(-1),
        leaves(1e308),
        { ...(bodyOf(t.e, w) as object), __proto__: { admin: true }, constructor: 'x', more: 'x' },
      ]) {
        const sent = await call(t, actor, w, { payload: JSON.stringify(payload), headers: { 'content-type': 'application/json' } })
        expect(sent.status < 500, `${JSON.stringify(payload)?.slice(0, 80)} ${tell(t, actor, sent)}`)
      }
      const broken = await call(t, actor, w, { payload: '{"a":', headers: { 'content-type': 'application/json' } })
      expect(broken.status === 400, tell(t, actor, broken))
    }
    nothingFound()
  })

  test('what anyone may call answers alike for what exists and what does not', async () => {
    const w = await makeWorld(on)
    const known = phoneOf(karim)
    const unknown = '+989139990000'
    const pairs: [number, string, object, object][] = [
      [202, '/api/codes', { phone: known, purpose: 'signIn' }, { phone: unknown, purpose: 'signIn' }],
      [401, '/api/session', { login: known, password: 'some wrong words' }, { login: unknown, password: 'some wrong words' }],
      [401, '/api/session/code', { phone: known, code: '000000' }, { phone: unknown, code: '000000' }],
      [202, '/api/follow/code', { code: w.code, phone: known }, { code: w.code, phone: unknown }],
      [202, '/api/follow/code', { code: w.code, phone: unknown }, { code: 'EA-1405-999999', phone: unknown }],
      [401, '/api/follow', { code: w.code, phone: known, oneTimeCode: '000000' }, { code: 'EA-1405-999999', phone: known, oneTimeCode: '000000' }],
    ]
    for (const [status, url, here, nowhere] of pairs) {
      const ask = async (payload: object) => {
        await sql`savepoint caller`.execute(on.db)
        const sent = await on.inject({ method: 'POST', url, payload, remoteAddress: '10.9.0.2' })
        await sql`rollback to savepoint caller`.execute(on.db)
        return { status: sent.status, body: sent.body, cookie: sent.headers['set-cookie'] }
      }
      const answer = await ask(here)
      assert.equal(answer.status, status, `${url} ${JSON.stringify(answer.body)}`)
      assert.deepEqual(await ask(nowhere), answer, url)
    }
  })

  test('a public page never fails for a stranger, and its forms refuse other sites', async () => {
    for (const page of product.pages) {
      const url = page.path.replace(/:\w+/g, 'x')
      const sent = await on.inject({ method: page.method, url, remoteAddress: '10.9.0.3', headers: { accept: 'text/html' } })
      assert.ok(sent.status < 500, `${page.method} ${url} ${sent.status}`)
      if (page.method !== 'POST') continue
      const evil = await on.inject({
        method: 'POST',
        url,
        remoteAddress: '10.9.0.3',
        headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'a=b',
      })
      assert.equal(evil.status, 403, url)
    }
  })
})
