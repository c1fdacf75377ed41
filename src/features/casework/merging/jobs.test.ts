// The duplicates desk decides, casework does it as that person or says why not.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import { decideLikeness } from '#features/obstacles/similar/likeness/actions.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#server/ids.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { note } from '../noting/jobs.ts'
import { casework } from '../routes.ts'

suite('merge proposals', () => {
  const on = stage([casework], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs } })
  const raised = async (unitName: string) =>
    (await on.as(cast.zahra).post('/api/cases', { text: 'برق شهرک از صبح قطع است', phone: '09141234567', unitName })).body
  const fresh = async (id: string) => (await on.as(cast.homa).get(`/api/cases/${id}`)).body

  async function likeness(oneId: string, otherId: string): Promise<string> {
    await on.drain()
    await note(on.engine, 1)
    const id = newId()
    const pair = { province_id: 1, id, one_id: oneId, other_id: otherId, kind: 'same', score: 0.9, found_by: 'sweep', found_at: on.now }
    await on.db.insertInto('obstacles.likeness').values(pair).execute()
    return id
  }
  const decide = async (id: string, act: 'merge' | 'event' | 'undo', by: Actor = cast.zahra) => {
    await on.ctx(by, (ctx) => decideLikeness(ctx, id, act))
    await on.drain()
  }
  const known = async (id: string) =>
    on.db.selectFrom('obstacles.obstacle').select(['outcome', 'same_as']).where('id', '=', id).executeTakeFirstOrThrow()

  test('merged as the person who decided, counted at once, and undone without a trace lost', async () => {
    const [one, other] = [await raised('الف'), await raised('ب')]
    const id = await likeness(one.id, other.id)
    await decide(id, 'merge')
    const merged = await fresh(other.id)
    assert.deepEqual([merged.status, merged.mergedInto.code, merged.timeline.at(-1).actorName], ['merged', one.code, cast.zahra.name])
    assert.deepEqual([(await known(other.id)).outcome, (await known(other.id)).same_as], ['merged', one.id])
    await decide(id, 'undo')
    const back = await fresh(other.id)
    assert.deepEqual(
      [back.status, back.mergedInto, back.timeline.map((a: { name: string }) => a.name)],
      ['submitted', null, ['submit', 'merge', 'unmerge']],
    )
    assert.equal((await known(other.id)).outcome, 'open')
  })

  test('what the law of cases refuses is recorded, and the register takes its word back', async () => {
    const [one, other] = [await raised('الف'), await raised('ب')]
    const id = await likeness(one.id, other.id)
    // Meanwhile the case went before the working group: it can no longer be merged.
    const sent = await on
      .as(cast.sadeq)
      .post(`/api/cases/${other.id}/put_on_agenda`, { sessionAt: '2026-12-01T06:00:00Z' }, { 'if-match': `"${other.version}"` })
    assert.equal(sent.status, 200)
    await decide(id, 'merge')
    assert.equal((await fresh(other.id)).status, 'on_agenda')
    const refused = await on.db
      .selectFrom('journal.fact')
      .select(['subject', 'details', 'actor_id'])
      .where('name', '=', 'casework.merge_refused')
      .executeTakeFirstOrThrow()
    assert.deepEqual(
      [refused.subject, (refused.details as { code: string }).code, refused.actor_id],
      [`case:${other.id}`, 'law/wrong-state', cast.zahra.accountId],
    )
    const { state } = await on.db.selectFrom('obstacles.likeness').select('state').where('id', '=', id).executeTakeFirstOrThrow()
    assert.deepEqual([state, (await known(other.id)).same_as], ['proposed', null])
  })

  test('an undone proposal takes apart only its own merge, not the one the case has gone into since', async () => {
    const [one, other, third] = [await raised('الف'), await raised('ب'), await raised('پ')]
    const id = await likeness(one.id, other.id)
    const act = async (name: string, body: object) => {
      const sent = await on.as(cast.homa).post(`/api/cases/${other.id}/${name}`, body, { 'if-match': `"${(await fresh(other.id)).version}"` })
      assert.equal(sent.status, 200, sent.text)
    }
    await decide(id, 'merge')
    await act('unmerge', {})
    await act('merge', { intoId: third.id })
    await decide(id, 'undo')
    const now = await fresh(other.id)
    assert.deepEqual([now.status, now.mergedInto.code], ['merged', third.code])
  })

  test('one event: each unit keeps its case, and each case shows the others that the reader may see', async () => {
    const [one, other, third] = [await raised('الف'), await raised('ب'), await raised('پ')]
    await decide(await likeness(one.id, other.id), 'event')
    await decide(await likeness(one.id, third.id), 'event')
    assert.match((await fresh(third.id)).timeline.at(-1).text, new RegExp(one.code))
    const event = async (id: string, actor: Actor = cast.homa) =>
      (await on.as(actor).get(`/api/cases/${id}/similar`)).body.event?.map((c: { id: string }) => c.id).sort()
    assert.deepEqual(await event(third.id), [one.id, other.id].sort())
    assert.deepEqual(await event(one.id), [other.id, third.id].sort())
    assert.equal((await fresh(other.id)).status, 'submitted')
    const routed = await on
      .as(cast.zahra)
      .post(`/api/cases/${third.id}/route`, { to: [{ deskId: ids.deskPower1 }] }, { 'if-match': `"${(await fresh(third.id)).version}"` })
    assert.equal(routed.status, 200)
    assert.deepEqual(await event(third.id, cast.naser), [])
  })
})
