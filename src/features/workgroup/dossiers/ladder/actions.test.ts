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

suite('dossiers by themselves', () => {
  const on = stage([casework, workgroup], { jobs: { channels: channelsJobs, obstacles: obstaclesJobs, casework: caseworkJobs, workgroup: jobs } })
  const group = async () => {
    const id = newId()
    await on.db.insertInto('workgroup.body').values({ province_id: 1, id, kind: 'province', name_fa: 'کارگروه استان', created_at: on.now }).execute()
    return id
  }
  const raise = async (more: object = {}) => {
    const res = await on.as(cast.zahra).post('/api/cases', { text: 'گاز قطع است. باید وصل شود', phone: '09140001122', unitId: ids.unit1, ...more })
    assert.equal(res.status, 201, res.text)
    return res.body as { id: string; version: number; code: string }
  }
  const caseAct = async (who: Actor, id: string, name: string, send: object) => {
    const now = (await on.as(who).get(`/api/cases/${id}`)).body
    const res = await on.as(who).post(`/api/cases/${id}/${name}`, send, { 'if-match': `${now.version}` })
    assert.equal(res.status, 200, res.text)
  }
  const climb = (id: string) => caseAct(cast.homa, id, 'escalate', { rung: 3, text: 'به کارگروه برود' })
  const later = async () => {
    on.clock.forward(130_000)
    await on.drain()
  }
  const all = async (who: Actor = cast.sadeq) => (await on.as(who).get('/api/dossiers')).body.rows
  const sweep = () => dossiersJobs.long!['workgroup.sweep_dossiers']!(on.engine, 1)

  test('a case that climbs to the group gets its dossier, once; what can be taken back waits two minutes', async () => {
    await group()
    const c = await raise()
    await climb(c.id)
    await on.drain()
    assert.deepEqual(await all(), [])
    await later()
    await on.ctx(cast.sadeq, (ctx) => ctx.enqueue('workgroup.raise_case', { caseId: c.id }))
    await on.drain()
    const [d, more] = await all()
    assert.deepEqual([d.origin, d.cases, d.subject, more], ['ladder', 1, 'گاز قطع است', undefined])
  })

  test('a climb that was taken back opens nothing', async () => {
    await group()
    const c = await raise()
    await climb(c.id)
    const now = (await on.as(cast.homa).get(`/api/cases/${c.id}`)).body
    await caseAct(cast.homa, c.id, 'undo', { seq: now.undo.seq })
    await later()
    assert.deepEqual(await all(), [])
  })

  test('the clock’s own climb opens it at once; a second case of the unit joins, one of another unit does not', async () => {
    await group()
    const [a, b, other] = [await raise(), await raise({ text: 'مالیات دو بار حساب شده' }), await raise({ unitId: ids.unit2 })]
    on.clock.forward(24 * 3_600_000 * 3)
    await caseworkJobs.long['casework.sweep'](on.engine, 1)
    await on.drain()
    const rows = await all()
    assert.deepEqual(
      rows.map((r: { unitId: string; cases: number }) => [r.unitId, r.cases]).sort(),
      [
        [ids.unit1, 2],
        [ids.unit2, 1],
      ].sort(),
    )
    for (const c of [a, b, other]) assert.equal((await on.as(cast.sadeq).get(`/api/dossiers/of-case/${c.id}`)).body.rows.length, 1)
  })

  test('what climbed before there was a group is gathered when there is one', async () => {
    const c = await raise()
    await climb(c.id)
    await later()
    assert.deepEqual(await all(), [])
    const made = await on.as(cast.sadeq).post('/api/bodies/start')
    assert.equal(made.status, 200, made.text)
    await on.drain()
    assert.equal((await all()).length, 1)
  })

  test('not heard within a week: said once, with a bell for secretary and manager; a missed run catches up', async () => {
    await group()
    const c = await raise()
    const d = (await on.as(cast.sadeq).post('/api/dossiers', { caseIds: [c.id], subject: 'x' })).body
    on.clock.forward(7 * 86_400_000 - 1000)
    await sweep()
    assert.deepEqual((await all())[0].flags, [])
    on.clock.forward(5 * 86_400_000)
    await sweep()
    await sweep()
    const now = (await on.as(cast.sadeq).get(`/api/dossiers/${d.id}`)).body
    assert.deepEqual([now.flags, now.history.filter((h: { name: string }) => h.name === 'late').length, now.state], [['late'], 1, 'open'])
    assert.equal(now.history.at(-1).details.due, '2026-11-29T06:30:00.000Z')
    await on.drain()
    const bells = await on.db.selectFrom('channels.bell').select('account_id').where('kind', '=', 'workgroup.dossiers.bell.late').execute()
    assert.deepEqual(new Set(bells.map((b) => b.account_id)), new Set([cast.sadeq.accountId, cast.maryam.accountId]))
    assert.deepEqual((await on.as(cast.sadeq).get('/api/dossiers?shelf=late')).body.rows.length, 1)
  })

  test('production that stops shortens the clock to two days from then', async () => {
    await group()
    const c = await raise()
    const d = (await on.as(cast.sadeq).post('/api/dossiers', { caseIds: [c.id], subject: 'x' })).body
    on.clock.forward(86_400_000)
    await caseAct(cast.homa, c.id, 'prioritise', { priority: 'production_stopped', text: 'خط خوابید' })
    await on.drain()
    const now = (await on.as(cast.sadeq).get(`/api/dossiers/${d.id}`)).body
    assert.deepEqual([now.priority, now.hearBy], ['production_stopped', '2026-11-25T06:30:00.000Z'])
  })

  test('a case that becomes confidential hides its dossier from manager, operator and auditor, also in search and counts', async () => {
    await group()
    const c = await raise()
    const d = (await on.as(cast.sadeq).post('/api/dossiers', { caseIds: [c.id], subject: 'وام ارزی پنهان' })).body
    const seen = async (who: Actor) => [
      (await all(who)).length,
      (await on.as(who).get(`/api/dossiers?q=${encodeURIComponent('پنهان')}`)).body.rows.length,
      (await on.as(who).get('/api/dossiers/counts')).body.review,
      (await on.as(who).get(`/api/dossiers/${d.id}`)).status,
      (await on.as(who).get('/api/dossiers/export?kind=csv')).text.includes(d.code),
    ]
    for (const who of [cast.maryam, cast.zahra, cast.atusa]) assert.deepEqual(await seen(who), [1, 1, 1, 200, true])
    await caseAct(cast.homa, c.id, 'mark_confidential', { confidential: true })
    await on.drain()
    for (const who of [cast.maryam, cast.zahra, cast.atusa]) assert.deepEqual(await seen(who), [0, 0, 0, 404, false], who.role)
    assert.deepEqual(await seen(cast.homa), [1, 1, 1, 200, true])
    assert.deepEqual(await seen(cast.mina), [0, 0, 0, 404, false])
  })

  test('a merged case brings the one it was merged into along; closed ones are counted off', async () => {
    await group()
    const [a, b] = [await raise(), await raise({ text: 'گاز باز هم قطع است' })]
    const d = (await on.as(cast.sadeq).post('/api/dossiers', { caseIds: [b.id], subject: 'x' })).body
    await caseAct(cast.zahra, b.id, 'merge', { intoId: a.id })
    await on.drain()
    const now = (await on.as(cast.sadeq).get(`/api/dossiers/${d.id}`)).body
    assert.deepEqual([now.cases, now.openCases, now.unlocks], [2, 1, 1])
  })
})
