import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RoomItem, RoomView } from '../../sitting/model.ts'
import * as box from './outbox.ts'
import { overlay } from './overlay.ts'

const seat = (id: string) => ({ id, post: id, holderName: `نام ${id}`, deputyName: 'جانشین', voting: true, presence: 'unknown', name: '' })
const item = (id: string, more: object = {}) => ({
  id,
  state: 'waiting',
  discussion: '',
  reason: '',
  proposals: [],
  drafts: [],
  conflicts: [],
  closedAt: null,
  ...more,
})
const room = {
  state: 'sitting',
  note: '',
  body: { quorumRule: 'majority', quorumCount: null },
  seats: ['a', 'b', 'c'].map(seat),
  items: [item('one', { state: 'open' }), item('two')],
} as unknown as RoomView

let n = 0
const entry = (kind: box.Kind, params: Record<string, string>, body: Record<string, unknown> = {}): box.New => ({
  id: `e${++n}`,
  kind,
  params,
  body,
  base: null,
  at: '2026-11-22T06:30:00Z',
})
const laid = (...made: box.New[]) => overlay(room, made.reduce(box.put, [] as box.Outbox))
const one = (view: RoomView): RoomItem => view.items[0]!

test('without waiting acts the room is the server’s own', () => assert.equal(overlay(room, []), room))

test('attendance counts at once, deputies under their own name', () => {
  const view = laid(
    entry('setAttendance', {}, { seats: [{ seatId: 'a', presence: 'present' }] }),
    entry('setAttendance', {}, { seats: [{ seatId: 'b', presence: 'deputy' }] }),
  )
  assert.deepEqual(view.quorum, { met: true, needed: 2, present: 2, voting: 3 })
  assert.deepEqual(
    view.seats.map((s) => s.name),
    ['نام a', 'جانشین', ''],
  )
})

test('a conflict leaves the count of its item only', () => {
  const view = laid(
    entry('setAttendance', {}, { seats: [{ seatId: 'a', presence: 'present' }] }),
    entry('tellConflict', { itemId: 'one' }, { seatId: 'b', reason: 'سهامدار' }),
  )
  assert.deepEqual([one(view).quorum.voting, view.items[1]!.quorum.voting, view.quorum.voting], [2, 3, 3])
})

test('one item is open; a proposal, its votes and its end are seen before the server knows of them', () => {
  const view = laid(
    entry('openItem', { itemId: 'two' }),
    entry('proposeOnItem', { itemId: 'one' }, { id: 'p', text: 'پیشنهاد', seatId: 'a' }),
    entry('voteOnProposal', { itemId: 'one', proposalId: 'p' }, { votes: [{ seatId: 'a', vote: 'for' }] }),
    entry(
      'voteOnProposal',
      { itemId: 'one', proposalId: 'p' },
      {
        votes: [
          { seatId: 'a', vote: null },
          { seatId: 'b', vote: 'against' },
        ],
      },
    ),
    entry('settleProposal', { itemId: 'one', proposalId: 'p' }, { how: 'agreed' }),
  )
  assert.deepEqual(
    view.items.map((i) => i.state),
    ['waiting', 'open'],
  )
  assert.deepEqual(
    one(view).proposals.map((p) => [p.text, p.state, p.votes]),
    [['پیشنهاد', 'adopted', [{ seatId: 'b', vote: 'against', struck: false }]]],
  )
})

test('an outcome is seen, taken back it is gone; a refused act is not shown as done', () => {
  const decided = entry('decideItem', { itemId: 'one' }, { outcome: 'refused', reason: 'دلیل' })
  assert.deepEqual([one(laid(decided)).state, one(laid(decided)).reason], ['refused', 'دلیل'])
  assert.equal(one(laid(decided, entry('undoDecision', { itemId: 'one' }))).state, 'waiting')
  const no = { code: 'workgroup/no-quorum', status: 409, details: {} }
  const refused = box.failed(box.put([], decided), decided.id, no).outbox
  assert.equal(one(overlay(room, refused)).state, 'open')
})

test('notes stay in sight while both texts wait for a choice', () => {
  const mine = entry('writeNotes', { itemId: 'one' }, { text: 'متن من' })
  const stale = { code: 'http/stale', status: 412, details: { version: 2, text: 'متن همکار' } }
  assert.equal(one(overlay(room, box.failed(box.put([], mine), mine.id, stale).outbox)).discussion, 'متن من')
})

test('a vote of who is party to the item is seen struck at once', () => {
  const view = laid(
    entry('proposeOnItem', { itemId: 'one' }, { id: 'p', text: 'پیشنهاد', seatId: null }),
    entry('voteOnProposal', { itemId: 'one', proposalId: 'p' }, { votes: [{ seatId: 'a', vote: 'for' }] }),
    entry('tellConflict', { itemId: 'one' }, { seatId: 'a', reason: 'سهامدار است' }),
  )
  assert.deepEqual(one(view).proposals[0]?.votes, [{ seatId: 'a', vote: 'for', struck: true }])
})
