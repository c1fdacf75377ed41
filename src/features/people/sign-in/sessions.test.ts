// Sessions: how they begin, age, change and end.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, ids, phoneOf } from '#server/testing.ts'
import { changeAccount } from '../queries.ts'
import { hour, minute, password, signingIn } from './browsing.test.ts'

suite('sessions', () => {
  const { on, browser, withPassword, code, byCode, sweep } = signingIn()

  test('a token planted in the browser before signing in is worth nothing afterwards', async () => {
    const b = browser()
    b.jar.set('gg_session', 'x'.repeat(43))
    await b.post('/api/session/code', { phone: phoneOf(cast.karim), code: await code(phoneOf(cast.karim)) })
    assert.notEqual(b.jar.get('gg_session'), 'x'.repeat(43))
    const planted = browser()
    planted.jar.set('gg_session', 'x'.repeat(43))
    assert.equal((await planted.get('/api/me')).status, 401)
    const before = b.jar.get('gg_session')!
    on.clock.forward(61_000)
    await b.post('/api/session/code', { phone: phoneOf(cast.karim), code: await code(phoneOf(cast.karim)) })
    planted.jar.set('gg_session', before)
    assert.equal((await planted.get('/api/me')).status, 401, 'the session before is over')
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    const b = await byCode(cast.karim)
    const token = b.jar.get('gg_session')!
    assert.equal((await b.del('/api/session')).status, 200)
    assert.equal(b.jar.has('gg_session'), false)
    b.jar.set('gg_session', token)
    assert.equal((await b.get('/api/me')).status, 401)
  })

  test('staff fall out after 12 idle hours and 30 days, producers after 30 idle days and 90 days', async () => {
    const staff = await byCode(cast.zahra)
    const owner = await byCode(cast.karim)
    on.clock.forward(11 * hour)
    assert.equal((await staff.get('/api/me')).status, 200)
    on.clock.forward(12 * hour)
    assert.equal((await staff.get('/api/me')).status, 401)
    assert.equal((await owner.get('/api/me')).status, 200)
    for (let day = 0; day < 88; day += 8) {
      on.clock.forward(8 * 24 * hour)
      assert.equal((await owner.get('/api/me')).status, 200, `day ${day}`)
    }
    on.clock.forward(3 * 24 * hour)
    assert.equal((await owner.get('/api/me')).status, 401)
  })

  test('last seen is written once a minute at most', async () => {
    const b = await byCode(cast.zahra)
    const seen = async () => (await on.db.selectFrom('people.session').select('last_seen_at').executeTakeFirstOrThrow()).last_seen_at.getTime()
    const begun = on.now.getTime()
    on.clock.forward(30_000)
    await b.get('/api/me')
    assert.equal(await seen(), begun)
    on.clock.forward(31_000)
    await b.get('/api/me')
    assert.equal(await seen(), on.now.getTime())
  })

  test('a clock set back by an hour brings no code and no session back, and lengthens none', async () => {
    const phone = phoneOf(cast.karim)
    const dead = await code(phone)
    on.clock.forward(6 * minute)
    await sweep()
    on.clock.forward(-5 * minute)
    assert.equal((await browser().post('/api/session/code', { phone, code: dead })).status, 401, 'a swept code')

    on.clock.forward(10 * minute)
    const future = await code(phone)
    on.clock.forward(-hour)
    assert.equal((await browser().post('/api/session/code', { phone, code: future })).status, 401, 'a code of the future')

    on.clock.forward(3 * hour)
    const made = await byCode(cast.zahra)
    on.clock.forward(-hour)
    assert.equal((await made.get('/api/me')).status, 401, 'a session of the future')
    on.clock.forward(hour)
    assert.equal((await made.get('/api/me')).status, 200)

    on.clock.forward(13 * hour)
    assert.equal((await made.get('/api/me')).status, 401)
    on.clock.forward(-2 * hour)
    assert.equal((await made.get('/api/me')).status, 401, 'one refused as idle stays ended')

    const swept = await byCode(cast.laleh)
    on.clock.forward(31 * 24 * hour)
    await sweep()
    on.clock.forward(-2 * 24 * hour)
    assert.equal((await swept.get('/api/me')).status, 401)
  })

  test('a hat taken away and an account suspended are gone with the next request', async () => {
    const b = await byCode(cast.zahra)
    const other = await byCode(cast.laleh)
    await on.db.updateTable('people.grant').set({ revoked_at: on.now }).where('account_id', '=', cast.zahra.accountId!).execute()
    assert.equal((await b.get('/api/me')).status, 401)
    await changeAccount(on.db, cast.laleh.accountId!, { state: 'suspended' })
    assert.equal((await other.get('/api/me')).status, 401)
    on.clock.forward(61_000)
    const again = await browser().post('/api/session/code', { phone: phoneOf(cast.laleh), code: await code(phoneOf(cast.laleh)) })
    assert.equal(again.body.code, 'people/suspended')
  })

  test('one may wear only one’s own hats; the token changes with the hat', async () => {
    await on.db
      .insertInto('people.grant')
      .values({
        id: '0198aaaa-0000-7000-8000-000000000001',
        account_id: cast.zahra.accountId!,
        province_id: 2,
        role: 'agencyRep',
        agency_id: ids.agencyOther,
        desk_id: ids.deskOther,
        granted_at: on.now,
      })
      .execute()
    const b = await byCode(cast.zahra)
    assert.equal((await b.get('/api/me')).body.hats.length, 2)
    for (const [provinceId, role] of [
      [1, 'admin'],
      [2, 'operator'],
      [3, 'operator'],
    ] as const)
      assert.equal((await b.post('/api/session/hat', { provinceId, role })).status, 403)
    const before = b.jar.get('gg_session')
    const me = await b.post('/api/session/hat', { provinceId: 2, role: 'agencyRep' })
    assert.equal(me.body.province.code, 'KH')
    assert.deepEqual(me.body.hat.deskIds, [ids.deskOther])
    assert.notEqual(b.jar.get('gg_session'), before)
    assert.equal((await b.get('/api/me')).body.hat.role, 'agencyRep')
  })

  test('a password is changed with the current one, ends the other sessions, and weak ones are refused', async () => {
    await withPassword(cast.zahra)
    const here = browser()
    const there = browser()
    for (const b of [here, there]) await b.post('/api/session', { login: phoneOf(cast.zahra), password })
    const change = (current: string, next: string) => here.post('/api/me/password', { current, next })
    assert.equal((await change('not the current', 'یک گذرواژه تازه')).body.code, 'people/wrong-password')
    assert.equal((await change(password, 'password123')).body.code, 'people/password-too-common')
    assert.equal((await change(password, '+989140000001')).body.code, 'people/password-like-login')
    assert.equal((await change(password, 'کوتاه')).status, 400)
    assert.equal((await change(password, 'یک گذرواژه تازه')).status, 200)
    assert.equal((await there.get('/api/me')).status, 401)
    assert.equal((await here.get('/api/me')).status, 200)
    assert.equal((await browser().post('/api/session', { login: phoneOf(cast.zahra), password: 'یک گذرواژه تازه' })).status, 200)
  })

  test('who forgot the password sets a new one within a quarter of an hour after a code, not later and not after a password', async () => {
    await withPassword(cast.zahra)
    const b = await byCode(cast.zahra)
    assert.equal((await b.get('/api/me')).body.passwordNeedsCurrent, false)
    on.clock.forward(15 * minute)
    assert.equal((await b.get('/api/me')).body.passwordNeedsCurrent, true)
    assert.equal((await b.post('/api/me/password', { next: 'یک گذرواژه تازه' })).body.code, 'people/wrong-password')
    const byOld = browser()
    await byOld.post('/api/session', { login: phoneOf(cast.zahra), password })
    assert.equal((await byOld.post('/api/me/password', { next: 'یک گذرواژه تازه' })).body.code, 'people/wrong-password')
    const fresh = await byCode(cast.zahra)
    assert.equal((await fresh.post('/api/me/password', { next: 'یک گذرواژه تازه' })).status, 200)
    assert.equal((await browser().post('/api/session', { login: phoneOf(cast.zahra), password: 'یک گذرواژه تازه' })).status, 200)
  })

  test('sessions are listed and ended one by one or all; nobody ends another person’s', async () => {
    const here = await byCode(cast.zahra)
    on.clock.forward(61_000)
    const there = await byCode(cast.zahra)
    const stranger = await byCode(cast.karim)
    const rows = (await here.get('/api/me/sessions')).body.rows as { id: string; current: boolean }[]
    assert.equal(rows.length, 2)
    const target = rows.find((s) => !s.current)!
    assert.equal((await stranger.del(`/api/me/sessions/${target.id}`)).status, 404)
    assert.equal((await here.del(`/api/me/sessions/${target.id}`)).status, 200)
    assert.equal((await there.get('/api/me')).status, 401)
    on.clock.forward(61_000)
    const third = await byCode(cast.zahra)
    assert.deepEqual((await here.del('/api/me/sessions')).body, { ended: 1 })
    assert.equal((await third.get('/api/me')).status, 401)
  })

  test('another site cannot sign a visitor in or act with their cookie', async () => {
    const b = await byCode(cast.karim)
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }] as Record<string, string>[]) {
      assert.equal((await b.post('/api/session/hat', { provinceId: 1, role: 'producer' }, headers)).status, 403)
      assert.equal((await browser().post('/api/session', { login: 'a', password: 'b' }, headers)).status, 403)
    }
  })
})
