// The invariants of guide.md §4 that the pure fold must keep, over generated stories with a fake clock: missed runs, Nowruz,
// leap Esfand, reopening, reassignment, late acceptance. (9, 10, 12, 15, 16 need a database: see the other tests.)

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { makeCalendar, officialWeek } from '#kernel/working-time.ts'
import { fromJalali } from '#kernel/jalali.ts'
import { cast, ids } from '#server/testing.ts'
import { whyNotMore } from '../acts/rules.ts'
import { caseLaw } from '../cases/rules.ts'
import { rungOf } from '../effects/on-case/rules.ts'
import { closedStatuses, type Priority, producerActs, type ReferralActName, type Status, statuses } from '../model.ts'
import { isLive, referralLaw } from '../referrals/rules.ts'
import { dueAt, nextStep, reopenUntil } from '../steps/rules.ts'
import { add, ageOf, flagsOf, fold, holdings } from './rules.ts'
import { allThere, desk, type Filled, plus, type Story, story, t0 } from './story.test.ts'

const HOUR = 3_600_000
/** Nowruz 1406 with its holidays, and the 30th of Esfand 1408, which is a leap year. */
const nowruz = makeCalendar({
  week: officialWeek,
  daysOff: ['2027-03-20', '2027-03-21', '2027-03-22', '2027-03-23', '2027-03-24', '2027-04-01', '2027-04-02', '2030-03-20', '2030-03-21'],
})

const people = {
  rep: { id: 'rep', role: 'agencyRep' },
  producer: { id: 'producer', role: 'producer' },
  head: { id: 'head', role: 'centreHead' },
  secretary: { id: 'secretary', role: 'secretary' },
  operator: { id: 'operator-1', role: 'operator' },
  system: { id: null, role: 'system' },
}

type Move = { kind: 'wait'; hours: number } | { kind: 'sweep' } | { kind: 'act'; pick: number; which: number }
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      hours: fc.oneof(fc.double({ min: 0.01, max: 40, noNaN: true }), fc.double({ min: 40, max: 2000, noNaN: true })),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'sweep' as const }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('act' as const), pick: fc.nat(1000), which: fc.nat(20) }) },
)
const start = fc.record({
  priority: fc.constantFrom<Priority>('normal', 'production_stopped'),
  at: fc.constantFrom(t0, fromJalali(1405, 12, 25), fromJalali(1408, 12, 28), new Date('2026-11-26T20:00:00Z')),
  filled: fc.constantFrom<Filled>(allThere, { desks: 'all', heads: false, usual: [] }, { desks: 'all', heads: true, usual: ['u'] }),
  /** Half of the stories begin in the middle: a claim waits for the producer. */
  claimed: fc.boolean(),
  moves: fc.array(move, { maxLength: 30 }),
})
type Play = typeof start extends fc.Arbitrary<infer T> ? T : never

/** Every act that the law and the further rules would allow somebody now, as something that can be done. */
function possible(s: Story): (() => void)[] {
  const state = s.state()
  const facts = {
    state: state.status,
    id: 'c',
    provinceId: 1,
    unitId: ids.unit1,
    investorId: null,
    reporterId: null,
    confidential: false,
    holder: state.holder,
    rung: rungOf(state),
    deskIds: state.referrals.map((r) => r.deskId),
    agencyIds: state.referrals.map((r) => r.agencyId),
    actorIds: [],
    undoableBy: null,
  }
  const soon = {
    sessionAt: plus(s.now, 100).toISOString(),
    dueAt: plus(s.now, 300).toISOString(),
    number: '1',
    reason: 'x',
    text: 'x',
    rung: 3,
    outcome: 'accepted',
    holds: false,
    channel: 'phone',
    reached: false,
    title: 'x',
    knotId: 'k',
    intoId: 'x',
    priority: 'normal',
  }
  const doers = {
    ...Object.fromEntries(producerActs.map((n) => [n, people.producer])),
    decide_appeal: people.secretary,
    put_on_agenda: people.secretary,
    issue: people.secretary,
    send_hq: people.secretary,
    knot_changed: people.system,
    take_off: people.system,
  } as Record<string, { id: string | null; role: string }>
  const byRole = { producer: cast.karim, secretary: cast.sadeq, centreHead: cast.homa, system: systemActor(1) } as Record<string, Actor>
  const onCase = [
    'route',
    'add_desk',
    'edit',
    'ask_info',
    'comment',
    'message',
    'contact',
    'decline',
    'link_knot',
    'unlink_knot',
    'merge',
    'unmerge',
    'escalate',
    ...Object.keys(doers),
  ] as (keyof typeof caseLaw.acts & string)[]
  const list: (() => void)[] = []
  for (const name of onCase) {
    const by = doers[name] ?? people.head
    if (caseLaw.whyNot(name, byRole[by.role]!, facts)) continue
    if (
      whyNotMore(
        state,
        s.acts,
        byRole[by.role]!,
        { act: name as never, body: name === 'escalate' ? { rung: 3, text: 'x' } : {}, referralId: null },
        s.world(),
      )
    )
      continue
    const details = name === 'route' || name === 'add_desk' ? { to: [desk(`n${s.acts.length}`)], alternatives: null } : soon
    // Ends come early by chance: what leads on is drawn more often.
    const weight =
      ['confirm_part', 'dispute', 'route', 'appeal', 'reopen', 'link_knot', 'knot_changed'].includes(name) || (name === 'contact' && state.turn)
        ? 5
        : ['withdraw', 'merge', 'decline', 'comment', 'message', 'edit', 'contact', 'write'].includes(name)
          ? 1
          : 2
    for (let i = 0; i < weight; i++) list.push(() => void s.do(name as never, details, null, by))
  }
  for (const r of state.referrals)
    for (const name of Object.keys(referralLaw.acts) as ReferralActName[]) {
      if (!(referralLaw.acts[name].from as readonly string[]).includes(r.state) || state.end !== null) continue
      if (whyNotMore(state, s.acts, cast.homa, { act: name, body: {}, referralId: r.id }, s.world())) continue
      const n = s.acts.length
      const weight = name === 'accept' || name === 'claim' ? 6 : 1
      for (let i = 0; i < weight; i++)
        list.push(
          () =>
            void s.do(name, { ...soon, newReferralId: `t${n}`, deskId: `desk-t${n}`, agencyId: `agency-t${n}`, for: 'committee' }, r.id, people.rep),
        )
    }
  return list
}

function play({ priority, at, filled, claimed, moves }: Play, watch: (s: Story, swept: boolean) => void = () => {}): Story {
  const s = story({ priority, at, calendar: nowruz })
  const x = desk('first')
  if (claimed) s.route(x).after(1).do('accept', {}, x.referralId, people.rep).after(1).do('claim', { evidence: {} }, x.referralId, people.rep)
  for (const m of moves) {
    if (m.kind === 'wait') s.after(m.hours)
    else if (m.kind === 'sweep') s.sweep(filled)
    else {
      const can = possible(s)
      if (can.length) can[(m.pick * 31 + m.which) % can.length]!()
    }
    watch(s, m.kind === 'sweep')
  }
  return s
}

const runs = { numRuns: Number(process.env['FC_RUNS'] ?? 300) }
const holds = (check: (p: Play) => void) => fc.assert(fc.property(start, check), runs)

suite('invariants', () => {
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
