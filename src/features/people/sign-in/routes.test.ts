// Breaking in by the front door.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, ids, phoneOf, stage } from '#server/testing.ts'
import { hashPassword, issueCode, whoIs } from '../actions.ts'
import { jobs } from '../jobs.ts'
import { changeAccount } from '../queries.ts'
import { people } from '../routes.ts'

const password = 'کوه سرخ پنجره ۷'
const minute = 60_000
const hour = 60 * minute

suite('signing in', () => {
  const on = stage([people], { whoIs, jobs: { people: jobs } })
  let n = 0
  const browser = () => on.browser(`10.1.${++n >> 8}.${n & 255}`)
  const withPassword = async (who: { accountId: string | null }) =>
    changeAccount(on.db, who.accountId!, { password_hash: await hashPassword(password) })
  const code = async (phone: string, purpose = 'signIn') => (await on.ctx(null, (ctx) => issueCode(ctx, { phone, purpose }))).code
  const byCode = async (who: typeof cast.karim | typeof cast.zahra) => {
    const b = browser()
    const sent = await b.post('/api/session/code', { phone: phoneOf(who), code: await code(phoneOf(who)) })
    assert.equal(sent.status, 200, sent.text)
    return b
  }
  const sweep = () => on.ctx(null, (ctx) => jobs.tasks!['people.sweep']!(ctx, undefined as never))

  test('a phone in any spelling or a username, with the right password, opens a session in a strict cookie', async () => {
    await withPassword(cast.zahra)
    await changeAccount(on.db, cast.zahra.accountId!, { username: 'zahra' })
    for (const login of [phoneOf(cast.zahra), '۰۹۱۴ ۰۰۰ ۰۰۰۱', '00989140000001', 'Zahra ']) {
      const b = browser()
      const sent = await b.post('/api/session', { login, password })
      assert.equal(sent.status, 200, `${login} ${sent.text}`)
      assert.equal(sent.body.next, 'done')
      assert.equal(sent.body.me.hat.role, 'operator')
      assert.equal(sent.body.me.province.code, 'EA')
      assert.match(String(sent.headers['set-cookie']), /^gg_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
      assert.equal((await b.get('/api/me')).body.name, cast.zahra.name)
    }
  })

  test('the token never lies in the database', async () => {
    const b = await byCode(cast.karim)
    const rows = await on.db.selectFrom('people.session').select('token_hash').execute()
    assert.equal(rows.length, 1)
    assert.ok(!rows[0]!.token_hash.toString('latin1').includes(b.jar.get('gg_session')!))
    assert.equal(rows[0]!.token_hash.length, 32)
  })

  test('unknown accounts, wrong passwords and accounts without a password are told the same', async () => {
    await withPassword(cast.zahra)
    const ask = (login: string) => browser().post('/api/session', { login, password: 'something wrong' })
    const answers = [await ask(phoneOf(cast.zahra)), await ask('09120000000'), await ask('no-such-user'), await ask(phoneOf(cast.karim))]
    for (const a of answers) {
      assert.equal(a.status, 401)
      assert.deepEqual(a.body, answers[0]!.body)
      assert.equal(a.headers['set-cookie'], undefined)
    }
  })

  test('an unknown account costs as much work as a known one', async () => {
    await withPassword(cast.zahra)
    /** Work of the processor in milliseconds, the least of four: a busy machine changes it little. */
    const work = async (login: string) => {
      const all: number[] = []
      for (let i = 0; i < 4; i++) {
        const begun = process.cpuUsage()
        await browser().post('/api/session', { login, password: 'something wrong' })
        const { user, system } = process.cpuUsage(begun)
        all.push((user + system) / 1000)
      }
      return Math.min(...all)
    }
    const [known, unknown] = [await work(phoneOf(cast.zahra)), await work('09120000000')]
    assert.ok(unknown > known / 2 && unknown < known * 2, `known ${known} ms, unknown ${unknown} ms`)
  })

  test('five wrong passwords close the account for 15 minutes, then 30; the right one does not help meanwhile; strangers look alike', async () => {
    await withPassword(cast.zahra)
    for (const login of [phoneOf(cast.zahra), '09120000001']) {
      const guess = (pass = 'wrong password') => browser().post('/api/session', { login, password: pass })
      for (let i = 0; i < 5; i++) assert.equal((await guess()).status, 401)
      const closed = await guess(password)
      assert.equal(closed.status, 429)
      assert.equal(closed.body.code, 'people/locked')
      assert.equal(closed.body.details.minutes, 15)
      on.clock.forward(15 * minute + 1)
      assert.equal((await guess()).status, 401)
      assert.equal((await guess()).body.details.minutes, 30)
      on.clock.forward(31 * minute)
    }
    assert.equal((await browser().post('/api/session', { login: phoneOf(cast.zahra), password })).status, 200)
    const facts = await on.db.selectFrom('journal.fact').select('name').where('name', '=', 'people.locked').execute()
    assert.equal(facts.length, 2)
  })

  test('one address may not try many accounts, and a right sign-in there does not wipe its count', async () => {
    await withPassword(cast.zahra)
    const b = browser()
    for (let i = 0; i < 25; i++) assert.equal((await b.post('/api/session', { login: `0912000${1000 + i}`, password: 'wrong password' })).status, 401)
    assert.equal((await b.post('/api/session', { login: phoneOf(cast.zahra), password })).status, 429)
    on.clock.forward(16 * minute)
    assert.equal((await b.post('/api/session', { login: phoneOf(cast.zahra), password })).status, 200)
    assert.equal((await b.post('/api/session', { login: '09120009999', password: 'wrong password' })).status, 401)
    assert.equal((await b.post('/api/session', { login: '09120009998', password: 'wrong password' })).status, 429)
  })

  test('a code is used once, only for its phone and its purpose, and dies after five minutes', async () => {
    const phone = phoneOf(cast.karim)
    const send = (p: string, c: string) => browser().post('/api/session/code', { phone: p, code: c })
    const first = await code(phone)
    assert.equal((await send(phoneOf(cast.laleh), first)).status, 401)
    assert.equal((await send(phone, first)).status, 200)
    assert.equal((await send(phone, first)).status, 401, 'replayed')
    on.clock.forward(61_000)
    const other = await code(phone, 'follow')
    assert.equal((await send(phone, other)).status, 401, 'of another purpose')
    on.clock.forward(61_000)
    const late = await code(phone)
    on.clock.forward(5 * minute)
    assert.equal((await send(phone, late)).status, 401, 'expired')
  })

  test('five wrong codes kill the code; the count stays though each request is refused', async () => {
    const phone = phoneOf(cast.karim)
    const right = await code(phone)
    const wrong = right === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i++) assert.equal((await browser().post('/api/session/code', { phone, code: wrong })).status, 401)
    assert.equal((await browser().post('/api/session/code', { phone, code: right })).status, 401)
  })

  test('a newer code makes the older void', async () => {
    const phone = phoneOf(cast.karim)
    const old = await code(phone)
    on.clock.forward(61_000)
    const fresh = await code(phone)
    if (old !== fresh) assert.equal((await browser().post('/api/session/code', { phone, code: old })).status, 401)
    assert.equal((await browser().post('/api/session/code', { phone, code: fresh })).status, 200)
  })

  test('codes are limited per minute, hour and day for a phone, and per hour for an address', async () => {
    const ask = (phone: string, address?: string) =>
      on.ctx(null, (ctx) =>
        issueCode(ctx, { phone, purpose: 'signIn', ...(address && { address }) }).then(
          () => 'sent',
          (e: { code: string }) => e.code,
        ),
      )
    assert.equal(await ask('09121111111'), 'sent')
    assert.equal(await ask('0912 111 1111'), 'people/code-too-soon')
    for (let i = 0; i < 4; i++) {
      on.clock.forward(61_000)
      assert.equal(await ask('09121111111'), 'sent')
    }
    on.clock.forward(61_000)
    assert.equal(await ask('09121111111'), 'people/code-too-many')
    for (let i = 0; i < 20; i++) assert.equal(await ask(`091222222${10 + i}`, '10.9.9.9'), 'sent')
    assert.equal(await ask('09122222299', '10.9.9.9'), 'people/code-too-many')
    assert.equal(await ask('not a phone'), 'people/not-a-phone')
  })

  test('a phone without an account learns so only after its code', async () => {
    const sent = await browser().post('/api/session/code', { phone: '09129999999', code: await code('09129999999') })
    assert.equal(sent.status, 403)
    assert.equal(sent.body.code, 'people/no-hat')
  })

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
