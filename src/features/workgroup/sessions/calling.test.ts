import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { suite, test } from 'node:test'
import { sql } from '#server/db.ts'
import { type cast, ids } from '#server/testing.ts'
import { canonical } from './pack/rules.ts'
import { karim, makeBody, maryam, match, ok, once, onStage, parviz, plan, readyDossier, refused, sadeq, zahra } from './world.test.ts'

suite('the call', () => {
  const on = onStage()
  const act = (id: string, path: string, body: object, s: { version: number }, who = sadeq as (typeof cast)[keyof typeof cast]) =>
    on.as(who).post(`/api/sessions/${id}/${path}`, body, match(s))

  async function called(more = {}) {
    const body = await makeBody(on)
    const c = ok(await on.as(zahra).post('/api/cases', { text: 'برق قطع است و کوره خاموش مانده', phone: '09140001122', unitId: ids.unit1 }, once()))
    const dossier = await readyDossier(on, body.id, 'برق کوره', { lateDays: 9, ...more })
    const d = ok(await on.as(sadeq).get(`/api/dossiers/${dossier.id}`))
    ok(await on.as(sadeq).post(`/api/dossiers/${dossier.id}/add_cases`, { caseIds: [c.id] }, match(d)))
    await on.drain()
    const planned = await plan(on, body.id)
    const session = ok(await act(planned.id, 'call', {}, planned))
    return { body, dossier, caseId: c.id as string, planned, session }
  }

  test('freezes the agenda, puts dossiers and cases on it, asks every member, prints the pack', async () => {
    const { session, dossier, caseId, body } = await called()
    assert.deepEqual([session.state, session.packs.length, session.packs[0].hash], ['called', 1, session.packHash])
    assert.match(session.packHash, /^[0-9a-f]{64}$/)
    const found = ok(await on.as(sadeq).get(`/api/dossiers/${dossier.id}`))
    assert.deepEqual([found.state, found.sessionId, found.sessionAt], ['on_agenda', session.id, session.startsAt])
    const c = ok(await on.as(sadeq).get(`/api/cases/${caseId}`))
    assert.equal(c.timeline.at(-1).name, 'put_on_agenda')
    assert.ok(session.invited.every((i: { invitedAt: string }) => i.invitedAt !== null))
    assert.deepEqual(
      session.invited.map((i: { reach: string }) => i.reach),
      ['account', 'account', 'account', 'account', 'phone'],
    )
    const messages = await on.db
      .selectFrom('channels.message')
      .select(['address', 'template', 'text'])
      .where('template', '=', 'session.invited')
      .execute()
    assert.equal(messages.length, 5)
    assert.ok(messages.some((m) => m.address === '+989149990001' && m.text.includes('رئیس اتاق')))
    const bells = await on.db
      .selectFrom('channels.bell')
      .select(['account_id', 'link'])
      .where('kind', '=', 'workgroup.session.bell.invited')
      .execute()
    assert.deepEqual(bells.length, 4)
    assert.equal(bells[0]!.link, `/app/workgroup/sessions/${session.id}`)
    await on.drain()
    const paper = await on.db
      .selectFrom('workgroup.paper')
      .select(['kind', 'subject_id', 'pdf_bytes', 'data'])
      .where('kind', '=', 'pack')
      .executeTakeFirstOrThrow()
    assert.deepEqual([paper.subject_id, Number(paper.pdf_bytes) > 5000], [session.id, true])
    assert.ok(JSON.stringify(paper.data).replaceAll(' ', '').includes(session.packHash))
    assert.ok(body.seatIds.length)
    const told = await on.db.selectFrom('channels.message').select('template').where('template', '=', 'dossier.on_agenda').execute()
    assert.ok(told.length > 0, 'the unit is told in writing')
  })

  test('the hash recomputes from the kept pack and from the downloaded one; one changed letter does not fit', async () => {
    const { session } = await called()
    const check = async () => ok(await on.as(maryam).get(`/api/sessions/${session.id}/pack/verify`))
    assert.deepEqual([(await check()).fits, (await check()).recomputed], [true, session.packHash])
    const file = await on.as(parviz).get(`/api/sessions/${session.id}/pack/1`)
    assert.equal(createHash('sha256').update(file.text).digest('hex'), session.packHash)
    assert.equal(canonical(JSON.parse(file.text)), file.text)
    assert.equal(JSON.parse(file.text).items[0].cases.length, 1)
    await sql`update workgroup.pack set content = jsonb_set(content, '{items,0,subject}', '"چیز دیگر"') where session_id = ${session.id}`.execute(
      on.db,
    )
    const broken = await check()
    assert.deepEqual([broken.fits, broken.recomputed === session.packHash], [false, false])
    // Whoever also changes the hash beside it meets the one written down with the call.
    await sql`update workgroup.pack set hash = ${broken.recomputed} where session_id = ${session.id}`.execute(on.db)
    assert.equal((await check()).fits, false)
  })

  test('is refused twice, without members, without items, in the past, and to who does not keep the body', async () => {
    const { session, body } = await called()
    assert.equal(refused(await act(session.id, 'call', {}, session), 409), 'law/wrong-state')
    const empty = await plan(on, body.id, { startsAt: '2026-12-02T05:30:00.000Z' })
    assert.equal(refused(await act(empty.id, 'call', {}, empty), 422), 'workgroup/agenda-empty')
    assert.equal(refused(await act(empty.id, 'call', {}, empty, parviz), 403), 'law/not-yours')
    assert.equal((await act(empty.id, 'call', {}, { version: empty.version + 1 })).status, 412)
    const lonely = await makeBody(on, { kind: 'county', nameFa: 'کارگروه مراغه', countyId: ids.county2 as never }, false)
    await readyDossier(on, lonely.id, 'بی عضو')
    const alone = await plan(on, lonely.id)
    assert.equal(refused(await act(alone.id, 'call', {}, alone), 422), 'workgroup/session-without-members')
    await readyDossier(on, body.id, 'دیر')
    await on.drain()
    const filled = ok(await on.as(sadeq).get(`/api/sessions/${empty.id}`))
    on.clock.set(new Date('2026-12-02T06:00:00Z'))
    assert.equal(refused(await act(empty.id, 'call', {}, filled), 422), 'workgroup/session-in-past')
  })

  test('after it the agenda moves no more, except by an addition that is frozen by itself', async () => {
    const { session, body } = await called()
    assert.equal(refused(await act(session.id, 'order', { order: [], reason: 'الف' }, session), 409), 'law/wrong-state')
    assert.equal(refused(await act(session.id, 'build', {}, session), 409), 'law/wrong-state')
    const late = await readyDossier(on, body.id, 'دیررس')
    await on.drain()
    const same = ok(await on.as(sadeq).get(`/api/sessions/${session.id}`))
    assert.equal(same.agenda.length, 1)
    const added = ok(await act(session.id, 'items', { dossierId: late.id, reason: 'درخواست استاندار' }, same))
    assert.deepEqual([added.agenda[1].addedLate, added.packs.length, added.packs[1].kind, added.packHash], [true, 2, 'addition', session.packHash])
    assert.equal(added.history[0].details.hash, added.packs[1].hash)
    const addition = JSON.parse((await on.as(sadeq).get(`/api/sessions/${session.id}/pack/2`)).text)
    assert.deepEqual([addition.follows, addition.reason, addition.items.length], [session.packHash, 'درخواست استاندار', 1])
    assert.equal(ok(await on.as(sadeq).get(`/api/sessions/${session.id}/pack/verify`)).fits, true)
    assert.equal(ok(await on.as(sadeq).get(`/api/dossiers/${late.id}`)).state, 'on_agenda')
    assert.equal((await on.db.selectFrom('channels.message').select('id').where('template', '=', 'session.added').execute()).length, 5)
  })

  test('taken back with a reason: dossiers are ready, members and unit are told, the next call asks anew', async () => {
    const { session, dossier, body } = await called()
    const seatId = body.seatIds[1]
    ok(await on.as(parviz).post(`/api/sessions/${session.id}/answer`, { seatId, answer: 'coming' }))
    const now = ok(await on.as(sadeq).get(`/api/sessions/${session.id}`))
    assert.equal(refused(await act(session.id, 'uncall', { reason: '' }, now), 422), 'workgroup/session-reason-needed')
    const back = ok(await act(session.id, 'uncall', { reason: 'تغییر زمان' }, now))
    assert.deepEqual([back.state, back.packHash, back.packs[0].recalledAt !== null], ['planned', '', true])
    assert.equal(ok(await on.as(sadeq).get(`/api/dossiers/${dossier.id}`)).state, 'ready')
    const count = async (template: string) =>
      (await on.db.selectFrom('channels.message').select('id').where('template', '=', template).execute()).length
    assert.deepEqual([await count('session.uncalled'), (await count('session.unit_off')) > 0], [5, true])
    const again = ok(await act(session.id, 'call', {}, back))
    assert.deepEqual([again.state, again.packs.length, again.invited.find((i: { seatId: string }) => i.seatId === seatId).answer], ['called', 2, ''])
    assert.equal(ok(await on.as(sadeq).get(`/api/sessions/${session.id}/pack/verify`)).fits, true)
  })

  test('cancelled after the call: everybody is told, the dossiers wait for the next session', async () => {
    const { session, dossier, body } = await called()
    ok(await act(session.id, 'cancel', { reason: 'تعطیلی رسمی' }, session))
    const next = await plan(on, body.id, { startsAt: '2026-12-02T05:30:00.000Z' })
    assert.equal(next.agenda[0].dossierId, dossier.id)
    assert.equal((await on.db.selectFrom('channels.message').select('id').where('template', '=', 'session.cancelled').execute()).length, 5)
    assert.equal((await on.as(karim).get(`/api/sessions/${session.id}`)).status, 403)
  })
})
