// While the bank-expert panel or the disciplinary board has the word: its date by policy, reminder, overdue, back to the group.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { newId } from '#server/ids.ts'
import { cast, ids } from '#server/testing.ts'
import { DAY, ok, onStage, tools } from '../world.test.ts'
import { sweepResolutions } from './jobs.ts'

const { sadeq, mina, ehsan, karim } = cast

suite('the clock of the panel and the board', () => {
  const on = onStage()
  const t = tools(on)
  const names = async (id: string) => (await t.read(id)).timeline.map((m) => m.name)
  const forward = async (days: number) => {
    on.clock.forward(days * DAY)
    await sweepResolutions(on.engine, 1)
    await on.drain()
  }
  const loan = { ownerAgencyId: ids.agencyBank, evidenceType: 'loan', amount: 5_000_000_000, currency: 'IRR' }
  const refused = async (more: Record<string, unknown> = {}) => {
    const w = await t.notified({ ...loan, caseIds: [], ...more })
    await t.act(mina, w.id, 'refuse_bank', { text: 'وثیقه کافی نیست' })
    return w
  }
  const panelist = async () => t.seated(await t.makeBody('bank_panel'), ehsan)
  const bells = async (id: string, accountId: string) => {
    const rows = await on.db.selectFrom('channels.bell').select('kind').where('account_id', '=', accountId).where('link', 'like', `%${id}`).execute()
    return rows.map((b) => b.kind.split('.').at(-1)).sort()
  }
  const overdue = async (): Promise<string[]> => ok(await on.as(sadeq).get('/api/resolutions?overdue=true')).rows.map((r: { id: string }) => r.id)

  test('the panel is reminded, its date passes, and the group has it again: once each', async () => {
    await panelist()
    const w = await refused()
    assert.equal((await t.read(w.id, ehsan)).stage, 'panel', 'who judges it sees it')
    const { ruleBy } = await t.read(w.id)
    assert.ok(ruleBy && Date.parse(ruleBy) > on.now.getTime() + 10 * DAY)
    assert.deepEqual(await overdue(), [])
    for (let day = 0; day < 30; day++) await forward(1)
    const r = await t.read(w.id)
    assert.deepEqual((await names(w.id)).slice(-3), ['remind', 'overdue', 'climb'])
    assert.equal(r.timeline.find((m) => m.name === 'overdue')!.details['due'], ruleBy)
    assert.deepEqual([r.flags, r.overdue, r.stage], [['overdue', 'again'], true, 'panel'])
    assert.deepEqual(await overdue(), [w.id])
    assert.deepEqual(await bells(w.id, ehsan.accountId!), ['climb_panel', 'overdue_panel', 'remind_panel'])
    assert.deepEqual(
      (await bells(w.id, sadeq.accountId!)).filter((b) => b!.includes('_')),
      ['climb_panel', 'overdue_panel', 'refuse_bank'],
    )
    // The bank waits for a word of others: nothing of it is late.
    const list = ok(await on.as(mina).get('/api/resolutions/tasks'))
    const line = list.rows.find((one: { id: string }) => one.id === w.id)
    assert.deepEqual([line.overdue, line.task === 'overdue', list.counts.overdue], [false, false, 0])
    const ruled = await t.act(ehsan, w.id, 'panel_finding', { for: 'producer', text: 'وثیقه کافی است', dueAt: t.later(10) })
    assert.deepEqual([ruled.flags, ruled.overdue, ruled.ruleBy, await overdue()], [[], false, null, []])
  })

  test('the province’s own days count, and what has its date keeps it', async () => {
    const early = await refused()
    await on.db
      .insertInto('workgroup.policy')
      .values({ province_id: 1, step: 'board', priority: 'normal', amount: 4, unit: 'days', updated_at: on.now })
      .execute()
    await t.act(sadeq, early.id, 'panel_finding', { for: 'producer', text: 'x', dueAt: t.later(10) })
    const before = await t.act(sadeq, early.id, 'to_board', { text: 'نپرداخت' })
    assert.equal(before.ruleBy, t.later(4))
    await on.db.updateTable('workgroup.policy').set({ amount: 40 }).where('step', '=', 'board').execute()
    await t.act(sadeq, early.id, 'comment', { text: 'پیگیری شد' })
    assert.equal((await t.read(early.id)).ruleBy, before.ruleBy)
    await forward(5)
    assert.deepEqual([(await t.read(early.id)).flags, (await bells(early.id, sadeq.accountId!)).includes('overdue_board')], [['overdue'], true])
    assert.ok(!(await bells(early.id, karim.accountId!)).includes('overdue_board'))
  })

  test('one that lay there before there was a clock gets its day by the policy at the first look', async () => {
    const w = await refused()
    // As written by an older version: the act names no day.
    const old = { province_id: 1, resolution_id: w.id, seq: 99, at: on.now, actor_role: 'agencyRep', name: 'refuse_bank', details: '{}' }
    await on.db.insertInto('workgroup.resolution_act').values(old).execute()
    await on.db.updateTable('workgroup.resolution').set({ rule_by: null, step_at: on.now, version: 99 }).where('id', '=', w.id).execute()
    await forward(30)
    assert.deepEqual([(await t.read(w.id)).overdue, (await names(w.id)).slice(-3)], [true, ['remind', 'overdue', 'climb']])
  })

  test('a panel in which nobody sits: whoever keeps the minutes is asked', async () => {
    await on.db.updateTable('workgroup.seat').set({ until: on.now }).where('account_id', '=', ehsan.accountId).execute()
    const w = await refused()
    await forward(30)
    assert.ok((await bells(w.id, sadeq.accountId!)).includes('remind_panel') || (await bells(w.id, sadeq.accountId!)).includes('overdue_panel'))
    assert.deepEqual(await bells(w.id, ehsan.accountId!), [])
  })

  test('a member who is of the bank itself is not asked to judge it', async () => {
    await t.seated(await t.makeBody('bank_panel'), ehsan, { id: newId(), agency_id: ids.agencyBank })
    const w = await refused()
    await forward(12)
    assert.deepEqual(await bells(w.id, ehsan.accountId!), [])
  })
})
