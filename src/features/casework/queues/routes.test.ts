// The overview with and without knots: one switch, every number of the page.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import { act as onKnot } from '#features/obstacles/knots/acting/actions.ts'
import { suspect } from '#features/obstacles/knots/actions.ts'
import type { Actor } from '#kernel/actor.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { note } from '../noting/jobs.ts'
import { casework } from '../routes.ts'

suite('the overview', () => {
  const on = stage([casework], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs }, demo: true })
  const raised = async (more: object = {}) =>
    (await on.as(cast.zahra).post('/api/cases', { text: 'برق کارگاه قطع است', phone: '09141234567', unitId: ids.unit1, ...more })).body
  const act = async (actor: Actor, id: string, path: string, body: object = {}) => {
    const { version } = (await on.as(actor).get(`/api/cases/${id}`)).body
    const sent = await on.as(actor).post(`/api/cases/${id}/${path}`, body, { 'if-match': `"${version}"` })
    assert.equal(sent.status, 200, `${path}: ${sent.text}`)
    return sent.body
  }
  const overview = async (knots = '') => (await on.as(cast.homa).get(`/api/queues/overview${knots}`)).body
  const decide = async (knotId: string, name: 'confirm' | 'change', body: object) => {
    await on.ctx(cast.sadeq, (ctx) => onKnot(ctx, knotId, name, { ...body }, null))
    await on.drain()
  }

  test('open cases, desks, signs and how cases ended', async () => {
    const plain = await raised()
    const waits = await raised({ priority: 'production_stopped' })
    const solved = await raised()
    const silent = await raised()
    for (const c of [plain, waits]) await act(cast.zahra, c.id, 'route', { to: [{ deskId: ids.deskPower1 }] })
    await on.drain()
    await note(on.engine, 1)
    const knotId = await on.ctx(cast.sadeq, (ctx) => suspect(ctx, { title: 'گره', obstacleIds: [waits.id, solved.id, silent.id] }))
    await decide(knotId, 'confirm', { target: 'بند ۴', ownerBody: 'وزارت' })
    await act(cast.homa, silent.id, 'unlink_knot')
    await decide(knotId, 'change', { text: 'اصلاح شد', changedOn: '2026-11-22' })
    await act(cast.karim, solved.id, 'confirm')
    await act(cast.sadeq, silent.id, 'decline', { reason: 'in_court', legalBasis: 'ماده ۶۲', text: 'در دادگاه است' })

    const all = await overview()
    assert.deepEqual(
      [all.withoutKnots, all.open, all.onKnots, all.productionStopped, all.byStatus],
      [false, 2, 1, 1, { routed: 1, action_claimed: 1 }],
    )
    assert.deepEqual(all.ended, { days: 90, outcomes: 2, confirmed: 1, closedSilent: 0, declined: 1, withdrawn: 0, merged: 0, onKnots: 1 })
    assert.equal(all.desks[0].live, 2)

    const without = await overview('?knots=without')
    assert.deepEqual(
      [without.withoutKnots, without.open, without.onKnots, without.productionStopped, without.byStatus],
      [true, 1, 1, 0, { routed: 1 }],
    )
    assert.deepEqual([without.ended.outcomes, without.ended.confirmed, without.ended.declined], [1, 0, 1])
    assert.equal(without.desks[0].live, 1)
    assert.equal('production_stopped' in without.byFlag, false)

    const listed = async (query: string) => (await on.as(cast.homa).get(`/api/cases?open=true&${query}`)).body.items.map((c: { id: string }) => c.id)
    assert.deepEqual(await listed('knots=none'), [plain.id])
    assert.deepEqual(await listed('knots=any'), [waits.id])
    assert.deepEqual(await listed(`knotId=${knotId}`), [waits.id])
    assert.equal((await on.as(cast.homa).get('/api/queues/overview?knots=x')).status, 400)
  })
})
