// A merged case hands its resolutions on; when the merge is undone it has them again, and follows them.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast } from '#server/testing.ts'
import { ok, onStage, tools } from '../world.test.ts'

const { sadeq, zahra } = cast

suite('a merge and its undoing', () => {
  const on = onStage()
  const t = tools(on)
  /** What staff did may be taken back for two minutes; then it is heard. */
  const heard = async () => {
    on.clock.forward(130_000)
    await on.drain()
  }
  const another = async (unitId: string) =>
    ok(await on.as(zahra).post('/api/cases', { text: 'برق سالن دوم', phone: '09141234567', unitId, groupCode: 'T01' })).id as string
  const linked = async (id: string) => (await t.read(id)).cases.map((c) => c.id).sort()
  const made = async () => {
    const w = await t.world()
    return { ...w, other: await another((await t.caseNow(w.caseId)).unitId) }
  }

  test('the resolution goes with the merge and comes back; both cases say what runs for them', async () => {
    const w = await made()
    const { id } = await t.draft(w)
    await t.onCase(zahra, w.caseId, 'merge', { intoId: w.other })
    await heard()
    assert.deepEqual(await linked(id), [w.other])
    await t.notify(w)
    assert.equal((await t.caseNow(w.other)).status, 'resolution_issued')
    await t.onCase(zahra, w.caseId, 'unmerge')
    await heard()
    assert.deepEqual(await linked(id), [w.caseId])
    assert.deepEqual([(await t.caseNow(w.caseId)).status, (await t.caseNow(w.other)).status === 'resolution_issued'], ['resolution_issued', false])
    const referrals = (await t.caseNow(w.caseId)).referrals.filter((r: { state: string }) => r.state === 'sent')
    assert.equal(referrals.length, 1, 'its owner has it on its desk')
    const shown = ok(await on.as(sadeq).get(`/api/resolutions?caseId=${w.caseId}`)).rows
    assert.deepEqual(
      shown.map((r: { id: string }) => r.id),
      [id],
    )
  })

  test('the other case keeps what was its own, and what a further merge brought', async () => {
    const w = await made()
    const third = await another((await t.caseNow(w.caseId)).unitId)
    const dossier = ok(await on.as(sadeq).get(`/api/dossiers/${w.dossierId}`))
    ok(await on.as(sadeq).post(`/api/dossiers/${w.dossierId}/add_cases`, { caseIds: [w.other, third] }, { 'if-match': `${dossier.version}` }))
    const both = await t.draft(w, { caseIds: [w.caseId, w.other] })
    const shared = await t.draft(w, { caseIds: [w.caseId, third] })
    await t.onCase(zahra, w.caseId, 'merge', { intoId: w.other })
    await t.onCase(zahra, third, 'merge', { intoId: w.other })
    await heard()
    assert.deepEqual([await linked(both.id), await linked(shared.id)], [[w.other], [w.other]])
    await t.onCase(zahra, w.caseId, 'unmerge')
    await heard()
    assert.deepEqual([await linked(both.id), await linked(shared.id)], [[w.caseId, w.other].sort(), [w.caseId, w.other].sort()])
    await t.onCase(zahra, third, 'unmerge')
    await heard()
    assert.deepEqual([await linked(both.id), await linked(shared.id)], [[w.caseId, w.other].sort(), [w.caseId, third].sort()])
    assert.equal((await on.db.selectFrom('workgroup.moved_link').select('case_id').execute()).length, 0)
  })

  test('a merge taken back within two minutes moves nothing', async () => {
    const w = await made()
    const { id } = await t.draft(w)
    await t.onCase(zahra, w.caseId, 'merge', { intoId: w.other })
    await t.onCase(zahra, w.caseId, 'unmerge')
    await heard()
    assert.deepEqual(await linked(id), [w.caseId])
  })
})
