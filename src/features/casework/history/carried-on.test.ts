import { story } from './story.test.ts'
import { a, b, changed, claimed, head, knotChanged, onKnot, producer, rep, type Row, secretary, system, t, two } from './telling.test.ts'

export const carriedOn: readonly Row[] = [
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
