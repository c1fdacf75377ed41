// The truth table of the case fold, row by row: what happened → status, holder, rung, flags.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { workingHoursBetween } from '#kernel/working-time.ts'
import { rungOf } from '../effects/on-case/rules.ts'
import type { Flag, Holder, Status } from '../model.ts'
import { dueAt } from '../steps/rules.ts'
import { ageOf, flagsOf, holdings } from './rules.ts'
import { desk, plus, type Story, story } from './story.test.ts'

const rep = { id: 'rep-1', role: 'agencyRep' }
const producer = { id: 'producer-1', role: 'producer' }
const head = { id: 'head-1', role: 'centreHead' }
const secretary = { id: 'secretary-1', role: 'secretary' }
const system = { id: null, role: 'system' }
const a = () => desk('a', true)
const b = () => desk('b')

/** A story whose two desks are known by the letters a and b. */
function two(tell: (s: Story, a: string, b: string) => Story): Story {
  const [x, y] = [a(), b()]
  return tell(story().route(x, y).after(1), x.referralId, y.referralId)
}
const claimed = (more: (s: Story) => Story = (s) => s) => {
  const x = a()
  return more(
    story().route(x).do('accept', {}, x.referralId, rep).after(2).do('claim', { evidence: {}, evidenceType: 'service' }, x.referralId, rep).after(1),
  )
}

const table: readonly [told: string, story: () => Story, status: Status, holder: Holder, rung: number, flags: readonly Flag[]][] = [
  ['submitted', () => story(), 'submitted', 'centre', 0, []],
  ['submitted, production stopped', () => story({ priority: 'production_stopped' }), 'submitted', 'centre', 0, ['production_stopped']],
  ['a question in triage', () => story().do('ask_info', { text: '?' }), 'info_needed', 'producer', 0, ['paused']],
  ['the question answered', () => story().do('ask_info', { text: '?' }).do('answer', {}), 'submitted', 'centre', 0, []],
  ['sent to one desk', () => story().route(a()), 'routed', 'desk', 1, []],
  ['sent to two desks', () => story().route(a(), b()), 'routed', 'desk', 1, []],
  ['one of two accepted', () => two((s, x) => s.do('accept', {}, x, rep)), 'in_progress', 'desk', 1, []],
  ['one of two refused', () => two((s, x) => s.do('refuse', { reason: 'duplicate' }, x, rep)), 'routed', 'desk', 1, []],
  [
    'both refused',
    () => two((s, x, y) => s.do('refuse', { reason: 'duplicate' }, x, rep).do('refuse', { reason: 'duplicate' }, y, rep)),
    'submitted',
    'centre',
    0,
    ['all_declined'],
  ],
  [
    'one refused, the other taken back',
    () => two((s, x, y) => s.do('refuse', {}, x, rep).do('withdraw_referral', {}, y)),
    'submitted',
    'centre',
    0,
    ['all_declined'],
  ],
  ['both taken back', () => two((s, x, y) => s.do('withdraw_referral', {}, x).do('withdraw_referral', {}, y)), 'submitted', 'centre', 0, []],
  [
    'one accepted, one no means: the case lives (18)',
    () => two((s, x, y) => s.do('accept', {}, x, rep).do('accept', {}, y, rep).do('no_means', { reason: 'no_budget' }, y, rep)),
    'in_progress',
    'desk',
    1,
    [],
  ],
  [
    'one no means, one refused',
    () => two((s, x, y) => s.do('accept', {}, x, rep).do('no_means', {}, x, rep).do('refuse', {}, y, rep)),
    'submitted',
    'centre',
    0,
    ['no_help'],
  ],
  [
    'both unreachable',
    () => two((s, x, y) => s.do('accept', {}, x, rep).do('unreachable', {}, x, rep).do('accept', {}, y, rep).do('unreachable', {}, y, rep)),
    'submitted',
    'centre',
    0,
    ['no_help'],
  ],
  ['one claimed, the other still sent', () => two((s, x) => s.do('accept', {}, x, rep).do('claim', {}, x, rep)), 'routed', 'desk', 1, []],
  [
    'one claimed, the other accepted',
    () => two((s, x, y) => s.do('accept', {}, x, rep).do('accept', {}, y, rep).do('claim', {}, x, rep)),
    'in_progress',
    'desk',
    1,
    [],
  ],
  [
    'one claimed, the other refused',
    () => two((s, x, y) => s.do('accept', {}, x, rep).do('refuse', {}, y, rep).do('claim', {}, x, rep)),
    'action_claimed',
    'producer',
    0,
    [],
  ],
  [
    'one claimed, the other without means',
    () => two((s, x, y) => s.do('accept', {}, x, rep).do('accept', {}, y, rep).do('no_means', {}, y, rep).do('claim', {}, x, rep)),
    'action_claimed',
    'producer',
    0,
    [],
  ],
  [
    'started and waiting',
    () => two((s, x) => s.do('accept', {}, x, rep).do('start', {}, x, rep).do('wait', { for: 'committee' }, x, rep)),
    'in_progress',
    'desk',
    1,
    [],
  ],
  [
    'the question while desks work',
    () => two((s, x) => s.do('accept', {}, x, rep).do('ask_info', { text: '?' })),
    'info_needed',
    'producer',
    1,
    ['paused'],
  ],
  [
    'a second question on the same rung pauses nothing',
    () => two((s) => s.do('ask_info', { text: '?' }).do('answer').do('ask_info', { text: '??' })),
    'info_needed',
    'desk',
    1,
    [],
  ],
  [
    'alternatives: the first acceptance supersedes',
    () => {
      const [x, y] = [a(), b()]
      return story()
        .do('route', { to: [x, y], alternatives: 'g' })
        .do('accept', {}, x.referralId, rep)
        .do('claim', {}, x.referralId, rep)
    },
    'action_claimed',
    'producer',
    0,
    [],
  ],
  [
    'transferred',
    () => two((s, x, y) => s.do('refuse', {}, y, rep).do('transfer', { newReferralId: 'n', deskId: 'desk-c', agencyId: 'agency-c', text: '' }, x)),
    'routed',
    'desk',
    1,
    [],
  ],
  [
    'on the agenda',
    () => two((s) => s.do('put_on_agenda', { sessionAt: plus(s.now, 48).toISOString() }, null, secretary)),
    'on_agenda',
    'workingGroup',
    3,
    ['escalated'],
  ],
  [
    'resolution issued',
    () =>
      two((s) =>
        s
          .do('put_on_agenda', { sessionAt: plus(s.now, 48).toISOString() }, null, secretary)
          .do('issue', { dueAt: plus(s.now, 480).toISOString(), number: '1' }, null, secretary),
      ),
    'resolution_issued',
    'workingGroup',
    3,
    ['escalated'],
  ],
  [
    'a resolution carried out and claimed',
    () => {
      const x = a()
      return story()
        .route(x)
        .do('put_on_agenda', { sessionAt: t(48) }, null, secretary)
        .do('issue', { dueAt: t(480), number: '1' }, null, secretary)
        .do('accept', {}, x.referralId, rep)
        .do('claim', {}, x.referralId, rep)
    },
    'action_claimed',
    'producer',
    3,
    ['escalated'],
  ],
  ['hangs on a knot', () => two((s) => s.do('link_knot', { title: 'بخشنامه' }, null, head)), 'waiting_systemic', 'knot', 1, ['paused']],
  ['off the knot', () => two((s) => s.do('link_knot', { title: 'بخشنامه' }, null, head).do('unlink_knot', {}, null, head)), 'routed', 'desk', 1, []],
  ['the knot changed: the producer’s turn', () => knotChanged(), 'action_claimed', 'producer', 1, []],
  ['the knot changed before anybody had it', () => onKnot(story()).do('knot_changed', changed, null, system), 'action_claimed', 'producer', 0, []],
  ['the knot changed, and that helped', () => knotChanged((s) => s.do('confirm', {}, null, producer)), 'confirmed', 'none', 0, []],
  ['the knot changed, and a part is left', () => knotChanged((s) => s.do('confirm_part', {}, null, producer)), 'routed', 'desk', 1, ['partly']],
  ['the knot changed, and it did not help', () => knotChanged((s) => s.do('dispute', {}, null, producer)), 'routed', 'desk', 1, ['disputed']],
  [
    'the knot changed, it did not help, and no desk ever had it',
    () => onKnot(story()).do('knot_changed', changed, null, system).do('dispute', {}, null, producer),
    'submitted',
    'centre',
    0,
    ['disputed'],
  ],
  ['the knot changed, and the producer is silent', () => knotChanged((s) => s.do('close_silent', {}, null, system)), 'closed_silent', 'none', 0, []],
  ['a question to the producer, then a knot', () => onKnot(two((s) => s.do('ask_info', { text: '?' }))), 'waiting_systemic', 'knot', 1, ['paused']],
  [
    'the rest of a case hangs on a knot',
    () => onKnot(claimed((s) => s.do('confirm_part', {}, null, producer))),
    'waiting_systemic',
    'knot',
    0,
    ['paused', 'partly'],
  ],
  ['lifted to the head of the agency', () => two((s) => s.do('escalate', { rung: 2 }, null, head)), 'routed', 'agencyHead', 2, ['escalated']],
  ['lifted to the working group', () => two((s) => s.do('escalate', { rung: 3 }, null, head)), 'routed', 'workingGroup', 3, ['escalated']],
  [
    'sent to the HQ',
    () => two((s) => s.do('escalate', { rung: 3 }, null, head).do('send_hq', { number: '1' }, null, secretary)),
    'routed',
    'hq',
    4,
    ['escalated'],
  ],
  [
    'to the prosecutor, signed',
    () => two((s) => s.do('escalate', { rung: 5, signature: 'ص' }, null, secretary)),
    'routed',
    'workingGroup',
    5,
    ['escalated', 'inspection_proposed'],
  ],
  ['confirmed', () => claimed((s) => s.do('confirm', { via: 'web' }, null, producer)), 'confirmed', 'none', 0, []],
  ['partly confirmed', () => claimed((s) => s.do('confirm_part', { via: 'web' }, null, producer)), 'partly_confirmed', 'centre', 0, ['partly']],
  ['the rest sent on', () => claimed((s) => s.do('confirm_part', {}, null, producer).route(b())), 'routed', 'desk', 1, ['partly']],
  [
    'the rest claimed too',
    () =>
      claimed((s) => {
        const x = b()
        return s.do('confirm_part', {}, null, producer).route(x).do('accept', {}, x.referralId, rep).do('claim', {}, x.referralId, rep)
      }),
    'action_claimed',
    'producer',
    0,
    ['partly'],
  ],
  ['disputed', () => claimed((s) => s.do('dispute', {}, null, producer)), 'in_progress', 'desk', 1, ['disputed']],
  [
    'disputed, then claimed again',
    () => claimed((s) => s.do('dispute', {}, null, producer).do('claim', {}, s.state().referrals[0]!.id, rep)),
    'action_claimed',
    'producer',
    0,
    [],
  ],
  ['closed without an answer', () => claimed((s) => s.do('close_silent', {}, null, { id: null, role: 'system' })), 'closed_silent', 'none', 0, []],
  [
    'confirmed, then reopened',
    () => claimed((s) => s.do('confirm', {}, null, producer).do('reopen', {}, null, producer)),
    'submitted',
    'centre',
    0,
    ['reopened'],
  ],
  ['declined', () => story().do('decline', { reason: 'in_court' }, null, head), 'declined', 'none', 0, []],
  [
    'declined while a desk had it',
    () => two((s) => s.do('put_on_agenda', { sessionAt: t(48) }, null, secretary).do('decline', {}, null, secretary)),
    'declined',
    'none',
    3,
    [],
  ],
  [
    'declined and appealed',
    () => story().do('decline', {}, null, head).do('appeal', {}, null, producer),
    'declined',
    'workingGroup',
    0,
    ['appealed'],
  ],
  [
    'appeal rejected',
    () => story().do('decline', {}, null, head).do('appeal', {}, null, producer).do('decide_appeal', { outcome: 'rejected' }, null, secretary),
    'declined',
    'none',
    0,
    [],
  ],
  [
    'appeal accepted',
    () => story().do('decline', {}, null, head).do('appeal', {}, null, producer).do('decide_appeal', { outcome: 'accepted' }, null, secretary),
    'submitted',
    'centre',
    0,
    ['reopened'],
  ],
  ['withdrawn', () => two((s) => s.do('withdraw', {}, null, producer)), 'withdrawn', 'none', 0, []],
  ['merged', () => two((s) => s.do('merge', { intoId: 'x' })), 'merged', 'none', 0, []],
  ['the merge undone', () => two((s) => s.do('merge', { intoId: 'x' }).do('unmerge')), 'routed', 'desk', 1, []],
  [
    'merged, and its producer disputes',
    () => two((s) => s.do('merge', { intoId: 'x' }).do('dispute', {}, null, producer)),
    'routed',
    'desk',
    1,
    ['disputed'],
  ],
  [
    'merged, and its producer confirms',
    () => two((s) => s.do('merge', { intoId: 'x' }).do('confirm', {}, null, producer)),
    'confirmed',
    'none',
    0,
    [],
  ],
  ['a route undone', () => story().route(a()).do('undo', { seq: 2 }), 'submitted', 'centre', 0, []],
  ['a claim undone', () => claimed((s) => s.do('undo', { seq: s.acts.length })), 'in_progress', 'desk', 1, []],
  [
    'comments and messages',
    () => two((s) => s.do('comment', { text: 'x' }).do('message', { text: 'y' }).do('write', { text: 'z' }).do('edit', {})),
    'routed',
    'desk',
    1,
    [],
  ],
]

const changed = { knotId: 'k', title: 'بخشنامه', by: 'panel' }
function onKnot(s: Story): Story {
  return s.do('link_knot', { knotId: 'k', title: 'بخشنامه' }, null, system)
}
function knotChanged(then: (s: Story) => Story = (s) => s): Story {
  return then(two((s) => onKnot(s).after(100).do('knot_changed', changed, null, system)))
}

function t(hours: number) {
  return plus(new Date('2026-11-22T06:30:00Z'), hours).toISOString()
}

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
