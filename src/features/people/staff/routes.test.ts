// Who may give which hat to whom, and what a province cannot do to another.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, ids, phoneOf, stage } from '#server/testing.ts'
import { checkPlacesBy, issueCode, whoIs } from '../actions.ts'
import { hatsOf } from '../queries.ts'
import { people } from '../routes.ts'

const desks: Record<string, string> = { [ids.deskPower1]: ids.agencyPower, [ids.deskPower2]: ids.agencyPower, [ids.deskBank1]: ids.agencyBank }
const agencies: string[] = [ids.agencyPower, ids.agencyBank]

suite('people of a province', () => {
  const on = stage([people], { whoIs })
  checkPlacesBy(async (_ctx, p) => agencies.includes(p.agencyId ?? '') && (!p.deskId || desks[p.deskId] === p.agencyId))
  let n = 0
  const signIn = async (phone: string) => {
    const { code } = await on.ctx(null, (ctx) => issueCode(ctx, { phone, purpose: 'signIn' }))
    const b = on.browser(`10.3.0.${++n}`)
    return { b, sent: await b.post('/api/session/code', { phone, code }) }
  }
  const powerRep = { role: 'agencyRep', agencyId: ids.agencyPower, deskId: ids.deskPower2 }
  const person = (actor: { accountId: string | null }) => `/api/people/${actor.accountId}`

  test('the administrator sees the staff of their own province by name, page by page', async () => {
    const all = await on.as(cast.adel).get('/api/people')
    const names = all.body.rows.map((r: { name: string }) => r.name)
    assert.ok(names.includes(cast.zahra.name) && names.includes(cast.naser.name))
    for (const hidden of [cast.zahra2, cast.karim, cast.karim2]) assert.ok(!names.includes(hidden.name))
    const paged: string[] = []
    let after = ''
    for (let i = 0; i < 20; i++) {
      const page = (await on.as(cast.adel).get(`/api/people?limit=3${after && `&after=${after}`}`)).body
      paged.push(...page.rows.map((r: { name: string }) => r.name))
      if (!page.next) break
      after = page.next
    }
    assert.deepEqual(paged, names)
    assert.equal((await on.as(cast.adel).get('/api/people?after=%7Bbroken')).status, 200)
  })

  test('people are found by a name in any spelling, by phone and by role', async () => {
    const find = async (q: string) => (await on.as(cast.adel).get(`/api/people?${q}`)).body.rows.map((r: { name: string }) => r.name)
    assert.deepEqual(await find(`q=${encodeURIComponent('زهرا')}`), [cast.zahra.name])
    assert.deepEqual(await find(`q=${encodeURIComponent('مينا')}`), [cast.mina.name], 'Arabic yeh')
    assert.deepEqual(await find(`q=${encodeURIComponent('۰۹۱۴۰۰۰۰۰۰۲')}`), [cast.homa.name])
    assert.deepEqual(await find('role=producer'), [cast.karim.name, cast.laleh.name].sort())
    assert.deepEqual(await find(`q=${encodeURIComponent("'; drop table people.account; --")}`), [])
  })

  test('heads see their own people only', async () => {
    const names = async (who: typeof cast.parviz | typeof cast.homa) =>
      (await on.as(who).get('/api/people')).body.rows.map((r: { name: string }) => r.name).sort()
    assert.deepEqual(await names(cast.parviz), [cast.naser.name, cast.naser2.name, cast.parviz.name].sort())
    assert.deepEqual(await names(cast.homa), [cast.homa.name, cast.zahra.name].sort())
    assert.deepEqual((await on.as(cast.homa).get('/api/people?role=admin')).body.rows, [])
    assert.deepEqual((await on.as(cast.parviz).get(`/api/people?agencyId=${ids.agencyBank}`)).body.rows, [])
    assert.equal((await on.as(cast.parviz).get(person(cast.mina))).status, 404)
    assert.equal((await on.as(cast.homa).get(person(cast.adel))).status, 404)
  })

  test('another province’s person cannot even be read', async () => {
    for (const who of [cast.zahra2, cast.karim2]) {
      assert.equal((await on.as(cast.adel).get(person(who))).body.code, 'people/no-such-person')
      for (const act of ['suspend', 'sign-out', 'reset-second-factor', 'resume'])
        assert.equal((await on.as(cast.adel).post(`${person(who)}/${act}`)).status, 404)
      assert.equal((await on.as(cast.adel).post(`${person(who)}/hats`, { role: 'admin' })).status, 404)
    }
  })

  test('the head of an agency gives desks of the own agency and no other hat', async () => {
    const give = (hat: object) => on.as(cast.parviz).post(`${person(cast.naser)}/hats`, hat)
    assert.equal((await give(powerRep)).status, 201)
    assert.equal((await give(powerRep)).body.code, 'people/already-granted')
    assert.equal((await give({ role: 'agencyRep', agencyId: ids.agencyBank, deskId: ids.deskBank1 })).body.code, 'people/may-not-grant')
    assert.equal((await give({ ...powerRep, deskId: ids.deskBank1 })).body.code, 'people/place-unknown', 'a bank’s desk under the own agency')
    assert.equal((await give({ role: 'agencyHead', agencyId: ids.agencyPower })).body.code, 'people/may-not-grant')
    assert.equal((await give({ role: 'admin' })).body.code, 'people/may-not-grant')
    assert.equal((await give({ role: 'agencyRep', agencyId: ids.agencyPower })).body.code, 'people/place-missing')
    const naser = (await hatsOf(on.db, cast.naser.accountId!)).find((h) => h.role === 'agencyRep')!
    assert.deepEqual(naser.deskIds.sort(), [ids.deskPower1, ids.deskPower2].sort())
  })

  test('nobody gives a hat to themselves or takes their own', async () => {
    assert.equal((await on.as(cast.adel).post(`${person(cast.adel)}/hats`, { role: 'operator' })).status, 403)
    assert.equal((await on.as(cast.parviz).post(`${person(cast.parviz)}/hats`, powerRep)).status, 403)
    const [own] = (await on.as(cast.adel).get(person(cast.adel))).body.person.hats
    assert.equal((await on.as(cast.adel).del(`${person(cast.adel)}/hats/${own.id}`)).body.code, 'people/not-yourself')
    assert.equal(
      (await on.as(cast.adel).post('/api/invitations', { name: 'خودم', phone: phoneOf(cast.adel), hat: { role: 'operator' } })).body.code,
      'people/not-yourself',
    )
  })

  test('a hat with a place that the role does not have is refused', async () => {
    assert.equal(
      (await on.as(cast.adel).post(`${person(cast.zahra)}/hats`, { role: 'operator', agencyId: ids.agencyPower })).body.code,
      'people/place-extra',
    )
    assert.equal((await on.as(cast.adel).post(`${person(cast.zahra)}/hats`, { role: 'producer' })).status, 400)
    assert.equal((await on.as(cast.adel).post(`${person(cast.zahra)}/hats`, { role: 'system' })).status, 400)
  })

  test('an invitation becomes a hat when the phone proves itself, and is told to channels as a fact', async () => {
    const phone = '09123334444'
    const sent = await on.as(cast.homa).post('/api/invitations', { name: '  نیروی تازه ', phone, hat: { role: 'operator' } })
    assert.equal(sent.status, 201)
    assert.equal(sent.body.phone, '+989123334444')
    assert.equal(sent.body.state, 'open')
    const fact = await on.db.selectFrom('journal.fact').selectAll().where('name', '=', 'people.invited').executeTakeFirstOrThrow()
    assert.equal((fact.details as { phone: string }).phone, '+989123334444')
    const { b, sent: entered } = await signIn(phone)
    assert.equal(entered.body.me.hat.role, 'operator')
    assert.equal(entered.body.me.name, 'نیروی تازه')
    assert.equal(entered.body.me.hasPassword, false)
    assert.equal((await b.post('/api/me/password', { next: 'یک گذرواژه تازه' })).status, 200)
    assert.equal((await on.as(cast.homa).get('/api/invitations')).body.rows[0].state, 'accepted')
  })

  test('the secretary invites members of bodies and experts, nobody else; the member signs in', async () => {
    const invite = (hat: object, phone = '09123330009') => on.as(cast.sadeq).post('/api/invitations', { name: 'فرماندار نمونه', phone, hat })
    assert.equal((await invite({ role: 'operator' })).body.code, 'people/may-not-grant')
    assert.equal((await invite({ role: 'official', agencyId: ids.agencyPower })).body.code, 'people/place-extra')
    const sent = await invite({ role: 'official' })
    assert.equal(sent.status, 201, sent.text)
    const list = (await on.as(cast.sadeq).get('/api/invitations')).body
    assert.deepEqual([list.rows.length, list.mayInvite], [1, ['expert', 'official']])
    const { b } = await signIn('09123330009')
    const me = (await b.get('/api/me')).body
    assert.deepEqual([me.hat.role, me.hat.agencyIds, me.name], ['official', [], 'فرماندار نمونه'])
    assert.equal((await on.as(cast.sadeq).get('/api/people')).status, 403)
  })

  test('an invitation taken back, run out or to another phone opens nothing', async () => {
    const invite = async (phone: string) =>
      (await on.as(cast.adel).post('/api/invitations', { name: 'همکار', phone, hat: { role: 'manager' } })).body.id as string
    const back = await invite('09123330001')
    assert.equal((await on.as(cast.homa).del(`/api/invitations/${back}`)).status, 404, 'not the inviter')
    assert.equal(
      (await on.as({ ...cast.adel, provinceId: 2, sessionId: 'adel-in-2' }).del(`/api/invitations/${back}`)).status,
      404,
      'another province',
    )
    assert.equal((await on.as(cast.adel).del(`/api/invitations/${back}`)).status, 200)
    assert.equal((await signIn('09123330001')).sent.body.code, 'people/no-hat')
    await invite('09123330002')
    on.clock.forward(14 * 86_400_000)
    assert.equal((await signIn('09123330002')).sent.body.code, 'people/no-hat')
    assert.equal((await signIn('09123330003')).sent.body.code, 'people/no-hat')
  })

  test('suspension and forced sign-out end sessions at once; the person comes back only when resumed', async () => {
    const { b } = await signIn(phoneOf(cast.zahra))
    assert.equal((await on.as(cast.adel).post(`${person(cast.zahra)}/sign-out`)).body.sessions, 0)
    assert.equal((await b.get('/api/me')).status, 401)
    on.clock.forward(61_000)
    const again = await signIn(phoneOf(cast.zahra))
    assert.equal((await on.as(cast.adel).post(`${person(cast.zahra)}/suspend`)).body.person.state, 'suspended')
    assert.equal((await again.b.get('/api/me')).status, 401)
    assert.equal((await on.as(cast.adel).post(`${person(cast.zahra)}/suspend`)).body.code, 'law/wrong-state')
    on.clock.forward(61_000)
    assert.equal((await signIn(phoneOf(cast.zahra))).sent.body.code, 'people/suspended')
    assert.equal((await on.as(cast.adel).post(`${person(cast.zahra)}/resume`)).status, 200)
    assert.equal((await again.b.get('/api/me')).status, 401, 'the old session stays ended')
  })

  test('a hat is taken away at once, by those who could give it', async () => {
    const { b } = await signIn(phoneOf(cast.naser))
    const [hat] = (await on.as(cast.adel).get(person(cast.naser))).body.person.hats
    assert.equal((await on.as(cast.homa).del(`${person(cast.naser)}/hats/${hat.id}`)).status, 404)
    assert.equal((await on.as(cast.parviz).del(`${person(cast.naser)}/hats/${hat.id}`)).status, 200)
    assert.equal((await b.get('/api/me')).status, 401)
    assert.equal((await on.as(cast.adel).del(`${person(cast.naser)}/hats/${hat.id}`)).body.code, 'people/no-such-grant')
  })

  test('who works in two provinces cannot be suspended or renamed by one of them', async () => {
    await on.db
      .insertInto('people.grant')
      .values({ id: '0198aaaa-0000-7000-8000-000000000002', account_id: cast.zahra.accountId!, province_id: 2, role: 'operator', granted_at: on.now })
      .execute()
    for (const act of ['suspend', 'reset-second-factor']) assert.equal((await on.as(cast.adel).post(`${person(cast.zahra)}/${act}`)).status, 403)
    assert.equal((await on.as(cast.adel).patch(person(cast.zahra), { phone: '09120000000' })).status, 403)
    assert.deepEqual((await on.as(cast.adel).get(person(cast.zahra))).body.open, ['signOut', 'grant'])
  })

  test('a phone or username of somebody else is refused in words', async () => {
    assert.equal((await on.as(cast.adel).patch(person(cast.zahra), { phone: phoneOf(cast.homa) })).body.code, 'people/phone-taken')
    assert.equal((await on.as(cast.adel).patch(person(cast.zahra), { username: 'Zahra.N' })).body.person.username, 'zahra.n')
    assert.equal((await on.as(cast.adel).patch(person(cast.homa), { username: 'ZAHRA.n' })).body.code, 'people/username-taken')
    assert.equal((await on.as(cast.adel).patch(person(cast.homa), { phone: '12' })).status, 400)
    assert.equal((await on.as(cast.adel).patch(person(cast.homa), { phone: '12345' })).body.code, 'people/not-a-phone')
  })
})
