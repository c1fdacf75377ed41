// The applicant withdraws: the resolution is marked, the clerk's bell rings, and a person decides how it ends.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast } from '#server/testing.ts'
import { sweepResolutions } from '../clock/jobs.ts'
import { DAY, ok, onStage, tools } from '../world.test.ts'

const { karim, sadeq, zahra } = cast

suite('a withdrawn case and its resolution', () => {
  const on = onStage()
  const t = tools(on)
  const withdraw = async (id: string) => {
    await t.onCase(karim, id, 'withdraw')
    await on.drain()
  }
  /** How often the clerk's bell rang about a resolution. */
  const bells = async (id: string) => {
    const rows = await on.db.selectFrom('channels.bell').select(['account_id', 'kind', 'link']).execute()
    return rows.filter((b) => b.account_id === sadeq.accountId && b.kind.endsWith('bell.note_withdrawal') && b.link?.endsWith(id)).length
  }

  test('marked once, told to the clerk, ended by nobody; ending it is offered and closes it with its reason', async () => {
    const w = await t.notified()
    await withdraw(w.caseId)
    const r = await t.read(w.id)
    assert.deepEqual([r.state, r.flags, await bells(w.id)], ['notified', ['withdrawn'], 1])
    assert.equal(r.acts.find((a) => a.name === 'not_executed')?.whyNot, null)
    const [line] = ok(await on.as(sadeq).get(`/api/resolutions?caseId=${w.caseId}`)).rows
    assert.deepEqual(line.flags, ['withdrawn'])
    const over = await t.act(sadeq, w.id, 'not_executed', { reason: 'applicant_did_not_follow_up', text: 'متقاضی انصراف داد' })
    assert.deepEqual([over.state, over.reason], ['not_executed', 'applicant_did_not_follow_up'])
  })

  test('while one of its cases is not withdrawn it is not marked', async () => {
    const w = await t.world()
    const raised = { text: 'برق سالن دوم', phone: '09141234567', unitId: (await t.caseNow(w.caseId)).unitId, groupCode: 'T01' }
    const other = ok(await on.as(zahra).post('/api/cases', raised)).id as string
    const dossier = ok(await on.as(sadeq).get(`/api/dossiers/${w.dossierId}`))
    ok(await on.as(sadeq).post(`/api/dossiers/${w.dossierId}/add_cases`, { caseIds: [other] }, { 'if-match': `${dossier.version}` }))
    const { id } = await t.draft(w, { caseIds: [w.caseId, other] })
    await t.notify(w)
    await withdraw(w.caseId)
    assert.deepEqual((await t.read(id)).flags, [])
    await withdraw(other)
    assert.deepEqual((await t.read(id)).flags, ['withdrawn'])
  })

  test('a withdrawal taken back by staff marks nothing; a case reopened takes the mark off', async () => {
    const w = await t.notified()
    await t.onCase(zahra, w.caseId, 'withdraw', { via: 'phone', saidBy: 'مدیر واحد' })
    await t.onCase(zahra, w.caseId, 'undo', { seq: (await t.caseNow(w.caseId)).timeline.at(-1).seq })
    on.clock.forward(130_000)
    await on.drain()
    assert.deepEqual((await t.read(w.id)).flags, [])
    await withdraw(w.caseId)
    assert.deepEqual((await t.read(w.id)).flags, ['withdrawn'])
    await t.onCase(karim, w.caseId, 'reopen', { text: 'منصرف شدم' })
    await on.drain()
    const r = await t.read(w.id)
    assert.deepEqual([r.state, r.flags, await bells(w.id)], ['notified', [], 1])
  })

  test('no agency is charged with silence towards an applicant who has withdrawn', async () => {
    const w = await t.notified()
    await withdraw(w.caseId)
    on.clock.forward(90 * DAY)
    await sweepResolutions(on.engine, 1)
    const r = await t.read(w.id)
    assert.deepEqual([r.state, r.path, r.flags.includes('withdrawn')], ['executing', null, true])
  })

  test('a resolution without cases has nobody who could withdraw', async () => {
    const w = await t.world()
    const { id } = await t.draft(w, { caseIds: [] })
    await t.notify(w)
    await withdraw(w.caseId)
    assert.deepEqual((await t.read(id)).flags, [])
  })
})
