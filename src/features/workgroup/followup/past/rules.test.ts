// What the same quarter of the year before is, of one that runs and of one that has ended, around leap years. 1403 and 1408 are leap.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { fromJalali } from '#kernel/jalali.ts'
import { daysOf, spanOf, yearBefore } from '../rules.ts'

const at = (year: number, month: number, day: number, hour = 10) => new Date(fromJalali(year, month, day).getTime() + hour * 3_600_000)
const midnight = (year: number, month: number, day: number) => at(year, month, day, 0)
const before = (quarter: string, now: Date) => {
  const span = spanOf(quarter, now)
  return { days: daysOf(span), was: yearBefore(span, now) }
}

suite('the same quarter of the year before', () => {
  test('of a running quarter: as many days as have passed of it, as they stood then', () => {
    const { days, was } = before('1405-3', at(1405, 9, 1))
    assert.deepEqual([was.quarter, was.since, was.until, was.asOf], ['1404-3', midnight(1404, 7, 1), at(1404, 9, 1), at(1404, 9, 1)])
    assert.deepEqual([days, daysOf(was), was.running], [61, 61, false])
    const first = before('1405-1', at(1405, 1, 1, 1))
    assert.deepEqual([first.was.until, first.days, daysOf(first.was)], [at(1404, 1, 1, 1), 1, 1], 'on its first day one day')
  })

  test('of one that has ended: the whole, as it stood as long after its beginning', () => {
    const { days, was } = before('1405-2', at(1405, 9, 1))
    assert.deepEqual([was.since, was.until], [midnight(1404, 4, 1), midnight(1404, 7, 1)])
    assert.deepEqual([days, daysOf(was), was.asOf], [93, 93, at(1404, 9, 1)])
  })

  test('the 30th of Esfand of a leap year meets a winter that has ended', () => {
    for (const year of [1403, 1408]) {
      const { days, was } = before(`${year}-4`, at(year, 12, 30))
      assert.deepEqual([days, daysOf(was), was.until], [90, 89, midnight(year, 1, 1)])
      assert.deepEqual(was.asOf, at(year, 1, 1), 'ninety days after it began')
      const dayBefore = before(`${year}-4`, at(year, 12, 29))
      assert.deepEqual([dayBefore.days, daysOf(dayBefore.was), dayBefore.was.until], [89, 89, at(year - 1, 12, 29)])
    }
  })

  test('the winter after a leap year: 89 of the 90 days while it runs, all 90 when it has ended', () => {
    const last = before('1404-4', at(1404, 12, 29))
    assert.deepEqual([last.days, daysOf(last.was), last.was.until], [89, 89, at(1403, 12, 29)])
    const ended = before('1404-4', at(1405, 1, 1))
    assert.deepEqual([ended.days, daysOf(ended.was), ended.was.until], [89, 90, midnight(1404, 1, 1)])
  })
})
