// The counts through the real acts of resolutions: whatever people and the clock do, the board agrees with the log.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, ids } from '#server/testing.ts'
import { sweepResolutions } from '../../resolutions/clock/jobs.ts'
import { DAY, onStage, tools } from '../../resolutions/world.test.ts'
import { differences, repair } from './actions.ts'

suite('counts through real acts', () => {
  const on = onStage()
  const t = tools(on)
  const wrong = () => on.ctx(cast.sadeq, (ctx) => differences(ctx))
  const board = async () => {
    const { averageDays: _, reasons: _r, ...counts } = (await on.as(cast.sadeq).get('/api/followup/board')).body.totals
    return Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0))
  }

  test('a draft is counted nowhere; each act moves the count; the log agrees after every one', async () => {
    const w = await t.world()
    const { id } = await t.draft(w)
    assert.deepEqual(await board(), {})
    await t.notify(w)
    const steps = async (expected: object) => {
      assert.deepEqual(await board(), expected)
      assert.deepEqual(await wrong(), { wrong: [], unreadable: [] })
    }
    await steps({ total: 1, executing: 1 })
    await t.act(cast.parviz, id, 'object', { text: 'از توان شرکت بیرون است' })
    await t.act(cast.sadeq, id, 'decide_objection', { outcome: 'rejected', text: 'پذیرفته نشد' })
    await steps({ total: 1, executing: 1 })
    await t.claim(id)
    await steps({ total: 1, claimed: 1, said: 1 })
    await t.act(cast.karim, id, 'dispute', { text: 'وصل نشده است' })
    await steps({ total: 1, executing: 1, said: 1 })
    on.clock.forward(40 * DAY)
    await sweepResolutions(on.engine, 1)
    await steps({ total: 1, overdue: 1, said: 1 })
    const lines = (await on.as(cast.sadeq).get('/api/followup/board?by=month')).body.lines
    assert.deepEqual(
      lines.map((l: { key: string; counts: { overdue: number } }) => [l.key, l.counts.overdue]),
      [['1405-09', 1]],
      'in the month of its notification',
    )
    await t.claim(id)
    await t.act(cast.karim, id, 'confirm', {})
    await steps({ total: 1, executed: 1, said: 1 })
  })

  test('handed to the alternative owner it is counted there, in the month of the new notification', async () => {
    const { id } = await t.notified({ altAgencyId: ids.agencyBank, caseIds: [] })
    on.clock.forward(35 * DAY)
    await t.act(cast.sadeq, id, 'to_alternative', { dueAt: t.later(20), text: 'دستگاه نخست نتوانست' })
    const lines = (await on.as(cast.sadeq).get('/api/followup/board?by=month')).body.lines
    assert.deepEqual(
      lines.map((l: { key: string; counts: { total: number } }) => [l.key, l.counts.total]),
      [['1405-10', 1]],
    )
    assert.deepEqual((await wrong()).wrong, [])
  })

  test('a history that cannot be read is named, and the rest is still set right', async () => {
    const broken = await t.notified({ caseIds: [] })
    const fine = await t.notified({ caseIds: [] })
    await on.db
      .insertInto('workgroup.resolution_act')
      .values({ province_id: 1, resolution_id: broken.id, seq: 99, name: 'boom', at: on.now, actor_role: 'system' })
      .execute()
    await on.db.deleteFrom('workgroup.tally_move').where('province_id', '=', 1).execute()
    assert.deepEqual((await wrong()).unreadable, [broken.id])
    assert.equal(await on.ctx(cast.sadeq, (ctx) => repair(ctx)), 1, 'both stand in one place')
    assert.deepEqual(await board(), { total: 2, executing: 2 })
    assert.equal((await t.read(fine.id)).state, 'notified')
  })
})
