import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Value } from 'typebox/value'
import { readWords } from '#server/words.ts'
import { actBodies, type PersonAct } from '../../../resolutions/model.ts'
import { endpoints } from './endpoints.ts'
import { bodyOf, type Filling, type Fixed, forms, missing, shownFields, type Values } from './forms.ts'
import { layActs } from './likely.ts'

const words = readWords()
const yes = () => true
const personActs = Object.keys(actBodies) as PersonAct[]
/** The form filled with the least that satisfies it. */
const filled = (name: PersonAct): Values =>
  Object.fromEntries(
    forms[name].map((f) => [
      f.name,
      f.kind === 'day' ? '2026-12-21' : f.kind === 'choice' ? f.values![0] : f.kind === 'evidence' ? { amount: 5 } : 'نوشته',
    ]),
  )
const staff = (fixed: Fixed = {}): Filling => ({ fixed, own: false })
const fixedOf = (name: string): Fixed =>
  name === 'suspend' ? { suspended: true } : name === 'settle_duty' ? { dutyId: '0198aaaa-0000-7000-8000-000000000001' } : {}

suite('forms of acts', () => {
  for (const name of personActs)
    test(`${name}: filled in, it is what the contract asks`, () => {
      const body = bodyOf(name, filled(name), staff(fixedOf(name)))
      assert.deepEqual([...Value.Errors(actBodies[name], body)], [])
      assert.equal(missing(name, filled(name), staff(fixedOf(name)), yes), null)
      assert.equal(endpoints[name].body, actBodies[name])
    })

  test('every field and choice has words', () => {
    for (const name of personActs)
      for (const field of forms[name])
        for (const locale of ['fa', 'en'] as const) {
          const own = `workgroup.resolutions.field.${name}.${field.name}`
          assert.ok(words[locale][own] ?? words[locale][`workgroup.resolutions.field.${field.name}`], `${locale} ${own}`)
          for (const value of field.values ?? []) assert.ok(words[locale][`${field.words}.${value}`], `${locale} ${field.words}.${value}`)
        }
  })

  test('the first empty field is named; blanks are empty', () => {
    assert.equal(missing('object', { text: '  ' }, staff(), yes), 'text')
    assert.equal(
      missing('claim', { text: 'شد' }, staff(), () => false),
      'evidence',
    )
    assert.equal(missing('decide_objection', { text: 'چون' }, staff(), yes), 'outcome')
  })
  test('staff say whose word it is; an applicant speaks for themselves', () => {
    assert.equal(missing('dispute', { text: 'نشد' }, staff(), yes), 'saidBy')
    assert.equal(missing('dispute', { text: 'نشد' }, { fixed: {}, own: true }, yes), null)
    assert.deepEqual(bodyOf('confirm', { saidBy: 'کسی' }, { fixed: {}, own: true }), {})
  })
  test('a new date is asked for only with the choice that needs it', () => {
    const names = (values: Values) => shownFields('panel_finding', values, staff()).map((f) => f.name)
    assert.deepEqual(names({ for: 'bank' }), ['for', 'text'])
    assert.deepEqual(names({ for: 'producer' }), ['for', 'text', 'dueAt'])
    assert.equal(missing('panel_finding', { for: 'producer', text: 'x' }, staff(), yes), 'dueAt')
  })
  test('what the button already says is not asked again, and days end at midnight of Tehran', () => {
    assert.deepEqual(bodyOf('settle_duty', { text: ' ' }, staff({ dutyId: 'd', state: 'claimed' })), { dutyId: 'd', state: 'claimed' })
    assert.deepEqual(bodyOf('extend', { dueAt: '2026-12-21', text: ' چون ' }, staff()), { dueAt: '2026-12-21T20:29:00.000Z', text: 'چون' })
  })
})

suite('which acts stand as buttons', () => {
  const open = (...names: string[]) => names.map((name) => ({ name, whyNot: null }))
  const others = (...names: string[]) => names.map((name) => ({ name, whyNot: { code: 'law/not-yours', details: {} } }))
  test('an owner meets receipt first, and never the acts of others', () => {
    const acts = [...open('receive', 'start', 'claim', 'object', 'comment'), ...others('notify', 'decide_objection')]
    assert.deepEqual(layActs({ state: 'notified', stage: null, receivedAt: null, flags: [], acts }), {
      first: ['receive', 'start', 'claim', 'object'],
      rest: ['comment'],
    })
    assert.deepEqual(layActs({ state: 'notified', stage: null, receivedAt: 'x', flags: [], acts }).first, ['start', 'claim', 'object'])
  })
  test('a special path puts its own act first; refused ones stay in sight behind the open ones', () => {
    const acts = [{ name: 'reopen', whyNot: { code: 'law/not-now', details: {} } }, ...open('panel_finding', 'extend', 'not_executed', 'comment')]
    assert.deepEqual(layActs({ state: 'executing', stage: 'panel', receivedAt: 'x', flags: [], acts }), {
      first: ['panel_finding', 'extend', 'not_executed'],
      rest: ['comment', 'reopen'],
    })
  })
  test('duties and files have places of their own', () => {
    assert.deepEqual(layActs({ state: 'executing', stage: null, receivedAt: 'x', flags: [], acts: open('settle_duty', 'attach') }), {
      first: [],
      rest: [],
    })
    // The applicant has withdrawn: that it ends is proposed first, with its reason.
    const ending = open('extend', 'not_executed')
    assert.deepEqual(layActs({ state: 'executing', stage: null, receivedAt: 'x', flags: [], acts: ending }).first, ['extend', 'not_executed'])
    assert.deepEqual(layActs({ state: 'executing', stage: null, receivedAt: 'x', flags: ['withdrawn'], acts: ending }).first, [
      'not_executed',
      'extend',
    ])
  })
})
