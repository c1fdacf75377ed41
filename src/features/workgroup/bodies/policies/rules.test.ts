import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCalendar, officialWeek } from '#kernel/working-time.ts'
import { policySteps } from './model.ts'
import { addPolicy, defaultPolicies, policiesOf } from './rules.ts'

const calendar = makeCalendar({ week: officialWeek, daysOff: ['2026-11-24'] })
const from = new Date('2026-11-22T06:30:00Z') // Sunday 10:00

test('each step has one shipped value for each priority', () => {
  assert.deepEqual(
    defaultPolicies.map((r) => `${r.step} ${r.priority}`).sort(),
    policySteps.flatMap((s) => [`${s} normal`, `${s} production_stopped`]).sort(),
  )
})

test('a province’s own value stands before the shipped one, which stays known', () => {
  const rows = policiesOf([{ step: 'hear', priority: 'normal', amount: 3, unit: 'workingDays' }])
  const hear = (priority: string) => rows.find((r) => r.step === 'hear' && r.priority === priority)
  assert.deepEqual(hear('normal'), {
    step: 'hear',
    priority: 'normal',
    amount: 3,
    unit: 'workingDays',
    default: { amount: 7, unit: 'days' },
    edited: true,
  })
  assert.equal(hear('production_stopped')?.edited, false)
})

test('days on the wall, working days by the calendar with its days off', () => {
  const add = (amount: number, unit: 'hours' | 'days' | 'workingDays' | 'workingHours') => addPolicy(calendar, from, { amount, unit }).toISOString()
  assert.equal(add(48, 'hours'), '2026-11-24T06:30:00.000Z')
  assert.equal(add(15, 'days'), '2026-12-07T06:30:00.000Z')
  assert.equal(add(2, 'workingDays'), '2026-11-25T06:30:00.000Z') // Tuesday is off
  assert.equal(add(9, 'workingHours'), '2026-11-23T08:30:00.000Z') // 4:30 today, 4:30 tomorrow from 07:30
})
