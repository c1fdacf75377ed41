import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roles } from '#kernel/actor.ts'
import { appliers, catalogueReaders, proposers } from '../model.ts'
import { proposalStates, type Seat } from './model.ts'
import { proposalLaw, seatOf, whyNotProposal } from './rules.ts'

const seats: readonly Seat[] = ['member', 'standIn', 'none']

test('the whole table: who may decide or take back, from which state, from which seat', () => {
  for (const role of [...roles, 'system', 'nobody'] as const)
    for (const state of proposalStates)
      for (const seat of seats)
        for (const mine of [true, false]) {
          const record = { state, seat, mine }
          const open = new Set<string>(proposalLaw.open({ role }, record))
          const reads = catalogueReaders.includes(role as never)
          const decides = state === 'proposed' && !mine && reads && (seat === 'member' || (seat === 'standIn' && appliers.includes(role as never)))
          const at = `${role} ${state} ${seat} ${mine}`
          assert.equal(open.has('accept'), decides, at)
          assert.equal(open.has('refuse'), decides, at)
          assert.equal(open.has('withdraw'), state === 'proposed' && mine && proposers.includes(role as never), at)
          assert.equal(proposalLaw.maySee({ role }, record), reads, at)
        }
})

test('one’s own proposal, and that of another panel, are refused with their own words', () => {
  const why = (record: { mine: boolean; seat: Seat; state?: 'accepted' }) =>
    whyNotProposal('accept', { role: 'secretary' }, { state: 'proposed', ...record })?.code
  assert.equal(why({ mine: true, seat: 'member' }), 'obstacles/own-proposal')
  assert.equal(why({ mine: false, seat: 'none' }), 'obstacles/not-on-panel')
  assert.equal(why({ mine: false, seat: 'standIn' }), undefined)
  assert.equal(why({ mine: false, seat: 'member', state: 'accepted' }), 'law/wrong-state')
})

test('seats: members sit; where nobody but the proposer could, the stand-ins do', () => {
  assert.equal(seatOf('a', 'p', ['a', 'b']), 'member')
  assert.equal(seatOf('x', 'p', ['a', 'b']), 'none')
  assert.equal(seatOf('x', 'p', []), 'standIn')
  assert.equal(seatOf('x', 'p', ['p']), 'standIn', 'the proposer is the only member')
  assert.equal(seatOf(null, 'p', ['a']), 'none')
})
