// One case, one dossier: by hand, by the ladder and by a sweep at the same moment, each on a connection of its own.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, suite, test } from 'node:test'
import { jobs as caseworkJobs } from '#features/casework/jobs.ts'
import { casework } from '#features/casework/routes.ts'
import { jobs as channels } from '#features/channels/jobs.ts'
import { jobs as obstacles } from '#features/obstacles/jobs.ts'
import { systemActor } from '#kernel/actor.ts'
import { newId } from '#server/ids.ts'
import { answers, cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { workgroup } from '../routes.ts'
import { raiseCase } from './ladder/actions.ts'

const { sadeq, homa, zahra } = cast
const six = Array.from({ length: 6 }, (_, i) => i)

suite('dossiers at the same moment', () => {
  const on = stage([casework, workgroup], { jobs: { channels, obstacles, casework: caseworkJobs, workgroup: jobs }, crowd: 12 })
  before(async () => {
    const group = { province_id: 1, id: newId(), kind: 'province', name_fa: 'کارگروه استان', created_at: on.now }
    await on.db.insertInto('workgroup.body').values(group).execute()
  })
  /** A case that climbed to the group; its own job has not run. */
  async function climbed(unitId: string) {
    const made = await on.as(zahra).post('/api/cases', { text: 'گاز قطع است', phone: '09140001122', unitId })
    assert.equal(made.status, 201, made.text)
    const { id, version } = made.body as { id: string; version: number }
    const up = await on.as(homa).post(`/api/cases/${id}/escalate`, { rung: 3, text: 'به کارگروه برود' }, { 'if-match': `${version}` })
    assert.equal(up.status, 200, up.text)
    return id
  }
  const raise = (caseId: string) => on.ctx(systemActor(1), (ctx) => raiseCase(ctx, caseId)).then(() => 'done')
  const dossiersOf = async (caseIds: readonly string[]) =>
    (await on.db.selectFrom('workgroup.dossier_case').select(['dossier_id', 'case_id']).where('case_id', 'in', caseIds).execute()).map(
      (r) => r.dossier_id,
    )
  const opened = async (dossierId: string) =>
    (
      await on.db
        .selectFrom('journal.fact')
        .select('id')
        .where('subject', '=', `dossier:${dossierId}`)
        .where('name', '=', 'workgroup.dossier_open')
        .execute()
    ).length

  test('promoted by hand while the ladder raises it, three times each: one dossier, and who came later hears why', async () => {
    const caseId = await climbed(ids.unit1)
    const byHand = () => on.as(sadeq).post('/api/dossiers', { caseIds: [caseId], subject: 'گاز' }, { 'idempotency-key': randomUUID() })
    const hands = six.slice(0, 3).map(byHand)
    const ladder = await Promise.all(six.slice(0, 3).map(() => raise(caseId)))
    const sent = await Promise.all(hands)
    assert.deepEqual(ladder, ['done', 'done', 'done'])
    for (const { status, body } of sent) assert.ok(status === 201 || body.code === 'workgroup/case-in-dossier', JSON.stringify(answers(sent)))
    const found = await dossiersOf([caseId])
    assert.equal(found.length, 1)
    assert.equal(await opened(found[0]!), 1)
  })

  test('two cases of one unit climb at once: they lie before the group in one dossier', async () => {
    const caseIds = [await climbed(ids.unit2), await climbed(ids.unit2)]
    assert.deepEqual(await Promise.all(caseIds.map(raise)), ['done', 'done'])
    const found = await dossiersOf(caseIds)
    assert.equal(found.length, 2)
    assert.equal(new Set(found).size, 1)
  })

  test('two dossiers of one unit take the same case at the same moment: one has it, the other hears which', async () => {
    const made = await on.as(zahra).post('/api/cases', { text: 'آب قطع است', phone: '09140001133', unitId: ids.unit1 })
    const files = []
    for (const subject of ['یکم', 'دوم', 'سوم']) files.push((await on.as(sadeq).post('/api/dossiers', { unitId: ids.unit1, subject })).body)
    const add = (d: { id: string; version: number }) =>
      on.as(sadeq).post(`/api/dossiers/${d.id}/add_cases`, { caseIds: [made.body.id] }, { 'if-match': `${d.version}` })
    assert.deepEqual(answers(await Promise.all(files.map(add))), { 200: 1, '409 workgroup/case-in-dossier': 2 })
    assert.equal((await dossiersOf([made.body.id])).length, 1)
  })

  test('sent six times under one key: one dossier; the codes of all have neither hole nor double', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const form = { unitId: ids.unit1, subject: 'موضوع نمونه' }
    const same = await Promise.all(six.map(() => on.as(sadeq).post('/api/dossiers', form, key)))
    assert.equal(new Set(same.map((s) => s.body.id)).size, 1, JSON.stringify(answers(same)))
    const each = await Promise.all(six.map((i) => on.as(sadeq).post('/api/dossiers', { ...form, subject: `موضوع ${i}` })))
    assert.deepEqual(answers(each), { 201: 6 })
    const numbers = (await on.db.selectFrom('workgroup.dossier').select('no').orderBy('no').execute()).map((d) => d.no)
    assert.deepEqual(
      numbers,
      numbers.map((_, i) => i + 1),
    )
  })

  test('accepted by six at once: one act; the others are told that it changed', async () => {
    const { body } = await on.as(sadeq).post('/api/dossiers', { unitId: ids.unit1, subject: 'پذیرش' })
    const sent = await Promise.all(six.map(() => on.as(sadeq).post(`/api/dossiers/${body.id}/accept`, {}, { 'if-match': `${body.version}` })))
    assert.equal(answers(sent)['200'], 1, JSON.stringify(answers(sent)))
    assert.ok(
      sent.every((s) => [200, 409, 412].includes(s.status)),
      JSON.stringify(answers(sent)),
    )
    const acts = await on.db.selectFrom('workgroup.dossier_act').select('name').where('dossier_id', '=', body.id).orderBy('seq').execute()
    assert.deepEqual(
      acts.map((a) => a.name),
      ['open', 'accept'],
    )
  })
})
