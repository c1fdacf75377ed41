// Generated stories of a case: whoever may act acts, time passes, the sweep comes or is missed.

import fc from 'fast-check'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { makeCalendar, officialWeek } from '#kernel/working-time.ts'
import { fromJalali } from '#kernel/jalali.ts'
import { cast, ids } from '#server/testing.ts'
import { whyNotMore } from '../acts/rules.ts'
import { caseLaw } from '../cases/rules.ts'
import { rungOf } from '../effects/on-case/rules.ts'
import { type Priority, producerActs, type ReferralActName } from '../model.ts'
import { referralLaw } from '../referrals/rules.ts'
import { allThere, desk, type Filled, plus, type Story, story, t0 } from './story.test.ts'

export const HOUR = 3_600_000
/** Nowruz 1406 with its holidays, and the 30th of Esfand 1408, which is a leap year. */
export const nowruz = makeCalendar({
  week: officialWeek,
  daysOff: ['2027-03-20', '2027-03-21', '2027-03-22', '2027-03-23', '2027-03-24', '2027-04-01', '2027-04-02', '2030-03-20', '2030-03-21'],
})

export const people = {
  rep: { id: 'rep', role: 'agencyRep' },
  producer: { id: 'producer', role: 'producer' },
  head: { id: 'head', role: 'centreHead' },
  secretary: { id: 'secretary', role: 'secretary' },
  operator: { id: 'operator-1', role: 'operator' },
  system: { id: null, role: 'system' },
}

export type Move = { kind: 'wait'; hours: number } | { kind: 'sweep' } | { kind: 'act'; pick: number; which: number }
export const move: fc.Arbitrary<Move> = fc.oneof(
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
export const start = fc.record({
  priority: fc.constantFrom<Priority>('normal', 'production_stopped'),
  at: fc.constantFrom(t0, fromJalali(1405, 12, 25), fromJalali(1408, 12, 28), new Date('2026-11-26T20:00:00Z')),
  filled: fc.constantFrom<Filled>(allThere, { desks: 'all', heads: false, usual: [] }, { desks: 'all', heads: true, usual: ['u'] }),
  /** Half of the stories begin in the middle: a claim waits for the producer. */
  claimed: fc.boolean(),
  moves: fc.array(move, { maxLength: 30 }),
})
export type Play = typeof start extends fc.Arbitrary<infer T> ? T : never

/** Every act that the law and the further rules would allow somebody now, as something that can be done. */
export function possible(s: Story): (() => void)[] {
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

export function play({ priority, at, filled, claimed, moves }: Play, watch: (s: Story, swept: boolean) => void = () => {}): Story {
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

export const runs = { numRuns: Number(process.env['FC_RUNS'] ?? 300) }
export const holds = (check: (p: Play) => void) => fc.assert(fc.property(start, check), runs)
