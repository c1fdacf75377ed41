// The register of obstacles follows the cases: what it is told, how far it is, and who may see what is confidential.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import { obstacles } from '#features/obstacles/routes.ts'
import type { Actor } from '#kernel/actor.ts'
import { aSunday, cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { type Status, statuses } from '../model.ts'
import { casework } from '../routes.ts'
import { note } from './jobs.ts'
import { noteOf, outcomeOf } from './rules.ts'

suite('the register of obstacles', () => {
  const on = stage([casework, obstacles], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs }, demo: true })
  const raised = async (more: object = {}) =>
    (await on.as(cast.zahra).post('/api/cases', { text: 'برق کارخانه قطع است', phone: '09141234567', unitId: ids.unit1, groupCode: 'T01', ...more }))
      .body
  const act = async (actor: Actor, c: { id: string; version: number }, path: string, body: object = {}) => {
    const sent = await on.as(actor).post(`/api/cases/${c.id}/${path}`, body, { 'if-match': `"${c.version}"` })
    assert.equal(sent.status, 200, `${path}: ${sent.text}`)
    return sent.body
  }
  const rows = () => on.db.selectFrom('obstacles.obstacle').selectAll().orderBy('id').execute()
  const later = (minutes: number) => on.clock.forward(minutes * 60_000)

  test('a case is noted with where it went and, once its producer confirmed, by which number it was settled and in how many days', async () => {
    let c = await raised()
    await note(on.engine, 1)
    const [open] = await rows()
    assert.deepEqual(
      [open!.id, open!.kind, open!.code, open!.outcome, open!.group_code, open!.unit_id, open!.agency_ids, open!.article],
      [c.id, 'case', c.code, 'open', 'T01', ids.unit1, [], ''],
    )
    c = await act(cast.zahra, c, 'route', { to: [{ deskId: ids.deskPower1 }] })
    const [{ id: referral }] = c.referrals
    c = await act(cast.naser, c, `referrals/${referral}/accept`)
    c = await act(cast.naser, c, `referrals/${referral}/claim`, {
      text: 'وصل شد',
      evidence: { reconnectedAt: '2026-11-22T06:00:00Z', meterNumber: 'م-۷۷' },
    })
    on.clock.forward(2 * 86_400_000)
    c = await act(cast.karim, (await on.as(cast.karim).get(`/api/cases/${c.id}`)).body, 'confirm')
    await note(on.engine, 1)
    const [solved] = await rows()
    assert.deepEqual(
      [solved!.outcome, solved!.agency_ids, solved!.article, Number(solved!.days), solved!.closed_at?.toISOString()],
      ['solved', [ids.agencyPower], 'م-۷۷', 2, c.closedAt],
    )
  })

  test('only what changed is noted again; a change that was committed late is not lost; another province is left alone', async () => {
    const [first] = [await raised(), await raised()]
    later(5)
    await note(on.engine, 1)
    const stamp = async (id: string) => (await rows()).find((r) => r.id === id)!.updated_at.getTime()
    const before = await stamp(first.id)
    later(10)
    await note(on.engine, 1)
    assert.equal(await stamp(first.id), before)
    // A request that took its time half a minute before the last run and was committed after it.
    const slow = new Date(on.now.getTime() - 30_000)
    await on.db.updateTable('casework.case').set({ text: 'برق هنوز قطع است', updated_at: slow }).where('id', '=', first.id).execute()
    later(1)
    await note(on.engine, 1)
    assert.equal((await rows()).find((r) => r.id === first.id)!.text, 'برق هنوز قطع است')
    await note(on.engine, 2)
    assert.equal((await rows()).length, 2)
  })

  test('a case made confidential is hidden in the register at once, and the operator whom it has left at once, without any sweep', async () => {
    let c = await raised()
    await note(on.engine, 1)
    const reads = async (who: Actor) => (await on.as(who).get(`/api/obstacles/${c.id}`)).status
    assert.equal(await reads(cast.maryam), 200)
    c = await act(cast.homa, c, 'mark_confidential', { confidential: true })
    assert.deepEqual(
      [await reads(cast.maryam), await reads(cast.sadeq), await reads({ ...cast.zahra, accountId: cast.mina.accountId })],
      [404, 404, 200],
    )
    c = await act(cast.homa, c, 'route', { to: [{ deskId: ids.deskPower1 }] })
    assert.equal(await reads({ ...cast.zahra, accountId: cast.mina.accountId }), 404)
    c = await act(cast.homa, c, 'mark_confidential', { confidential: false })
    assert.equal(await reads(cast.maryam), 200)
  })

  test('more than one batch, all changed in the same instant', async () => {
    const c = await raised()
    const [row] = await on.db.selectFrom('casework.case').selectAll().where('id', '=', c.id).execute()
    const { search: _, ...copy } = row!
    const many = Array.from({ length: 1100 }, (_x, i) => ({
      ...copy,
      id: `0198aaaa-0000-7000-8000-${String(i).padStart(12, '0')}`,
      code: `EA-1405-9${String(i).padStart(5, '0')}`,
    }))
    await on.db.insertInto('casework.case').values(many).execute()
    await note(on.engine, 1)
    assert.equal((await rows()).length, 1101)
  })

  test('the flag of confidentiality follows, with those who may see it all the same', async () => {
    await raised({ confidential: true })
    await note(on.engine, 1)
    const [row] = await rows()
    assert.equal(row!.confidential, true)
    assert.deepEqual(row!.open_to.sort(), ['operator', cast.zahra.accountId].sort())
  })
})

test('every status has an outcome, and only the producer’s full confirmation is a solution', () => {
  const solved = statuses.filter((s) => outcomeOf(s) === 'solved')
  assert.deepEqual(solved, ['confirmed'])
  const unsolved: Status[] = ['partly_confirmed', 'closed_silent', 'declined']
  assert.deepEqual(statuses.filter((s) => outcomeOf(s) === 'unsolved').sort(), unsolved.sort())
})

test('a case out of a backlog was told when the backlog says, not when it was opened', () => {
  const c = {
    ...{ id: 'x', code: 'EA', text: 't', unit_id: null, unit_name: '', county_id: null, group_code: null, status: 'submitted', priority: 'normal' },
    ...{ confidential: false, holder: 'centre', rung: 0, knot_id: null, opened_at: aSunday, closed_at: null },
  }
  const told = noteOf(c, [], [{ name: 'submit', actor_id: null, details: { toldOn: '2026-03-01', moneyIrr: 5_000_000, jobs: 12 } }])
  assert.deepEqual([told.toldAt.toISOString(), told.moneyIrr, told.jobs], ['2026-03-01T00:00:00.000Z', 5_000_000, 12])
  assert.equal(noteOf(c, [], [{ name: 'submit', actor_id: null, details: {} }]).toldAt, aSunday)
})

test('a confidential case is open to the operators while the centre has it, to the secretary from rung three on, and to who acted', () => {
  const c = {
    ...{ id: 'x', code: 'EA', text: 't', unit_id: null, unit_name: '', county_id: null, group_code: null, status: 'routed', priority: 'normal' },
    ...{ confidential: true, knot_id: null, opened_at: aSunday, closed_at: null },
  }
  const openTo = (holder: string, rung: number) => noteOf({ ...c, holder, rung }, [], [{ name: 'route', actor_id: 'me', details: {} }]).openTo
  assert.deepEqual(openTo('centre', 0), ['operator', 'me'])
  assert.deepEqual(openTo('desk', 1), ['me'])
  assert.deepEqual(openTo('desk', 2), ['me'])
  assert.deepEqual(openTo('workingGroup', 3), ['secretary', 'me'])
})
