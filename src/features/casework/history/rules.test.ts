// The truth table of the case fold, row by row: what happened → status, holder, rung, flags.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { workingHoursBetween } from '#kernel/working-time.ts'
import { rungOf } from '../effects/on-case/rules.ts'
import { dueAt } from '../steps/rules.ts'
import { ageOf, flagsOf, holdings } from './rules.ts'
import { plus } from './story.test.ts'
import { changed, knotChanged, onKnot, producer, type Row, system, two } from './telling.test.ts'

import { begun } from './begun.test.ts'
import { carriedOn } from './carried-on.test.ts'

const table: readonly Row[] = [...begun, ...carriedOn]

suite('the case fold', () => {
  for (const [told, tell, status, holder, rung, flags] of table)
    test(told, () => {
      const s = tell().state()
      const now = rungOf(s)
      assert.deepEqual({ status: s.status, holder: s.holder, rung: now, flags: flagsOf(s, now) }, { status, holder, rung, flags })
    })

  test('the holding intervals add up to the age in every row of the table (8)', () => {
    for (const [told, tell] of table) {
      const at = tell().after(30)
      const s = at.state()
      const sum = holdings(s, at.now).reduce((n, h) => n + h.to.getTime() - h.from.getTime(), 0)
      assert.equal(sum, ageOf(s, at.now), told)
    }
  })

  test('a rule that was changed: the case stays counted with the knot, desks lose no time meanwhile, and their work ends only with the producer’s yes', () => {
    const s = two((x) => x).after(2)
    const hoursLeft = () => s.state().referrals.map((r) => workingHoursBetween(s.world().calendars('province'), s.now, r.act!.dueAt!))
    const left = hoursLeft()
    onKnot(s).after(100).do('knot_changed', changed, null, system).after(3)
    assert.deepEqual(
      s.state().referrals.map((r) => [r.act!.dueAt, r.state]),
      [
        [null, 'sent'],
        [null, 'sent'],
      ],
    )
    assert.deepEqual([s.state().hung, s.state().turn?.since], ['k', plus(s.now, -3)])
    const confirmed = knotChanged((k) => k.do('confirm', {}, null, producer)).state()
    assert.deepEqual([confirmed.hung, confirmed.changed, ...confirmed.referrals.map((r) => r.state)], ['k', null, 'withdrawn', 'withdrawn'])
    s.do('dispute', {}, null, producer)
    assert.deepEqual([s.state().hung, s.state().referrals.map((r) => r.state)], ['k', ['sent', 'sent']])
    assert.deepEqual(hoursLeft(), left)
    assert.deepEqual(
      holdings(s.state(), s.now).map((h) => h.holder),
      ['desk', 'knot', 'producer'],
    )
    assert.equal(
      onKnot(two((x) => x))
        .do('unlink_knot')
        .state().hung,
      null,
    )
  })

  test('an open case always has a deadline that somebody can miss, unless its clock stands on a knot or it was signed over', () => {
    for (const [told, tell] of table) {
      const s = tell().state()
      if (s.closedAt === null && !s.knot && s.caseRung < 5) assert.ok(dueAt(s), told)
    }
  })
})
