// Machine tokens: scope, end, revocation, province.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, stage } from '#server/testing.ts'
import { whoIs } from '../actions.ts'
import { people } from '../routes.ts'

suite('machine tokens', () => {
  const on = stage([people], { whoIs })
  const make = async (scopes: string[], role = 'auditor', days = 30) => {
    const sent = await on.as(cast.adel).post('/api/tokens', { name: 'داشبورد', role, scopes, days })
    assert.equal(sent.status, 201, sent.text)
    return sent.body as { token: { id: string }; secret: string }
  }
  const journal = (secret: string) => on.inject({ method: 'GET', url: '/api/journal', headers: { authorization: `Bearer ${secret}` } })

  test('a token is shown once, kept as a hash, and does what its scope and role allow', async () => {
    const { secret, token } = await make(['journal:read'])
    assert.match(secret, /^gg_[\w-]{43}$/)
    assert.equal((await journal(secret)).status, 200)
    const listed = await on.as(cast.adel).get('/api/tokens')
    assert.ok(!listed.text.includes(secret))
    assert.equal(listed.body.rows[0].id, token.id)
    assert.ok(listed.body.rows[0].lastUsedAt)
    const row = await on.db.selectFrom('people.api_token').selectAll().executeTakeFirstOrThrow()
    assert.ok(!JSON.stringify(row).includes(secret))
  })

  test('the wrong scope, the wrong role, and endpoints for people only are refused', async () => {
    assert.equal((await journal((await make(['cases:read'])).secret)).body.code, 'http/missing-scope')
    assert.equal((await journal((await make(['journal:read'], 'operator')).secret)).body.code, 'http/not-allowed')
    const { secret } = await make(['journal:read', 'registry:read'])
    for (const [method, url] of [
      ['GET', '/api/me'],
      ['GET', '/api/people'],
      ['POST', '/api/tokens'],
    ] as const)
      assert.equal((await on.inject({ method, url, headers: { authorization: `Bearer ${secret}` }, payload: {} })).status, 403, url)
  })

  test('it ends with its day and at once when revoked; another province cannot revoke it', async () => {
    const short = await make(['journal:read'], 'auditor', 1)
    on.clock.forward(86_400_000)
    assert.equal((await journal(short.secret)).status, 401)
    const { secret, token } = await make(['journal:read'])
    assert.equal((await on.as({ ...cast.adel, provinceId: 2, sessionId: 'adel-in-2' }).del(`/api/tokens/${token.id}`)).status, 404)
    assert.equal((await journal(secret)).status, 200)
    assert.equal((await on.as(cast.adel).del(`/api/tokens/${token.id}`)).status, 200)
    assert.equal((await journal(secret)).status, 401)
  })

  test('no token lasts longer than a year, acts as an administrator, or has an unknown scope', async () => {
    const ask = (more: object) =>
      on.as(cast.adel).post('/api/tokens', { name: 'داشبورد', role: 'auditor', scopes: ['journal:read'], days: 30, ...more })
    for (const wrong of [{ days: 366 }, { days: 0 }, { role: 'admin' }, { role: 'producer' }, { scopes: ['all'] }, { scopes: [] }])
      assert.equal((await ask(wrong)).status, 400)
    assert.equal((await on.as(cast.zahra).post('/api/tokens', { name: 'x', role: 'auditor', scopes: ['journal:read'], days: 3 })).status, 403)
  })

  test('a token in the cookie is a token still, and garbage is nobody', async () => {
    const { secret } = await make(['cases:read'])
    assert.equal((await on.inject({ method: 'GET', url: '/api/journal', cookies: { gg_session: secret } })).status, 403)
    for (const garbage of ['gg_', 'gg_x', 'null', '../../etc', 'x'.repeat(5000)]) assert.equal((await journal(garbage)).status, 401)
  })
})
