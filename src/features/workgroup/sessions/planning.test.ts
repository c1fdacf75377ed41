import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { makeBody, match, ok, omid, onStage, once, parviz, plan, refused, sadeq, wednesday, zahra } from './world.test.ts'

suite('planning a session', () => {
  const on = onStage()

  test('has a code and a number, the place and capacity of its body, and a built agenda', async () => {
    const body = await makeBody(on)
    const s = await plan(on, body.id)
    assert.match(s.code, /^EA-S-1405-\d{4}$/)
    assert.deepEqual([s.no, s.year, s.state, s.place, s.capacity, s.minutes], [1, 1405, 'planned', 'سالن جلسات استانداری', 3, 120])
    assert.notEqual(s.builtAt, null)
    const second = await plan(on, body.id, { startsAt: '2026-12-02T05:30:00.000Z' })
    assert.equal(second.no, 2)
    assert.equal((await plan(on, (await makeBody(on, { kind: 'committee', nameFa: 'کمیتهٔ بانکی' })).id)).no, 1)
  })

  test('not in the past, not beyond a year, not at the hour of another', async () => {
    const { id } = await makeBody(on)
    const post = (startsAt: string) => on.as(sadeq).post('/api/sessions', { bodyId: id, startsAt }, once())
    assert.equal(refused(await post('2026-11-20T05:30:00.000Z'), 422), 'workgroup/session-in-past')
    assert.equal(refused(await post('2028-11-20T05:30:00.000Z'), 422), 'workgroup/session-too-far')
    await plan(on, id)
    assert.equal(refused(await post('2026-11-25T07:00:00.000Z'), 409), 'workgroup/session-clash')
    ok(await post('2026-11-25T07:30:00.000Z'))
  })

  test('extraordinary: with a reason, and within 48 hours', async () => {
    const { id } = await makeBody(on)
    const post = (startsAt: string, reason?: string) =>
      on.as(sadeq).post('/api/sessions', { bodyId: id, startsAt, extraordinary: true, reason }, once())
    assert.equal(refused(await post('2026-11-23T05:30:00.000Z'), 422), 'workgroup/session-reason-needed')
    assert.equal(refused(await post('2026-11-23T05:30:00.000Z', '  '), 422), 'workgroup/session-reason-needed')
    const late = await post('2026-11-24T07:30:00.000Z', 'توقف تولید')
    assert.equal(refused(late, 422), 'workgroup/extraordinary-too-late')
    assert.match(late.text, /۱۴۰۵/)
    const s = ok(await post('2026-11-24T06:00:00.000Z', 'توقف تولید در واحد فولاد'))
    assert.deepEqual([s.extraordinary, s.reason], [true, 'توقف تولید در واحد فولاد'])
    const times = ok(await on.as(sadeq).get(`/api/sessions/times?bodyId=${id}&extraordinary=true`))
    assert.equal(times.until, '2026-11-24T06:30:00.000Z')
    assert.ok(times.times.length > 0 && times.times.every((at: string) => at <= times.until))
  })

  test('by its keeper only; a body that does not meet plans nothing', async () => {
    const { id } = await makeBody(on)
    const at = { bodyId: id, startsAt: wednesday }
    assert.equal(refused(await on.as(parviz).post('/api/sessions', at, once()), 403), 'law/not-yours')
    assert.equal((await on.as(zahra).post('/api/sessions', at, once())).status, 403)
    ok(await on.as(omid).post('/api/sessions', at, once()))
    const parallel = await makeBody(on, { nameFa: 'ستاد اقتصاد مقاومتی', parallel: true }, false)
    assert.equal(refused(await on.as(sadeq).post('/api/sessions', { ...at, bodyId: parallel.id }, once()), 422), 'workgroup/body-not-meeting')
  })

  test('the next one comes from the calendar of the body, after those that are planned', async () => {
    const { id } = await makeBody(on)
    const next = async () => ok(await on.as(sadeq).post('/api/sessions/next', { bodyId: id }, once())).startsAt
    assert.deepEqual([await next(), await next()], [wednesday, '2026-12-02T05:30:00.000Z'])
    const loose = await makeBody(on, { kind: 'committee', nameFa: 'بی روز ثابت' }, false)
    await on.db.updateTable('workgroup.body').set({ weekday: null }).where('province_id', '=', 1).where('id', '=', loose.id).execute()
    assert.equal(refused(await on.as(sadeq).post('/api/sessions/next', { bodyId: loose.id }, once()), 422), 'workgroup/no-fixed-day')
  })

  test('edited with the version that was seen; a later writer is told', async () => {
    const { id } = await makeBody(on)
    const s = await plan(on, id)
    const edit = (body: object, headers = match(s)) => on.as(sadeq).post(`/api/sessions/${s.id}/edit`, body, headers)
    const done = ok(await edit({ place: 'سالن دوم', capacity: 5 }))
    assert.deepEqual([done.place, done.capacity, done.history[0].name], ['سالن دوم', 5, 'edit'])
    assert.equal((await edit({ place: 'سالن سوم' })).status, 412)
    assert.equal((await on.as(sadeq).post(`/api/sessions/${s.id}/edit`, { place: 'x' })).status, 428)
    assert.equal(refused(await edit({ startsAt: '2026-11-21T05:30:00.000Z' }, match(done)), 422), 'workgroup/session-in-past')
  })

  test('cancelled with a reason and for good; not held only when its time is over', async () => {
    const { id } = await makeBody(on)
    const s = await plan(on, id)
    const cancel = (reason: string) => on.as(sadeq).post(`/api/sessions/${s.id}/cancel`, { reason }, match(s))
    assert.equal(refused(await cancel(' '), 422), 'workgroup/session-reason-needed')
    assert.equal(
      refused(await on.as(sadeq).post(`/api/sessions/${s.id}/not_held`, { reason: 'نیامدند' }, match(s)), 409),
      'workgroup/session-not-over',
    )
    const done = ok(await cancel('سفر استاندار'))
    assert.deepEqual([done.state, done.outcome], ['cancelled', 'سفر استاندار'])
    assert.equal(refused(await on.as(sadeq).post(`/api/sessions/${s.id}/edit`, { place: 'x' }, match(done)), 409), 'law/wrong-state')
  })
})
