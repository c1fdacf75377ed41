// Whatever people and the clock do, within the law: what must hold after every act. Walks of random length by fast-check.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { cast, ids } from '#server/testing.ts'
import { addPolicy } from '../../bodies/policies/rules.ts'
import { resolutionEnds, type ResolutionState, type SeatedActor } from '../../model.ts'
import { whyNotMore } from '../acting/rules.ts'
import { detailsOf, dueRuns, stepsOf } from '../clock/rules.ts'
import { clockActs } from '../model.ts'
import { type ResolutionFacts, resolutionLaw } from '../rules.ts'
import type { Resolution } from './model.ts'
import { DAY, plus, story } from './story.test.ts'

type Act = (typeof resolutionLaw.names)[number]
const who = (actor: (typeof cast)[keyof typeof cast]): SeatedActor => ({ ...actor, seats: [] })
const people = [who(cast.sadeq), who(cast.parviz), who(cast.mina), who(cast.karim), { ...who(cast.zahra), accountId: cast.parviz.accountId }]
const agencies: Record<string, string> = { power: ids.agencyPower, bank: ids.agencyBank }
const ends = resolutionEnds as readonly ResolutionState[]
const producers = ['producer', 'investor']

const factsOf = (r: Resolution): ResolutionFacts => ({
  state: r.state,
  provinceId: 1,
  bodyIds: ['group'],
  unitId: ids.unit1,
  investorId: null,
  ownerAgencyId: agencies[r.ownerAgencyId]!,
  ownerDeskId: null,
  altAgencyId: r.altAgencyId && agencies[r.altAgencyId]!,
  confidential: false,
  notified: r.notifiedAt !== null,
  onBankPath: r.path === 'bank',
})

/** What each act would say in a well filled form. */
function bodyOf(act: Act, r: Resolution, now: Date, n: number): Record<string, unknown> {
  const dueAt = plus(now, 5 + n).toISOString()
  const dates = ['extend', 'to_alternative', 'panel_finding', 'board_ruling', 'reopen']
  return {
    text: 'x',
    ...(dates.includes(act) && { dueAt }),
    ...(act === 'decide_objection' && { outcome: (['rejected', 'upheld', 'amended'] as const)[n % 3], ...(n % 2 === 0 && { dueAt }) }),
    ...(act === 'suspend' && { suspended: r.suspendedSince === null }),
    ...((act === 'panel_finding' || act === 'board_ruling') && { for: n % 2 ? 'producer' : 'bank' }),
    ...(act === 'not_executed' && { reason: 'outside_powers' }),
    ...(act === 'hand_over' && { to: 'prosecutor', number: '1' }),
    ...(act === 'claim' && { evidence: { contractNumber: '1', amount: 5, currency: 'IRR', paidOn: now.toISOString().slice(0, 10) } }),
    ...((act === 'refuse_bank' || act === 'to_board') && n % 2 === 0 && { ruleBy: plus(now, 14).toISOString() }),
    ...(act === 'settle_duty' && { dutyId: 'd1', state: 'claimed' }),
    ...((act === 'confirm' || act === 'dispute') && { via: 'phone', saidBy: 'کریم' }),
  }
}

type Move = { readonly wait: number; readonly pick: number; readonly n: number }
const moves = fc.array(fc.record({ wait: fc.constantFrom(0, 0, 0.2, 1, 4, 11, 16), pick: fc.nat(), n: fc.nat(20) }), { minLength: 5, maxLength: 45 })

function allowed(r: Resolution, now: Date, n: number) {
  const list: { act: Act; actor: SeatedActor; body: Record<string, unknown> }[] = []
  for (const act of resolutionLaw.names.filter((a) => !(clockActs as readonly string[]).includes(a)))
    for (const actor of people) {
      const body = bodyOf(act, r, now, n)
      if (
        act === 'edit' ||
        act === 'drop' ||
        resolutionLaw.whyNot(act, actor, factsOf(r)) ||
        whyNotMore(r, actor, act, body, now, { bodyId: 'group', ownerIsBank: true })
      )
        continue
      // Comments are always open; drawn rarely, so that walks lead somewhere.
      if (!['comment', 'attach', 'settle_duty'].includes(act) || n % 5 === 0) list.push({ act, actor, body })
    }
  return list
}

/** Plays a walk; `see` looks at every act with the resolution before and after it. */
function play(walk: readonly Move[], see: (s: ReturnType<typeof story>, before: Resolution, actor: SeatedActor | null) => void) {
  const s = story({ duties: [{ id: 'd1', text: 'x', dueAt: plus(new Date('2026-11-22T06:30:00Z'), 9).toISOString() }] })
  for (const { wait, pick, n } of walk) {
    s.wait(wait)
    for (let [step] = stepsOf(s.r, s.world); step && step.at <= s.now; [step] = stepsOf(s.r, s.world)) {
      const before = s.r
      s.do(step.act, detailsOf(step), null)
      see(s, before, null)
    }
    const open = allowed(s.r, s.now, n)
    const chosen = open[pick % Math.max(1, open.length)]
    if (!chosen) continue
    const { act, actor, body } = chosen
    const window =
      act === 'notify' || act === 'to_alternative' ? { objectBy: addPolicy(s.world.calendar, s.now, s.world.budget('objection')).toISOString() } : {}
    const until = act === 'claim' ? { until: addPolicy(s.world.calendar, s.now, s.world.budget('producer')).toISOString() } : {}
    const before = s.r
    s.do(act, { ...body, ...window, ...until, ...(act === 'approve' && { code: 'EA-R-1405-0001' }) }, actor.accountId)
    see(s, before, actor)
  }
}
const hold = (see: Parameters<typeof play>[1], how: object = { numRuns: 100 }) =>
  fc.assert(
    fc.property(moves, (walk) => play(walk, see)),
    how,
  )

/** Chance could miss a state: these walks are always the same. */
const always = { numRuns: 400, seed: 1405 }

suite('whatever is done with a resolution', () => {
  test('walks reach every state, so that the rest is not empty talk', () => {
    const seen = new Set<string>()
    hold((s) => {
      seen.add(s.r.state)
      if (s.r.stage) seen.add(s.r.stage)
    }, always)
    for (const state of [
      'notified',
      'objected',
      'executing',
      'claimed',
      'executed',
      'unconfirmed',
      'not_executed',
      'annulled',
      'must_pay',
      'proposed',
    ])
      assert.ok(seen.has(state), state)
  })

  test('the objection window is 15 days from the notification, and no objection comes after it', () =>
    hold((s, before) => {
      const { r } = s
      if (r.notifiedAt) assert.equal(r.objectBy!.getTime() - r.notifiedAt.getTime(), 15 * DAY)
      if (s.acts.at(-1)!.name === 'object') assert.ok(s.now <= before.objectBy!)
    }))

  test('notes, files and duties change no clock of the agency', () =>
    hold((s, before) => {
      const act = s.acts.at(-1)!
      if (!['comment', 'attach', 'settle_duty', 'receive'].includes(act.name)) return
      assert.deepEqual(
        [s.r.state, s.r.dueAt, s.r.objectBy, s.r.turnUntil, s.r.flags],
        [before.state, before.dueAt, before.objectBy, before.turnUntil, before.flags],
      )
      const agency = (r: Resolution) => stepsOf(r, s.world).filter((x) => !x.dutyId && x.act !== 'propose_nonfeasance')
      assert.deepEqual(agency(s.r), agency(before))
    }))

  test('each step of the clock comes once for each date', () =>
    hold((s, before) => {
      const act = s.acts.at(-1)!
      if (act.actorId !== null || !['remind', 'overdue', 'climb'].includes(act.name)) return
      const since = s.acts.findLastIndex((a) => a.at.getTime() === before.dateSince.getTime())
      const same = s.acts.slice(since).filter((a) => a.name === act.name && a.details['dutyId'] === act.details['dutyId'])
      assert.ok(act.details['dutyId'] ? same.length === 1 : same.length <= 1, act.name)
    }))

  test('while suspended nothing of the agency falls due; afterwards it has exactly what was left', () =>
    hold((s, before) => {
      const act = s.acts.at(-1)!
      if (before.suspendedSince && act.actorId === null) assert.ok(act.details['dutyId'], act.name)
      if (act.name === 'suspend' && act.details['suspended'] === false)
        assert.equal(s.r.dueAt.getTime() - act.at.getTime(), before.dueAt.getTime() - before.suspendedSince!.getTime())
    }))

  test('executed only by a confirmation, never of somebody who claimed, and spoken for only by phone', () =>
    hold((s, before, actor) => {
      if (s.r.state !== 'executed' || before.state === 'executed') return
      const act = s.acts.at(-1)!
      assert.equal(act.name, 'confirm')
      assert.ok(actor && !before.claimers.includes(actor.accountId!))
      assert.ok(producers.includes(actor.role) || act.details['saidBy'])
    }))

  test('not executed has its reason; an end its time; the version counts the acts', () =>
    hold((s) => {
      const { r } = s
      assert.equal(r.reason !== null, r.state === 'not_executed')
      assert.equal(r.closedAt !== null, ends.includes(r.state))
      assert.equal(r.version, s.acts.length)
    }))

  test('from every state that is no end somebody can move it on', () =>
    hold((s) => {
      const { r } = s
      if (ends.includes(r.state)) return
      const idle = ['comment', 'attach', 'settle_duty', 'receive']
      assert.ok(allowed(r, s.now, 1).some(({ act }) => !idle.includes(act)) || r.state === 'drafted', r.state)
    }))

  test('while the panel or the board has the word its own clock runs, and no step of it is the owner’s', () => {
    const stages = new Set<string>()
    hold((s, before) => {
      const ruling = (r: Resolution) => r.state === 'executing' && r.path === 'bank' && (r.stage === 'panel' || r.stage === 'board')
      const owners = ['remind', 'overdue', 'climb', 'propose_nonfeasance']
      const steps = stepsOf(s.r, s.world).filter((step) => owners.includes(step.act) && !step.dutyId)
      if (ruling(s.r)) {
        stages.add(s.r.stage!)
        assert.ok(steps.every((step) => step.stage === s.r.stage))
        if (!s.r.done.includes('climb')) assert.ok(steps.some((step) => step.act === 'climb'))
      } else assert.ok(steps.every((step) => step.stage === undefined))
      // Whatever else is said or done meanwhile, what it had left it still has.
      if (ruling(before) && before.stage === s.r.stage && s.r.ruleBy && before.ruleBy)
        assert.ok(s.r.ruleBy >= before.ruleBy || s.acts.at(-1)!.name === 'extend')
    }, always)
    assert.deepEqual([...stages].sort(), ['board', 'panel'])
  })

  test('what was signed can be recorded as handed over until it is, whatever becomes of the resolution', () => {
    let signed = 0
    hold((s) => {
      const last = s.acts.findLast((a) => a.name === 'sign_nonfeasance' || a.name === 'hand_over')
      if (last?.name === 'sign_nonfeasance') signed++
      const open = allowed(s.r, s.now, 1).some(({ act }) => act === 'hand_over')
      assert.equal(open, last?.name === 'sign_nonfeasance', s.r.state)
    }, always)
    assert.ok(signed > 0)
  })

  test('a running clock of the agency always has a next step until nonfeasance was proposed', () =>
    hold((s) => {
      const { r } = s
      if (dueRuns(r) && !r.done.includes('climb')) assert.ok(stepsOf(r, s.world).length > 0)
    }))
})
