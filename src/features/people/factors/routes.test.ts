// Breaking the second factor.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { cast, phoneOf, stage } from '#server/testing.ts'
import { hashPassword, issueCode, whoIs } from '../actions.ts'
import { changeAccount } from '../queries.ts'
import { people } from '../routes.ts'

const password = 'کوه سرخ پنجره ۷'

suite('the second factor', () => {
  const on = stage([people], { whoIs })
  let n = 0
  const browser = () => on.browser(`10.2.0.${++n}`)
  const codeNow = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: on.now.getTime() })
  const nextStep = () => on.clock.forward(30_000)

  /** Zahra with password and second factor, signed in. */
  async function armed() {
    await changeAccount(on.db, cast.zahra.accountId!, { password_hash: await hashPassword(password), username: 'zahra' })
    const b = browser()
    await b.post('/api/session', { login: 'zahra', password })
    const { secret, uri, svg } = (await b.post('/api/me/totp')).body
    assert.match(uri, /^otpauth:\/\/totp\/Gerehgosha:zahra\?/)
    assert.match(svg, /^<svg /)
    assert.doesNotMatch(svg, /<script|style=/)
    const confirmed = await b.post('/api/me/totp/confirm', { code: codeNow(secret) })
    assert.equal(confirmed.status, 200, confirmed.text)
    nextStep()
    return { b, secret, recovery: confirmed.body.recoveryCodes as string[] }
  }
  async function halfway() {
    const b = browser()
    const sent = await b.post('/api/session', { login: 'zahra', password })
    assert.deepEqual(sent.body, { next: 'secondFactor', me: null })
    return b
  }

  test('after the password a half session can finish signing in and nothing else', async () => {
    const { secret } = await armed()
    const b = await halfway()
    for (const url of ['/api/me', '/api/me/sessions', '/api/people']) assert.equal((await b.get(url)).status, 401)
    assert.equal((await b.post('/api/session/hat', { provinceId: 1, role: 'operator' })).status, 401)
    assert.equal((await b.post('/api/me/password', { current: password, next: 'یک گذرواژه تازه' })).status, 401)
    const half = b.jar.get('gg_session')
    const done = await b.post('/api/session/second-factor', { code: codeNow(secret) })
    assert.equal(done.body.next, 'done')
    assert.notEqual(b.jar.get('gg_session'), half)
    assert.equal((await b.get('/api/me')).status, 200)
  })

  test('a one-time code by SMS does not go round the second factor', async () => {
    await armed()
    const { code } = await on.ctx(null, (ctx) => issueCode(ctx, { phone: phoneOf(cast.zahra), purpose: 'signIn' }))
    const b = browser()
    assert.equal((await b.post('/api/session/code', { phone: phoneOf(cast.zahra), code })).body.next, 'secondFactor')
    assert.equal((await b.get('/api/me')).status, 401)
  })

  test('a step is accepted once, never an earlier one, and not one that is too old', async () => {
    const { secret } = await armed()
    const seen = codeNow(secret)
    assert.equal((await (await halfway()).post('/api/session/second-factor', { code: seen })).status, 200)
    assert.equal((await (await halfway()).post('/api/session/second-factor', { code: seen })).body.code, 'people/wrong-factor')
    on.clock.forward(-30_000)
    assert.equal(
      (await (await halfway()).post('/api/session/second-factor', { code: codeNow(secret) })).body.code,
      'people/wrong-factor',
      'the clock was set back',
    )
    on.clock.forward(60_000)
    const old = codeNow(secret)
    on.clock.forward(90_000)
    assert.equal((await (await halfway()).post('/api/session/second-factor', { code: old })).body.code, 'people/wrong-factor')
    assert.equal((await (await halfway()).post('/api/session/second-factor', { code: codeNow(secret) })).status, 200)
  })

  test('guessing codes is stopped after five, and a right password in between gives no new tries', async () => {
    const { secret } = await armed()
    const right = codeNow(secret)
    const wrong = right === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i++) assert.equal((await (await halfway()).post('/api/session/second-factor', { code: wrong })).status, 422)
    const closed = await (await halfway()).post('/api/session/second-factor', { code: right })
    assert.equal(closed.body.code, 'people/locked')
  })

  test('a half session lasts five minutes', async () => {
    const { secret } = await armed()
    const b = await halfway()
    on.clock.forward(5 * 60_000)
    assert.equal((await b.post('/api/session/second-factor', { code: codeNow(secret) })).body.code, 'people/no-pending-sign-in')
  })

  test('a whole session is not a half one: the second step cannot be asked of it', async () => {
    const { b, secret } = await armed()
    assert.equal((await b.post('/api/session/second-factor', { code: codeNow(secret) })).body.code, 'people/no-pending-sign-in')
    assert.equal((await browser().post('/api/session/second-factor', { code: '123456' })).status, 401)
  })

  test('each recovery code opens once; new ones make the old void', async () => {
    const { secret, recovery } = await armed()
    assert.equal(recovery.length, 8)
    const [first, second] = recovery as [string, string]
    const b = await halfway()
    assert.equal((await b.post('/api/session/second-factor', { code: first.toUpperCase().replace('-', ' ') })).status, 200)
    assert.equal((await b.get('/api/me')).body.secondFactor.recoveryLeft, 7)
    assert.equal((await (await halfway()).post('/api/session/second-factor', { code: first })).status, 422)
    assert.equal((await b.post('/api/me/totp/recovery', { code: codeNow(secret) })).body.recoveryCodes.length, 8)
    assert.equal((await (await halfway()).post('/api/session/second-factor', { code: second })).status, 422)
  })

  test('the secret lies encrypted and cannot be moved to another account', async () => {
    const { secret } = await armed()
    const row = await on.db
      .selectFrom('people.account')
      .select(['totp_secret', 'recovery_hashes'])
      .where('id', '=', cast.zahra.accountId!)
      .executeTakeFirstOrThrow()
    assert.ok(!row.totp_secret!.includes(Buffer.from(Secret.fromBase32(secret).bytes)))
    await changeAccount(on.db, cast.homa.accountId!, {
      totp_secret: row.totp_secret,
      totp_confirmed: true,
      password_hash: await hashPassword(password),
      username: 'homa',
    })
    const b = browser()
    await b.post('/api/session', { login: 'homa', password })
    assert.equal((await b.post('/api/session/second-factor', { code: codeNow(secret) })).body.code, 'people/wrong-factor')
  })

  test('it is switched off only with a code of it, and set up anew only after that', async () => {
    const { b, secret } = await armed()
    assert.equal((await b.post('/api/me/totp')).body.code, 'people/factor-already-on')
    assert.equal((await b.post('/api/me/totp/disable', { code: '000000' })).status, 422)
    assert.equal((await b.post('/api/me/totp/disable', { code: codeNow(secret) })).status, 200)
    assert.equal((await browser().post('/api/session', { login: 'zahra', password })).body.next, 'done')
  })
})
