// The truth table of the referral law, written by hand: rows are states, columns are acts, a cell is where it leads.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { roles } from '#kernel/actor.ts'
import { cast, ids } from '#server/testing.ts'
import { type ReferralActName, referralActs, referralStates } from '../model.ts'
import { type ReferralFacts, referralLaw } from './rules.ts'

const columns: readonly ReferralActName[] = [
  'accept',
  'start',
  'wait',
  'resume',
  'report',
  'claim',
  'no_means',
  'unreachable',
  'refuse',
  'transfer',
  'withdraw_referral',
  'reopen_referral',
]
// «.» refused · «=» stays · otherwise the first letters of the state it leads to
const table = `
              accept start wait resume report claim no_means unreachable refuse transfer withdraw_referral reopen_referral
sent          acc    .     .    .      .      .     .        .           dec    wit      wit               .
accepted      .      in_   wai  .      =      cla   no_      unr         .      wit      wit               .
in_progress   .      .     wai  .      =      cla   no_      unr         .      wit      wit               .
waiting       .      .     .    in_    =      cla   no_      unr         .      wit      wit               .
claimed       .      .     .    .      .      .     .        .           .      .        .                 in_
no_means      .      .     .    .      .      .     .        .           .      .        .                 in_
unreachable   .      .     .    .      .      .     .        .           .      .        .                 in_
declined      .      .     .    .      .      .     .        .           .      .        .                 in_
superseded    .      .     .    .      .      .     .        .           .      .        .                 in_
withdrawn     .      .     .    .      .      .     .        .           .      .        .                 in_
lapsed        .      .     .    .      .      .     .        .           .      .        .                 in_`

const rows = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/\s+/))
const at = (state: ReferralFacts['state'], over: Partial<ReferralFacts> = {}): ReferralFacts => ({
  state,
  provinceId: 1,
  deskId: ids.deskPower1,
  agencyId: ids.agencyPower,
  ...over,
})

suite('the referral law', () => {
  test('the table speaks of every state and every act', () => {
    assert.deepEqual(
      rows.map((r) => r[0]),
      [...referralStates],
    )
    assert.deepEqual([...columns].sort(), [...referralActs].sort())
  })

  for (const [state, ...cells] of rows)
    test(`from ${state}`, () => {
      cells.forEach((cell, i) => {
        const act = columns[i]!
        const actor = act === 'transfer' || act === 'withdraw_referral' ? cast.zahra : cast.naser
        const refusal = referralLaw.whyNot(act, actor, at(state as ReferralFacts['state']))
        const to = referralLaw.acts[act].to
        const said = refusal ? '.' : to === null ? '=' : to.slice(0, 3)
        assert.equal(said, cell, `${act}; ${refusal?.code}`)
        if (refusal) assert.equal(refusal.code, 'law/wrong-state')
      })
    })

  // Who may do it at all, from a state that allows it: o own desk, a own agency, p province, · nobody of that role.
  const who = `
    accept            agencyRep=o agencyHead=a
    start             agencyRep=o agencyHead=a
    wait              agencyRep=o agencyHead=a
    resume            agencyRep=o agencyHead=a
    report            agencyRep=o agencyHead=a
    claim             agencyRep=o agencyHead=a
    no_means          agencyRep=o agencyHead=a
    unreachable       agencyRep=o agencyHead=a
    refuse            agencyRep=o agencyHead=a
    transfer          operator=p centreHead=p agencyHead=a
    withdraw_referral operator=p centreHead=p
    reopen_referral   operator=p centreHead=p agencyRep=o agencyHead=a secretary=p`
  const letters = { o: 'ownDesk', a: 'ownAgency', p: 'province' } as const
  for (const [act, ...cells] of who
    .trim()
    .split('\n')
    .map((l) => l.trim().split(/\s+/)))
    test(`who may ${act}`, () => {
      const by = referralLaw.acts[act as ReferralActName].by as Record<string, string>
      const said = roles.filter((r) => r in by).map((r) => `${r}=${Object.entries(letters).find(([, scope]) => scope === by[r])![0]}`)
      assert.deepEqual([...said].sort(), [...cells].sort())
    })

  test('a neighbour desk of the same agency sees but may not act; another agency does not see', () => {
    const r = at('sent')
    assert.equal(referralLaw.maySee(cast.naser2, r), true)
    assert.equal(referralLaw.whyNot('accept', cast.naser2, r)?.code, 'law/not-yours')
    assert.equal(referralLaw.maySee(cast.mina, r), false)
    assert.equal(referralLaw.whyNot('accept', cast.mina, r)?.code, 'law/not-yours')
    assert.equal(referralLaw.whyNot('transfer', cast.zahra2, r)?.code, 'law/not-yours')
  })

  test('no state is a dead end', () => {
    for (const state of referralStates)
      assert.ok(
        Object.values(referralLaw.acts).some((a) => (a.from as readonly string[]).includes(state)),
        state,
      )
  })
})
