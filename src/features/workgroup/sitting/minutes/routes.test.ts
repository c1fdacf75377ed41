import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast } from '#server/testing.ts'
import { readWords } from '#server/words.ts'
import { draft, makeWorld, maryam, ok, onStage, once, opened, sadeq, type World } from '../world.test.ts'

const version = (v: number) => once({ 'if-match': String(v) })
const colleague: Actor = { ...sadeq, accountId: cast.homa.accountId, name: 'هما نمونه', sessionId: 'second-secretary' }

suite('minutes', () => {
  const on = onStage()
  const minutesOf = (w: World) => w.url.replace('sitting', 'minutes')

  /** First item resolved, second deferred, third left: the session is closed. */
  async function heard() {
    const w = await makeWorld(on)
    await opened(on, w)
    const as = on.as(sadeq)
    ok(await as.post(`${w.url}/items/${w.items[0]}/resolutions`, draft(on), once()))
    ok(await as.post(`${w.url}/items/${w.items[0]}/decide`, { outcome: 'resolved' }, once()))
    ok(await as.post(`${w.url}/items/${w.items[1]}/decide`, { outcome: 'deferred', reason: 'گزارش بانک نرسیده است' }, once()))
    return w
  }
  const close = async (w: World) => ok(await on.as(sadeq).post(`${w.url}/close`, {}, once()))
  const dossier = async (w: World, n: number) => ok(await on.as(sadeq).get(`/api/dossiers/${w.dossiers[n]}`))

  test('an applicant who withdraws before the signature: the drafts on them fall, the others stand, and the minutes say so', async () => {
    const w = await makeWorld(on)
    await opened(on, w)
    const as = on.as(sadeq)
    for (const n of [0, 1]) {
      ok(await as.post(`${w.url}/items/${w.items[n]}/resolutions`, draft(on), once()))
      ok(await as.post(`${w.url}/items/${w.items[n]}/decide`, { outcome: 'resolved' }, once()))
    }
    await close(w)
    const gone = await dossier(w, 0)
    ok(await on.as(cast.karim).post(`/api/my/dossiers/${w.dossiers[0]}/withdraw`, {}, { 'if-match': String(gone.version) }))
    const before = ok(await as.get(minutesOf(w)))
    ok(await as.post(`${minutesOf(w)}/sign`, { signers: w.seats.slice(0, 2) }, version(before.version)))
    const { items } = await w.room()
    const shown = (n: number) => items.find((i: { id: string }) => i.id === w.items[n])
    assert.deepEqual([shown(0).withdrawn, shown(0).drafts.length, shown(1).withdrawn, shown(1).drafts.length], [true, 0, false, 1])
    assert.deepEqual([(await dossier(w, 0)).state, (await dossier(w, 1)).state], ['withdrawn', 'decided'])
    const rows = await on.db.selectFrom('workgroup.resolution').select('state').where('dossier_id', '=', w.dossiers[0]!).execute()
    assert.deepEqual(
      rows.map((r) => r.state),
      ['annulled'],
    )
    const paper = await on.db
      .selectFrom('workgroup.paper')
      .select('data')
      .where('subject_id', '=', w.sessionId)
      .where('kind', '=', 'minutes')
      .execute()
    assert.ok(JSON.stringify(paper[0]!.data).includes(readWords().fa['workgroup.sitting.minutes.withdrawn']!))
  })

  test('signing approves, decides, registers, once and for good', async () => {
    const w = await heard()
    await close(w)
    const before = ok(await on.as(sadeq).get(minutesOf(w)))
    assert.deepEqual([before.lacks, before.paperId, before.signers.length], [[], null, 4])
    const key = version(before.version)
    const signers = { signers: w.seats.slice(0, 2) }
    const signed = ok(await on.as(sadeq).post(`${minutesOf(w)}/sign`, signers, key))
    assert.ok(signed.paperId)
    assert.deepEqual(ok(await on.as(sadeq).post(`${minutesOf(w)}/sign`, signers, key)), signed, 'sent again: the same answer')
    const twice = await on.as(sadeq).post(`${minutesOf(w)}/sign`, signers, version(signed.version))
    assert.deepEqual([twice.status, twice.body.code], [409, 'workgroup/already-signed'])
    const room = await w.room()
    assert.equal(room.state, 'minuted')
    const item = room.items.find((i: { id: string }) => i.id === w.items[0])
    assert.match(item.drafts[0].code, /^EA-R-1405-\d{4}$/)
    assert.deepEqual(
      [(await dossier(w, 0)).state, (await dossier(w, 1)).state, (await dossier(w, 1)).deferred, (await dossier(w, 2)).state],
      ['decided', 'ready', 1, 'ready'],
    )
    const papers = await on.db
      .selectFrom('workgroup.paper')
      .select(['kind', 'state', 'signers'])
      .where('subject_id', '=', w.sessionId)
      .where('kind', '=', 'minutes')
      .execute()
    assert.equal(papers.length, 1)
    assert.deepEqual(
      (papers[0]!.signers as { post: string }[]).map((s) => s.post),
      ['رئیس', 'مدیر برق'],
    )
    assert.equal(
      (await on.as(sadeq).post(`${w.url}/attendance`, { seats: [{ seatId: w.seats[0], presence: 'absent' }] }, once())).body.code,
      'workgroup/already-signed',
    )
  })

  test('a preview shows the minutes as they would be, to members too', async () => {
    const w = await heard()
    for (const reader of [sadeq, maryam]) {
      const pdf = await on.as(reader).get(`${minutesOf(w)}/preview`)
      assert.equal(pdf.status, 200, pdf.text.slice(0, 300))
      assert.equal(pdf.raw.subarray(0, 5).toString(), '%PDF-')
    }
  })

  test('not while it sits, not by a member, not with an absent signer, not unread', async () => {
    const w = await heard()
    const as = on.as(sadeq)
    const sign = (body: object, v: number) => as.post(`${minutesOf(w)}/sign`, body, version(v))
    const all = { signers: w.seats }
    assert.equal((await sign(all, (await w.room()).version)).body.code, 'workgroup/not-sitting')
    await close(w)
    const { version: v } = await w.room()
    assert.equal((await on.as(maryam).post(`${minutesOf(w)}/sign`, all, version(v))).body.code, 'workgroup/not-your-session')
    assert.equal((await as.post(`${minutesOf(w)}/sign`, all, once())).body.code, 'http/if-match-needed')
    ok(await on.as(colleague).post(`${w.url}/attendance`, { seats: [{ seatId: w.seats[3], presence: 'absent' }] }, once()))
    const late = await sign(all, v)
    assert.deepEqual([late.status, late.body.code, late.body.details.by, late.body.details.what], [412, 'http/stale', 'هما نمونه', ['attendance']])
    const absent = await sign(all, (await w.room()).version)
    assert.deepEqual([absent.body.code, absent.body.details.post], ['workgroup/signer-not-there', 'فرماندار'])
    ok(await as.post(`${w.url}/attendance`, { seats: [{ seatId: w.seats[2], presence: 'absent' }] }, once()))
    assert.equal((await sign({ signers: [w.seats[0]] }, (await w.room()).version)).body.code, 'workgroup/no-quorum')
    assert.equal((await w.room()).state, 'closed')
  })

  test('a draft without an outcome, votes without a result: nothing is buried', async () => {
    const w = await makeWorld(on)
    await opened(on, w)
    const as = on.as(sadeq)
    const id = randomUUID()
    ok(await as.post(`${w.url}/items/${w.items[0]}/proposals`, { id, text: 'پیشنهاد' }, once()))
    ok(await as.post(`${w.url}/proposals/${id}/votes`, { votes: [{ seatId: w.seats[0], vote: 'for' }] }, once()))
    const early = await as.post(`${w.url}/items/${w.items[0]}/decide`, { outcome: 'refused', reason: 'دلیل' }, once())
    assert.equal(early.body.code, 'workgroup/proposals-open')
    ok(await as.post(`${w.url}/items/${w.items[1]}/resolutions`, draft(on), once()))
    assert.equal((await as.post(`${w.url}/close`, {}, once())).body.code, 'workgroup/items-open')
    ok(await as.post(`${w.url}/items/${w.items[1]}/decide`, { outcome: 'resolved' }, once()))
    await close(w)
    const { version: v, lacks } = ok(await as.get(minutesOf(w)))
    assert.deepEqual(
      lacks.map((l: { code: string }) => l.code),
      [],
    )
    ok(await as.post(`${minutesOf(w)}/sign`, { signers: [w.seats[0]] }, version(v)))
  })

  test('a dossier is deferred once; the second time the session is told so', async () => {
    const w = await heard()
    await close(w)
    ok(await on.as(sadeq).post(`${minutesOf(w)}/sign`, { signers: [w.seats[0]] }, version((await w.room()).version)))
    const as = on.as(sadeq)
    const startsAt = new Date(on.now.getTime() + 4 * 86_400_000).toISOString()
    const next = ok(await as.post('/api/sessions', { bodyId: w.bodyId, startsAt }, once()))
    let session = ok(await as.get(`/api/sessions/${next.id}`))
    const has = () => session.agenda.find((i: { dossierId: string }) => i.dossierId === w.dossiers[1])
    if (!has()) session = ok(await as.post(`/api/sessions/${next.id}/items`, { dossierId: w.dossiers[1], reason: 'آزمون' }, version(session.version)))
    session = ok(await as.post(`/api/sessions/${next.id}/call`, {}, version(session.version)))
    on.clock.set(new Date(startsAt))
    const second = {
      ...w,
      sessionId: next.id,
      url: `/api/sessions/${next.id}/sitting`,
      room: async () => ok(await as.get(`/api/sessions/${next.id}/sitting`)),
    }
    await opened(on, second)
    const again = await as.post(`${second.url}/items/${has().id}/decide`, { outcome: 'deferred', reason: 'باز هم' }, once())
    assert.deepEqual([again.status, again.body.code], [409, 'workgroup/deferred-already'])
    ok(await as.post(`${second.url}/items/${has().id}/decide`, { outcome: 'refused', reason: 'مدارک کافی نیست' }, once()))
  })

  test('corrections after signing are numbered addenda', async () => {
    const w = await heard()
    assert.equal((await on.as(sadeq).post(`${minutesOf(w)}/addenda`, { text: 'اصلاح' }, once())).body.code, 'workgroup/not-signed')
    await close(w)
    ok(await on.as(sadeq).post(`${minutesOf(w)}/sign`, { signers: [w.seats[0]] }, version((await w.room()).version)))
    assert.equal((await on.as(sadeq).post(`${minutesOf(w)}/addenda`, { text: '  ' }, once())).body.code, 'workgroup/text-missing')
    for (const text of ['تاریخ بند یک اصلاح شد', 'نام دستگاه در بند یک اصلاح شد'])
      ok(await on.as(sadeq).post(`${minutesOf(w)}/addenda`, { text }, once()))
    const addenda = await on.db
      .selectFrom('workgroup.paper')
      .select('addendum_no')
      .where('subject_id', '=', w.sessionId)
      .where('kind', '=', 'addendum')
      .orderBy('addendum_no')
      .execute()
    assert.deepEqual(
      addenda.map((a) => a.addendum_no),
      [1, 2],
    )
  })
})
