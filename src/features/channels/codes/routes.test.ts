import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { useCode } from '#features/people/actions.ts'
import { cast, phoneOf, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { channels } from '../routes.ts'

const outbox = (on: ReturnType<typeof stage>) =>
  on.db.selectFrom('channels.message').select(['address', 'text', 'secret', 'template']).where('province_id', '=', 1).execute()

suite('one-time codes', () => {
  const on = stage([channels], { jobs: { channels: jobs } })
  const ask = (body: object) => on.as(null).post('/api/codes', body)

  test('go to a known phone, hidden, and work once', async () => {
    const phone = phoneOf(cast.karim)
    const res = await ask({ phone: phone.replace('+98', '0'), purpose: 'signIn', province: 'EA' })
    assert.deepEqual([res.status, Object.keys(res.body)], [202, ['expiresAt']])
    const [m] = await outbox(on)
    assert.deepEqual([m!.address, m!.secret, m!.template], [phone, true, 'code'])
    const code = /\d{6}/.exec(m!.text)![0]
    await on.ctx(null, (ctx) => useCode(ctx, { phone, purpose: 'signIn', code }))
    await assert.rejects(
      on.ctx(null, (ctx) => useCode(ctx, { phone, purpose: 'signIn', code })),
      { code: 'people/wrong-code' },
    )
  })

  test('a stranger’s phone gets the same answer and no message', async () => {
    const known = await ask({ phone: phoneOf(cast.karim), purpose: 'signIn' })
    const strange = await ask({ phone: '09129990000', purpose: 'signIn' })
    assert.deepEqual([strange.status, strange.body], [known.status, known.body])
    assert.equal((await outbox(on)).length, 1)
  })

  test('asked for again at once it is refused, for known and unknown alike', async () => {
    for (const phone of [phoneOf(cast.karim), '09129990000']) {
      await ask({ phone, purpose: 'signIn' })
      assert.deepEqual((({ status, body }) => [status, body.code])(await ask({ phone, purpose: 'signIn' })), [429, 'people/code-too-soon'])
    }
  })

  test('a new code makes the waiting one useless, so only one is sent', async () => {
    const phone = phoneOf(cast.karim)
    await ask({ phone, purpose: 'signIn' })
    on.clock.forward(61_000)
    await ask({ phone, purpose: 'signIn' })
    const states = await on.db.selectFrom('channels.message').select(['state', 'text']).where('province_id', '=', 1).orderBy('id').execute()
    assert.deepEqual(
      states.map((m) => m.state),
      ['cancelled', 'waiting'],
    )
    assert.equal(states[0]!.text, '')
  })

  test('a broken phone and an unknown province are told', async () => {
    assert.equal((await ask({ phone: '12', purpose: 'signIn' })).body.code, 'people/not-a-phone')
    assert.equal((await ask({ phone: '09121234567', purpose: 'signIn', province: 'XX' })).status, 404)
    assert.equal((await ask({ phone: '09121234567', purpose: 'other' })).status, 400)
  })

  test('an invited colleague is texted, and may then ask for a code', async () => {
    await on.db
      .insertInto('people.invitation')
      .values({
        id: '01980000-0000-7000-8000-000000000001',
        province_id: 1,
        name: 'نو',
        phone: '+989120001122',
        role: 'operator',
        invited_by: cast.adel.accountId!,
        created_at: on.now,
        expires_at: new Date(on.now.getTime() + 86_400_000),
      })
      .execute()
    await on.ctx(cast.adel, (ctx) => ctx.record('people.invited', 'invitation:1', { name: 'نو', phone: '+989120001122', role: 'operator' }))
    await on.drain()
    const [m] = await outbox(on)
    assert.equal(m!.template, 'invitation')
    assert.doesNotMatch(m!.text, /people\.|\{/)
    await ask({ phone: '09120001122', purpose: 'signIn' })
    assert.equal((await outbox(on)).length, 2)
  })
})

suite('in demo mode', () => {
  const on = stage([channels], { demo: true, jobs: { channels: jobs }, env: { SMS_GATEWAY_URL: 'http://127.0.0.1:9/' } })

  test('the answer and the outbox show the code', async () => {
    const { body } = await on.as(null).post('/api/codes', { phone: phoneOf(cast.karim), purpose: 'signIn' })
    assert.match(body.demoCode, /^\d{6}$/)
    const { rows } = (await on.as(cast.zahra).get('/api/channels/messages')).body
    assert.match(rows[0].text, new RegExp(body.demoCode))
    await on.drain()
    const [m] = await on.db.selectFrom('channels.message').select(['state', 'attempts']).where('province_id', '=', 1).execute()
    assert.deepEqual(m, { state: 'waiting', attempts: 0 }, 'nothing leaves a demonstration, even with a gateway')
  })
})
