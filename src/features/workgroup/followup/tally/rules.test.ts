// Counting, and the property behind it: however acts follow one another, counts kept act by act are those of the log.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type ResolutionState, resolutionStates } from '../../model.ts'
import { foldResolution, step } from '../../resolutions/history/rules.ts'
import { countedOf, keyOfActs } from '../checking/rules.ts'
import type { Move } from '../model.ts'
import { walk } from './lives.test.ts'
import { type CountedRow, daysBetween, deltasOf, keyOf, moveOf, outcomeOf, saidDone } from './rules.ts'

const notified = new Date('2026-10-20T08:00:00Z')
const row = (more: Partial<CountedRow>): CountedRow => ({
  body_id: 'b',
  committee_id: null,
  owner_agency_id: 'a',
  domain_code: 'B',
  county_id: null,
  state: 'executing',
  flags: [],
  reason: null,
  notified_at: notified,
  confirmed_at: null,
  closed_at: null,
  ...more,
})

suite('where a resolution is counted', () => {
  test('each state in one place; before notification nowhere', () => {
    const found = Object.fromEntries(resolutionStates.map((state) => [state, outcomeOf({ state, notified_at: notified })]))
    assert.deepEqual(found, {
      drafted: null,
      approved: null,
      notified: 'executing',
      objected: 'executing',
      executing: 'executing',
      claimed: 'claimed',
      executed: 'executed',
      unconfirmed: 'unconfirmed',
      not_executed: 'not_executed',
      annulled: 'annulled',
    })
    assert.equal(keyOf(row({ state: 'annulled', notified_at: null })), null, 'a draft that was dropped was never notified')
  })

  test('the agency’s word counts when it stands and when the producer disputes it', () => {
    const said = (state: ResolutionState, flags: string[] = []) => saidDone({ state, flags })
    assert.deepEqual(
      [said('claimed'), said('executed'), said('unconfirmed'), said('executing', ['disputed']), said('not_executed', ['disputed'])],
      Array(5).fill(true),
    )
    assert.deepEqual([said('executing'), said('not_executed'), said('notified', ['again', 'overdue'])], [false, false, false])
  })

  test('days are those of Tehran’s calendar, of executed ones only; a reason only of those not executed', () => {
    const late = new Date('2026-10-31T20:45:00Z') // 1 November in Tehran
    const executed = keyOf(row({ state: 'executed', confirmed_at: late, closed_at: late, reason: 'bank_refused' }))!
    assert.deepEqual([executed.month, executed.days, executed.reason], [140507, 12, ''])
    const not = keyOf(row({ state: 'not_executed', closed_at: late, reason: 'bank_refused' }))!
    assert.deepEqual([not.days, not.reason, not.claimed], [0, 'bank_refused', false])
    assert.equal(daysBetween(late, notified), 0, 'never negative')
  })

  test('moves of one place cancel out', () => {
    const before = row({ state: 'notified' })
    assert.deepEqual(deltasOf([moveOf(before, row({ state: 'executing' }))]), [])
    const back = [moveOf(before, row({ state: 'claimed' })), moveOf(row({ state: 'claimed' }), before)]
    assert.deepEqual(deltasOf(back), [])
    assert.deepEqual(
      deltasOf([moveOf(before, row({ state: 'claimed' }))]).map((d) => [d.outcome, d.claimed, d.count]),
      [
        ['executing', false, -1],
        ['claimed', true, 1],
      ],
    )
  })
})

suite('counts kept act by act', () => {
  test('the sum of all moves is the count of the log, for 400 random lives', () => {
    const of = { body_id: 'b', committee_id: 'k', domain_code: 'B', county_id: 'c' }
    const moves: Move[] = []
    const log: Move[] = []
    const ends = new Set<string>()
    for (let seed = 1; seed <= 400; seed++) {
      const acts = walk(seed)
      let before: CountedRow | null = null
      let resolution = foldResolution(acts.slice(0, 1))
      for (const act of acts.slice(1)) {
        resolution = step(resolution, act)
        const after = countedOf(resolution, of)
        moves.push(moveOf(before, after))
        before = after
      }
      const key = keyOfActs(acts, of)
      if (key) ends.add(key.outcome)
      log.push({ before: null, after: key })
    }
    const sorted = (list: Move[]) => deltasOf(list).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
    assert.deepEqual(sorted(moves), sorted(log))
    assert.equal(ends.size, 6, 'the walks end in every place there is')
  })
})
