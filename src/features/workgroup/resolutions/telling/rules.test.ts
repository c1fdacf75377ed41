import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { shipped } from '#features/channels/rules.ts'
import { readWords } from '#server/words.ts'
import { resolutionActs, type ResolutionAct, resolutionStates } from '../../model.ts'
import { isOvertaken, type Telling, tellings, tellingsFor, unwritten } from './rules.ts'

const words = readWords()
const told = (name: ResolutionAct, details: Record<string, unknown> = {}, actorRole = 'system') => tellingsFor({ name, details, actorRole })
const line = (list: readonly Telling[]) => list.map((one) => `${one.to}${one.message ? `:${one.message}` : ''}`).join(' ')

suite('who is told of each act', () => {
  // The applicant’s own word is answered on the page; everything else that concerns them is written.
  const table: [ResolutionAct, string][] = [
    ['notify', 'owner:staff.resolution ownerHead:staff.resolution alternative applicant:resolution.notified'],
    ['receive', 'keepers'],
    ['object', 'keepers applicant:resolution.objected'],
    ['decide_objection', 'owner:staff.resolution_news ownerHead:staff.resolution_news applicant:resolution.objection_decided'],
    ['claim', 'keepers applicant:resolution.claimed'],
    ['confirm', 'owner ownerHead keepers'],
    ['dispute', 'owner:staff.resolution_news ownerHead:staff.resolution_news keepers'],
    ['silent', 'owner keepers applicant:resolution.silent'],
    ['refuse_bank', 'ownerHead keepers applicant:resolution.bank_refused'],
    ['overdue', 'owner ownerHead:staff.resolution_news'],
    ['climb', 'keepers manager ownerHead'],
    ['not_executed', 'owner ownerHead applicant:resolution.not_executed'],
    ['hand_over', 'manager ownerHead applicant:resolution.handed_over'],
    ['register_handover', 'manager'],
    ['comment', ''],
    ['attach', ''],
    ['draft', ''],
    ['approve', ''],
  ]
  for (const [name, expected] of table) test(name, () => assert.equal(line(told(name)), expected))

  test('every message is one that channels ship, and staff never get what is written to applicants', () => {
    for (const list of Object.values(tellings))
      for (const { to, message } of list) {
        if (!message) continue
        assert.ok(message in shipped, message)
        assert.equal(message.startsWith('staff.'), to !== 'applicant', `${to} ${message}`)
      }
  })

  test('nobody is told twice of one act', () => {
    for (const name of resolutionActs) assert.equal(new Set(told(name).map((one) => one.to)).size, told(name).length, name)
  })
})

suite('while somebody else than the owner has the word', () => {
  test('the panel is asked itself, for the board whoever keeps the minutes; the owner and the applicant hear nothing', () => {
    const of = (name: ResolutionAct, stage: string) => line(told(name, { stage }))
    assert.deepEqual(
      [of('remind', 'panel'), of('overdue', 'panel'), of('climb', 'panel')],
      ['panel:staff.resolution_ruling', 'panel:staff.resolution_ruling keepers', 'panel keepers manager'],
    )
    assert.deepEqual([of('remind', 'board'), of('overdue', 'board'), of('climb', 'board')], ['keepers', 'keepers', 'keepers manager'])
    for (const name of ['remind', 'overdue', 'climb'])
      for (const stage of ['panel', 'board'])
        for (const locale of ['fa', 'en'] as const) assert.ok(words[locale][`workgroup.resolution.bell.${name}_${stage}`])
  })
})

suite('duties', () => {
  test('a reminder of a duty goes to the applicant alone, that of the date to the owner', () => {
    assert.equal(line(told('remind', { dutyId: 'x' })), 'applicant:resolution.duty')
    assert.equal(line(told('remind')), 'owner:staff.resolution_news')
  })
  test('what the applicant says of a duty rings the house; what the house says of it is written to them', () => {
    assert.equal(line(told('settle_duty', { dutyId: 'x', state: 'claimed' }, 'producer')), 'owner keepers')
    assert.equal(line(told('settle_duty', { dutyId: 'x', state: 'claimed' }, 'investor')), 'owner keepers')
    assert.equal(line(told('settle_duty', { dutyId: 'x', state: 'broken' }, 'secretary')), 'applicant:resolution.duty_settled')
  })
})

test('a bundle against a former owner is no news for the present one', () => {
  assert.equal(line(told('hand_over', { formerAgencyId: 'a' }, 'secretary')), 'manager applicant:resolution.handed_over')
})

test('a withdrawal rings the clerk; that a case lives again is no call to decide', () => {
  assert.equal(line(told('note_withdrawal', { withdrawn: true, caseId: 'c' })), 'keepers')
  assert.equal(line(told('note_withdrawal', { withdrawn: false, caseId: 'c' })), '')
})

test('what came from a case is not written a second time, but the bell rings', () => {
  assert.equal(line(told('claim', { caseId: 'c' }, 'agencyRep')), 'keepers applicant')
  assert.equal(line(told('silent', { caseId: 'c' })), 'owner keepers applicant')
  assert.deepEqual(unwritten(told('receive')), told('receive'))
})

test('what is settled by then is no longer reminded of or asked about', () => {
  const over = (name: ResolutionAct, details = {}) => resolutionStates.filter((state) => isOvertaken({ name, details }, state, 'board'))
  assert.deepEqual(over('remind'), ['claimed', 'executed', 'unconfirmed', 'not_executed', 'annulled'])
  assert.deepEqual(over('overdue'), over('remind'))
  assert.deepEqual(
    over('claim'),
    resolutionStates.filter((state) => state !== 'claimed'),
  )
  assert.deepEqual(over('remind', { dutyId: 'x' }), [], 'a duty has a date of its own')
  assert.deepEqual(over('notify'), [])
  assert.ok(!over('climb', { stage: 'board' }).includes('executing'))
  assert.equal(over('remind', { stage: 'panel' }).length, resolutionStates.length, 'the panel has ruled')
})

test('every bell that can ring has words in both languages', () => {
  for (const name of resolutionActs)
    for (const details of [{}, { dutyId: 'x' }, { withdrawn: true }])
      for (const actorRole of ['system', 'producer'])
        for (const { to } of tellingsFor({ name, details, actorRole })) {
          const act = name === 'remind' && 'dutyId' in details ? 'remind_duty' : name
          const key = `workgroup.resolution.bell.${to === 'applicant' ? 'my.' : ''}${act}`
          for (const locale of ['fa', 'en'] as const) assert.ok(words[locale][key], `${locale} ${key}`)
        }
})
