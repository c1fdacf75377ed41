// The first administrator, and nobody after them.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, phoneOf, stage } from '#server/testing.ts'
import { createAdmin, ensureSetupCode, whoIs } from '../actions.ts'
import { people } from '../routes.ts'

suite('first run', () => {
  const on = stage([people], { whoIs })
  let n = 0
  const browser = () => on.browser(`10.4.0.${++n}`)
  const noAdmin = () => on.db.updateTable('people.grant').set({ revoked_at: on.now }).where('role', '=', 'admin').execute()
  const setupCode = () => on.ctx(null, ensureSetupCode)
  const input = (code: string) => ({ code, provinceCode: 'YA', name: 'راهبر نخست', phone: '09135556666', password: 'یک گذرواژه تازه' })

  test('with an administrator there is no code, and old codes open nothing', async () => {
    assert.equal(await setupCode(), null)
    assert.equal((await browser().get('/api/start')).body.needsSetup, false)
    await noAdmin()
    const code = (await setupCode())!
    await on.db.updateTable('people.grant').set({ revoked_at: null }).where('account_id', '=', cast.adel.accountId!).execute()
    assert.equal((await browser().post('/api/setup', input(code))).body.code, 'people/wrong-setup-code')
    assert.equal((await browser().post('/api/setup/check', { code })).status, 401)
  })

  test('the printed code makes province and administrator once, and signs them in', async () => {
    await noAdmin()
    assert.equal((await browser().get('/api/start')).body.needsSetup, true)
    const older = (await setupCode())!
    const code = (await setupCode())!
    assert.equal((await browser().post('/api/setup', input(older))).status, 401, 'a newer code was printed')
    assert.deepEqual((await browser().post('/api/setup/check', { code })).body, { kind: 'first', name: '' })
    const b = browser()
    assert.equal((await b.post('/api/setup', { ...input(code), password: '1234567890' })).body.code, 'people/password-too-common')
    assert.equal((await b.post('/api/setup', { ...input(code), provinceCode: 'ZZ' })).status, 404)
    const { phone: _, ...noLogin } = input(code)
    assert.equal((await b.post('/api/setup', noLogin)).body.code, 'people/setup-needs-login')
    const sent = await b.post('/api/setup', input(code))
    assert.equal(sent.status, 200, sent.text)
    assert.equal(sent.body.me.hat.role, 'admin')
    assert.equal(sent.body.me.province.nameFa, 'یزد')
    assert.equal((await b.get('/api/people')).body.rows.length, 1)
    assert.equal((await browser().post('/api/setup', { ...input(code), phone: '09135557777' })).status, 401, 'used')
    assert.equal((await browser().post('/api/session', { login: '09135556666', password: 'یک گذرواژه تازه' })).status, 200)
  })

  test('codes run out after a day and cannot be guessed at length', async () => {
    await noAdmin()
    const code = (await setupCode())!
    on.clock.forward(24 * 3_600_000)
    assert.equal((await browser().post('/api/setup', input(code))).status, 401)
    const b = browser()
    for (let i = 0; i < 5; i++) assert.equal((await b.post('/api/setup/check', { code: 'x'.repeat(43) })).status, 401)
    assert.equal((await b.post('/api/setup/check', { code: 'x'.repeat(43) })).status, 429)
  })

  test('`npm run admin` prints a code that sets the password of that account only', async () => {
    const { code } = await on.ctx(null, (ctx) => createAdmin(ctx, { provinceCode: 'ea', name: 'راهبر دوم', username: 'Second' }))
    assert.deepEqual((await browser().post('/api/setup/check', { code })).body, { kind: 'password', name: 'راهبر دوم' })
    assert.equal((await browser().post('/api/setup', input(code))).status, 401)
    const b = browser()
    assert.equal((await b.post('/api/setup/password', { code, password: 'یک گذرواژه تازه' })).body.me.username, 'second')
    assert.equal((await b.post('/api/setup/password', { code, password: 'گذرواژه‌ای دیگر' })).status, 401)
    assert.equal((await browser().post('/api/session', { login: 'SECOND', password: 'یک گذرواژه تازه' })).status, 200)
  })

  test('an account that exists gets the hat instead of a twin', async () => {
    const { accountId } = await on.ctx(null, (ctx) => createAdmin(ctx, { provinceCode: 'KH', name: 'x', phone: phoneOf(cast.zahra) }))
    assert.equal(accountId, cast.zahra.accountId)
  })
})

suite('demo accounts', () => {
  const real = stage([people], { whoIs })
  test('outside demo mode there is no such address', async () => {
    assert.equal((await real.browser('10.4.1.1').get('/api/demo-accounts')).status, 404)
  })
})

suite('demo accounts in demo mode', () => {
  const demo = stage([people], { whoIs, demo: true })
  test('one account per role is told, of the demo’s own accounts only', async () => {
    await demo.db.updateTable('people.account').set({ username: 'demo.operator' }).where('id', '=', cast.zahra.accountId!).execute()
    const { rows } = (await demo.browser('10.4.1.2').get('/api/demo-accounts')).body
    assert.deepEqual(rows, [
      {
        name: cast.zahra.name,
        role: 'operator',
        provinceCode: 'EA',
        username: 'demo.operator',
        phone: phoneOf(cast.zahra),
        password: 'gerehgosha-demo',
      },
    ])
  })
})
