// One thing, one message: a resolution with a case is written of once, by whoever can be answered.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast } from '#server/testing.ts'
import { onStage, tools } from '../world.test.ts'

suite('a resolution with a case', () => {
  const on = onStage()
  const t = tools(on)
  /** Templates of what was written since the last call, in order of their names. */
  const written = async () => {
    await on.drain()
    on.clock.forward(130_000) // staff may take back for two minutes what they said on a case
    await on.drain()
    const rows = await on.db.selectFrom('channels.message').select('template').execute()
    await on.db.deleteFrom('channels.message').execute()
    return rows.map((r) => r.template ?? '').filter((name) => !name.startsWith('staff.'))
  }

  test('notified: the group writes of its resolution, the case does not write it again', async () => {
    await t.notified()
    const told = await written()
    assert.ok(told.includes('resolution.notified'), told.join())
    assert.ok(!told.includes('case.resolution'), told.join())
  })

  test('claimed: the case asks, in a message that can be answered by SMS', async () => {
    const w = await t.notified()
    await written()
    await t.claim(w.id)
    assert.equal((await t.caseNow(w.caseId)).status, 'action_claimed')
    const told = await written()
    assert.ok(told.includes('case.claimed'), told.join())
    assert.ok(!told.includes('resolution.claimed'), told.join())
  })

  test('claimed while another agency still works on the case: then the group asks', async () => {
    const w = await t.world()
    const { id } = await t.draft(w)
    await t.draft(w, { ownerAgencyId: cast.mina.agencyIds[0], evidenceType: 'loan', text: 'وام پرداخت شود' })
    await t.notify(w)
    await written()
    await t.claim(id)
    const told = await written()
    assert.ok(told.includes('resolution.claimed'), told.join())
    assert.ok(!told.includes('case.claimed'), told.join())
  })

  test('two resolutions for one agency: its desk has claimed on the case when both are claimed', async () => {
    const w = await t.world()
    const { id } = await t.draft(w)
    const other = await t.draft(w, { text: 'کنتور تعویض شود' })
    await t.notify(w)
    await t.claim(id)
    const half = await t.caseNow(w.caseId)
    assert.deepEqual([half.status, half.referrals[0].state], ['resolution_issued', 'sent'])
    await t.claim(other.id)
    const both = await t.caseNow(w.caseId)
    assert.deepEqual([both.status, both.referrals[0].state], ['action_claimed', 'claimed'])
  })
})
