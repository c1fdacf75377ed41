// The cases of a dossier stand on an agenda exactly while the dossier does.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { takeOffAgenda } from '#features/casework/group/actions.ts'
import { cast, ids } from '#server/testing.ts'
import { homa, makeBody, match, ok, once, onStage, plan, sadeq, zahra } from './world.test.ts'

suite('cases of what is heard', () => {
  const on = onStage()
  const status = async (id: string) => ok(await on.as(homa).get(`/api/cases/${id}`)).status as string
  const raise = async () =>
    ok(await on.as(zahra).post('/api/cases', { text: 'برق کارخانه قطع است', phone: '09141234567', unitId: ids.unit1, groupCode: 'T01' })).id as string
  const act = async (id: string, name: string, body: object = {}) => {
    const { version } = ok(await on.as(sadeq).get(`/api/dossiers/${id}`))
    return ok(await on.as(sadeq).post(`/api/dossiers/${id}/${name}`, body, { 'if-match': String(version) }))
  }
  /** A dossier with one case, on the agenda of a called session. */
  async function called() {
    const body = await makeBody(on)
    const caseId = await raise()
    const made = ok(await on.as(sadeq).post('/api/dossiers', { unitId: ids.unit1, subject: 'برق', bodyId: body.id, caseIds: [caseId] }, once()))
    await act(made.id, 'accept')
    const { id } = await plan(on, body.id)
    const session = async () => ok(await on.as(sadeq).get(`/api/sessions/${id}`))
    ok(await on.as(sadeq).post(`/api/sessions/${id}/call`, {}, match(await session())))
    assert.equal(await status(caseId), 'on_agenda')
    return { id, bodyId: body.id, caseId, dossierId: made.id as string, session }
  }
  const tell = async (w: Awaited<ReturnType<typeof called>>, name: string) =>
    ok(await on.as(sadeq).post(`/api/sessions/${w.id}/${name}`, { reason: 'سیل' }, match(await w.session())))

  for (const name of ['cancel', 'uncall'])
    test(`${name}: they are off, and on again at the next call`, async () => {
      const w = await called()
      await tell(w, name)
      assert.equal(await status(w.caseId), 'submitted')
      const next = name === 'cancel' ? (await plan(on, w.bodyId, { startsAt: '2026-12-02T05:30:00.000Z' })).id : w.id
      const session = ok(await on.as(sadeq).get(`/api/sessions/${next}`))
      ok(await on.as(sadeq).post(`/api/sessions/${next}/call`, {}, match(session)))
      assert.equal(await status(w.caseId), 'on_agenda')
    })

  test('withdrawn from a called agenda, and a case removed from its dossier', async () => {
    const w = await called()
    const { version } = ok(await on.as(cast.karim).get(`/api/my/dossiers/${w.dossierId}`))
    ok(await on.as(cast.karim).post(`/api/my/dossiers/${w.dossierId}/withdraw`, {}, { 'if-match': String(version) }))
    assert.equal(await status(w.caseId), 'submitted')
  })

  test('a case added after the call stands there too; one taken out does not', async () => {
    const w = await called()
    const more = await raise()
    await act(w.dossierId, 'add_cases', { caseIds: [more] })
    assert.equal(await status(more), 'on_agenda')
    await act(w.dossierId, 'remove_case', { caseId: more, text: 'به این موضوع مربوط نیست' })
    assert.deepEqual([await status(more), await status(w.caseId)], ['submitted', 'on_agenda'])
  })

  test('a case that came after the pack is marked until an addition goes out', async () => {
    const w = await called()
    const late = async () => (await w.session()).agenda[0].lateCases
    const addendum = async (body: object) => on.as(sadeq).post(`/api/sessions/${w.id}/items/addendum`, body, match(await w.session()))
    const itemId = (await w.session()).agenda[0].id
    assert.equal(await late(), 0)
    assert.equal((await addendum({ itemId, reason: 'x' })).body.code, 'workgroup/nothing-late')
    on.clock.forward(60_000)
    const more = await raise()
    await act(w.dossierId, 'add_cases', { caseIds: [more] })
    assert.equal(await late(), 1)
    const room = ok(await on.as(sadeq).get(`/api/sessions/${w.id}/sitting`))
    assert.deepEqual([room.items[0].lateCases, room.items[0].addedLate], [1, false])
    assert.equal((await addendum({ itemId, reason: ' ' })).body.code, 'workgroup/session-reason-needed')
    assert.equal((await addendum({ itemId: w.id, reason: 'x' })).body.code, 'workgroup/no-such-item')
    on.clock.forward(60_000)
    ok(await addendum({ itemId, reason: 'پروندهٔ تازهٔ همین واحد' }))
    assert.equal(await late(), 0)
    const pack = ok(await on.as(sadeq).get(`/api/sessions/${w.id}/pack/2`))
    assert.deepEqual([pack.kind, pack.items.length, pack.items[0].cases.length], ['addition', 1, 2])
    assert.equal(ok(await on.as(sadeq).get(`/api/sessions/${w.id}/pack/verify`)).fits, true)
    on.clock.forward(60_000)
    await act(w.dossierId, 'add_cases', { caseIds: [await raise()] })
    assert.equal(await late(), 1, 'what comes after the addition is late again')
  })

  test('a session that goes on puts the cases on its agenda again', async () => {
    const w = await called()
    on.clock.set(new Date((await w.session()).startsAt))
    const url = `/api/sessions/${w.id}/sitting`
    ok(await on.as(sadeq).post(`${url}/open`, { chairedBy: 'other', chairName: 'رئیس' }, once()))
    ok(await on.as(sadeq).post(`${url}/close`, {}, once()))
    assert.equal(await status(w.caseId), 'submitted')
    ok(await on.as(sadeq).post(`${url}/resume`, { reason: 'اشتباه' }, once()))
    assert.equal(await status(w.caseId), 'on_agenda')
  })

  test('what stands on no agenda is left alone', async () => {
    const caseId = await raise()
    const { version } = ok(await on.as(homa).get(`/api/cases/${caseId}`))
    assert.deepEqual(await on.ctx(sadeq, (ctx) => takeOffAgenda(ctx, [caseId])), [{ caseId, done: true }])
    assert.equal(ok(await on.as(homa).get(`/api/cases/${caseId}`)).version, version)
  })
})
