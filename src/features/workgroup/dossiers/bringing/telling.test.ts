// A returned dossier waits for its applicant, and somebody says so.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as caseworkJobs } from '#features/casework/jobs.ts'
import { casework } from '#features/casework/routes.ts'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#server/ids.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../../jobs.ts'
import { workgroup } from '../../routes.ts'
import { dossiersJobs } from '../jobs.ts'

const { sadeq, homa, karim, ehsan } = cast
const day = 86_400_000

suite('the applicant’s clock', () => {
  const on = stage([casework, workgroup], { jobs: { channels: channelsJobs, obstacles: obstaclesJobs, casework: caseworkJobs, workgroup: jobs } })

  async function world(): Promise<string> {
    const [group, committee] = [newId(), newId()]
    const body = { province_id: 1, created_at: on.now, id: group, kind: 'province', name_fa: 'کارگروه استان' }
    await on.db
      .insertInto('workgroup.body')
      .values([body, { ...body, id: committee, kind: 'committee', name_fa: 'کمیته', parent_id: group }])
      .execute()
    const seat = { province_id: 1, id: newId(), body_id: committee, account_id: ehsan.accountId, post: 'دبیر', clerk: true, since: on.now }
    await on.db.insertInto('workgroup.seat').values(seat).execute()
    return committee
  }
  const read = async (id: string, who: Actor = sadeq) => (await on.as(who).get(`/api/dossiers/${id}`)).body
  async function does(who: Actor, id: string, name: string, body: object) {
    const { version } = await read(id, who)
    const res = await on.as(who).post(`/api/dossiers/${id}/${name}`, body, { 'if-match': `${version}` })
    assert.equal(res.status, 200, res.text)
    return res.body
  }
  /** Opened by the head of the centre, returned by the committee. */
  async function returned(more: object = { unitId: ids.unit1 }): Promise<string> {
    const d = (await on.as(homa).post('/api/dossiers', { subject: 'گاز', ...more })).body
    await does(sadeq, d.id, 'send_to_committee', {})
    await does(ehsan, d.id, 'return', { documents: ['پروانه', 'مفاصاحساب'] })
    await on.drain()
    return d.id
  }
  const sweepAt = async (at: string) => {
    on.clock.set(new Date(at))
    await dossiersJobs.long!['workgroup.sweep_dossiers']!(on.engine, 1)
    await on.drain()
  }
  const bells = async (kind: string) =>
    new Set(
      (await on.db.selectFrom('channels.bell').select('account_id').where('kind', '=', `workgroup.dossiers.bell.${kind}`).execute()).map(
        (b) => b.account_id,
      ),
    )
  const texts = async (template: string) =>
    (await on.db.selectFrom('channels.message').select('text').where('template', '=', template).execute()).map((m) => m.text)
  const acts = async (id: string) => (await read(id)).history.map((h: { name: string }) => h.name).filter((n: string) => /remind|brought/.test(n))

  test('told by when, reminded before, found overdue after; nothing is refused, and bringing them ends it', async () => {
    await world()
    const id = await returned()
    const { bringBy } = await read(id)
    // Ten working days from Sunday, until the midnight of the day.
    assert.equal(bringBy, '2026-12-06T20:29:59.999Z')
    assert.match((await texts('dossier.returned'))[0]!, /۱۵ آذر ۱۴۰۵/)
    assert.equal((await on.as(karim).get(`/api/my/dossiers/${id}`)).body.bringBy, bringBy)

    await sweepAt('2026-11-30T12:00:00Z')
    assert.deepEqual(await acts(id), [])
    await sweepAt('2026-12-03T12:00:00Z')
    await sweepAt('2026-12-04T12:00:00Z')
    assert.deepEqual(await acts(id), ['remind'])
    assert.deepEqual([await bells('my_remind'), await bells('remind')], [new Set([karim.accountId]), new Set([homa.accountId])])
    assert.match((await texts('dossier.documents_due'))[0]!, /پروانه، مفاصاحساب/)
    assert.equal((await on.as(sadeq).get('/api/dossiers?shelf=late')).body.rows.length, 0)

    await sweepAt(new Date(Date.parse(bringBy) + 60_000).toISOString())
    await sweepAt(new Date(Date.parse(bringBy) + 5 * day).toISOString())
    assert.deepEqual(await acts(id), ['remind', 'not_brought'])
    const [d] = (await on.as(sadeq).get('/api/dossiers?shelf=late')).body.rows
    assert.deepEqual([d.id, d.state, d.flags, d.bringBy], [id, 'returned', ['not_brought'], bringBy])
    assert.deepEqual(await bells('not_brought'), new Set([sadeq.accountId, ehsan.accountId, homa.accountId]))
    assert.deepEqual(await bells('my_not_brought'), new Set([karim.accountId]))
    assert.equal((await texts('dossier.documents_overdue')).length, 1)

    const back = await does(sadeq, id, 'complete', { onPaper: [0, 1] })
    assert.deepEqual([back.state, back.flags, back.bringBy], ['in_committee', [], null])
    assert.equal((await on.as(sadeq).get('/api/dossiers/counts')).body.late, 0)
  })

  test('the province sets the days; what was told in writing keeps its date', async () => {
    await world()
    const first = await returned()
    const { bringBy } = await read(first)
    const set = await on.as(sadeq).put('/api/workgroup/deadlines', { step: 'documents', priority: 'normal', amount: 2, unit: 'days' })
    assert.equal(set.status, 200, set.text)
    assert.equal((await read(await returned())).bringBy, '2026-11-24T20:29:59.999Z')
    assert.equal((await read(first)).bringBy, bringBy)
  })

  test('one that was returned before there was a date: the applicant is written to at once, with a date from then', async () => {
    await world()
    const { id } = (await on.as(sadeq).post('/api/dossiers', { unitId: ids.unit1, subject: 'گاز' })).body
    const row = { province_id: 1, dossier_id: id, seq: 2, name: 'return', at: on.now, actor_id: null, actor_role: 'secretary' }
    await on.db
      .insertInto('workgroup.dossier_act')
      .values({ ...row, details: JSON.stringify({ documents: ['پروانه'] }) })
      .execute()
    await on.db.updateTable('workgroup.dossier').set({ state: 'returned', version: 2, hear_by: null, step_at: on.now }).execute()
    await sweepAt('2026-11-29T06:30:00Z')
    assert.deepEqual([await acts(id), (await read(id)).bringBy], [['remind'], '2026-12-13T20:29:59.999Z'])
    assert.match((await texts('dossier.documents_due'))[0]!, /۲۲ آذر ۱۴۰۵/)
  })

  test('of a confidential one nobody hears who may not read it', async () => {
    await world()
    const told = { text: 'گاز قطع است', phone: '09140001122', unitId: ids.unit1, confidential: true }
    const { id: caseId } = (await on.as(homa).post('/api/cases', told)).body
    const id = await returned({ caseIds: [caseId] })
    assert.equal((await read(id)).confidential, true)
    await sweepAt('2026-12-20T06:30:00Z')
    const rung = await on.db
      .selectFrom('channels.bell')
      .select(['account_id', 'params'])
      .where('kind', '=', 'workgroup.dossiers.bell.not_brought')
      .execute()
    assert.deepEqual(new Set(rung.map((b) => b.account_id)), new Set([sadeq.accountId, ehsan.accountId, homa.accountId]))
    for (const { params } of rung) assert.equal((params as { unit: string }).unit, '')
    assert.ok(!(await texts('dossier.documents_overdue'))[0]!.includes('پروانه'))
    assert.equal((await read(id)).state, 'returned')
  })
})
