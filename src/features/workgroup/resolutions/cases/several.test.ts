// One resolution for several cases, cases that could not follow at first, and cases whose resolution ended without execution.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast } from '#server/testing.ts'
import { ok, onStage, tools } from '../world.test.ts'

const { karim, sadeq, zahra } = cast

suite('several cases on one resolution', () => {
  const on = onStage()
  const t = tools(on)
  const onCase: typeof t.onCase = async (...what) => {
    const done = await t.onCase(...what)
    await on.drain()
    return done
  }
  /** A claimed resolution of two cases. */
  const two = async () => {
    const w = await t.world()
    const raised = { text: 'برق سالن دوم', phone: '09141234567', unitId: (await t.caseNow(w.caseId)).unitId, groupCode: 'T01' }
    const other = ok(await on.as(zahra).post('/api/cases', raised)).id as string
    const dossier = ok(await on.as(sadeq).get(`/api/dossiers/${w.dossierId}`))
    ok(await on.as(sadeq).post(`/api/dossiers/${w.dossierId}/add_cases`, { caseIds: [other] }, { 'if-match': `${dossier.version}` }))
    const { id } = await t.draft(w, { caseIds: [w.caseId, other] })
    await t.notify(w)
    await t.claim(id)
    await on.drain()
    assert.deepEqual([(await t.caseNow(w.caseId)).status, (await t.caseNow(other)).status], ['action_claimed', 'action_claimed'])
    return { ...w, id, other }
  }
  const state = async (id: string) => (await t.read(id)).state

  test('the word on one case does not execute what another still waits for', async () => {
    const w = await two()
    await onCase(karim, w.caseId, 'confirm')
    assert.equal(await state(w.id), 'claimed')
    await onCase(karim, w.other, 'dispute', { text: 'سالن دوم هنوز برق ندارد' })
    assert.deepEqual([await state(w.id), (await t.read(w.id)).flags], ['executing', ['disputed']])
    await t.claim(w.id)
    await on.drain()
    await onCase(karim, w.other, 'confirm')
    assert.equal(await state(w.id), 'executed')
  })

  test('said of the resolution itself, it is the word on all its cases', async () => {
    const w = await two()
    await t.act(karim, w.id, 'confirm')
    await on.drain()
    assert.deepEqual([await state(w.id), (await t.caseNow(w.other)).status], ['executed', 'confirmed'])
  })

  test('a case that waited for its producer when it was notified follows as soon as they answer', async () => {
    const w = await t.world()
    const { id } = await t.draft(w)
    await onCase(zahra, w.caseId, 'ask_info', { text: 'قبض برق را بفرستید' })
    await t.notify(w)
    assert.equal((await t.caseNow(w.caseId)).status, 'info_needed')
    await onCase(karim, w.caseId, 'answer', { text: 'فرستادم' })
    const c = await t.caseNow(w.caseId)
    assert.deepEqual([c.status, c.referrals.length, await state(id)], ['resolution_issued', 1, 'notified'])
  })

  test('withdrawn and reopened, a case follows again what runs for it', async () => {
    const w = await t.notified()
    await onCase(karim, w.caseId, 'withdraw')
    await onCase(karim, w.caseId, 'reopen', { text: 'منصرف شدم' })
    assert.equal((await t.caseNow(w.caseId)).status, 'resolution_issued')
  })

  test('ended without execution, its case is with the group again', async () => {
    const w = await t.notified()
    await t.act(sadeq, w.id, 'not_executed', { reason: 'agency_did_not_cooperate', text: 'همکاری نکرد' })
    const c = await t.caseNow(w.caseId)
    assert.deepEqual([c.status === 'resolution_issued', c.holder], [false, 'workingGroup'])
    assert.ok(c.dueAt, 'somebody’s time runs')
  })
})
