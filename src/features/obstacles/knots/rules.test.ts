import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Actor, roles, systemActor } from '#kernel/actor.ts'
import { makeCalendar, officialWeek } from '#kernel/working-time.ts'
import { cast } from '#server/testing-cast.ts'
import { foldKnot, type KnotAct } from './history/rules.ts'
import { type KnotActName, knotActNames, type KnotState, knotStates } from './model.ts'
import { budgets, dueOf, knotLaw, reopenedState, verdictOf } from './rules.ts'

const { zahra, homa, ehsan, sadeq } = cast
/** S suspected, C confirmed, P proposed, A accepted, D changed, V verified, R refused, N cannot_change, X dismissed, J joined */
const letter: Record<string, KnotState> = {
  S: 'suspected',
  C: 'confirmed',
  P: 'proposed',
  A: 'accepted',
  D: 'changed',
  V: 'verified',
  R: 'refused',
  N: 'cannot_change',
  X: 'dismissed',
  J: 'joined',
}
type Who = 'operator' | 'centreHead' | 'secretary' | 'member' | 'chair' | 'manager' | 'auditor' | 'system'
/** The law, written out: in which states each may do it. What is not here nobody may. */
const table: Record<KnotActName, Partial<Record<Who, string>>> = {
  edit: { secretary: 'SCPADVRNX', member: 'SCPADVRNX', chair: 'SCPADVRNX' },
  confirm: { secretary: 'S', chair: 'S' },
  dismiss: { secretary: 'SC', chair: 'SC' },
  propose: { secretary: 'C', member: 'C', chair: 'C' },
  accept: { secretary: 'P', member: 'P', chair: 'P' },
  refuse: { secretary: 'PA', member: 'PA', chair: 'PA' },
  cannot_change: { secretary: 'CPA', member: 'CPA', chair: 'CPA' },
  change: { secretary: 'CPA', member: 'CPA', chair: 'CPA' },
  verify: { secretary: 'D', chair: 'D', system: 'D' },
  reopen: { secretary: 'DVRNXJ', chair: 'DVRNXJ' },
  join: { secretary: 'SCPA', chair: 'SCPA' },
  split: { secretary: 'SCPA', chair: 'SCPA' },
  add_obstacles: { centreHead: 'SCPA', secretary: 'SCPA', member: 'SCPA', chair: 'SCPA', system: 'SCPA' },
  remove_obstacles: { centreHead: 'SCPA', secretary: 'SCPA', member: 'SCPA', chair: 'SCPA', system: 'SCPA' },
  attach: { operator: 'SCPADVRNXJ', centreHead: 'SCPADVRNXJ', secretary: 'SCPADVRNXJ', member: 'SCPADVRNXJ', chair: 'SCPADVRNXJ' },
  comment: { operator: 'SCPADVRNXJ', centreHead: 'SCPADVRNXJ', secretary: 'SCPADVRNXJ', member: 'SCPADVRNXJ', chair: 'SCPADVRNXJ' },
}
const chairman: Actor = { ...ehsan, accountId: '01980009-0000-7000-8000-0000000000c1' }
const people: Record<Who, Actor> = {
  operator: zahra,
  centreHead: homa,
  secretary: sadeq,
  member: ehsan,
  chair: chairman,
  manager: cast.maryam,
  auditor: cast.atusa,
  system: systemActor(1),
}
const knot = (state: KnotState, provinceId = 1) => ({
  state,
  provinceId,
  memberIds: [ehsan.accountId!, chairman.accountId!],
  chairIds: [chairman.accountId!],
})

suite('the law of knots', () => {
  test('states × acts × people, one by one', () => {
    let allowed = 0
    for (const name of knotActNames)
      for (const [who, actor] of Object.entries(people))
        for (const state of knotStates) {
          const may = (table[name][who as Who] ?? '').split('').some((l) => letter[l] === state)
          assert.equal(knotLaw.whyNot(name, actor, knot(state)) === null, may, `${who} ${name} in ${state}`)
          allowed += may ? 1 : 0
          assert.notEqual(knotLaw.whyNot(name, actor, knot(state, 2)), null, `${who} ${name} elsewhere`)
        }
    assert.equal(
      allowed,
      Object.values(table).reduce((n, by) => n + Object.values(by).join('').length, 0),
    )
  })

  test('other roles may nothing and see nothing; an expert sees the knots of the own panels', () => {
    for (const role of roles.filter((r) => !['operator', 'centreHead', 'secretary', 'expert', 'manager', 'auditor'].includes(r))) {
      const somebody = { ...ehsan, role }
      assert.equal(knotLaw.maySee(somebody, knot('confirmed')), false, role)
      for (const name of knotActNames) assert.notEqual(knotLaw.whyNot(name, somebody, knot('confirmed')), null)
    }
    assert.equal(knotLaw.maySee(ehsan, knot('suspected')), true)
    assert.equal(knotLaw.maySee(ehsan, { ...knot('suspected'), memberIds: [], chairIds: [] }), false)
  })

  test('whoever sits on the panel may what its members may, in whatever hat', () => {
    const seated = { ...knot('confirmed'), memberIds: [homa.accountId!], chairIds: [homa.accountId!] }
    assert.equal(knotLaw.whyNot('propose', homa, seated), null)
    assert.equal(knotLaw.whyNot('dismiss', homa, seated), null)
    assert.notEqual(knotLaw.whyNot('propose', homa, knot('confirmed')), null)
  })

  test('no dead end: from every state a person leads on, and every state is reached', () => {
    const reached = new Set<KnotState>(['suspected'])
    for (const state of knotStates) {
      const ways = knotActNames
        .filter((name) => Object.values(people).some((actor) => actor.role !== 'system' && knotLaw.whyNot(name, actor, knot(state)) === null))
        .map((name) => (name === 'reopen' ? reopenedState(state) : knotLaw.acts[name].to))
        .filter((to): to is KnotState => to !== null && to !== state)
      assert.ok(ways.length > 0, state)
      for (const to of ways) reached.add(to)
    }
    assert.deepEqual([...reached].sort(), [...knotStates].sort())
  })
})

suite('clock and fold', () => {
  const calendar = makeCalendar({ week: officialWeek, daysOff: [] })
  const sunday = new Date('2026-11-22T06:30:00Z')
  const act = (name: KnotAct['name'], details: Record<string, unknown> = {}, days = 0): KnotAct => ({
    name,
    at: new Date(sunday.getTime() + days * 86_400_000),
    details,
  })

  test('each state has the clock that its budget says', () => {
    assert.equal(dueOf('suspected', sunday, calendar)?.toISOString(), '2026-12-06T06:30:00.000Z')
    assert.equal(dueOf('accepted', sunday, calendar)?.toISOString(), '2027-01-21T06:30:00.000Z')
    for (const state of knotStates) assert.equal(dueOf(state, sunday, calendar) === null, budgets[state] === null)
  })

  test('a story: suspected, confirmed, proposed, refused, taken up again, changed', () => {
    const story = [
      act('suspect', { title: 'وثیقهٔ ملکی', groupCodes: ['F01'], added: ['a'] }),
      act('comment', { text: 'x' }, 1),
      act('confirm', { target: 'بخشنامهٔ ۱۲۳', ownerBody: 'بانک مرکزی' }, 2),
      act('propose', { letterNumber: '۱' }, 3),
      act('refuse', { text: 'قانون است' }, 4),
    ]
    const refused = foldKnot(story)
    assert.deepEqual(
      [refused.state, refused.title, refused.target, refused.outcome, refused.since],
      ['refused', 'وثیقهٔ ملکی', 'بخشنامهٔ ۱۲۳', 'قانون است', story[4]!.at],
    )
    const again = foldKnot([...story, act('reopen', { text: 'قانون تازه' }, 5), act('comment', { text: 'x' }, 6)])
    assert.deepEqual([again.state, again.outcome, again.since], ['confirmed', '', act('reopen', {}, 5).at])
    const changed = foldKnot([...story, act('reopen', {}, 5), act('change', { text: 'بخشنامه لغو شد' }, 7)])
    assert.deepEqual([changed.state, changed.changedAt, changed.outcome], ['changed', act('change', {}, 7).at, 'بخشنامه لغو شد'])
  })

  test('an edit says only what it names; other acts never change what a knot says of itself', () => {
    const base = [act('suspect', { title: 'الف', cause: 'ب' }), act('edit', { cause: 'ج' }), act('dismiss', { text: 'نه', title: 'د' })]
    assert.deepEqual([foldKnot(base).title, foldKnot(base).cause, foldKnot(base).state], ['الف', 'ج', 'dismissed'])
  })

  test('joined and back; a split-off part keeps what was confirmed', () => {
    const joined = foldKnot([act('suspect', { title: 'الف' }), act('join', { intoId: 'k2' })])
    assert.deepEqual([joined.state, joined.joinedInto], ['joined', 'k2'])
    const back = foldKnot([act('suspect', { title: 'الف' }), act('join', { intoId: 'k2' }), act('reopen')])
    assert.deepEqual([back.state, back.joinedInto], ['suspected', null])
    assert.equal(foldKnot([act('suspect', { title: 'ب', confirmed: true })]).state, 'confirmed')
  })

  test('the producers’ word', () => {
    const say = (asked: number, confirmed: number, disputed: number, unconfirmed = 0, withdrawn = 0) =>
      verdictOf({ asked, confirmed, disputed, unconfirmed, withdrawn, unanswered: asked - confirmed - disputed - unconfirmed - withdrawn })
    assert.equal(say(0, 0, 0), 'waiting')
    assert.equal(say(10, 9, 0), 'waiting')
    assert.equal(say(10, 6, 4), 'verified')
    assert.equal(say(10, 5, 5), 'unproven')
    assert.equal(say(10, 4, 0, 6), 'unproven')
    assert.equal(say(3, 0, 0, 0, 3), 'waiting')
  })
})
