// The law of resolutions as a literal table: each act, its states, and exactly who of the cast may do it; everybody and every
// state that is not named is refused, with the right reason.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { systemActor } from '#kernel/actor.ts'
import { cast, ids } from '#server/testing.ts'
import { type MySeat, type ResolutionState, resolutionActs, resolutionStates, type SeatedActor } from '../model.ts'
import { type ResolutionFacts, resolutionLaw } from './rules.ts'

const seat = (bodyId: string, more: Partial<MySeat> = {}): MySeat => ({
  bodyId,
  seatId: `seat-${bodyId}`,
  kind: 'province',
  chair: false,
  clerk: false,
  voting: true,
  ...more,
})
const seated = (actor: Actor, ...seats: MySeat[]): SeatedActor => ({ ...actor, seats })

const people = {
  secretary: seated(cast.sadeq),
  clerk: seated(cast.omid, seat('group', { clerk: true })),
  otherClerk: seated(cast.omid, seat('elsewhere', { clerk: true })),
  member: seated(cast.ehsan, seat('committee', { kind: 'committee' })),
  panelist: seated(cast.ehsan, seat('panel', { kind: 'bank_panel' })),
  ownerDesk: seated(cast.naser),
  ownerOtherDesk: seated(cast.naser2),
  ownerHead: seated(cast.parviz),
  alternative: seated(cast.mina),
  producer: seated(cast.karim),
  otherProducer: seated(cast.laleh),
  operator: seated(cast.zahra),
  centreHead: seated(cast.homa),
  manager: seated(cast.maryam),
  auditor: seated(cast.atusa),
  admin: seated(cast.adel),
  elsewhere: seated(cast.zahra2),
  clock: seated(systemActor(1)),
} as const
type Who = keyof typeof people

const facts = (state: ResolutionState, more: Partial<ResolutionFacts> = {}): ResolutionFacts => ({
  state,
  provinceId: 1,
  bodyIds: ['group', 'committee'],
  unitId: ids.unit1,
  investorId: null,
  ownerAgencyId: ids.agencyPower,
  ownerDeskId: ids.deskPower1,
  altAgencyId: ids.agencyBank,
  confidential: false,
  notified: state !== 'drafted' && state !== 'approved',
  onBankPath: false,
  ...more,
})

const keepers: Who[] = ['secretary', 'clerk']
const running: ResolutionState[] = ['notified', 'objected', 'executing']
const known: ResolutionState[] = ['approved', ...running, 'claimed', 'executed', 'unconfirmed', 'not_executed', 'annulled']
const told = known.slice(1)
const speakers: Who[] = ['producer', 'operator', 'centreHead']
const owner: Who[] = ['ownerDesk', 'ownerHead']
const may: Readonly<Record<string, readonly [states: readonly ResolutionState[], who: readonly Who[]]>> = {
  edit: [['drafted'], keepers],
  drop: [['drafted'], keepers],
  approve: [['drafted'], keepers],
  notify: [['approved'], keepers],
  receive: [running, owner],
  object: [['notified', 'executing'], owner],
  decide_objection: [['objected'], keepers],
  suspend: [['objected'], keepers],
  bind: [['notified'], ['clock']],
  start: [['notified'], owner],
  claim: [['notified', 'executing'], owner],
  confirm: [['claimed', 'unconfirmed'], speakers],
  dispute: [['claimed', 'unconfirmed'], speakers],
  silent: [['claimed'], ['clock']],
  refuse_bank: [['notified', 'executing'], owner],
  panel_finding: [['executing'], [...keepers, 'panelist']],
  to_board: [['executing'], keepers],
  board_ruling: [['executing'], keepers],
  remind: [[...running, 'claimed'], ['clock']],
  overdue: [running, ['clock']],
  climb: [running, ['clock']],
  propose_nonfeasance: [['executing'], ['clock']],
  note_withdrawal: [running, ['clock']],
  sign_nonfeasance: [['executing'], ['secretary']],
  hand_over: [told, ['secretary']],
  register_handover: [told, ['secretary']],
  not_executed: [running, keepers],
  extend: [running, keepers],
  to_alternative: [running, keepers],
  settle_duty: [told, [...keepers, 'producer']],
  attach: [known, [...keepers, 'ownerDesk', 'ownerOtherDesk', 'ownerHead', 'alternative', 'producer']],
  comment: [
    ['drafted', ...known],
    ['secretary', 'clerk', 'member', 'ownerDesk', 'ownerOtherDesk', 'ownerHead', 'alternative', 'operator', 'centreHead', 'manager'],
  ],
  reopen: [
    ['executed', 'unconfirmed', 'not_executed'],
    [...keepers, 'producer'],
  ],
}

suite('the law of resolutions', () => {
  test('state × act × person: exactly the table', () => {
    assert.deepEqual([...resolutionLaw.names].sort(), resolutionActs.filter((a) => a !== 'draft').sort())
    for (const act of resolutionLaw.names)
      for (const state of resolutionStates)
        for (const who of Object.keys(people) as Who[]) {
          const [states, doers] = may[act]!
          const f = facts(state)
          // Before it is notified, agencies, operators and producers know nothing, whatever the table says of the act.
          const blind = !f.notified && ['ownerDesk', 'ownerOtherDesk', 'ownerHead', 'alternative', 'producer', 'operator'].includes(who)
          const wanted = !doers.includes(who) || blind ? 'law/not-yours' : states.includes(state) ? null : 'law/wrong-state'
          assert.equal(resolutionLaw.whyNot(act, people[who], f)?.code ?? null, wanted, `${who} ${act} ${state}`)
        }
  })

  const seers = (f: ResolutionFacts) => (Object.keys(people) as Who[]).filter((who) => resolutionLaw.maySee(people[who], f))
  test('who knows of it: before and after the notification, open and confidential', () => {
    const inside = ['secretary', 'clerk', 'member', 'centreHead', 'manager', 'auditor', 'clock']
    const all = [...inside, 'ownerDesk', 'ownerOtherDesk', 'ownerHead', 'alternative', 'producer', 'operator']
    assert.deepEqual(seers(facts('drafted')).sort(), inside.sort())
    assert.deepEqual(seers(facts('approved')).sort(), inside.sort())
    assert.deepEqual(seers(facts('notified')).sort(), all.sort())
    assert.deepEqual(
      seers(facts('notified', { confidential: true })).sort(),
      ['secretary', 'clerk', 'member', 'centreHead', 'clock', 'ownerDesk', 'ownerHead', 'producer'].sort(),
    )
  })

  test('a seat opens what a hat would not, never beyond its body', () => {
    const f = facts('notified', { confidential: true })
    assert.ok(resolutionLaw.maySee(seated(cast.maryam, seat('group')), f))
    assert.ok(resolutionLaw.maySee(seated(cast.mina, seat('committee')), f))
    assert.ok(!resolutionLaw.maySee(seated(cast.mina, seat('elsewhere')), f))
    assert.ok(!resolutionLaw.maySee(seated({ ...cast.omid, provinceId: 2 }, seat('group')), f))
  })

  test('what its bank refused is seen by the panel that has to judge it, also when it is confidential', () => {
    for (const confidential of [false, true]) {
      const f = facts('executing', { confidential, onBankPath: true })
      assert.ok(resolutionLaw.maySee(people.panelist, f))
      assert.ok(!resolutionLaw.maySee(people.panelist, { ...f, onBankPath: false }))
      assert.ok(!resolutionLaw.maySee(people.panelist, { ...f, provinceId: 2 }))
    }
  })

  test('from every state that is no end there is an act for somebody besides the clock, and none leads out of the law', () => {
    for (const state of resolutionStates.filter((s) => !['executed', 'unconfirmed', 'not_executed', 'annulled'].includes(s))) {
      const open = resolutionLaw.names.filter((act) =>
        (Object.keys(people) as Who[]).some(
          (who) => who !== 'clock' && !['comment', 'attach'].includes(act) && !resolutionLaw.whyNot(act, people[who], facts(state)),
        ),
      )
      assert.ok(open.length > 0, state)
    }
  })
})
