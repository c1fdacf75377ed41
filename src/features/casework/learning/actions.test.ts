// What people decide about groups and desks becomes lessons; what producers choose on a page does not.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { performOn } from '../acting/actions.ts'
import { jobs } from '../jobs.ts'
import { casework } from '../routes.ts'

suite('learning from casework', () => {
  const on = stage([casework], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs }, demo: true })
  const text = 'تابلوی برق کارگاه سوخته و برق نداریم'
  const raised = async (actor: Actor, more: object = {}) =>
    (await on.as(actor).post('/api/cases', { text, phone: '09141234567', unitId: ids.unit1, ...more })).body
  const act = async (actor: Actor, id: string, path: string, body: object = {}) => {
    const { version } = (await on.as(actor).get(`/api/cases/${id}`)).body
    const sent = await on.as(actor).post(`/api/cases/${id}/${path}`, body, { 'if-match': `"${version}"` })
    assert.equal(sent.status, 200, `${path}: ${sent.text}`)
    return sent.body
  }
  const lessons = () =>
    on.db
      .selectFrom('obstacles.lesson')
      .select(['source', 'group_code', 'desk_ids', 'actor_id', 'text', 'confidential'])
      .orderBy('at')
      .orderBy('id')
      .execute()
  const last = async () => (await lessons()).at(-1)!

  test('the group of an intake, its correction, the desks of a routing, the producer’s confirmation', async () => {
    const c = await raised(cast.zahra, { groupCode: 'T02' })
    assert.deepEqual(await lessons(), [], 'creating a case waits for nothing')
    await on.drain()
    assert.deepEqual(await last(), { source: 'intake', group_code: 'T02', desk_ids: [], actor_id: cast.zahra.accountId, text, confidential: false })
    await act(cast.homa, c.id, 'edit', { groupCode: 'T01' })
    on.clock.forward(1000)
    assert.deepEqual([(await last()).source, (await last()).group_code, (await last()).actor_id], ['correction', 'T01', cast.homa.accountId])
    const routed = await act(cast.zahra, c.id, 'route', { to: [{ deskId: ids.deskPower1 }] })
    on.clock.forward(1000)
    assert.deepEqual([(await last()).source, (await last()).desk_ids], ['routing', [ids.deskPower1]])
    const { id } = routed.referrals[0]
    await act(cast.naser, c.id, `referrals/${id}/accept`)
    await act(cast.naser, c.id, `referrals/${id}/claim`, { text: 'انجام شد', evidence: { reconnectedAt: '2026-11-22T06:00:00Z' } })
    await act(cast.karim, c.id, 'confirm')
    assert.equal((await last()).source, 'confirmation')
  })

  test('a producer’s own choice teaches nothing, nor does an edit of something else, nor a machine', async () => {
    const own = await raised(cast.karim, { groupCode: 'T01' })
    const c = await raised(cast.zahra)
    await act(cast.zahra, c.id, 'edit', { text: 'برق کارگاه از صبح قطع است' })
    await act(cast.zahra, c.id, 'route', { to: [{ deskId: ids.deskPower1 }] })
    await on.drain()
    const send = { act: 'route' as const, body: { to: [{ deskId: ids.deskPower1 }] }, version: null }
    await on.ctx(systemActor(1), async (ctx) => void (await performOn(ctx, own.id, send)))
    await on.drain()
    assert.deepEqual(await lessons(), [])
    assert.equal(own.groupCode, 'T01')
  })

  test('what a confidential case taught is marked, and an answer to what the group asks stands on the case', async () => {
    const c = await raised(cast.zahra, { groupCode: 'T01', confidential: true, asked: { outageStart: '۹ صبح', meterNumber: ' ۱۲۳ ' } })
    await on.drain()
    assert.equal((await last()).confidential, true)
    assert.deepEqual(c.asked, { outageStart: '۹ صبح', meterNumber: '۱۲۳' })
    const edited = await act(cast.zahra, c.id, 'edit', { asked: { outageStart: '' } })
    assert.deepEqual(edited.asked, { meterNumber: '۱۲۳' })
    const back = await act(cast.zahra, c.id, 'undo', { seq: edited.version })
    assert.deepEqual(back.asked, { outageStart: '۹ صبح', meterNumber: '۱۲۳' })
    const unknown = await on.as(cast.zahra).post('/api/cases', { text, phone: '09141234567', asked: { colour: 'x' } })
    assert.deepEqual([unknown.status, unknown.body.asked], [201, {}], 'a field nobody asks for is not kept')
  })
})
