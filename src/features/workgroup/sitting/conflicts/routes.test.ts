// A conflict of interest told after the votes were counted, and after the decision.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { draft, makeWorld, ok, once, onStage, opened, parviz, sadeq, type World } from '../world.test.ts'

suite('a conflict after the vote', () => {
  const on = onStage()
  const as = () => on.as(sadeq)
  const itemOf = async (w: World) => (await w.room()).items.find((i: { id: string }) => i.id === w.items[0])
  const tell = (w: World, n: number) =>
    as().post(`${w.url}/items/${w.items[0]}/conflicts`, { seatId: w.seats[n], reason: 'سهامدار واحد است' }, once())
  const attendance = async (w: World, n: number, presence: string) =>
    ok(await as().post(`${w.url}/attendance`, { seats: [{ seatId: w.seats[n], presence }] }, once()))

  /** Three for, one against: adopted; the item resolved with one draft. */
  async function decided() {
    const w = await makeWorld(on)
    await opened(on, w)
    const url = `${w.url}/items/${w.items[0]}`
    const id = randomUUID()
    ok(await as().post(`${url}/proposals`, { id, text: 'وصل برق' }, once()))
    const votes = w.seats.map((seatId, n) => ({ seatId, vote: n === 3 ? 'against' : 'for' }))
    ok(await as().post(`${w.url}/proposals/${id}/votes`, { votes }, once()))
    ok(await as().post(`${w.url}/proposals/${id}/settle`, { how: 'votes' }, once()))
    ok(await as().post(`${url}/resolutions`, draft(on), once()))
    ok(await as().post(`${url}/decide`, { outcome: 'resolved' }, once()))
    return w
  }

  test('the vote is struck and counted no more; a result that stands leaves the decision', async () => {
    const w = await decided()
    await attendance(w, 3, 'absent')
    ok(await tell(w, 2))
    const item = await itemOf(w)
    const [p] = item.proposals
    assert.deepEqual([item.state, item.decision.fallen, p.state], ['resolved', undefined, 'adopted'])
    assert.deepEqual(p.tally, { for: 2, against: 1, abstain: 0, entitled: 3, adopted: true }, 'who left since still counts')
    assert.deepEqual(
      p.votes.filter((v: { struck: boolean }) => v.struck),
      [{ seatId: w.seats[2], vote: 'for', struck: true }],
    )
    ok(await as().post(`${w.url}/close`, {}, once()))
  })

  test('a result that turns takes the decision with it; taken back, it turns again', async () => {
    const w = await decided()
    ok(await tell(w, 2))
    ok(await tell(w, 1))
    const item = await itemOf(w)
    assert.deepEqual([item.state, item.closedAt, item.drafts.length], ['waiting', null, 1])
    assert.deepEqual(item.decision.fallen, { post: 'مدیر برق', why: 'votes', was: 'resolved', struck: true })
    assert.deepEqual([item.proposals[0].state, item.proposals[0].tally.adopted, item.proposals[0].votes.length], ['rejected', false, 4])
    assert.equal((await as().post(`${w.url}/close`, {}, once())).body.code, 'workgroup/items-open', 'it must be decided again')
    const facts = await on.db.selectFrom('journal.fact').select('name').where('name', '=', 'workgroup.votes_recounted').execute()
    assert.equal(facts.length, 2)
    // Said of the wrong seat.
    ok(await as().post(`/api/sessions/${w.sessionId}/conflicts/withdraw`, { itemId: w.items[0], seatId: w.seats[1] }, once()))
    const back = await itemOf(w)
    assert.deepEqual([back.proposals[0].state, back.decision.fallen.struck], ['adopted', false])
    ok(await as().post(`${w.url}/items/${w.items[0]}/decide`, { outcome: 'resolved' }, once()))
    assert.equal((await itemOf(w)).decision.fallen, undefined)
  })

  test('told by the member on the page of the session it counts the same', async () => {
    const w = await decided()
    ok(await tell(w, 2))
    const mine = { itemId: w.items[0], seatId: w.seats[1], reason: 'خویشاوند مدیر واحد' }
    ok(await on.as(parviz).post(`/api/sessions/${w.sessionId}/conflicts`, mine, once()))
    const item = await itemOf(w)
    assert.deepEqual([item.state, item.proposals[0].state], ['waiting', 'rejected'])
  })

  test('without a quorum for the item neither the vote nor the decision stands', async () => {
    const w = await decided()
    const url = `${w.url}/items/${w.items[1]}`
    await attendance(w, 3, 'absent')
    ok(await as().post(`${url}/decide`, { outcome: 'refused', reason: 'خارج از صلاحیت' }, once()))
    for (const n of [0, 1]) ok(await as().post(`${url}/conflicts`, { seatId: w.seats[n], reason: 'شریک است' }, once()))
    const item = (await w.room()).items.find((i: { id: string }) => i.id === w.items[1])
    assert.deepEqual([item.state, item.decision.fallen?.why, item.reason], ['waiting', 'quorum', 'خارج از صلاحیت'])
    assert.equal((await as().post(`${url}/decide`, { outcome: 'refused', reason: 'x' }, once())).body.code, 'workgroup/no-quorum')
  })

  test('after the closing it is refused with what to do: resume first; after signing only an addendum', async () => {
    const w = await decided()
    ok(await as().post(`${w.url}/close`, {}, once()))
    const onPage = () => as().post(`/api/sessions/${w.sessionId}/conflicts`, { itemId: w.items[0], seatId: w.seats[1], reason: 'شریک' }, once())
    for (const sent of [await tell(w, 1), await onPage()]) assert.deepEqual([sent.status, sent.body.code], [409, 'workgroup/conflict-after-close'])
    const listed = ok(await as().get(`/api/sessions/${w.sessionId}`)).acts.find((a: { name: string }) => a.name === 'declare_conflict')
    assert.equal(listed.whyNot.code, 'workgroup/conflict-after-close', 'the page says so before')
    ok(await as().post(`${w.url}/resume`, { reason: 'تعارض منافع' }, once()))
    ok(await tell(w, 1))
    ok(await as().post(`${w.url}/close`, {}, once()))
    const minutes = w.url.replace('sitting', 'minutes')
    const { version } = ok(await as().get(minutes))
    ok(await as().post(`${minutes}/sign`, { signers: [w.seats[0]] }, once({ 'if-match': String(version) })))
    for (const sent of [await tell(w, 2), await onPage()]) assert.equal(sent.body.code, 'workgroup/conflict-after-signing')
  })
})
