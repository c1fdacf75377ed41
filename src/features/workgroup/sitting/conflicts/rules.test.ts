import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { VoteWord } from '../model.ts'
import { type KeptTally, losesQuorum, recounted } from './rules.ts'

const body = { quorumRule: 'majority', quorumCount: null } as const
const seats = ['a', 'b', 'c', 'd'].map((id) => ({ id, voting: true, presence: 'present' }))
const here = ['a', 'b', 'c', 'd']
const cast = (said: Record<string, VoteWord>) => Object.entries(said).map(([seatId, vote]) => ({ seatId, vote }))
const votes = cast({ a: 'for', b: 'for', c: 'for', d: 'against' })
const tally: KeptTally = { for: 3, against: 1, abstain: 0, entitled: 4, adopted: true, here }
const adopted = { state: 'adopted', tally } as const

suite('counting anew', () => {
  test('one struck vote that changes nothing but the count', () => {
    const now = recounted(adopted, votes, seats, new Set(['c']), body)
    assert.deepEqual(now, { state: 'adopted', tally: { for: 2, against: 1, abstain: 0, entitled: 3, adopted: true, here } })
  })
  test('the result turns, both ways', () => {
    const now = recounted(adopted, votes, seats, new Set(['b', 'c']), body)
    assert.deepEqual([now?.state, now?.tally?.for, now?.tally?.entitled], ['rejected', 1, 2])
    assert.equal(recounted({ state: 'rejected', tally: now!.tally }, votes, seats, new Set(), body)?.state, 'adopted')
  })
  test('too few remain for a quorum: there is no result', () => {
    const three = { state: 'adopted', tally: { ...tally, against: 0, entitled: 3, here: ['a', 'b', 'c'] } } as const
    assert.deepEqual(recounted(three, votes, seats, new Set(['b', 'c']), body), { state: 'open', tally: null })
  })
  test('who left since is counted as then; a count without that list goes by who is there', () => {
    const left = seats.map((s) => (s.id === 'd' ? { ...s, presence: 'absent' } : s))
    assert.equal(recounted(adopted, votes, left, new Set(['c']), body)?.tally?.entitled, 3)
    const { here: _, ...old } = tally
    assert.equal(recounted({ state: 'adopted', tally: old }, votes, left, new Set(['c']), body)?.tally?.entitled, 2)
  })
  test('nothing to count: agreed upon, open, dropped, or a member without a part in it', () => {
    assert.equal(recounted({ state: 'adopted', tally: null }, [], seats, new Set(['a']), body), null)
    assert.equal(recounted({ state: 'open', tally: null }, votes, seats, new Set(['a']), body), null)
    assert.equal(recounted({ state: 'dropped', tally: null }, votes, seats, new Set(['a']), body), null)
    assert.equal(recounted(adopted, votes, seats, new Set(), body), null)
  })
})

test('a decision falls with its quorum, one that needed none stands', () => {
  const was = { state: 'refused', decision: { here: ['a', 'b', 'c'] } }
  assert.equal(losesQuorum(was, seats, new Set(['a']), body), false)
  assert.equal(losesQuorum(was, seats, new Set(['a', 'b']), body), true)
  assert.equal(losesQuorum({ ...was, state: 'noted' }, seats, new Set(['a', 'b']), body), false)
  assert.equal(losesQuorum({ state: 'noted', decision: { here: ['a', 'b', 'c'], act: 'extend' } }, seats, new Set(['a', 'b']), body), true)
})
