import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, nobody, type Role, roles } from '#kernel/actor.ts'
import { opinionStates } from './model.ts'
import { hasStake, opinionLaw, type RequestFacts } from './rules.ts'

const me = 'me'
const actor = (role: Role | 'nobody', more: Partial<Actor> = {}): Actor => ({ ...nobody, accountId: me, provinceId: 1, role, ...more }) as Actor
const facts = (more: Partial<RequestFacts> = {}): RequestFacts => ({
  state: 'asked',
  provinceId: 1,
  memberIds: [],
  chairIds: [],
  askedBy: 'somebody',
  agencyIds: ['a'],
  confidential: false,
  openTo: [],
  ...more,
})

test('who may do what with a question: the whole table', () => {
  const seats = {
    nobody: facts(),
    member: facts({ memberIds: [me] }),
    chair: facts({ memberIds: [me], chairIds: [me] }),
    asker: facts({ askedBy: me }),
  }
  const rows = Object.entries(seats).flatMap(([seat, request]) =>
    roles.map((role) => `${seat} ${role}: ${opinionLaw.open(actor(role), request).join(' ')}`).filter((line) => !line.endsWith(': ')),
  )
  assert.deepEqual(rows, [
    'nobody centreHead: extend withdraw',
    'nobody secretary: conclude extend withdraw',
    'member operator: give declare_conflict',
    'member centreHead: give declare_conflict extend withdraw',
    'member agencyRep: give declare_conflict',
    'member agencyHead: give declare_conflict',
    'member secretary: give declare_conflict conclude extend withdraw',
    'member expert: give declare_conflict',
    'member manager: give declare_conflict',
    'chair operator: give declare_conflict conclude',
    'chair centreHead: give declare_conflict conclude extend withdraw',
    'chair agencyRep: give declare_conflict conclude',
    'chair agencyHead: give declare_conflict conclude',
    'chair secretary: give declare_conflict conclude extend withdraw',
    'chair expert: give declare_conflict conclude',
    'chair manager: give declare_conflict conclude',
    'asker operator: extend withdraw',
    'asker centreHead: extend withdraw',
    'asker secretary: conclude extend withdraw',
  ])
})

test('nothing is done with an answered or withdrawn question, and nothing across provinces', () => {
  for (const role of roles)
    for (const state of opinionStates) {
      const whole = facts({ state, memberIds: [me], chairIds: [me], askedBy: me })
      if (state !== 'asked') assert.deepEqual(opinionLaw.open(actor(role), whole), [], `${role} ${state}`)
      assert.equal(opinionLaw.maySee(actor(role, { provinceId: 2 }), whole), false)
    }
})

test('an agency on the case reads the answer, not the question; another agency neither', () => {
  const rep = actor('agencyRep', { agencyIds: ['a'] })
  assert.equal(opinionLaw.maySee(rep, facts()), false)
  assert.equal(opinionLaw.maySee(rep, facts({ state: 'answered' })), true)
  assert.equal(opinionLaw.maySee(actor('agencyRep', { agencyIds: ['b'] }), facts({ state: 'answered' })), false)
  for (const role of ['producer', 'investor', 'auditor', 'admin'] as const)
    assert.equal(opinionLaw.maySee(actor(role), facts({ memberIds: [me] })), false)
})

test('a question about a confidential case: the panel, who asked, who may see the case; of its agency only who acted on it', () => {
  const hidden = (more: Partial<RequestFacts> = {}) => facts({ confidential: true, ...more })
  const see = (request: RequestFacts) => roles.filter((role) => opinionLaw.maySee(actor(role, { agencyIds: ['a'] }), request))
  assert.deepEqual(see(hidden()), ['centreHead'])
  assert.deepEqual(see(hidden({ openTo: ['secretary'] })), ['centreHead', 'secretary'])
  assert.deepEqual(see(hidden({ openTo: [me] })), ['operator', 'centreHead', 'secretary'])
  assert.deepEqual(see(hidden({ askedBy: me })), ['operator', 'centreHead', 'secretary'])
  assert.deepEqual(see(hidden({ state: 'answered' })), ['centreHead', 'agencyHead'])
  assert.deepEqual(see(hidden({ state: 'answered', openTo: [me] })), ['operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary'])
  assert.deepEqual(see(hidden({ memberIds: [me] })), ['operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'expert', 'manager'])
  assert.deepEqual(see(facts({ state: 'answered' })), ['operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'manager'])
})

test('a stake in the unit or in an agency of the case is a conflict; an unknown unit is none', () => {
  const subject = { unitId: 'u', agencyIds: ['a'] }
  assert.equal(hasStake(undefined, subject), false)
  assert.equal(hasStake({ unitIds: ['u'], agencyIds: [] }, subject), true)
  assert.equal(hasStake({ unitIds: [], agencyIds: ['a'] }, subject), true)
  assert.equal(hasStake({ unitIds: ['x'], agencyIds: ['b'] }, subject), false)
  assert.equal(hasStake({ unitIds: ['u'], agencyIds: [] }, { unitId: null, agencyIds: [] }), false)
})
