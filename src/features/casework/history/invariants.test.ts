// The invariants of guide.md §4 that the pure fold must keep, over generated stories with a fake clock: missed runs, Nowruz,
// leap Esfand, reopening, reassignment, late acceptance. (9, 10, 12, 15, 16 need a database: see the other tests.)

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast } from '#server/testing.ts'
import { whyNotMore } from '../acts/rules.ts'
import { caseLaw } from '../cases/rules.ts'
import { rungOf } from '../effects/on-case/rules.ts'
import { closedStatuses, producerActs, type Status, statuses } from '../model.ts'
import { isLive } from '../referrals/rules.ts'
import { dueAt, nextStep } from '../steps/rules.ts'
import { ageOf, flagsOf, holdings } from './rules.ts'
import { desk, plus, story } from './story.test.ts'
import { holds, nowruz, people, play } from './play.test.ts'

suite('invariants of clocks and rights', () => {
  test('1 after a sweep nothing past its budget is left: it is at a higher rung or carries an alarm, assigned or not', () => {
    holds(
      (p) =>
        void play(p, (s, swept) => {
          if (!swept) return
          const state = s.state()
          const step = nextStep(state, s.world())
          assert.ok(!step || step.at > s.now, step?.key ?? '')
          const due = dueAt(state)
          if (due && due <= s.now && !state.end) assert.ok(state.vacant || flagsOf(state, rungOf(state)).includes('call_needed'))
        }),
    )
  })

  test('2 comments, messages, edits and reads change no clock', () => {
    holds((p) => {
      const s = play(p)
      const before = s.state()
      const after = s.do('comment', { text: 'x' }).do('message', { text: 'x' }).do('edit', {}).do('write', { text: 'x' }).state()
      assert.deepEqual(
        [dueAt(after), nextStep(after, s.world())?.at, after.clock, after.referrals, after.turn, rungOf(after)],
        [dueAt(before), nextStep(before, s.world())?.at, before.clock, before.referrals, before.turn, rungOf(before)],
      )
    })
  })

  test('3 handing a case from desk to desk never lengthens the total', () => {
    holds(({ priority, at, moves }) => {
      const s = story({ priority, at, calendar: nowruz })
      const first = desk('first')
      s.route(first)
      const bound = s.state().referrals[0]!.act!.dueAt!
      let live = first.referralId
      for (const m of moves) {
        if (m.kind === 'wait') s.after(Math.min(m.hours, 30))
        const n = s.acts.length
        const state = s.state()
        const r = state.referrals.find((x) => x.id === live)!
        if (m.kind === 'act' && isLive(r) && m.which % 2) {
          s.do('transfer', { newReferralId: `n${n}`, deskId: `d${n}`, agencyId: `a${n}` }, live)
          live = `n${n}`
        } else if (m.kind === 'act' && r.state === 'sent') {
          s.do('refuse', { reason: 'not_our_mandate' }, live, people.rep)
          const next = desk(`x${n}`)
          s.do('route', { to: [next], alternatives: null })
          live = next.referralId
        }
      }
      // Whoever holds it, the budget of the desks ends when the first desk’s did, unless it has climbed already.
      const last = s.state().referrals.find((x) => x.id === live)!
      assert.ok(last.rung >= 2 || last.act!.dueAt!.getTime() <= bound.getTime(), `${last.act!.dueAt!.toISOString()} > ${bound.toISOString()}`)
      s.at(plus(bound, 0.01)).sweep()
      assert.ok(rungOf(s.state()) >= 2)
    })
  })

  test('3 accepting late wins no time', () => {
    holds(({ priority, at }) => {
      const x = desk('late')
      const s = story({ priority, at, calendar: nowruz }).route(x)
      const due = s.state().referrals[0]!.act!.dueAt!
      // The run that should have lifted it was missed: accepting now must not heal that.
      s.at(plus(due, -0.5)).do('accept', {}, x.referralId, people.rep)
      assert.equal(s.state().referrals[0]!.act!.dueAt!.getTime(), due.getTime())
      s.at(due).sweep()
      assert.ok(rungOf(s.state()) >= 2)
    })
  })

  test('4 from every status that is not final the producer has an act', () => {
    const final: readonly Status[] = ['draft', 'closed_silent', 'confirmed', 'merged', 'declined', 'withdrawn']
    for (const status of statuses.filter((x) => !final.includes(x)))
      assert.ok(
        producerActs.some((act) => (caseLaw.acts[act].from as readonly Status[]).includes(status) && 'producer' in caseLaw.acts[act].by),
        status,
      )
    for (const status of closedStatuses)
      assert.ok(
        producerActs.some((act) => (caseLaw.acts[act].from as readonly Status[]).includes(status)),
        status,
      )
  })

  test('5 an open case left alone always has a next step of the clock, on every rung but the signed one', () => {
    holds((p) => {
      const s = play(p)
      const state = s.state()
      if (state.end || state.caseRung === 5 || state.knot || state.turn?.alarmed) return
      assert.ok(nextStep(state, s.world()), `${state.status} on rung ${rungOf(state)}`)
    })
  })

  test('6 no path to confirmed without the producer’s own act', () => {
    holds((p) => {
      const s = play(p)
      const confirmedBy = s.acts.filter((a) => a.name === 'confirm' && a.actorRole === 'producer')
      if (s.state().status === 'confirmed') assert.ok(confirmedBy.length > 0)
      s.after(10_000).sweep(p.filled)
      if (s.state().status === 'confirmed') assert.ok(confirmedBy.length > 0)
    })
    const by = Object.keys(caseLaw.acts.confirm.by).sort()
    assert.deepEqual(by, ['centreHead', 'investor', 'operator', 'producer'])
  })

  test('7 who claims never confirms; who declined never decides the appeal', () => {
    const x = desk('x')
    const s = story()
      .route(x)
      .do('accept', {}, x.referralId, people.rep)
      .do('claim', { evidence: {} }, x.referralId, { id: cast.zahra.accountId, role: 'agencyRep' })
    const asked = { act: 'confirm' as const, body: { via: 'phone', saidBy: 'مدیر' }, referralId: null }
    assert.equal(whyNotMore(s.state(), s.acts, cast.zahra, asked, s.world())?.code, 'casework/claimer-confirms')
    assert.equal(whyNotMore(s.state(), s.acts, cast.homa, asked, s.world()), null)
    const d = story().do('decline', {}, null, { id: cast.sadeq.accountId, role: 'secretary' }).do('appeal', {}, null, people.producer)
    assert.equal(
      whyNotMore(d.state(), d.acts, cast.sadeq, { act: 'decide_appeal', body: {}, referralId: null }, d.world())?.code,
      'casework/decider-decides',
    )
    assert.equal(whyNotMore(d.state(), d.acts, cast.maryam, { act: 'decide_appeal', body: {}, referralId: null }, d.world()), null)
  })

  test('8 holding intervals follow each other without a gap and add up to the age', () => {
    holds((p) => {
      const s = play(p)
      const state = s.state()
      const list = holdings(state, s.now)
      let from = state.openedAt.getTime()
      for (const h of list) {
        assert.equal(h.from.getTime(), from)
        assert.ok(h.to > h.from)
        from = h.to.getTime()
      }
      assert.equal(from - state.openedAt.getTime(), ageOf(state, s.now))
    })
  })
})
