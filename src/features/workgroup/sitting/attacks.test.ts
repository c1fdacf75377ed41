// Clerks of other bodies, members without the clerk's seat, and ids of another session put into one's own.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { cast, ids } from '#server/testing.ts'
import { draft, ehsan, makeWorld, maryam, ok, once, onStage, opened, parviz, sadeq, type World } from './world.test.ts'

suite('the room of another body', () => {
  const on = onStage()

  /** A county group of which ehsan is the clerk, with a session of its own that sits. */
  async function county() {
    const id = randomUUID()
    const at = { created_at: on.now, updated_at: on.now }
    await on.db
      .insertInto('workgroup.body')
      .values({ province_id: 1, id, kind: 'county', name_fa: 'کارگروه شهرستان نمونه', county_id: ids.county1, created_at: on.now })
      .execute()
    const seat = { province_id: 1, id: randomUUID(), body_id: id, post: 'دبیر', holder_name: 'احسان', account_id: ehsan.accountId, clerk: true }
    await on.db
      .insertInto('workgroup.seat')
      .values({ ...seat, since: new Date(0) })
      .execute()
    const session = { province_id: 1, id: randomUUID(), no: 1, year: 1405, code: 'EA-S-1405-0900', body_id: id, capacity: 5, state: 'sitting' }
    await on.db
      .insertInto('workgroup.session')
      .values({ ...session, starts_at: on.now, opened_at: on.now, ...at })
      .execute()
    return `/api/sessions/${session.id}/sitting`
  }
  const proposal = randomUUID()
  /** Every act of the room, with what it needs. */
  const acts = (w: World, resolutionId: string): [string, object][] => [
    ['attendance', { seats: [{ seatId: w.seats[0], presence: 'absent' }] }],
    ['chair', { chairedBy: 'other', chairName: 'کسی دیگر' }],
    ['note', { text: 'x' }],
    [`items/${w.items[1]}/open`, {}],
    [`items/${w.items[0]}/notes`, { text: 'x' }],
    [`items/${w.items[0]}/proposals`, { id: randomUUID(), text: 'x' }],
    [`proposals/${proposal}/votes`, { votes: [{ seatId: w.seats[1], vote: 'for' }] }],
    [`proposals/${proposal}/settle`, { how: 'agreed' }],
    [`items/${w.items[0]}/conflicts`, { seatId: w.seats[1], reason: 'x' }],
    [`items/${w.items[0]}/resolutions`, draft(on)],
    [`items/${w.items[0]}/resolutions/${resolutionId}/edit`, draft(on)],
    [`items/${w.items[0]}/resolutions/${resolutionId}/drop`, {}],
    [`items/${w.items[1]}/decide`, { outcome: 'refused', reason: 'x' }],
    [`items/${w.items[2]}/undo`, {}],
    ['close', {}],
    ['resume', { reason: 'x' }],
  ]
  async function sits() {
    const w = await makeWorld(on)
    await opened(on, w)
    ok(await on.as(sadeq).post(`${w.url}/items/${w.items[0]}/proposals`, { id: proposal, text: 'پیشنهاد' }, once()))
    ok(await on.as(sadeq).post(`${w.url}/items/${w.items[0]}/resolutions`, draft(on), once()))
    ok(await on.as(sadeq).post(`${w.url}/items/${w.items[2]}/decide`, { outcome: 'refused', reason: 'دلیل' }, once()))
    const room = await w.room()
    const resolutionId = room.items.find((i: { id: string }) => i.id === w.items[0]).drafts[0].id as string
    return { w, room, resolutionId }
  }

  test('the clerk of a county reads and writes nothing in the provincial room, and signs nothing', async () => {
    const { w, room, resolutionId } = await sits()
    await county()
    for (const [path, body] of acts(w, resolutionId)) {
      const sent = await on.as(ehsan).post(`${w.url}/${path}`, body, once())
      assert.deepEqual([sent.status, sent.body.code], [404, 'workgroup/no-such-session'], path)
    }
    const minutes = w.url.replace('sitting', 'minutes')
    for (const url of [w.url, w.url.replace('sitting', 'projector'), minutes, `${minutes}/preview`])
      assert.equal((await on.as(ehsan).get(url)).status, 404, url)
    const headers = once({ 'if-match': String(room.version) })
    assert.equal((await on.as(ehsan).post(`${minutes}/sign`, { signers: w.seats }, headers)).status, 404)
    assert.deepEqual((await w.room()).version, room.version, 'nothing was written')
  })

  test('a member writes nothing, not even a vote of their own seat or for the chair', async () => {
    const { w, room, resolutionId } = await sits()
    for (const member of [maryam, parviz])
      for (const [path, body] of acts(w, resolutionId)) {
        const sent = await on.as(member).post(`${w.url}/${path}`, body, once())
        assert.deepEqual(
          [sent.status, sent.body.code],
          [403, ['close', 'resume'].includes(path) ? 'law/not-yours' : 'workgroup/not-your-session'],
          `${member.role} ${path}`,
        )
      }
    assert.deepEqual((await w.room()).version, room.version)
  })

  test('ids of another session are unknown in one’s own', async () => {
    const { w, room, resolutionId } = await sits()
    const own = await county()
    for (const [path, body] of acts(w, resolutionId).filter(([p]) => p.includes('/') || p === 'attendance')) {
      const sent = await on.as(ehsan).post(`${own}/${path}`, body, once())
      assert.equal(sent.status, 404, `${path} ${sent.text.slice(0, 200)}`)
    }
    assert.deepEqual((await w.room()).version, room.version)
  })

  test('the same key of another person is another intention', async () => {
    const { w } = await sits()
    const key = once()
    const first = ok(await on.as(sadeq).post(`${w.url}/note`, { text: 'نخست' }, key))
    const other = { ...sadeq, accountId: cast.homa.accountId, sessionId: 'second-secretary' }
    const second = ok(await on.as(other).post(`${w.url}/note`, { text: 'دوم' }, key))
    assert.equal(second.version, first.version + 1)
    assert.equal((await w.room()).note, 'دوم')
  })

  test('one seat, one vote: the deputy’s takes the place of the holder’s', async () => {
    const { w } = await sits()
    const vote = (word: string, presence: string) => async () => {
      ok(await on.as(sadeq).post(`${w.url}/attendance`, { seats: [{ seatId: w.seats[1], presence }] }, once()))
      ok(await on.as(sadeq).post(`${w.url}/proposals/${proposal}/votes`, { votes: [{ seatId: w.seats[1], vote: word }] }, once()))
    }
    await vote('for', 'present')()
    await vote('against', 'deputy')()
    const item = (await w.room()).items.find((i: { id: string }) => i.id === w.items[0])
    assert.deepEqual(item.proposals[0].votes, [{ seatId: w.seats[1], vote: 'against', struck: false }])
    const both = [w.seats[1], w.seats[1]].map((seatId) => ({ seatId, vote: 'for' }))
    ok(await on.as(sadeq).post(`${w.url}/proposals/${proposal}/votes`, { votes: both }, once()))
    assert.equal((await w.room()).items.find((i: { id: string }) => i.id === w.items[0]).proposals[0].votes.length, 1)
  })
})
