// Several people at the same moment, each on a connection of their own: whatever order the database finds, it happened once.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { jobs as caseworkJobs } from '#features/casework/jobs.ts'
import { casework } from '#features/casework/routes.ts'
import { jobs as channels } from '#features/channels/jobs.ts'
import { jobs as obstacles } from '#features/obstacles/jobs.ts'
import { systemActor } from '#kernel/actor.ts'
import { answers, cast, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { workgroup } from '../routes.ts'
import { registerPaper } from '../papers/actions.ts'
import { sampleFields } from '../papers/sample/rules.ts'
import { approveSession } from './actions.ts'
import { openResolution, write } from './history/actions.ts'
import { reconnected, tools } from './world.test.ts'

const { sadeq, naser, parviz, karim } = cast
const eight = Array.from({ length: 8 }, (_, i) => i)

suite('at the same moment', () => {
  const on = stage([casework, workgroup], { jobs: { workgroup: jobs, casework: caseworkJobs, channels, obstacles }, crowd: 12 })
  const t = tools(on)

  /** What its history says was done, in order. */
  const actsOf = async (id: string) =>
    (await on.db.selectFrom('workgroup.resolution_act').select(['seq', 'name']).where('resolution_id', '=', id).orderBy('seq').execute()).map(
      (a) => a.name,
    )
  const factsOf = async (id: string, name: string) =>
    (await on.db.selectFrom('journal.fact').select('id').where('subject', '=', `resolution:${id}`).where('name', '=', name).execute()).length
  const papersOf = (id: string) => on.db.selectFrom('workgroup.paper').select(['kind', 'number']).where('subject_id', '=', id).execute()

  /** Once in the history, once in the journal. */
  async function happenedOnce(id: string, name: string) {
    const acts = await actsOf(id)
    assert.equal(acts.filter((a) => a === name).length, 1, acts.join())
    assert.equal(await factsOf(id, `workgroup.resolution_${name}`), 1)
  }

  test('eight notify the same minutes: one clock, one letter to each owner, one to the applicant, one SMS to each', async () => {
    const w = await t.world()
    const drafts = [await t.draft(w), await t.draft(w, { text: 'انشعاب دوم' })]
    await on.ctx(sadeq, (ctx) => approveSession(ctx, w.sessionId))
    const sent = await Promise.all(eight.map(() => on.as(sadeq).post('/api/resolutions/notify', { sessionId: w.sessionId })))
    assert.deepEqual(answers(sent), { 200: 1, '409 workgroup/nothing-to-notify': 7 })
    const sms = async () => (await on.db.selectFrom('channels.message').select(['address', 'text']).execute()).map((m) => `${m.address} ${m.text}`)
    await on.drain()
    for (const { id } of drafts) {
      await happenedOnce(id, 'notify')
      assert.deepEqual(
        (await papersOf(id)).map((p) => p.kind),
        ['notification'],
      )
    }
    assert.deepEqual(
      (await papersOf(w.dossierId)).map((p) => p.kind),
      ['applicant_letter'],
    )
    const told = await sms()
    assert.ok(told.length > 0)
    assert.equal(new Set(told).size, told.length, told.join('\n'))
  })

  test('the agency objects through two people: one objection; whoever came later hears of it', async () => {
    const { id } = await t.notified()
    const { version } = await t.read(id)
    const sent = await Promise.all([naser, parviz, naser, parviz].map((by) => t.ask(by, id, 'object', { text: `اعتراض ${by.name}` }, version)))
    assert.deepEqual(answers(sent), { 200: 1, '412 http/stale': 3 })
    await happenedOnce(id, 'object')
  })

  test('one objection, decided two ways at once: one decision stands, and one answer goes out', async () => {
    const { id } = await t.notified()
    await t.act(parviz, id, 'object', { text: 'اعتراض' })
    await on.drain()
    const { version } = await t.read(id)
    const outcomes = ['rejected', 'upheld', 'rejected', 'upheld']
    const sent = await Promise.all(outcomes.map((outcome) => t.ask(sadeq, id, 'decide_objection', { outcome, text: 'پاسخ' }, version)))
    assert.deepEqual(answers(sent), { 200: 1, '412 http/stale': 3 })
    await happenedOnce(id, 'decide_objection')
    await on.drain()
    assert.equal((await papersOf(id)).filter((p) => p.kind === 'objection_answer').length, 1)
    assert.equal((await t.read(id)).state, sent.find((s) => s.status === 200)!.body.state)
  })

  test('agency says executed while the producer disputes the claim before: one of them wins, never both upon one version', async () => {
    const { id, caseId } = await t.notified()
    await t.claim(id)
    const { version } = await t.read(id)
    const claim = { evidence: reconnected, text: 'باز هم وصل شد' }
    const sent = await Promise.all([
      t.ask(naser, id, 'claim', claim, version),
      t.ask(karim, id, 'dispute', { text: 'وصل نشده است' }, version),
      t.ask(karim, id, 'confirm', {}, version),
      t.ask(parviz, id, 'claim', claim, version),
    ])
    const done = sent.filter((s) => s.status === 200)
    assert.equal(done.length, 1, JSON.stringify(answers(sent)))
    const r = await t.read(id)
    assert.equal(r.version, version + 1)
    // Confirmed is only what the producer confirmed.
    const acts = await actsOf(id)
    assert.equal(r.state === 'executed', acts.includes('confirm'), acts.join())
    assert.equal((await t.caseNow(caseId)).status === 'confirmed', acts.includes('confirm'), acts.join())
  })

  test('the bundle is sealed once and handed over once, however many hands', async () => {
    const { id } = await t.notified()
    await t.act(naser, id, 'start')
    on.clock.forward(120 * 86_400_000)
    const open = await t.read(id)
    assert.equal(open.path, null)
    await on.ctx(systemActor(1), async (ctx) => write(ctx, await openResolution(ctx, id), 'propose_nonfeasance', { due: on.now.toISOString() }))
    const proposed = await t.read(id)
    const sign = await Promise.all(eight.slice(0, 3).map(() => t.ask(sadeq, id, 'sign_nonfeasance', { text: 'بدون پاسخ' }, proposed.version)))
    assert.deepEqual(answers(sign), { 200: 1, '412 http/stale': 2 })
    assert.equal((await papersOf(id)).filter((p) => p.kind === 'nonfeasance').length, 1)
    const signed = await t.read(id)
    const over = (i: number) => t.ask(sadeq, id, 'hand_over', { to: i % 2 ? 'inspection' : 'prosecutor', number: `${i}` }, signed.version)
    assert.deepEqual(answers(await Promise.all(eight.map(over))), { 200: 1, '412 http/stale': 7 })
    await happenedOnce(id, 'hand_over')
  })

  test('eight drafts under one idempotency key are one draft; under eight keys they are eight with codes of their own', async () => {
    const w = await t.world()
    const key = randomUUID()
    const one = await Promise.all(eight.map(() => on.as(sadeq).post('/api/resolutions', t.saying(w), { 'idempotency-key': key })))
    assert.equal(new Set(one.map((s) => s.body.id)).size, 1, JSON.stringify(answers(one)))
    const many = await Promise.all(eight.map(() => on.as(sadeq).post('/api/resolutions', t.saying(w), { 'idempotency-key': randomUUID() })))
    assert.deepEqual(answers(many), { 201: 8 })
    const { length } = await on.db.selectFrom('workgroup.resolution').select('id').where('session_id', '=', w.sessionId).execute()
    assert.equal(length, 9)
    await t.notify(w)
    const rows = await on.db.selectFrom('workgroup.resolution').select('code').where('session_id', '=', w.sessionId).orderBy('code').execute()
    const numbers = rows.map((r) => Number(r.code.slice(-4)))
    assert.deepEqual(
      numbers,
      numbers.map((_, i) => numbers[0]! + i),
      'without holes or doubles',
    )
  })

  test('letters registered at once have numbers without holes or doubles, whatever fails between them', async () => {
    const { id } = await t.notified()
    const letter = { kind: 'notification', subject: { kind: 'resolution', id }, fields: sampleFields('fa'), blocks: [] } as const
    const made = await Promise.allSettled(
      eight.map((i) =>
        on.ctx(sadeq, async (ctx) => {
          const { number } = await registerPaper(ctx, letter)
          if (i % 4 === 3) throw new Error('the printer caught fire')
          return number
        }),
      ),
    )
    const numbers = made.flatMap((m) => (m.status === 'fulfilled' ? [Number(/\d+$/.exec(m.value)![0])] : [])).toSorted((a, b) => a - b)
    assert.deepEqual(
      numbers,
      [0, 1, 2, 3, 4, 5].map((i) => numbers[0]! + i),
    )
  })
})
