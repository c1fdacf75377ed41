// Sequences of acts and what they make of a resolution: a literal table.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { DAY, plus, story, t0 } from './story.test.ts'

type Story = ReturnType<typeof story>
const approved = () => story().do('approve', { code: 'EA-R-1405-0012', no: 12 })
const notified = () => approved().notify()
const objected = () => notified().wait(3).do('object', { text: 'بودجه نداریم', letterNumber: '۱۲' })
const executing = () => notified().wait(15).tick()
const claimed = () => executing().wait(1).claim()

const table: [string, () => Story, state: string, flags: string[], path: string | null, stage: string | null][] = [
  ['a draft', () => story(), 'drafted', [], null, null],
  ['dropped', () => story().do('drop'), 'annulled', [], null, null],
  ['in the signed minutes', approved, 'approved', [], null, null],
  ['notified', notified, 'notified', [], null, null],
  ['received', () => notified().do('receive'), 'notified', [], null, null],
  ['bound after the window', executing, 'executing', [], null, null],
  ['begun at once', () => notified().do('start'), 'executing', [], null, null],
  ['objected', objected, 'objected', [], null, null],
  ['objection rejected', () => objected().do('decide_objection', { outcome: 'rejected', text: 'x' }), 'executing', [], null, null],
  ['objection upheld', () => objected().do('decide_objection', { outcome: 'upheld', text: 'x' }), 'annulled', [], null, null],
  ['objection amends it', () => objected().do('decide_objection', { outcome: 'amended', text: 'x', newText: 'y' }), 'executing', [], null, null],
  ['claimed', claimed, 'claimed', [], null, null],
  ['confirmed', () => claimed().do('confirm', {}, 'karim'), 'executed', [], null, null],
  ['disputed', () => claimed().do('dispute', { text: 'x' }, 'karim'), 'executing', ['disputed'], null, null],
  ['disputed, claimed again, confirmed', () => claimed().do('dispute', {}, 'karim').claim().do('confirm', {}, 'karim'), 'executed', [], null, null],
  ['no word from the producer', () => claimed().wait(20).tick(), 'unconfirmed', [], null, null],
  ['a late word counts', () => claimed().wait(20).tick().do('confirm', {}, 'karim'), 'executed', [], null, null],
  [
    'reopened long after: late, and nobody is accused of the time before',
    () => claimed().do('confirm', {}, 'karim').wait(120).do('reopen', { text: 'x' }, 'karim').wait(1).tick(),
    'executing',
    ['reopened', 'overdue'],
    null,
    null,
  ],
  [
    'reopened, and again not a word for weeks',
    () => claimed().do('confirm', {}, 'karim').wait(120).do('reopen', { text: 'x' }, 'karim').wait(30).tick(),
    'executing',
    ['reopened', 'overdue', 'again'],
    'nonfeasance',
    'proposed',
  ],
  ['past its date', () => executing().wait(15.5).tick(), 'executing', ['overdue'], null, null],
  ['back on the agenda', () => executing().wait(25).tick(), 'executing', ['overdue', 'again'], null, null],
  ['nothing for weeks', () => executing().wait(45).tick(), 'executing', ['overdue', 'again'], 'nonfeasance', 'proposed'],
  [
    'a new date heals it',
    () =>
      executing()
        .wait(45)
        .tick()
        .do('extend', { dueAt: plus(t0, 90).toISOString() }),
    'executing',
    ['extended'],
    null,
    null,
  ],
  ['signed', () => executing().wait(45).tick().do('sign_nonfeasance'), 'executing', ['overdue', 'again'], 'nonfeasance', 'signed'],
  [
    'handed over',
    () => executing().wait(45).tick().do('sign_nonfeasance').do('hand_over', { to: 'prosecutor', number: '۴۴' }),
    'executing',
    ['overdue', 'again'],
    'nonfeasance',
    'handed_over',
  ],
  [
    'handed over although another owner has it meanwhile',
    () =>
      executing()
        .wait(45)
        .tick()
        .do('sign_nonfeasance')
        .do('to_alternative', { dueAt: plus(t0, 120).toISOString(), objectBy: plus(t0, 100).toISOString() })
        .do('hand_over', { to: 'prosecutor', number: '۴۴' }),
    'notified',
    [],
    null,
    null,
  ],
  ['a claim takes the proposal away', () => executing().wait(45).tick().claim(), 'claimed', ['overdue', 'again'], null, null],
  [
    'a claim does not take a signature away',
    () => executing().wait(45).tick().do('sign_nonfeasance').claim(),
    'claimed',
    ['overdue', 'again'],
    'nonfeasance',
    'signed',
  ],
  ['the bank refuses', () => notified().do('refuse_bank', { text: 'x' }), 'executing', [], 'bank', 'panel'],
  [
    'the panel says it must pay',
    () =>
      notified()
        .do('refuse_bank')
        .do('panel_finding', { for: 'producer', dueAt: plus(t0, 60).toISOString() }),
    'executing',
    [],
    'bank',
    'must_pay',
  ],
  ['the panel says nothing', () => notified().do('refuse_bank').wait(15).tick(), 'executing', ['overdue'], 'bank', 'panel'],
  ['and still nothing', () => notified().do('refuse_bank').wait(25).tick(), 'executing', ['overdue', 'again'], 'bank', 'panel'],
  [
    'the group gives the panel more time',
    () =>
      notified()
        .do('refuse_bank', { ruleBy: plus(t0, 14).toISOString() })
        .wait(25)
        .tick()
        .do('extend', { dueAt: plus(t0, 60).toISOString() })
        .wait(20)
        .tick(),
    'executing',
    ['extended'],
    'bank',
    'panel',
  ],
  [
    'the board says nothing',
    () =>
      notified()
        .do('refuse_bank')
        .do('panel_finding', { for: 'producer', dueAt: plus(t0, 10).toISOString() })
        .wait(12)
        .tick()
        .do('to_board')
        .wait(40)
        .tick(),
    'executing',
    ['overdue', 'again'],
    'bank',
    'board',
  ],
  ['the panel agrees with the bank', () => notified().do('refuse_bank').do('panel_finding', { for: 'bank' }), 'not_executed', [], 'bank', 'panel'],
  [
    'before the board',
    () =>
      notified()
        .do('refuse_bank')
        .do('panel_finding', { for: 'producer', dueAt: plus(t0, 60).toISOString() })
        .do('to_board'),
    'executing',
    [],
    'bank',
    'board',
  ],
  ['not executed', () => executing().do('not_executed', { reason: 'outside_powers', text: 'x' }), 'not_executed', [], null, null],
  [
    'handed to the alternative',
    () => executing().do('to_alternative', { dueAt: plus(t0, 60).toISOString(), objectBy: plus(t0, 30).toISOString() }),
    'notified',
    [],
    null,
    null,
  ],
  ['taken up again', () => claimed().do('confirm', {}, 'karim').do('reopen', { text: 'x' }, 'karim'), 'executing', ['reopened'], null, null],
]

suite('a resolution is the fold of its acts', () => {
  for (const [title, make, state, flags, path, stage] of table)
    test(title, () => {
      const { r } = make()
      assert.deepEqual([r.state, r.flags, r.path, r.stage], [state, flags, path, stage])
      assert.equal(r.closedAt !== null, ['executed', 'unconfirmed', 'not_executed', 'annulled'].includes(r.state))
      assert.equal(r.reason !== null, r.state === 'not_executed')
    })

  test('what stands in it: owner, window, claim, objection, handover', () => {
    const alt = executing().do('to_alternative', { dueAt: plus(t0, 60).toISOString(), objectBy: plus(t0, 30).toISOString() }).r
    assert.deepEqual([alt.ownerAgencyId, alt.altAgencyId, alt.receivedAt, alt.dueAt, alt.objectBy], ['bank', null, null, plus(t0, 60), plus(t0, 30)])
    const amended = objected().do('decide_objection', {
      outcome: 'amended',
      text: 'می‌پذیریم',
      newText: 'نیمی وصل شود',
      dueAt: plus(t0, 50).toISOString(),
    }).r
    assert.deepEqual([amended.text, amended.dueAt, amended.objection?.answer], ['نیمی وصل شود', plus(t0, 50), 'می‌پذیریم'])
    assert.deepEqual([claimed().r.claim?.by, claimed().claim('mina').r.claimers], ['naser', ['naser', 'mina']])
    const handed = executing().wait(45).tick().do('sign_nonfeasance').do('hand_over', { to: 'prosecutor', number: '۴۴' }).r
    assert.deepEqual([handed.handed?.to, handed.handed?.number], ['prosecutor', '۴۴'])
  })

  test('while suspended nothing is due; what was left then is left afterwards', () => {
    const s = objected().do('suspend', { suspended: true, text: 'x' })
    assert.deepEqual(s.wait(60).tick().r.flags, [])
    s.do('suspend', { suspended: false, text: 'x' })
    assert.equal(s.r.dueAt.getTime() - s.now.getTime(), 27 * DAY)
    assert.equal(
      objected().do('suspend', { suspended: true }).wait(5).do('decide_objection', { outcome: 'rejected' }).r.dueAt.getTime(),
      plus(t0, 35).getTime(),
    )
  })

  test('the panel is not charged with the time in which the producer had the word', () => {
    const refused = notified().do('refuse_bank', { ruleBy: plus(t0, 14).toISOString() })
    assert.deepEqual(refused.wait(2).claim().wait(30).do('dispute', { text: 'x' }, 'karim').r.ruleBy, plus(t0, 44))
  })

  test('a missed run catches up: each step with the time at which it was due, in order', () => {
    const s = notified().wait(90).tick()
    assert.deepEqual(s.names().slice(3), ['bind', 'remind', 'overdue', 'climb', 'propose_nonfeasance'])
    assert.deepEqual(s.acts[3]!.details['due'], plus(t0, 15).toISOString())
    assert.deepEqual(s.acts[5]!.details['due'], plus(t0, 30).toISOString())
    assert.deepEqual(s.tick().acts.length, 8)
  })

  test('a false claim does not save an agency for good: nonfeasance comes again after the next silence', () => {
    const s = executing().wait(45).tick().claim().wait(2).do('dispute', { text: 'x' }, 'karim')
    assert.equal(s.wait(10).tick().r.path, null)
    assert.deepEqual([s.wait(20).tick().r.stage, s.names().filter((n) => n === 'propose_nonfeasance').length], ['proposed', 2])
  })

  test('a duty is reminded of once, with its own date, also while a claim waits', () => {
    const duty = { id: 'd1', text: 'پرداخت قسط', dueAt: plus(t0, 20).toISOString() }
    const s = story({ duties: [duty] })
      .do('approve', { code: 'EA-R-1405-0012' })
      .notify()
    s.wait(18).tick()
    assert.deepEqual(
      s.acts.filter((a) => a.name === 'remind').map((a) => a.details['dutyId']),
      ['d1'],
    )
    assert.equal(s.do('settle_duty', { dutyId: 'd1', state: 'done', text: 'رسید' }).r.duties[0]!.state, 'done')
  })
})
