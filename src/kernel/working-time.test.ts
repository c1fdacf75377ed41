import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromJalali } from './jalali.ts'
import { Problem } from './problem.ts'
import { addWorkingDays, addWorkingHours, alwaysOpen, isOpen, makeCalendar, nextOpen, officialWeek, workingHoursBetween } from './working-time.ts'

/** A moment by its Jalali wall clock in Tehran. */
const at = (y: number, m: number, d: number, hour = 0, minute = 0) => {
  const date = fromJalali(y, m, d)
  const wall = date.getTime() + hour * 3_600_000 + minute * 60_000
  return new Date(wall)
}
const iso = (y: number, m: number, d: number) => new Date(fromJalali(y, m, d).getTime() + 12 * 3_600_000).toISOString().slice(0, 10)
// Nowruz and 13 Farvardin of 1405; 29 Esfand 1404 (nationalisation of oil).
const nowruz = [iso(1404, 12, 29), iso(1405, 1, 1), iso(1405, 1, 2), iso(1405, 1, 3), iso(1405, 1, 4), iso(1405, 1, 12), iso(1405, 1, 13)]
const official = makeCalendar({ week: officialWeek, daysOff: nowruz })
const split = makeCalendar({
  week: [
    { days: [6, 0, 1, 2, 3], from: '08:00', to: '12:00' },
    { days: [6, 0, 1], from: '13:00', to: '16:30' },
    { days: [4], from: '07:30', to: '10:00' },
  ],
  daysOff: nowruz,
})

test('hours run only while the office is open, over the weekend', () => {
  // Wednesday 4 Azar 1405, 13:30: one hour on Wednesday, two on Saturday.
  assert.deepEqual(addWorkingHours(official, at(1405, 9, 4, 13, 30), 3), at(1405, 9, 7, 9, 30))
  assert.equal(workingHoursBetween(official, at(1405, 9, 4, 13, 30), at(1405, 9, 7, 9, 30)), 3)
  assert.deepEqual(addWorkingDays(official, at(1405, 9, 4, 10), 1), at(1405, 9, 7, 10))
})

test('a budget that ends at closing time is due that day', () => {
  assert.deepEqual(addWorkingHours(official, at(1405, 9, 1, 7, 30), 7), at(1405, 9, 1, 14, 30))
  assert.ok(isOpen(official, at(1405, 9, 1, 14, 30)))
  assert.ok(!isOpen(official, at(1405, 9, 1, 14, 31)))
})

test('what comes on a Friday starts on Saturday morning', () => {
  assert.deepEqual(nextOpen(official, at(1405, 9, 6, 11)), at(1405, 9, 7, 7, 30))
  assert.deepEqual(addWorkingDays(official, at(1405, 9, 6, 11), 2), at(1405, 9, 9, 7, 30))
})

test('Nowruz: work begun on 27 Esfand 1404 with two days is due on 8 Farvardin 1405', () => {
  // 29 Esfand 1404 is a Friday, 1–4 Farvardin (Saturday–Tuesday) are holidays: open again on Wednesday the 5th.
  assert.deepEqual(addWorkingDays(official, at(1404, 12, 27, 10), 1), at(1405, 1, 5, 10))
  assert.deepEqual(addWorkingDays(official, at(1404, 12, 27, 10), 2), at(1405, 1, 8, 10))
})

test('leap Esfand: the 30th of 1403 is a working day, as data says', () => {
  const cal = makeCalendar({ week: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '08:00', to: '16:00' }], daysOff: [] })
  assert.deepEqual(addWorkingDays(cal, at(1403, 12, 29, 10), 1), at(1403, 12, 30, 10))
  assert.deepEqual(addWorkingDays(cal, at(1403, 12, 29, 10), 2), at(1404, 1, 1, 10))
  assert.deepEqual(addWorkingDays(cal, at(1404, 12, 29, 10), 1), at(1405, 1, 1, 10))
})

test('hour changes of old years keep the clock on the wall', () => {
  // 1 Farvardin 1400 24:00 → 01:00 (+04:30); 31 Shahrivar → back. The wall says 10:00 on both sides.
  assert.equal(addWorkingDays(alwaysOpen, new Date('2021-03-21T06:30:00Z'), 2).toISOString(), '2021-03-23T05:30:00.000Z')
  assert.equal(addWorkingDays(alwaysOpen, new Date('2021-09-20T05:30:00Z'), 3).toISOString(), '2021-09-23T06:30:00.000Z')
  // A day of the change has 23 or 25 hours for who is always open; budgets in hours are real hours.
  assert.equal(workingHoursBetween(alwaysOpen, new Date('2021-03-20T20:30:00Z'), new Date('2021-03-22T19:30:00Z')), 47)
  assert.equal(addWorkingHours(alwaysOpen, new Date('2021-03-21T12:00:00Z'), 24).toISOString(), '2021-03-22T12:00:00.000Z')
})

test('a calendar that is never open answers with a Problem, not with silence', () => {
  const weekday = makeCalendar({ week: [], daysOff: [] })
  for (const act of [
    () => nextOpen(weekday, new Date(0)),
    () => addWorkingHours(weekday, new Date(0), 1),
    () => addWorkingDays(weekday, new Date(0), 1),
  ]) {
    assert.throws(act, (e) => e instanceof Problem && e.code === 'calendar/never-open')
  }
  assert.equal(isOpen(weekday, new Date(0)), false)
  assert.equal(workingHoursBetween(weekday, new Date(0), new Date(1e11)), 0)
})

test('unreadable calendars and amounts are refused', () => {
  const code = (wanted: string) => (e: unknown) => e instanceof Problem && e.code === wanted
  for (const [from, to] of [
    ['14:30', '07:30'],
    ['8:00', '12:00'],
    ['08:00', '24:01'],
    ['10:00', '10:00'],
  ] as const) {
    assert.throws(() => makeCalendar({ week: [{ days: [0], from, to }], daysOff: [] }), code('calendar/bad-hours'))
  }
  assert.throws(() => makeCalendar({ week: officialWeek, daysOff: ['2026-13-01'] }), code('calendar/bad-day'))
  for (const hours of [-1, Number.NaN, Number.POSITIVE_INFINITY]) assert.throws(() => addWorkingHours(official, new Date(0), hours), RangeError)
  assert.throws(() => nextOpen(official, new Date(Number.NaN)), RangeError)
})

test('overlapping hours are not counted twice', () => {
  const cal = makeCalendar({
    week: [
      { days: [0], from: '08:00', to: '12:00' },
      { days: [0], from: '10:00', to: '13:00' },
    ],
    daysOff: [],
  })
  assert.equal(workingHoursBetween(cal, at(1405, 9, 1), at(1405, 9, 2)), 5)
})

const calendars = fc.constantFrom(official, split, alwaysOpen)
const moment = fc.date({ min: new Date('2018-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
const hours = fc.integer({ min: 0, max: 400 * 60 }).map((minute) => minute / 60)

test('property: addWorkingHours and workingHoursBetween are inverse', () => {
  fc.assert(
    fc.property(calendars, moment, hours, (cal, from, n) => {
      const due = addWorkingHours(cal, from, n)
      assert.ok(Math.abs(workingHoursBetween(cal, from, due) - n) < 1e-6)
      assert.ok(due >= from)
    }),
    { numRuns: 2000 },
  )
})

test('property: deadlines never fall in closed time, and later starts or bigger budgets never give earlier ones', () => {
  fc.assert(
    fc.property(calendars, moment, hours, fc.integer({ min: 0, max: 1e9 }), fc.nat(100), (cal, from, n, later, more) => {
      const start = new Date(from.getTime() + later)
      for (const add of [addWorkingHours, addWorkingDays]) {
        const due = add(cal, from, n / 8)
        assert.ok(isOpen(cal, due))
        if (add === addWorkingHours || Number.isInteger(n / 8)) assert.ok(add(cal, start, n / 8) >= due)
        assert.ok(add(cal, from, n / 8 + more) >= due)
      }
    }),
    { numRuns: 2000 },
  )
})

test('property: hours add up over any midpoint', () => {
  fc.assert(
    fc.property(calendars, moment, moment, moment, (cal, a, b, c) => {
      const sum = workingHoursBetween(cal, a, b) + workingHoursBetween(cal, b, c)
      assert.ok(Math.abs(sum - workingHoursBetween(cal, a, c)) < 1e-6)
    }),
  )
})
