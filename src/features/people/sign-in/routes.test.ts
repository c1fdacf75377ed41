// Breaking in by the front door.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, phoneOf } from '#server/testing.ts'
import { issueCode } from '../actions.ts'
import { changeAccount } from '../queries.ts'
import { minute, password, signingIn } from './browsing.test.ts'

suite('signing in', () => {
  const { on, browser, withPassword, code, byCode } = signingIn()

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
})
