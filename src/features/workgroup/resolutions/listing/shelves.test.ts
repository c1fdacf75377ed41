// What the lists narrow to: the resolutions of one case, and what waits for those who keep minutes.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, ids } from '#server/testing.ts'
import { DAY, ok, onStage, tools } from '../world.test.ts'

const { sadeq, naser, karim, laleh, mina, parviz } = cast

suite('shelves and cases', () => {
  const on = onStage()
  const t = tools(on)
  const shelf = async (name: string) =>
    ok(await on.as(sadeq).get(`/api/resolutions?shelf=${name}`))
      .rows.map((r: { id: string }) => r.id)
      .sort()

  test('each waiting resolution lies on its shelf, and leaves it when the word is said', async () => {
    const objected = await t.notified()
    await t.act(naser, objected.id, 'object', { text: 'ظرفیت نیست' })
    const disputed = await t.notified()
    await t.claim(disputed.id)
    await t.act(karim, disputed.id, 'dispute', { text: 'وصل نشد' })
    const bank = await t.notified({ ownerAgencyId: ids.agencyBank, evidenceType: 'loan' })
    await t.act(mina, bank.id, 'refuse_bank', { text: 'وثیقه کافی نیست' })
    const w = await t.world()
    const { id: draft } = await t.draft(w)
    assert.deepEqual(await shelf('to_notify'), [], 'a draft is not to be notified yet')
    assert.deepEqual(await shelf('objections'), [objected.id])
    assert.deepEqual(await shelf('disputes'), [disputed.id])
    assert.deepEqual(await shelf('bank'), [bank.id])
    assert.deepEqual(await shelf('nonfeasance'), [])
    await on.db.updateTable('workgroup.resolution').set({ state: 'approved', approved_at: on.now }).where('id', '=', draft).execute()
    assert.deepEqual(await shelf('to_notify'), [draft])

    const counts = ok(await on.as(sadeq).get('/api/resolutions/shelves'))
    assert.deepEqual(counts, { to_notify: 1, objections: 1, disputes: 1, nonfeasance: 0, bank: 1 })
    assert.deepEqual(ok(await on.as(mina).get('/api/resolutions/shelves')), { to_notify: 0, objections: 0, disputes: 0, nonfeasance: 0, bank: 1 })

    await t.act(sadeq, objected.id, 'decide_objection', { outcome: 'rejected', text: 'کافی نیست' })
    await t.claim(disputed.id)
    await t.act(karim, disputed.id, 'confirm')
    assert.deepEqual([await shelf('objections'), await shelf('disputes')], [[], []])
    assert.equal((await on.as(sadeq).get('/api/resolutions?shelf=nothing')).status, 400)
  })

  test('what is proposed or signed against an owner waits on the shelf and is shown to neither side', async () => {
    const w = await t.notified()
    await on.db
      .updateTable('workgroup.resolution')
      .set({ state: 'executing', path: 'nonfeasance', stage: 'proposed' })
      .where('id', '=', w.id)
      .execute()
    assert.deepEqual(await shelf('nonfeasance'), [w.id])
    const lineFor = async (who: typeof naser | typeof karim) => {
      const url = who.role === 'producer' ? '/api/my/resolutions' : '/api/resolutions'
      const [line] = ok(await on.as(who).get(url)).rows
      return [line.path, line.stage]
    }
    assert.deepEqual(await lineFor(naser), [null, null])
    assert.deepEqual(await lineFor(karim), [null, null])
    await on.db.updateTable('workgroup.resolution').set({ stage: 'handed_over' }).where('id', '=', w.id).execute()
    assert.deepEqual(await lineFor(naser), ['nonfeasance', 'handed_over'])
    assert.deepEqual(await shelf('nonfeasance'), [])
  })

  test('the resolutions of a case, to those who may see them', async () => {
    const one = await t.notified()
    on.clock.forward(DAY)
    await t.notified()
    const of = async (who: typeof sadeq | typeof naser | typeof mina | typeof parviz) =>
      ok(await on.as(who).get(`/api/resolutions?caseId=${one.caseId}`)).rows.map((r: { id: string }) => r.id)
    assert.deepEqual(await of(sadeq), [one.id])
    assert.deepEqual(await of(naser), [one.id])
    assert.deepEqual(await of(mina), [])
    const mine = async (who: typeof karim | typeof laleh) => ok(await on.as(who).get(`/api/my/resolutions?caseId=${one.caseId}`)).rows
    assert.deepEqual(
      (await mine(karim)).map((r: { id: string }) => r.id),
      [one.id],
    )
    assert.deepEqual(await mine(laleh), [])
    assert.equal(ok(await on.as(karim).get('/api/my/resolutions')).rows.length, 2)
  })
})
