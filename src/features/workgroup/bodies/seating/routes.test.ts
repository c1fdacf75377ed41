import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { keeps, sitsIn } from '../../model.ts'
import { serve } from '#server/http.ts'
import { cast, ids, type Sent, stage } from '#server/testing.ts'
import { committeeFor, decidingBody, nextCode, seatedActor, seatsOf } from '../actions.ts'
import { bodiesApi } from '../api.ts'
import { budgetFor } from '../policies/actions.ts'
import { blankSeat, type BodyView, type SeatForm } from '../model.ts'
import { bodiesConstraints, bodiesHandlers } from '../routes.ts'

const { zahra, naser, mina, parviz, karim, sadeq, ehsan, omid, adel } = cast
const seatForm: SeatForm = { ...blankSeat, post: 'فرماندار' }

suite('seats', () => {
  const on = stage([serve(bodiesApi, bodiesHandlers, bodiesConstraints)])
  const ok = (sent: Sent) => {
    assert.ok(sent.status < 300, sent.text)
    return sent.body
  }
  const refused = (sent: Sent, status: number, code: string) => assert.deepEqual([sent.status, sent.body.code], [status, code], sent.text)
  const tag = (version: number) => ({ 'if-match': String(version) })
  const bodies = async (): Promise<BodyView[]> => ok(await on.as(sadeq).get('/api/bodies')).rows
  const county = async (): Promise<BodyView> => {
    await on.as(sadeq).post('/api/bodies/start')
    return (await bodies()).find((b) => b.countyId === ids.county1)!
  }
  const panel = async (): Promise<BodyView> => {
    await on.as(sadeq).post('/api/bodies/start')
    return (await bodies()).find((b) => b.kind === 'bank_panel')!
  }
  const add = (body: { id: string }, more: Partial<SeatForm>, who: Actor = sadeq) =>
    on.as(who).post(`/api/bodies/${body.id}/seats`, { ...seatForm, ...more })
  const seatOf = (page: { members: { id: string; post: string; version: number; holderName?: string }[] }, post = 'فرماندار') =>
    page.members.find((s) => s.post === post)!
  const does = (body: { id: string }, seat: { id: string; version: number }, act: string, form: object = {}, who: Actor = sadeq) =>
    on.as(who).post(`/api/bodies/${body.id}/seats/${seat.id}/${act}`, form, tag(seat.version))
  const seated = (who: Actor) => on.ctx(who, async (ctx) => seatedActor(ctx))
  const revoke = (who: Actor) => on.db.updateTable('people.grant').set({ revoked_at: on.now }).where('account_id', '=', who.accountId).execute()

  test('an official sees exactly the body that the seat gives, and loses it with the seat', async () => {
    const body = await panel()
    assert.deepEqual((await seated(omid)).seats, [])
    const page = ok(await add(body, { accountId: omid.accountId }))
    assert.equal(seatOf(page).holderName, omid.name) // the account lends its name
    const rows = ok(await on.as(omid).get('/api/bodies')).rows
    assert.deepEqual(
      rows.map((b: BodyView & { mine: boolean; kept: boolean }) => [b.id, b.mine, b.kept]),
      [[body.id, true, false]],
    )
    const other = (await bodies()).find((b) => b.kind === 'province')!
    refused(await on.as(omid).get(`/api/bodies/${other.id}`), 404, 'workgroup/no-such-body')
    assert.ok(sitsIn(await seated(omid), [body.id]) && !keeps(await seated(omid), body.id))
    refused(await add(body, { post: 'دیگر' }, omid), 403, 'law/not-yours')
    ok(await does(body, seatOf(page), 'retire'))
    refused(await on.as(omid).get(`/api/bodies/${body.id}`), 404, 'workgroup/no-such-body')
  })

  test('a clerk seats the members of their own body only; deputies count as seated', async () => {
    const body = await panel()
    ok(await add(body, { accountId: omid.accountId, clerk: true, deputyAccountId: ehsan.accountId }))
    assert.ok(keeps(await seated(omid), body.id) && keeps(await seated(ehsan), body.id))
    assert.equal(ok(await on.as(omid).get('/api/bodies')).rows[0].kept, true)
    ok(await add(body, { post: 'نماینده', accountId: mina.accountId, agencyId: ids.agencyBank }, ehsan))
    const found = ok(await on.as(omid).get(`/api/bodies/${body.id}/candidates?q=نمونه&agencyId=${ids.agencyBank}`)).rows
    const names = found.map((p: { name: string }) => p.name)
    assert.ok(names.includes(mina.name) && names.includes(sadeq.name) && !names.includes(naser.name) && !names.includes(karim.name))
    const other = (await bodies()).find((b) => b.kind === 'province')!
    refused(await add(other, {}, omid), 404, 'workgroup/no-such-body')
    refused(await add(other, {}, parviz), 403, 'law/not-yours')
    refused(await on.as(zahra).get(`/api/bodies/${body.id}/candidates`), 403, 'http/not-allowed')
    assert.equal(ok(await add(body, { post: 'دبیر دوم', clerk: true })).members.filter((s: SeatForm) => s.clerk).length, 2)
  })

  test('an account without its hat, or with another agency’s, no longer counts as seated', async () => {
    const body = await panel()
    ok(await add(body, { accountId: omid.accountId, clerk: true }))
    ok(await add(body, { post: 'نماینده', accountId: naser.accountId, agencyId: ids.agencyPower }))
    await revoke(omid)
    const [seat] = await on.ctx(sadeq, async (ctx) => (await seatsOf(ctx, body.id)).filter((s) => s.post === 'فرماندار'))
    assert.deepEqual([seat?.accountId, seat?.lost, seat?.holderName], [null, true, omid.name])
    // The same person under a hat that fills no seat.
    assert.deepEqual((await seated({ ...karim, accountId: omid.accountId })).seats, [])
    assert.equal((await seated(naser)).seats.length, 1)
    assert.deepEqual((await seated({ ...naser, agencyIds: [ids.agencyBank] })).seats, [])
  })

  test('bad seats are refused in words', async () => {
    const body = await panel()
    const page = ok(await add(body, { chair: true, accountId: omid.accountId }))
    refused(await add(body, { post: 'دوم', chair: true }), 409, 'workgroup/chair-twice')
    refused(await add(body, { post: 'دوم', accountId: omid.accountId }), 409, 'workgroup/seated-twice')
    refused(await add(body, { post: 'دوم', deputyAccountId: omid.accountId }), 409, 'workgroup/seated-twice')
    refused(await add(body, { post: 'دوم', accountId: ehsan.accountId, deputyAccountId: ehsan.accountId }), 422, 'workgroup/deputy-is-holder')
    const twin = { holderName: 'کس', deputyName: 'کس', phone: '09141234567', deputyPhone: '+989141234567' }
    refused(await add(body, { post: 'دوم', ...twin }), 422, 'workgroup/deputy-is-holder')
    refused(await add(body, { post: 'دوم', accountId: karim.accountId }), 422, 'workgroup/no-fitting-hat')
    refused(await add(body, { post: 'دوم', accountId: cast.zahra2.accountId }), 422, 'workgroup/no-fitting-hat')
    refused(await add(body, { post: 'دوم', accountId: mina.accountId, agencyId: ids.agencyPower }), 422, 'workgroup/other-agency')
    refused(await add(body, { post: 'دوم', agencyId: ids.agencyOther }), 422, 'workgroup/no-such-agency')
    refused(await add(body, { post: ' ' }), 422, 'workgroup/post-empty')
    refused(await add(body, { post: 'دوم', phone: '12' }), 422, 'workgroup/bad-phone')
    const seat = seatOf(page)
    const edited = ok(
      await on.as(sadeq).put(`/api/bodies/${body.id}/seats/${seat.id}`, { ...seatForm, chair: true, voting: false }, tag(seat.version)),
    )
    assert.deepEqual([edited.voting, edited.chairPost], [0, 'فرماندار'])
    refused(await on.as(sadeq).put(`/api/bodies/${body.id}/seats/${seat.id}`, seatForm, tag(seat.version)), 412, 'http/stale')
    refused(await on.as(sadeq).put(`/api/bodies/${(await county()).id}/seats/${seat.id}`, seatForm, tag(2)), 404, 'workgroup/no-such-seat')
  })

  test('somebody new takes a seat and the old one stays on record; giving up can be undone while the place is free', async () => {
    const body = await panel()
    const first = seatOf(ok(await add(body, { chair: true, holderName: 'نفر اول' })))
    on.clock.forward(3_600_000)
    const page = ok(await does(body, first, 'replace', { ...seatForm, chair: true, holderName: 'نفر دوم' }))
    assert.deepEqual([page.members.length, page.chairName, page.past[0].holderName], [1, 'نفر دوم', 'نفر اول'])
    const names = (at: Date) => on.ctx(sadeq, async (ctx) => (await seatsOf(ctx, body.id, at)).map((s) => s.holderName))
    assert.deepEqual([await names(new Date(on.now.getTime() - 60_000)), await names(on.now)], [['نفر اول'], ['نفر دوم']])
    refused(await does(body, { ...first, version: 2 }, 'retire'), 409, 'workgroup/seat-retired')
    refused(await does(body, { ...first, version: 2 }, 'restore'), 409, 'workgroup/chair-twice')
    refused(await does(body, seatOf(page), 'restore'), 409, 'workgroup/seat-not-retired')
    ok(await does(body, seatOf(page), 'retire'))
    assert.equal(ok(await does(body, { ...first, version: 2 }, 'restore')).chairName, 'نفر اول')
  })

  test('many agencies at once: those without a seat get one, filled by their only head', async () => {
    const body = await panel()
    const seat = (agencyIds: string[], who: Actor = sadeq) => on.as(who).post(`/api/bodies/${body.id}/seats/agencies`, { agencyIds })
    ok(await add(body, { agencyId: ids.agencyBank, post: 'نمایندهٔ بانک' }))
    const page = ok(await seat([ids.agencyBank, ids.agencyPower, ids.agencyPower]))
    const power = page.members.find((s: SeatForm) => s.agencyId === ids.agencyPower)
    assert.deepEqual([page.members.length, power.holderName, power.accountId], [2, parviz.name, parviz.accountId])
    assert.equal(ok(await seat([ids.agencyPower])).members.length, 2)
    refused(await seat([ids.agencyOther]), 422, 'workgroup/no-such-agency')
    refused(await seat([]), 400, 'http/bad-input')
    refused(await seat([ids.agencyBank], parviz), 403, 'law/not-yours')
  })

  test('what other nouns ask: who decides, which committee, deadlines, numbers', async () => {
    await on.ctx(sadeq, (ctx) => assert.rejects(decidingBody(ctx, null), { code: 'workgroup/no-body-yet' }))
    const tabriz = await county()
    const asked = await on.ctx(sadeq, async (ctx) => {
      const group = await decidingBody(ctx, null)
      const committee = async (groupCode: string, domainCode: string) => (await committeeFor(ctx, group.id, { groupCode, domainCode }))?.nameEn
      return {
        kind: group.kind,
        county: (await decidingBody(ctx, ids.county1)).id,
        elsewhere: (await decidingBody(ctx, ids.county3)).id === group.id,
        committees: [await committee('F01', 'F'), await committee('T01', 'T')],
        none: await committeeFor(ctx, tabriz.id, { groupCode: 'F01', domainCode: 'F' }),
        hear: await budgetFor(ctx, 'hear', 'production_stopped'),
        codes: [(await nextCode(ctx, 'D')).code, (await nextCode(ctx, 'D')).code, (await nextCode(ctx, 'R')).code],
      }
    })
    assert.deepEqual(asked, {
      kind: 'province',
      county: tabriz.id,
      elsewhere: true,
      committees: ['Banking committee', 'Non-banking committee'],
      none: null,
      hear: { amount: 48, unit: 'hours' },
      codes: ['EA-D-1405-0001', 'EA-D-1405-0002', 'EA-R-1405-0001'],
    })
  })

  test('the list of members as a sheet has phones only for who may see them', async () => {
    const body = await panel()
    ok(await add(body, { holderName: 'نام نمونه', phone: '09141234567' }))
    const csv = async (who: Actor) => (await on.as(who).get(`/api/bodies/${body.id}/members?kind=csv`)).text
    assert.match(await csv(adel), /نام نمونه.*\+989141234567/)
    assert.match(await csv(zahra), /نام نمونه/)
    assert.doesNotMatch(await csv(zahra), /9141234567/)
  })
})
