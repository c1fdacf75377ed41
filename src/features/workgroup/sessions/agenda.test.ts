import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { agendaOrder } from './agenda/rules.ts'
import { readyOf } from './ordering/queries.ts'
import {
  day,
  laleh,
  makeBody,
  match,
  ok,
  once,
  onStage,
  parviz,
  plan,
  readyDossier,
  refused,
  sadeq,
  type Stage,
  subjects,
  zahra,
} from './world.test.ts'
import { ids } from '#server/testing.ts'

suite('the agenda', () => {
  const on = onStage()
  const post = (id: string, path: string, body: object, s: { version: number }) => on.as(sadeq).post(`/api/sessions/${id}/${path}`, body, match(s))

  /** Four ready dossiers for three places; the last weighs least. */
  async function world(stage: Stage) {
    const body = await makeBody(stage)
    const slow = await readyDossier(stage, body.id, 'کند', { lateDays: 30 })
    const dear = await readyDossier(stage, body.id, 'گران', { lateDays: 10, lossIrrDay: 500_000_000 })
    const stopped = await readyDossier(stage, body.id, 'متوقف', { priority: 'production_stopped' })
    const light = await readyDossier(stage, body.id, 'سبک', { lateDays: 0 })
    return { body, slow, dear, stopped, light, session: await plan(stage, body.id) }
  }

  test('orders itself, is cut at the capacity, and shows the rest and the factors', async () => {
    const { session } = await world(on)
    assert.deepEqual(subjects(session), ['متوقف', 'گران', 'کند'])
    assert.deepEqual(
      session.next.map((n: { subject: string }) => n.subject),
      ['سبک'],
    )
    assert.equal(session.waiting, 1)
    const { factors } = session.agenda[1]
    assert.deepEqual([factors.overdueDays, factors.lossIrrDay, factors.score], [10, 500_000_000, 11 * 51])
  })

  test('the order in SQL is the order of the rule', async () => {
    const { body } = await world(on)
    for (const [i, subject] of ['یک', 'دو', 'سه'].entries())
      await readyDossier(on, body.id, subject, { lateDays: i * 7, lossIrrDay: (3 - i) * 90_000_000, jobs: i * 4 })
    const wanted = { bodyId: body.id, now: on.now, except: [], onlyStopped: false, limit: 20, carried: [] }
    const { rows, total } = await readyOf(on.db as never, 1, wanted)
    assert.equal(total, 7)
    assert.deepEqual(
      rows.map((r) => r.id),
      agendaOrder(rows, on.now).map((r) => r.id),
    )
  })

  test('follows its dossiers by itself: a new one, one withdrawn; nothing moved, no new version', async () => {
    const { body, session, dear } = await world(on)
    await readyDossier(on, body.id, 'تازه', { priority: 'production_stopped', lossIrrDay: 900_000_000 })
    await on.drain()
    const after = ok(await on.as(sadeq).get(`/api/sessions/${session.id}`))
    assert.deepEqual(subjects(after), ['تازه', 'متوقف', 'گران'])
    const found = ok(await on.as(sadeq).get(`/api/dossiers/${dear.id}`))
    ok(await on.as(sadeq).post(`/api/dossiers/${dear.id}/withdraw`, { text: 'متقاضی' }, match(found)))
    await on.drain()
    const then = ok(await on.as(sadeq).get(`/api/sessions/${session.id}`))
    assert.deepEqual(subjects(then), ['تازه', 'متوقف', 'کند'])
    const same = ok(await post(session.id, 'build', {}, then))
    assert.equal(same.version, then.version)
  })

  test('another order by hand: with a reason, whole, and kept when it is built anew', async () => {
    const { body, session } = await world(on)
    const [first, second, third] = session.agenda.map((i: { id: string }) => i.id)
    const order = [third, first, second]
    assert.equal(refused(await post(session.id, 'order', { order, reason: ' ' }, session), 422), 'workgroup/session-reason-needed')
    assert.equal(refused(await post(session.id, 'order', { order: [third, first], reason: 'الف' }, session), 409), 'workgroup/order-incomplete')
    const moved = ok(await post(session.id, 'order', { order, reason: 'حضور وزیر' }, session))
    assert.deepEqual(subjects(moved), ['کند', 'متوقف', 'گران'])
    assert.deepEqual(
      moved.agenda.map((i: { movedReason: string }) => i.movedReason),
      ['حضور وزیر', '', ''],
    )
    assert.deepEqual(moved.history[0].details.moved.length, 1)
    await readyDossier(on, body.id, 'فوری', { priority: 'production_stopped', lossIrrDay: 900_000_000 })
    await on.drain()
    assert.deepEqual(subjects(ok(await on.as(sadeq).get(`/api/sessions/${session.id}`))), ['کند', 'فوری', 'متوقف'])
    assert.equal((await post(session.id, 'order', { order, reason: 'الف' }, session)).status, 412)
  })

  test('one more by hand makes room at the end; full of hand-made ones it says so', async () => {
    const { session, light } = await world(on)
    const added = ok(await post(session.id, 'items', { dossierId: light.id, reason: 'دستور رئیس' }, session))
    assert.deepEqual(subjects(added), ['متوقف', 'گران', 'سبک'])
    assert.deepEqual([added.agenda[2].byHand, added.agenda[2].addedReason, added.next[0].subject], [true, 'دستور رئیس', 'کند'])
    assert.equal(refused(await post(session.id, 'items', { dossierId: light.id, reason: 'باز' }, added), 409), 'workgroup/already-on-agenda')
    const two = ok(await post(session.id, 'items', { title: 'گزارش دبیرخانه', reason: 'رسم جلسه' }, added))
    const three = ok(await post(session.id, 'items', { title: 'متفرقه', reason: 'رسم جلسه' }, two))
    assert.equal(three.agenda.length, 3)
    assert.equal(refused(await post(session.id, 'items', { title: 'چهارم', reason: 'باز' }, three), 409), 'workgroup/agenda-full')
    assert.equal(refused(await post(session.id, 'items', { reason: 'هیچ' }, three), 422), 'workgroup/item-needs-one')
  })

  test('taken off by hand it stays off until it is taken back', async () => {
    const { session, dear } = await world(on)
    const item = session.agenda[1]
    const off = ok(await post(session.id, 'items/remove', { itemId: item.id, reason: 'نیازمند کارشناسی' }, session))
    assert.deepEqual(subjects(off), ['متوقف', 'کند', 'سبک'])
    assert.deepEqual([off.leftOut[0].subjectId, off.leftOut[0].reason], [dear.id, 'نیازمند کارشناسی'])
    const built = ok(await post(session.id, 'build', {}, off))
    assert.deepEqual(subjects(built), ['متوقف', 'کند', 'سبک'])
    const back = ok(await post(session.id, 'items/restore', { subjectId: dear.id }, built))
    assert.deepEqual(subjects(back), ['متوقف', 'گران', 'کند'])
  })

  test('what belongs to another body, or is not ready, is not added', async () => {
    const { session } = await world(on)
    const other = await makeBody(on, { kind: 'county', nameFa: 'کارگروه مراغه', countyId: ids.county2 as never })
    const theirs = await readyDossier(on, other.id, 'جای دیگر')
    assert.equal(refused(await post(session.id, 'items', { dossierId: theirs.id, reason: 'الف' }, session), 422), 'workgroup/not-for-this-body')
    const raw = ok(await on.as(sadeq).post('/api/dossiers', { unitId: ids.unit2, subject: 'خام', bodyId: session.bodyId }, once()))
    assert.equal(refused(await post(session.id, 'items', { dossierId: raw.id, reason: 'الف' }, session), 422), 'workgroup/dossier-not-ready')
    const found = ok(await on.as(sadeq).get(`/api/sessions/${session.id}/addable?q=${encodeURIComponent('جای دیگر')}`))
    assert.deepEqual(found.rows, [])
  })

  test('two sessions of a body do not take the same dossier: the earlier one chooses', async () => {
    const { body, session } = await world(on)
    const later = await plan(on, body.id, { startsAt: new Date(Date.parse(session.startsAt) + 7 * day).toISOString() })
    assert.deepEqual(subjects(later), ['سبک'])
  })

  test('an extraordinary session hears only what cannot wait', async () => {
    const { body, session } = await world(on)
    ok(await post(session.id, 'cancel', { reason: 'الف' }, session))
    const s = await plan(on, body.id, { startsAt: '2026-11-23T05:30:00.000Z', extraordinary: true, reason: 'توقف تولید' })
    assert.deepEqual(subjects(s), ['متوقف'])
  })

  test('a confidential item is counted for who may not read it, and nowhere named', async () => {
    const body = await makeBody(on)
    await readyDossier(on, body.id, 'محرمانه‌ترین', { confidential: true })
    const session = await plan(on, body.id)
    const mine = ok(await on.as(parviz).get(`/api/sessions/${session.id}`))
    assert.deepEqual([mine.agenda.length, mine.hidden], [1, 0])
    const theirs = await on.as(zahra).get(`/api/sessions/${session.id}`)
    assert.deepEqual([theirs.body.agenda.length, theirs.body.hidden, theirs.body.items], [0, 1, 1])
    assert.doesNotMatch(theirs.text, /محرمانه‌ترین|EA-D-/)
    assert.equal((await on.as(laleh).get(`/api/sessions/${session.id}`)).status, 403)
  })
})
