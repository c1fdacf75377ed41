import { plus, story } from './story.test.ts'
import { a, b, rep, type Row, secretary, two } from './telling.test.ts'

export const begun: readonly Row[] = [
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
]
