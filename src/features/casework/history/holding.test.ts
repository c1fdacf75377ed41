// Further invariants of guide.md §4: who held a case, late runs, and that the generated stories reach everything.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { fromJalali } from '#kernel/jalali.ts'
import { cast } from '#server/testing.ts'
import { whyNotMore } from '../acts/rules.ts'
import { rungOf } from '../effects/on-case/rules.ts'
import { type Priority, statuses } from '../model.ts'
import { isLive } from '../referrals/rules.ts'
import { dueAt, reopenUntil } from '../steps/rules.ts'
import { add, flagsOf, fold, holdings } from './rules.ts'
import { desk, type Story, story, t0 } from './story.test.ts'
import { HOUR, holds, nowruz, people, play, runs, start } from './play.test.ts'

suite('invariants of holding and of late runs', () => {
  test('8 every desk that held it has an interval of its own', () => {
    const x = desk('x')
    const s = story().route(x).after(5).do('transfer', { newReferralId: 'n', deskId: 'desk-n', agencyId: 'agency-n' }, x.referralId).after(7)
    assert.deepEqual(
      holdings(s.state(), s.now).map((h) => [h.holder, h.deskId, (h.to.getTime() - h.from.getTime()) / HOUR]),
      [
        ['desk', x.deskId, 5],
        ['desk', 'desk-n', 7],
      ],
    )
  })

  test('13 the window for reopening is one function, and the act is refused the moment after it', () => {
    const x = desk('x')
    const s = story()
      .route(x)
      .do('accept', {}, x.referralId, people.rep)
      .do('claim', { evidence: {} }, x.referralId, people.rep)
      .do('confirm', {}, null, people.producer)
    const until = reopenUntil(s.state(), s.world())!
    assert.equal(until.getTime() - s.now.getTime(), 60 * 24 * HOUR)
    const asked = { act: 'reopen' as const, body: {}, referralId: null }
    s.at(until)
    assert.equal(whyNotMore(s.state(), s.acts, cast.karim, asked, s.world()), null)
    s.after(0.001)
    assert.equal(whyNotMore(s.state(), s.acts, cast.karim, asked, s.world())?.code, 'casework/reopen-over')
  })

  test('14 and 17 a run that comes late, by hours or months, records the same rungs with the same deadlines', () => {
    fc.assert(
      fc.property(
        fc.record({
          priority: fc.constantFrom<Priority>('normal', 'production_stopped'),
          at: fc.constantFrom(t0, fromJalali(1405, 12, 25), fromJalali(1408, 12, 28)),
          gaps: fc.array(fc.double({ min: 0.1, max: 900, noNaN: true }), { minLength: 1, maxLength: 25 }),
        }),
        ({ priority, at, gaps }) => {
          const often = story({ priority, at, calendar: nowruz }).route(desk('q'))
          const once = story({ priority, at, calendar: nowruz }).route({ ...desk('q'), referralId: often.state().referrals[0]!.id })
          for (const gap of gaps) often.after(gap).sweep()
          once.at(often.now).sweep()
          const rungs = (s: Story) => s.acts.filter((a) => a.name === 'climb').map((a) => [a.details['from'], a.details['to'], a.details['due']])
          assert.deepEqual(rungs(once), rungs(often))
          assert.equal(dueAt(once.state())?.getTime(), dueAt(often.state())?.getTime())
        },
      ),
      runs,
    )
  })

  test('14 a pause that nobody ended in time ends at its own deadline, whenever the run comes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Priority>('normal', 'production_stopped'),
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 1, max: 3000, noNaN: true }),
        (priority, before, late) => {
          const x = desk('x')
          const s = story({ priority, calendar: nowruz }).route(x).after(before).do('ask_info', { text: '?' })
          const prompt = story({ priority, calendar: nowruz }).route(x).after(before).do('ask_info', { text: '?' })
          prompt.at(prompt.state().info!.until).sweep()
          s.after(late).sweep()
          prompt.at(s.now).sweep()
          const rungs = (one: Story) => one.acts.filter((a) => a.name === 'climb').map((a) => a.details['due'])
          assert.deepEqual(rungs(s), rungs(prompt))
        },
      ),
      runs,
    )
  })

  test('18 accepted beside no_means keeps the case alive', () => {
    const [x, y] = [desk('x'), desk('y')]
    const s = story()
      .route(x, y)
      .do('accept', {}, x.referralId, people.rep)
      .do('accept', {}, y.referralId, people.rep)
      .do('no_means', {}, y.referralId, people.rep)
    assert.equal(s.state().status, 'in_progress')
    assert.ok(s.state().referrals.some(isLive))
  })

  test('the generated stories reach every status, every flag of the clock and every rung but the signed one', () => {
    const seen = new Set<string>()
    for (const p of fc.sample(start, { numRuns: 3000, seed: 7 }))
      play(p, (s) => {
        const state = s.state()
        seen.add(state.status).add(`rung ${rungOf(state)}`)
        for (const flag of flagsOf(state, rungOf(state))) seen.add(flag)
      })
    for (const status of statuses) if (status !== 'draft') assert.ok(seen.has(status), status)
    for (const other of [
      'rung 0',
      'rung 1',
      'rung 2',
      'rung 3',
      'rung 4',
      'vacancy',
      'paused',
      'disputed',
      'call_needed',
      'all_declined',
      'no_help',
      'hq_proposed',
      'reopened',
      'appealed',
      'partly',
    ])
      assert.ok(seen.has(other), other)
  })

  test('folding all at once or act by act is the same', () => {
    holds((p) => {
      const s = play(p)
      let step = fold(s.acts.slice(0, 1), s.world())
      for (const act of s.acts.slice(1)) step = add(step, act, s.world())
      assert.equal(JSON.stringify(step), JSON.stringify(s.state()))
    })
  })
})
