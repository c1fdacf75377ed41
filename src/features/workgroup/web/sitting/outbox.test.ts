import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as box from './outbox.ts'

let n = 0
const made = (kind: box.Kind, more: Partial<box.New> = {}): box.New => ({
  id: `id-${++n}`,
  kind,
  params: { id: 's', itemId: 'a' },
  body: {},
  base: null,
  at: '2026-11-22T06:30:00Z',
  ...more,
})
const notes = (text: string, base = 3, itemId = 'a') => made('writeNotes', { params: { id: 's', itemId }, body: { text }, base })
const offline: box.Refusal = { code: 'http/offline', status: 503, details: {} }
const stale = (version: number, text: string | null): box.Refusal => ({ code: 'http/stale', status: 412, details: { version, by: 'هما', text } })
const no: box.Refusal = { code: 'workgroup/no-quorum', status: 409, details: {} }

test('acts leave in the order they were done', () => {
  const [a, b, c] = [made('openItem'), made('setAttendance', { params: { id: 's' } }), made('decideItem')]
  let o = [a, b, c].reduce(box.put, [] as box.Outbox)
  const order: string[] = []
  for (let e = box.next(o); e; e = box.next(o)) {
    order.push(e.id)
    o = box.done(box.sent(o, e.id), e.id, 1)
  }
  assert.deepEqual(order, [a.id, b.id, c.id])
})

test('typing replaces a note that waits, never one that may have reached the server', () => {
  const first = notes('یک')
  let o = box.put(box.put([], first), notes('یک و دو'))
  assert.deepEqual(
    o.map((e) => [e.id, e.body['text'], e.base]),
    [[first.id, 'یک و دو', 3]],
  )
  o = box.sent(o, first.id) // went out, the answer was lost
  o = box.put(o, notes('یک و دو و سه'))
  assert.equal(o.length, 2, 'the same key with another body would be refused')
  assert.equal(o[0]!.body['text'], 'یک و دو')
  o = box.put(o, notes('دیگری', 3, 'b'))
  assert.equal(o.length, 3, 'another item has its own note')
})

test('a line that is down changes nothing and is tried again', () => {
  const o = box.put([], notes('متن'))
  for (const refusal of [offline, { code: 'http/bug', status: 502, details: {} }, { code: 'http/sign-in-first', status: 401, details: {} }]) {
    const told = box.failed(o, o[0]!.id, refusal)
    assert.equal(told.retry, true)
    assert.deepEqual(told.outbox, o)
  }
})

test('my next text is written upon what my last one became', () => {
  const first = notes('یک')
  let o = box.sent(box.put([], first), first.id)
  o = box.put(o, notes('یک و دو'))
  o = box.done(o, first.id, 4)
  assert.deepEqual(
    o.map((e) => e.base),
    [4],
  )
  // Another kind of act must not lift the version of a text: a colleague's note in between would be overwritten.
  const opened = made('openItem')
  o = box.done(box.put(o, opened), opened.id, 9)
  assert.equal(o[0]!.base, 4)
})

test('a conflict keeps both texts until the person has chosen', () => {
  const mine = notes('متن من')
  const told = box.failed(box.sent(box.put([], mine), mine.id), mine.id, stale(7, 'متن همکار'))
  assert.equal(told.retry, false)
  const [e] = told.outbox
  assert.deepEqual([e!.state, e!.body['text'], box.theirText(e!), box.newerVersion(e!)], ['conflict', 'متن من', 'متن همکار', 7])
  assert.equal(box.next(told.outbox), null)
  const typed = box.put(told.outbox, notes('متن من، ادامه', 7))
  assert.deepEqual([typed.length, typed[0]!.state, typed[0]!.body['text']], [1, 'conflict', 'متن من، ادامه'], 'typing on does not bury the question')

  const sentMine = box.resolve(told.outbox, mine.id, 'mine', 'fresh')
  assert.deepEqual([sentMine[0]!.id, sentMine[0]!.base, sentMine[0]!.body['text'], sentMine[0]!.state], ['fresh', 7, 'متن من', 'waiting'])
  const both = box.resolve(told.outbox, mine.id, 'both', 'fresh')
  assert.equal(both[0]!.body['text'], 'متن همکار\nمتن من')
  assert.deepEqual(box.drop(told.outbox, mine.id), [])
})

test('what is stuck holds only what rests on it', () => {
  const mine = notes('متن من')
  let o = box.failed(box.put([], mine), mine.id, stale(7, 'متن همکار')).outbox
  o = box.put(o, made('decideItem'))
  assert.equal(box.next(o), null, 'an item is not decided over an open conflict')
  const elsewhere = made('decideItem', { params: { id: 's', itemId: 'b' } })
  o = box.put(o, elsewhere)
  assert.equal(box.next(o)?.id, elsewhere.id)
  const marks = made('setAttendance', { params: { id: 's' } })
  assert.equal(box.next(box.put(box.drop(o, elsewhere.id), marks))?.id, marks.id)
  assert.equal(box.next(box.put(box.drop(o, elsewhere.id), made('closeSitting', { params: { id: 's' } }))), null)

  const proposal = made('proposeOnItem', { body: { id: 'p1', text: 'پیشنهاد' } })
  let p = box.failed(box.put([], proposal), proposal.id, no).outbox
  p = box.put(p, made('voteOnProposal', { params: { id: 's', proposalId: 'p1' } }))
  assert.equal(box.next(p), null, 'a vote waits for its proposal')
  p = box.again(p, proposal.id, 'fresh')
  assert.equal(box.next(p)?.id, 'fresh')
})

test('a refusal keeps the act and its reason', () => {
  const e = made('decideItem', { body: { outcome: 'resolved' } })
  const o = box.failed(box.put([], e), e.id, no).outbox
  assert.deepEqual([o[0]!.state, o[0]!.refusal?.code, box.stuck(o).length, box.waiting(o)], ['refused', 'workgroup/no-quorum', 1, 0])
})

test('a reload meets the same outbox; a broken or foreign value is nothing', () => {
  const o = box.put(box.put([], notes('متن')), made('openItem'))
  assert.deepEqual(box.read(box.write(o)), o)
  for (const broken of [null, '', 'x', '{}', '{"form":99,"entries":[]}', '{"form":1,"entries":3}']) assert.deepEqual(box.read(broken), [])
  const foreign = JSON.stringify({ form: 1, entries: [{ ...o[0], kind: 'deleteEverything' }] })
  assert.deepEqual(box.read(foreign), [])
})
