import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { SeatedActor } from '../model.ts'
import { type ItemKind, itemKinds, type Outcome, outcomes } from './model.ts'
import { clashes, lacksForSigning, quorumOf, tallyOf, whyNotAgain, whyNotDecide, whyNotLeave, whyNotNow, whyNotVote, whyNotWrite } from './rules.ts'

const seat = (id: string, presence = 'present', voting = true) => ({ id, presence, voting, post: `سمت ${id}` })
const majority = { quorumRule: 'majority', quorumCount: null } as const
const met = { met: true, present: 3, needed: 3, voting: 4 }
const none = new Set<string>()
const now = new Date('2026-11-22T06:30:00Z')

suite('quorum', () => {
  const seats = [seat('a'), seat('b', 'deputy'), seat('c', 'absent'), seat('d', 'online'), seat('e', 'present', false)]
  test('deputies and those online count; guests without a vote do not', () => {
    assert.deepEqual(quorumOf(seats, none, majority), { met: true, needed: 3, present: 3, voting: 4 })
    assert.equal(quorumOf(seats.with(1, seat('b', 'excused')), none, majority).met, false)
  })
  test('who is party to an item leaves both counts of that item', () => {
    assert.deepEqual(quorumOf(seats, new Set(['a']), majority), { met: true, needed: 2, present: 2, voting: 3 })
    assert.deepEqual(quorumOf(seats, new Set(['a', 'b']), majority), { met: false, needed: 2, present: 1, voting: 2 })
    assert.deepEqual(quorumOf(seats, new Set(['c']), majority), { met: true, needed: 2, present: 3, voting: 3 })
  })
})

suite('votes', () => {
  const seats = [seat('a'), seat('b'), seat('c'), seat('d'), seat('e', 'absent')]
  const votes = (...said: [string, 'for' | 'against' | 'abstain'][]) => said.map(([seatId, vote]) => ({ seatId, vote }))
  test('a proposal needs more than half of those there with a vote', () => {
    const cases: [ReturnType<typeof votes>, boolean][] = [
      [votes(['a', 'for'], ['b', 'for'], ['c', 'for']), true],
      [votes(['a', 'for'], ['b', 'for'], ['c', 'against'], ['d', 'against']), false],
      [votes(['a', 'for'], ['b', 'for']), false], // the silent do not carry it
      [votes(['a', 'for'], ['b', 'for'], ['c', 'for'], ['d', 'abstain']), true],
      [votes(['a', 'for'], ['b', 'for'], ['e', 'for']), false], // an absent member's vote is none
    ]
    for (const [cast, adopted] of cases) assert.equal(tallyOf(cast, seats, none).adopted, adopted, JSON.stringify(cast))
  })
  test('with a member who is party to it the others decide', () => {
    const cast = votes(['a', 'for'], ['b', 'for'], ['c', 'against'], ['d', 'against'])
    const tally = tallyOf(cast, seats, new Set(['d']))
    assert.deepEqual([tally.for, tally.against, tally.entitled, tally.adopted], [2, 1, 3, true])
  })
  test('who may not vote, and why', () => {
    assert.equal(whyNotVote(seat('a'), undefined), null)
    assert.equal(whyNotVote(seat('a'), 'سهامدار است')?.code, 'workgroup/party-to-dossier')
    assert.equal(whyNotVote(seat('a', 'present', false), undefined)?.code, 'workgroup/no-vote')
    assert.equal(whyNotVote(seat('a', 'excused'), undefined)?.code, 'workgroup/not-present')
  })
})

suite('outcomes', () => {
  // outcome × kind of item × drafted resolutions (0 or 2) → null or the refusal; everything else as it should be.
  const fits = 'workgroup/outcome-not-for-item'
  const left = 'workgroup/drafts-left'
  const table: Record<Outcome, Record<ItemKind, readonly [none: string | null, two: string | null]>> = {
    resolved: { dossier: ['workgroup/needs-resolution', null], resolution: ['workgroup/needs-resolution', null], other: [fits, fits] },
    deferred: { dossier: [null, left], resolution: [fits, fits], other: [fits, fits] },
    refused: { dossier: [null, left], resolution: [fits, fits], other: [fits, fits] },
    referred_up: { dossier: [null, left], resolution: [fits, fits], other: [fits, fits] },
    noted: { dossier: [fits, fits], resolution: [null, left], other: [null, left] },
    not_reached: { dossier: [null, left], resolution: [null, left], other: [null, left] },
  }
  const given = { state: 'open', reason: 'دلیل', act: null, unsettled: 0, quorum: met } as const
  for (const outcome of outcomes)
    test(outcome, () => {
      for (const kind of itemKinds)
        for (const [at, drafts] of [0, 2].entries())
          assert.equal(whyNotDecide({ ...given, outcome, kind, drafts })?.code ?? null, table[outcome][kind][at], `${kind}, ${drafts} drafts`)
    })
  test('what is decided stays decided', () => {
    for (const state of outcomes)
      assert.equal(whyNotDecide({ ...given, outcome: 'refused', kind: 'dossier', drafts: 0, state })?.code, 'workgroup/item-decided')
  })
  test('a reason where the applicant will ask for one, a quorum where the body decides', () => {
    const poor = { ...met, met: false, present: 1 }
    for (const outcome of ['deferred', 'refused', 'referred_up'] as const) {
      assert.equal(whyNotDecide({ ...given, outcome, kind: 'dossier', drafts: 0, reason: '' })?.code, 'workgroup/needs-reason')
      assert.deepEqual(whyNotDecide({ ...given, outcome, kind: 'dossier', drafts: 0, quorum: poor })?.details, { present: 1, needed: 3 })
    }
    assert.equal(whyNotDecide({ ...given, outcome: 'resolved', kind: 'dossier', drafts: 1, quorum: poor })?.code, 'workgroup/no-quorum')
    assert.equal(whyNotDecide({ ...given, outcome: 'noted', kind: 'other', drafts: 0, quorum: poor }), null)
    assert.equal(
      whyNotDecide({ ...given, outcome: 'noted', kind: 'resolution', drafts: 0, act: 'extend', quorum: poor })?.code,
      'workgroup/no-quorum',
    )
    assert.equal(whyNotDecide({ ...given, outcome: 'noted', kind: 'other', drafts: 0, act: 'extend' })?.code, fits)
  })
  test('votes whose result nobody declared come first', () => {
    const asked = { ...given, kind: 'dossier', drafts: 0, unsettled: 1 } as const
    assert.equal(whyNotDecide({ ...asked, outcome: 'refused' })?.code, 'workgroup/proposals-open')
    assert.equal(whyNotDecide({ ...asked, outcome: 'not_reached' }), null)
  })
  test('an act upon an unfinished resolution brings its details', () => {
    assert.equal(whyNotAgain('extend', { dueAt: '2026-12-22T06:30:00Z' }, now), null)
    assert.equal(whyNotAgain('extend', { dueAt: '2026-11-21T06:30:00Z' }, now)?.code, 'workgroup/resolution-date-past')
    assert.equal(whyNotAgain('to_alternative', {}, now)?.code, 'workgroup/resolution-needs-date')
    assert.equal(whyNotAgain('not_executed', { reason: 'bank_refused' }, now), null)
    assert.equal(whyNotAgain('not_executed', { reason: 'else' }, now)?.code, 'workgroup/again-details-missing')
    assert.equal(whyNotAgain('decide_objection', {}, now)?.code, 'workgroup/again-details-missing')
    assert.equal(whyNotAgain('propose_nonfeasance', {}, now), null)
  })
  test('drafts are not lost with the closing', () => {
    assert.equal(whyNotLeave([{ id: 'a', position: 2 }], new Set([null])), null)
    assert.deepEqual(whyNotLeave([{ id: 'a', position: 2 }], new Set(['a']))?.details, { count: 1, positions: '2' })
  })
})

suite('two who write', () => {
  const at = now
  const by = (actorId: string, name: string) => ({ name, by: actorId, actorId, at })
  test('a vote by a colleague spoils no note; a note does, also my own from another window', () => {
    assert.deepEqual(clashes('notes', [by('b', 'vote'), by('b', 'propose'), by('b', 'decide')], 'a'), [])
    assert.equal(clashes('notes', [by('b', 'notes')], 'a').length, 1)
    assert.equal(clashes('notes', [by('a', 'notes')], 'a').length, 1)
  })
  test('a decision falls to whatever a colleague did, not to what I did before it', () => {
    for (const name of ['notes', 'draft', 'vote', 'decide', 'conflict']) assert.equal(clashes('decide', [by('b', name)], 'a').length, 1, name)
    assert.deepEqual(clashes('decide', [by('a', 'draft'), by('a', 'notes')], 'a'), [])
    assert.deepEqual(clashes('decide', [by('b', 'open_item')], 'a'), [])
  })
})

suite('rights and the right time', () => {
  const actor = (role: SeatedActor['role'], seats: SeatedActor['seats'] = []) => ({ role, seats }) as SeatedActor
  const sits = (bodyId: string, clerk: boolean) => ({ bodyId, seatId: 's', kind: 'county' as const, chair: false, clerk, voting: true })
  test('the secretary everywhere, a clerk in their own body', () => {
    assert.equal(whyNotWrite(actor('secretary'), 'b'), null)
    assert.equal(whyNotWrite(actor('official', [sits('b', true)]), 'b'), null)
    for (const other of [actor('official', [sits('b', false)]), actor('official', [sits('c', true)]), actor('manager'), actor('agencyHead')])
      assert.equal(whyNotWrite(other, 'b')?.code, 'workgroup/not-your-session')
  })
  test('items while it sits; people and the opening note until it is signed', () => {
    assert.equal(whyNotNow('notes', 'sitting'), null)
    assert.equal(whyNotNow('attendance', 'closed'), null)
    assert.equal(whyNotNow('notes', 'closed')?.code, 'workgroup/not-sitting')
    assert.equal(whyNotNow('notes', 'called')?.code, 'workgroup/not-sitting')
    assert.equal(whyNotNow('attendance', 'minuted')?.code, 'workgroup/already-signed')
  })
  test('everything that stands in the way of signing is told at once', () => {
    const good = { state: 'closed', chairName: 'نام', quorum: met, items: [{ position: 1, state: 'resolved' }] } as const
    const codes = (more: object) => lacksForSigning({ ...good, ...more }).map((p) => p.code)
    assert.deepEqual(codes({}), [])
    assert.deepEqual(codes({ state: 'sitting' }), ['workgroup/not-sitting'])
    assert.deepEqual(codes({ state: 'minuted' }), ['workgroup/already-signed'])
    const poor = { ...met, met: false }
    assert.deepEqual(codes({ quorum: poor, items: [{ position: 1, state: 'not_reached' }] }), [], 'nothing was decided')
    const extended = { position: 1, state: 'noted', decision: { act: 'extend' } }
    assert.deepEqual(codes({ quorum: poor, items: [extended] }), ['workgroup/no-quorum'])
    const items = [
      { position: 1, state: 'refused' },
      { position: 2, state: 'waiting' },
    ]
    assert.deepEqual(codes({ quorum: poor, chairName: '', items }), ['workgroup/no-quorum', 'workgroup/no-chair', 'workgroup/items-open'])
  })
})
