import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { day, makeBody, match, ok, onStage, plan, readyDossier, sadeq, subjects, wednesday } from './world.test.ts'

suite('sessions keep themselves', () => {
  const on = onStage()
  const keep = async () => {
    await on.ctx(sadeq, (ctx) => ctx.enqueue('workgroup.keep_sessions', {}))
    await on.drain()
  }
  const list = async (query = '') => ok(await on.as(sadeq).get(`/api/sessions${query}`)).rows

  test('each body with a fixed weekday has its next session; twice is once', async () => {
    const { id } = await makeBody(on)
    const loose = await makeBody(on, { kind: 'committee', nameFa: 'بی روز ثابت' }, false)
    await on.db.updateTable('workgroup.body').set({ weekday: null }).where('province_id', '=', 1).where('id', '=', loose.id).execute()
    await makeBody(on, { nameFa: 'ستاد موازی', parallel: true }, false)
    const empty = await makeBody(on, { kind: 'committee', nameFa: 'بی عضو' })
    await on.db.updateTable('workgroup.seat').set({ holder_name: '' }).where('province_id', '=', 1).where('body_id', '=', empty.id).execute()
    await keep()
    await keep()
    const rows = await list()
    assert.deepEqual(
      rows.map((s: { bodyId: string; startsAt: string; byCalendar: boolean }) => [s.bodyId, s.startsAt, s.byCalendar]),
      [[id, wednesday, true]],
    )
    // After it another comes, also when the clock missed a month.
    on.clock.set(new Date('2026-12-28T06:30:00Z'))
    await keep()
    assert.equal((await list())[0].startsAt, '2026-12-30T05:30:00.000Z')
  })

  test('a cancelled week is not planned again', async () => {
    await makeBody(on)
    await keep()
    const [s] = await list()
    ok(await on.as(sadeq).post(`/api/sessions/${s.id}/cancel`, { reason: 'سفر' }, match(s)))
    await keep()
    assert.deepEqual(
      (await list('?state=planned')).map((x: { startsAt: string }) => x.startsAt),
      ['2026-12-02T05:30:00.000Z'],
    )
  })

  test('what nobody opened was not held; its dossiers stand first next time, behind unfinished resolutions only', async () => {
    const { id } = await makeBody(on)
    const first = await readyDossier(on, id, 'مانده', { lateDays: 1 })
    const s = await plan(on, id)
    ok(await on.as(sadeq).post(`/api/sessions/${s.id}/call`, {}, match(s)))
    await readyDossier(on, id, 'سنگین', { lateDays: 200, lossIrrDay: 900_000_000 })
    on.clock.set(new Date(Date.parse(wednesday) + 10 * 3_600_000))
    await keep()
    assert.equal(ok(await on.as(sadeq).get(`/api/sessions/${s.id}`)).state, 'called')
    on.clock.set(new Date(Date.parse(wednesday) + 15 * 3_600_000))
    await keep()
    const missed = ok(await on.as(sadeq).get(`/api/sessions/${s.id}`))
    assert.deepEqual([missed.state, missed.outcome, missed.agenda[0].state], ['not_held', 'missed', 'not_reached'])
    assert.equal(ok(await on.as(sadeq).get(`/api/dossiers/${first.id}`)).state, 'ready')
    const [next] = (await list()).filter((x: { state: string }) => x.state === 'planned')
    const built = ok(await on.as(sadeq).get(`/api/sessions/${next.id}`))
    assert.deepEqual(subjects(built), ['مانده', 'سنگین'])
    assert.equal(built.agenda[0].source, 'carried')
  })

  test('a plain subject that was not reached comes along once', async () => {
    const { id } = await makeBody(on)
    const s = await plan(on, id)
    const added = ok(await on.as(sadeq).post(`/api/sessions/${s.id}/items`, { title: 'گزارش دبیرخانه', reason: 'رسم' }, match(s)))
    ok(await on.as(sadeq).post(`/api/sessions/${s.id}/call`, {}, match(added)))
    on.clock.set(new Date(Date.parse(wednesday) + day))
    await keep()
    const [next] = (await list()).filter((x: { state: string }) => x.state === 'planned')
    assert.deepEqual(subjects(ok(await on.as(sadeq).get(`/api/sessions/${next.id}`))), ['گزارش دبیرخانه'])
  })

  test('production stopped and nobody meets in time: the clerks are rung with the way to plan', async () => {
    const { id } = await makeBody(on)
    await plan(on, id)
    await readyDossier(on, id, 'خط خوابیده', { priority: 'production_stopped' })
    await on.drain()
    const bells = () => on.db.selectFrom('channels.bell').select('link').where('kind', '=', 'workgroup.session.bell.extraordinary').execute()
    const links = (await bells()).map((b) => b.link)
    assert.ok(links.length >= 2)
    assert.equal(links[0], `/app/workgroup/sessions?plan=${id}&extraordinary=1`)
    await plan(on, id, { startsAt: '2026-11-23T05:30:00.000Z', extraordinary: true, reason: 'توقف تولید' })
    await readyDossier(on, id, 'خط دوم', { priority: 'production_stopped' })
    await on.drain()
    assert.equal((await bells()).length, links.length)
  })
})
