// How a producer or investor gets in on a fresh installation: only by a phone that stands in the registry, only as long.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { whoIs } from '#features/people/actions.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { product, rooms } from './rooms.ts'

suite('producers and investors by their phone', () => {
  const on = stage(Object.values(rooms), { whoIs, jobs: product.jobs })
  let n = 0
  const phone = '09145550001'

  /** As a person does: ask for a code, read the message, type it. */
  async function signIn(number: string) {
    const b = on.browser(`10.6.0.${++n}`)
    on.clock.forward(61_000)
    assert.equal((await b.post('/api/codes', { phone: number, purpose: 'signIn' })).status, 202)
    const sent = await on.db
      .selectFrom('channels.message')
      .select('text')
      .where('template', '=', 'code')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    const code = /\d{6}/.exec(sent?.text ?? '')?.[0] ?? '000000'
    return { b, sent: await b.post('/api/session/code', { phone: number, code }) }
  }
  const edit = async (contacts: object[]) => {
    const unit = (await on.as(cast.zahra).get(`/api/units/${ids.unit1}`)).body
    const sent = await on
      .as(cast.zahra)
      .put(`/api/units/${ids.unit1}`, { name: unit.name, countyId: unit.countyId, contacts }, { 'if-match': String(unit.version) })
    assert.equal(sent.status, 200, sent.text)
  }

  test('a phone of the registry signs in for its unit under its own name and can raise a case', async () => {
    assert.equal((await signIn(phone)).sent.status, 401, 'nobody texts a stranger')
    await edit([{ name: 'مدیر نمونه', phones: [{ number: phone }] }])
    const { b, sent } = await signIn(phone)
    assert.equal(sent.status, 200, sent.text)
    assert.equal(sent.body.me.name, 'مدیر نمونه')
    assert.deepEqual(sent.body.me.hat.unitIds, [ids.unit1])
    assert.equal((await b.post('/api/cases', { text: 'برق قطع است', unitId: ids.unit1 })).status, 201)
    assert.equal((await b.post('/api/cases', { text: 'برق قطع است', unitId: ids.unit2 })).status, 422)
    assert.equal((await on.db.selectFrom('people.account').select('id').where('name', '=', 'مدیر نمونه').execute()).length, 1)
    await signIn(phone)
    assert.equal((await on.db.selectFrom('people.grant').select('id').where('by_phone', '=', true).execute()).length, 1, 'twice is once')
  })

  test('one key at the operator’s screen is enough; a unit of another province stays another hat', async () => {
    assert.equal((await on.as(cast.zahra).post(`/api/units/${ids.unit2}/phones`, { name: 'انباردار', number: phone })).status, 201)
    assert.equal((await on.as(cast.zahra2).post(`/api/units/${ids.unitOther}/phones`, { name: 'انباردار', number: phone })).status, 201)
    const { b, sent } = await signIn(phone)
    assert.equal(sent.status, 200, sent.text)
    assert.deepEqual(sent.body.me.hats.map((h: { provinceId: number; unitIds: string[] }) => [h.provinceId, h.unitIds]).sort(), [
      [1, [ids.unit2]],
      [2, [ids.unitOther]],
    ])
    assert.deepEqual(sent.body.me.hat.unitIds.length, 1)
    assert.equal((await b.get(`/api/units/${ids.unitOther}`)).status, sent.body.me.hat.provinceId === 2 ? 200 : 404)
    const granted = await on.db.selectFrom('journal.fact').select('name').where('name', '=', 'people.grant').execute()
    assert.equal(granted.length, 1, 'each province’s journal tells of its own grant')
  })

  test('a phone taken out of the unit is out with the next request; a hat that somebody gave stays', async () => {
    await edit([{ name: 'مدیر نمونه', phones: [{ number: phone }] }])
    const { b } = await signIn(phone)
    const karim = on.as(cast.karim)
    assert.equal((await b.get('/api/me')).status, 200)
    await edit([])
    assert.equal((await b.get('/api/me')).status, 401)
    assert.equal((await karim.get(`/api/units/${ids.unit1}`)).status, 200)
    const owners = await on.db
      .selectFrom('people.grant')
      .select('account_id')
      .where('unit_id', '=', ids.unit1)
      .where('revoked_at', 'is', null)
      .execute()
    assert.deepEqual(
      owners.map((o) => o.account_id),
      [cast.karim.accountId],
    )
  })

  test('an investor without a registered unit signs in for the plan', async () => {
    const made = await on.as(cast.zahra).post('/api/investors', {
      name: 'سرمایه‌گذار نمونه',
      plan: 'طرح سرامیک',
      contacts: [{ name: 'سرمایه‌گذار نمونه', phones: [{ number: '09145550002' }] }],
    })
    assert.equal(made.status, 201, made.text)
    const { sent } = await signIn('09145550002')
    assert.equal(sent.body.me?.hat.role, 'investor', sent.text)
    assert.deepEqual(sent.body.me.hat.investorIds, [made.body.id])
  })
})
