import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toJalali } from '#kernel/jalali.ts'
import { monthOf, readMonth, shift, weeksOf, writeMonth } from './month.ts'

test('Azar 1405 begins on a Sunday and has thirty days', () => {
  const weeks = weeksOf({ year: 1405, month: 9 })
  assert.equal(weeks[0]![0], null)
  assert.deepEqual(toJalali(weeks[0]![1]!), { year: 1405, month: 9, day: 1 })
  assert.equal(weeks.flat().filter((d) => d !== null).length, 30)
  assert.ok(weeks.every((w) => w.length === 7))
})

test('every day of a year stands once, under its weekday', () => {
  for (let month = 1; month <= 12; month++)
    for (const week of weeksOf({ year: 1404, month }))
      for (const [column, day] of week.entries()) if (day) assert.equal((new Date(day.getTime() + 43_200_000).getUTCDay() + 1) % 7, column)
})

test('months before and after, over the new year', () => {
  assert.deepEqual(shift({ year: 1404, month: 12 }, 1), { year: 1405, month: 1 })
  assert.deepEqual(shift({ year: 1405, month: 1 }, -1), { year: 1404, month: 12 })
  assert.deepEqual(readMonth(writeMonth(monthOf(new Date('2026-11-22T06:30:00Z')))), { year: 1405, month: 9 })
  assert.deepEqual([readMonth('1405-13'), readMonth('x'), readMonth(undefined)], [null, null, null])
})
