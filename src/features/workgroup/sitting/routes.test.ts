import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast } from '#server/testing.ts'
import {
  adel,
  atusa,
  draft,
  ehsan,
  karim,
  makeWorld,
  maryam,
  mina,
  naser,
  ok,
  omid,
  onStage,
  once,
  opened,
  parviz,
  present,
  sadeq,
  zahra,
} from './world.test.ts'

const version = (v: number, more: Record<string, string> = {}) => once({ 'if-match': String(v), ...more })
/** The secretariat's second hand: sits with the clerk's seat of the same body. */
const colleague: Actor = { ...sadeq, accountId: cast.homa.accountId, name: 'هما نمونه', sessionId: 'second-secretary' }

suite('who enters the room', () => {
  const on = onStage()
  test('its secretary writes, its members read, others find no session', async () => {
    const w = await makeWorld(on)
    const open = { chairedBy: 'governor_general', chairSeatId: w.seats[0] }
    for (const member of [maryam, parviz, mina, omid]) {
      const room = ok(await on.as(member).get(w.url))
      assert.equal(room.items.length, 3)
      assert.equal(room.whyNot.write.code, 'workgroup/not-your-session')
      assert.equal((await on.as(member).post(`${w.url}/attendance`, present(w), once())).body.code, 'workgroup/not-your-session')
      assert.equal((await on.as(member).post(`${w.url}/open`, open, once())).status, 403)
    }
    for (const outsider of [naser, ehsan]) assert.deepEqual((await on.as(outsider).get(w.url)).body.code, 'workgroup/no-such-session', outsider.role)
    for (const other of [karim, zahra, atusa, adel]) assert.equal((await on.as(other).get(w.url)).body.code, 'http/not-allowed', other.role)
    const khuzestan: Actor = { ...sadeq, provinceId: 2, sessionId: 'khuzestan' }
    for (const url of [w.url, w.url.replace('sitting', 'projector'), w.url.replace('sitting', 'minutes')])
      assert.equal((await on.as(khuzestan).get(url)).status, 404)
    assert.equal((await on.as(khuzestan).post(`${w.url}/open`, open, once())).status, 404)
  })

  test('nothing is written before the opening; opening twice is once', async () => {
    const w = await makeWorld(on)
    const as = on.as(sadeq)
    assert.equal((await as.post(`${w.url}/items/${w.items[0]}/open`, {}, once())).body.code, 'workgroup/not-sitting')
    const key = once()
    const open = { chairedBy: 'governor_general', chairSeatId: w.seats[0], note: 'با نام خدا' }
    const first = ok(await as.post(`${w.url}/open`, open, key))
    assert.deepEqual(ok(await as.post(`${w.url}/open`, open, key)), first)
    assert.equal((await as.post(`${w.url}/open`, open, once())).status, 409)
    const room = await w.room()
    assert.deepEqual([room.state, room.chairName, room.chairedBy, room.note], ['sitting', 'رئیس نمونه', 'governor_general', 'با نام خدا'])
  })
})

suite('attendance and quorum', () => {
  const on = onStage()
  test('the quorum is counted with every mark; deputies sit under their own name', async () => {
    const w = await makeWorld(on)
    await opened(on, w, w.seats.slice(0, 2))
    assert.deepEqual((await w.room()).quorum, { met: false, present: 2, needed: 3, voting: 4 })
    ok(await on.as(sadeq).post(`${w.url}/attendance`, { seats: [{ seatId: w.seats[2], presence: 'deputy' }] }, once()))
    const room = await w.room()
    assert.deepEqual(room.quorum, { met: true, present: 3, needed: 3, voting: 4 })
    assert.equal(room.seats.find((s: { id: string }) => s.id === w.seats[2]).name, 'جانشین نمونه')
    const foreign = { seats: [{ seatId: randomUUID(), presence: 'present' }] }
    assert.equal((await on.as(sadeq).post(`${w.url}/attendance`, foreign, once())).body.code, 'workgroup/no-such-seat-here')
  })

  test('without a quorum nothing is decided', async () => {
    const w = await makeWorld(on)
    await opened(on, w, w.seats.slice(0, 2))
    const sent = await on.as(sadeq).post(`${w.url}/items/${w.items[0]}/decide`, { outcome: 'refused', reason: 'خارج از صلاحیت' }, once())
    assert.deepEqual([sent.status, sent.body.code, sent.body.details], [409, 'workgroup/no-quorum', { present: 2, needed: 3 }])
  })

  test('without a quorum nothing passes by agreement either; what was put forward may be dropped', async () => {
    const w = await makeWorld(on)
    await opened(on, w, w.seats.slice(0, 2))
    const id = randomUUID()
    ok(await on.as(sadeq).post(`${w.url}/items/${w.items[0]}/proposals`, { id, text: 'پیشنهاد' }, once()))
    const settle = (how: string) => on.as(sadeq).post(`${w.url}/proposals/${id}/settle`, { how }, once())
    for (const how of ['agreed', 'rejected']) {
      const sent = await settle(how)
      assert.deepEqual([sent.status, sent.body.code, sent.body.details], [409, 'workgroup/no-quorum', { present: 2, needed: 3 }])
    }
    ok(await settle('dropped'))
    ok(await settle('reopen'))
    ok(await on.as(sadeq).post(`${w.url}/attendance`, present(w), once()))
    ok(await settle('agreed'))
  })

  test('a session without a quorum that decided nothing is minuted as such', async () => {
    const w = await makeWorld(on)
    await opened(on, w, w.seats.slice(0, 2))
    ok(await on.as(sadeq).post(`${w.url}/close`, {}, once()))
    const signed = await on
      .as(sadeq)
      .post(`/api/sessions/${w.sessionId}/minutes/sign`, { signers: [w.seats[0]] }, once({ 'if-match': String((await w.room()).version) }))
    ok(signed)
    const dossier = ok(await on.as(sadeq).get(`/api/dossiers/${w.dossiers[0]}`))
    assert.deepEqual([(await w.room()).state, dossier.state], ['minuted', 'ready'])
  })
})

suite('items', () => {
  const on = onStage()
  test('one item is open at a time and keeps its time', async () => {
    const w = await makeWorld(on)
    await opened(on, w)
    const as = on.as(sadeq)
    ok(await as.post(`${w.url}/items/${w.items[0]}/open`, {}, once()))
    on.clock.forward(90_000)
    ok(await as.post(`${w.url}/items/${w.items[1]}/open`, {}, once()))
    const [first, second] = (await w.room()).items.toSorted((a: { id: string }) => (a.id === w.items[0] ? -1 : 1))
    assert.deepEqual([first.state, first.spentSeconds, second.state], ['waiting', 90, 'open'])
  })

  test('two secretaries on one note: the later one is told who and what is newer, and may look at both', async () => {
    const w = await makeWorld(on)
    const room = await opened(on, w)
    const url = `${w.url}/items/${w.items[0]}`
    const v = room.items.find((i: { id: string }) => i.id === w.items[0]).version
    ok(await on.as(colleague).post(`${url}/notes`, { text: 'متن همکار' }, version(v)))
    const late = await on.as(sadeq).post(`${url}/notes`, { text: 'متن من' }, version(v))
    assert.deepEqual([late.status, late.body.code], [412, 'http/stale'])
    const { by, what, text, version: newer } = late.body.details
    assert.deepEqual([by, what, text], ['هما نمونه', ['notes'], 'متن همکار'])
    ok(await on.as(sadeq).post(`${url}/notes`, { text: 'متن من' }, version(newer)))
    const kept = await on.db
      .selectFrom('workgroup.sitting_act')
      .select('details')
      .where('name', '=', 'notes')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    assert.deepEqual(kept.details, { was: 'متن همکار' }, 'what was overwritten knowingly stays in the history')
  })

  test('a proposal of a colleague does not spoil a note, but it does spoil a decision', async () => {
    const w = await makeWorld(on)
    const room = await opened(on, w)
    const url = `${w.url}/items/${w.items[0]}`
    const v = room.items.find((i: { id: string }) => i.id === w.items[0]).version
    ok(await on.as(colleague).post(`${url}/proposals`, { id: randomUUID(), text: 'پیشنهاد همکار' }, once()))
    ok(await on.as(sadeq).post(`${url}/notes`, { text: 'متن' }, version(v)))
    const decided = await on.as(sadeq).post(`${url}/decide`, { outcome: 'refused', reason: 'دلیل' }, version(v))
    assert.deepEqual([decided.status, decided.body.details.what], [412, ['propose']])
  })

  test('an outcome with its drafts; taken back, given again', async () => {
    const w = await makeWorld(on)
    await opened(on, w)
    const as = on.as(sadeq)
    const url = `${w.url}/items/${w.items[0]}`
    assert.equal((await as.post(`${url}/decide`, { outcome: 'resolved' }, once())).body.code, 'workgroup/needs-resolution')
    assert.equal((await as.post(`${url}/resolutions`, { ...draft(on), ownerAgencyId: null }, once())).body.code, 'workgroup/resolution-needs-owner')
    assert.equal((await as.post(`${url}/resolutions`, { ...draft(on), dueAt: null }, once())).body.code, 'workgroup/resolution-needs-date')
    assert.equal((await as.post(`${url}/resolutions`, { ...draft(on), evidenceType: null }, once())).body.code, 'workgroup/resolution-needs-evidence')
    const key = once()
    ok(await as.post(`${url}/resolutions`, draft(on), key))
    ok(await as.post(`${url}/resolutions`, draft(on), key))
    const [drafted] = (await w.room()).items.find((i: { id: string }) => i.id === w.items[0]).drafts
    assert.equal((await w.room()).items.find((i: { id: string }) => i.id === w.items[0]).drafts.length, 1, 'sent twice, drafted once')
    assert.equal((await as.post(`${url}/decide`, { outcome: 'refused', reason: 'دلیل' }, once())).body.code, 'workgroup/drafts-left')
    ok(await as.post(`${url}/resolutions/${drafted.id}/edit`, { text: 'برق تا پایان ماه وصل شود' }, version(drafted.version)))
    ok(await as.post(`${url}/decide`, { outcome: 'resolved' }, once()))
    assert.equal((await as.post(`${url}/resolutions`, draft(on), once())).body.code, 'workgroup/item-decided')
    ok(await as.post(`${url}/undo`, {}, once()))
    ok(await as.post(`${url}/resolutions/${drafted.id}/drop`, {}, once()))
    assert.equal((await as.post(`${url}/resolutions/${drafted.id}/drop`, {}, once())).body.code, 'workgroup/no-such-draft')
    ok(await as.post(`${url}/decide`, { outcome: 'refused', reason: 'دلیل' }, once()))
    assert.equal((await w.room()).items.find((i: { id: string }) => i.id === w.items[0]).state, 'refused')
  })
})

suite('proposals and votes', () => {
  const on = onStage()
  test('a member who is party to the dossier does not vote and leaves the count', async () => {
    const w = await makeWorld(on)
    await opened(on, w)
    const as = on.as(sadeq)
    const id = randomUUID()
    ok(await as.post(`${w.url}/items/${w.items[1]}/proposals`, { id, text: 'پرداخت تسهیلات', seatId: w.seats[0] }, once()))
    const votes = (pairs: [number, string][]) => ({ votes: pairs.map(([n, vote]) => ({ seatId: w.seats[n], vote })) })
    ok(await as.post(`${w.url}/proposals/${id}/votes`, votes([[2, 'against']]), once()))
    ok(await as.post(`${w.url}/items/${w.items[1]}/conflicts`, { seatId: w.seats[2], reason: 'سهامدار واحد است' }, once()))
    const refused = await as.post(
      `${w.url}/proposals/${id}/votes`,
      votes([
        [0, 'for'],
        [2, 'for'],
      ]),
      once(),
    )
    assert.deepEqual([refused.status, refused.body.code, refused.body.details.post], [403, 'workgroup/party-to-dossier', 'مدیر بانک'])
    const item = (await w.room()).items.find((i: { id: string }) => i.id === w.items[1])
    const struck = [{ seatId: w.seats[2], vote: 'against', struck: true }]
    assert.deepEqual([item.quorum.voting, item.proposals[0].votes], [3, struck], 'a vote cast before is struck, not lost')
    assert.equal((await as.post(`${w.url}/proposals/${id}/votes`, { votes: [{ seatId: w.seats[2], vote: null }] }, once())).status, 403)
    assert.equal((await as.post(`${w.url}/proposals/${id}/settle`, { how: 'votes' }, once())).body.code, 'workgroup/no-votes-yet')
    ok(
      await as.post(
        `${w.url}/proposals/${id}/votes`,
        votes([
          [0, 'for'],
          [1, 'for'],
          [3, 'against'],
        ]),
        once(),
      ),
    )
    ok(await as.post(`${w.url}/proposals/${id}/settle`, { how: 'votes' }, once()))
    const settled = (await w.room()).items.find((i: { id: string }) => i.id === w.items[1]).proposals[0]
    const tally = { for: 2, against: 1, abstain: 0, entitled: 3, adopted: true }
    assert.deepEqual([settled.state, settled.tally], ['adopted', tally])
    ok(await as.post(`${w.url}/attendance`, { seats: [{ seatId: w.seats[0], presence: 'absent' }] }, once()))
    const later = (await w.room()).items.find((i: { id: string }) => i.id === w.items[1]).proposals[0]
    assert.deepEqual(later.tally, tally, 'who leaves later changes no result')
    assert.equal((await as.post(`${w.url}/proposals/${id}/votes`, votes([[0, 'against']]), once())).body.code, 'workgroup/proposal-settled')
  })

  test('who is not there does not vote; no votes, no result', async () => {
    const w = await makeWorld(on)
    await opened(on, w, w.seats.slice(0, 3))
    const as = on.as(sadeq)
    const id = randomUUID()
    ok(await as.post(`${w.url}/items/${w.items[0]}/proposals`, { id, text: 'پیشنهاد' }, once()))
    ok(await as.post(`${w.url}/items/${w.items[0]}/proposals`, { id, text: 'پیشنهاد' }, once()))
    assert.equal((await w.room()).items.find((i: { id: string }) => i.id === w.items[0]).proposals.length, 1, 'one id, one proposal')
    assert.equal((await as.post(`${w.url}/proposals/${id}/settle`, { how: 'votes' }, once())).body.code, 'workgroup/no-votes-yet')
    const absent = { votes: [{ seatId: w.seats[3], vote: 'for' }] }
    assert.equal((await as.post(`${w.url}/proposals/${id}/votes`, absent, once())).body.code, 'workgroup/not-present')
  })
})

suite('the wall', () => {
  const on = onStage()
  test('shows what is proposed and drafted, no notes, and of a confidential item nothing', async () => {
    const w = await makeWorld(on)
    await opened(on, w)
    const as = on.as(sadeq)
    for (const n of [0, 1]) {
      ok(await as.post(`${w.url}/items/${w.items[n]}/notes`, { text: 'یادداشت محرمانه' }, once()))
      ok(await as.post(`${w.url}/items/${w.items[n]}/proposals`, { id: randomUUID(), text: `پیشنهاد ${n}` }, once()))
    }
    await on.db.updateTable('workgroup.dossier').set({ confidential: true }).where('id', '=', w.dossiers[1]!).execute()
    const wall = w.url.replace('sitting', 'projector')
    for (const reader of [sadeq, parviz]) {
      const { text, body } = await on.as(reader).get(wall)
      assert.ok(!text.includes('یادداشت محرمانه'))
      assert.ok(text.includes('پیشنهاد 0') && !text.includes('پیشنهاد 1'))
      const hidden = body.items.find((i: { id: string }) => i.id === w.items[1])
      assert.deepEqual([hidden.confidential, hidden.unitName, hidden.title, hidden.code], [true, '', '', ''])
    }
    // Who reads the province but sits not in the body meets no confidential item at all.
    const room = ok(await on.as(cast.homa).get(w.url))
    assert.equal(room.items.length + room.hidden, 3)
    const manager: Actor = { ...maryam, accountId: randomUUID(), sessionId: 'another-manager' }
    const seen = ok(await on.as(manager).get(w.url))
    assert.deepEqual([seen.items.length, seen.hidden], [2, 1])
  })
})
