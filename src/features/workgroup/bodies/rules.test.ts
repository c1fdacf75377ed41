import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '#kernel/problem.ts'
import { dayMs } from '#kernel/tehran.ts'
import { makeCalendar, officialWeek, type WorkCalendar } from '#kernel/working-time.ts'
import { checkQuorum, extraordinaryTimes, hasQuorum, nextSessionTimes, opensOn } from './rules.ts'
import { quorumRules } from './model.ts'

/** Nowruz 1406 (21–24 March 2027) and 13 Farvardin (2 April) off; 12 Farvardin (1 April) too. */
const nowruz = ['2027-03-21', '2027-03-22', '2027-03-23', '2027-03-24', '2027-04-01', '2027-04-02']
const usual = makeCalendar({ week: officialWeek, daysOff: nowruz })
const body = { weekday: 1, everyWeeks: 1, startsAt: '09:00', countedFrom: null } as const
/** Wall clock of Tehran, +03:30 since 2022. */
const at = (text: string) => new Date(`${text}:00+03:30`)
const wall = (date: Date) => new Date(date.getTime() + 3.5 * 3_600_000).toISOString().slice(0, 16)
const code = (run: () => unknown) => {
  try {
    run()
    return 'none'
  } catch (error) {
    assert.ok(error instanceof Problem)
    return error.code
  }
}

suite('quorum', () => {
  test('more than half, two thirds rounded up, a fixed number, none', () => {
    const needs = (rule: (typeof quorumRules)[number], voting: number, count: number | null = null) =>
      hasQuorum({ quorumRule: rule, quorumCount: count }, 0, voting).needed
    assert.deepEqual(
      [0, 1, 2, 3, 4, 9, 44].map((n) => needs('majority', n)),
      [1, 1, 2, 2, 3, 5, 23],
    )
    assert.deepEqual(
      [0, 1, 2, 3, 4, 9, 44].map((n) => needs('two_thirds', n)),
      [1, 1, 2, 2, 3, 6, 30],
    )
    assert.deepEqual([needs('count', 9, 4), needs('count', 9), needs('none', 9)], [4, 1, 0])
    assert.deepEqual(hasQuorum({ quorumRule: 'majority', quorumCount: null }, 2, 4), { met: false, needed: 3 })
    assert.deepEqual(hasQuorum({ quorumRule: 'majority', quorumCount: null }, 3, 4), { met: true, needed: 3 })
  })

  test('who comes never breaks it, all make it, nobody decides alone in an empty hall', () => {
    const rule = fc.record({ quorumRule: fc.constantFrom(...quorumRules), quorumCount: fc.option(fc.integer({ min: 1, max: 60 })) })
    fc.assert(
      fc.property(rule, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (r, present, voting) => {
        const now = hasQuorum(r, present, voting)
        assert.equal(now.met, present >= now.needed)
        assert.ok(!now.met || hasQuorum(r, present + 1, voting).met)
        if (r.quorumRule !== 'none') assert.equal(hasQuorum(r, 0, voting).met, false)
        if (voting > 0 && r.quorumRule !== 'count') assert.ok(hasQuorum(r, voting, voting).met)
        // Two halves of one body can never both decide.
        if (r.quorumRule === 'majority' && voting > 0) assert.ok(now.needed * 2 > voting)
      }),
    )
  })

  test('a number nobody can reach is refused, but not before there are seats', () => {
    const count = (quorumCount: number | null) => ({ quorumRule: 'count', quorumCount }) as const
    assert.equal(
      code(() => checkQuorum(count(5), 4)),
      'workgroup/quorum-too-large',
    )
    assert.equal(
      code(() => checkQuorum(count(null), 4)),
      'workgroup/quorum-count-needed',
    )
    assert.deepEqual([code(() => checkQuorum(count(4), 4)), code(() => checkQuorum(count(5), 0))], ['none', 'none'])
    assert.equal(
      code(() => checkQuorum({ quorumRule: 'majority', quorumCount: null }, 4)),
      'none',
    )
  })
})

suite('when a body meets', () => {
  const times = (more: object, from: string, count: number, calendar = usual) =>
    nextSessionTimes({ ...body, ...more }, calendar, at(from), count).map(wall)

  test('its weekday, from today until the hour has struck', () => {
    assert.deepEqual(times({}, '2026-11-22T10:00', 3), ['2026-11-23T09:00', '2026-11-30T09:00', '2026-12-07T09:00'])
    assert.deepEqual(times({}, '2026-11-23T08:59', 1), ['2026-11-23T09:00'])
    assert.deepEqual(times({}, '2026-11-23T09:00', 1), ['2026-11-30T09:00'])
    assert.deepEqual(times({ weekday: null }, '2026-11-22T10:00', 3), [])
  })

  test('Nowruz: a day off moves to the next working day, and the week after is as usual', () => {
    assert.deepEqual(times({ weekday: 0 }, '2027-03-15T10:00', 3), ['2027-03-27T09:00', '2027-03-28T09:00', '2027-04-04T09:00'])
    assert.deepEqual(times({ weekday: 1 }, '2027-03-16T10:00', 2), ['2027-03-27T09:00', '2027-03-29T09:00'])
  })

  test('a session moved past the moment of asking is still to come', () => {
    assert.deepEqual(times({ weekday: 0 }, '2027-03-25T12:00', 1), ['2027-03-27T09:00'])
    assert.deepEqual(times({ weekday: 0 }, '2027-03-27T08:00', 1), ['2027-03-27T09:00'])
  })

  test('sessions that fall on one day after a long closure are held once', () => {
    const off = Array.from({ length: 20 }, (_, n) => new Date(Date.UTC(2027, 0, 2 + n)).toISOString().slice(0, 10))
    const closed = makeCalendar({ week: officialWeek, daysOff: off })
    assert.deepEqual(times({ weekday: 6 }, '2026-12-31T10:00', 2, closed), ['2027-01-23T09:00', '2027-01-30T09:00'])
  })

  test('every n weeks from the day they are counted from', () => {
    const every = (n: number, countedFrom: string | null) => times({ everyWeeks: n, countedFrom }, '2026-11-22T10:00', 3)
    assert.deepEqual(every(2, '2026-11-23'), ['2026-11-23T09:00', '2026-12-07T09:00', '2026-12-21T09:00'])
    assert.deepEqual(every(2, '2026-11-24'), ['2026-11-30T09:00', '2026-12-14T09:00', '2026-12-28T09:00'])
    assert.deepEqual(every(3, '2026-01-05'), ['2026-12-07T09:00', '2026-12-28T09:00', '2027-01-18T09:00']) // 48 weeks later
    assert.deepEqual(every(1, '2027-06-01')[0], '2027-06-07T09:00')
  })

  test('properties: after `from`, in order, on open days at its hour, apart by whole steps, the same wherever one asks', () => {
    const day = (d: Date) => Math.floor((d.getTime() + 3.5 * 3_600_000) / dayMs)
    const calendars = fc
      .uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 60 })
      .map((list) => makeCalendar({ week: officialWeek, daysOff: list.map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)) }))
    const meets = fc.record({
      weekday: fc.integer({ min: 0, max: 6 }),
      everyWeeks: fc.integer({ min: 1, max: 6 }),
      startsAt: fc.constantFrom('07:30', '09:00', '16:45'),
      countedFrom: fc.constantFrom(null, '2026-01-01', '2026-05-13'),
    })
    const moment = fc.date({ min: new Date('2026-05-20T00:00Z'), max: new Date('2027-01-01T00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(meets, calendars, moment, (m, calendar: WorkCalendar, from) => {
        const found = nextSessionTimes(m, calendar, from, 6)
        assert.equal(found.length, 6)
        for (const [n, time] of found.entries()) {
          assert.ok(time > (found[n - 1] ?? from))
          assert.ok(calendar.day(day(time)).openMs > 0)
          assert.equal(wall(time).slice(11), m.startsAt)
          // Between its regular day and the day it is held, all days are off.
          const regular = Array.from({ length: 40 }, (_, back) => day(time) - back).find((d) => (((d + 4) % 7) + 7) % 7 === m.weekday)!
          for (let d = regular; d < day(time); d++) assert.equal(calendar.day(d).openMs, 0)
        }
        // Asking again after the first gives the rest: nothing is lost or invented on the way.
        assert.deepEqual(nextSessionTimes(m, calendar, found[0]!, 5), found.slice(1))
        assert.deepEqual(nextSessionTimes(m, calendar, new Date(found[0]!.getTime() - 1), 6), found)
      }),
      { numRuns: 300 },
    )
  })

  test('a weekday on which the calendar is never open is known', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6].map((d) => opensOn(usual, d, at('2026-11-22T10:00'))),
      [true, true, true, true, false, false, true],
    )
    assert.throws(() => nextSessionTimes(body, makeCalendar({ week: [], daysOff: [] }), at('2026-11-22T10:00'), 1), { code: 'calendar/never-open' })
  })
})

suite('extraordinary sessions', () => {
  const within = (now: string, hours = 48) =>
    extraordinaryTimes({ startsAt: '09:00', minutes: 120 }, usual, at(now), new Date(at(now).getTime() + hours * 3_600_000)).map(wall)

  test('its usual hour on every working day within the time', () => {
    assert.deepEqual(within('2026-11-22T10:00'), ['2026-11-23T09:00']) // Tuesday 09:00 would end at 11:00, an hour late
    assert.deepEqual(within('2026-11-22T08:00'), ['2026-11-22T09:00', '2026-11-23T09:00'])
  })

  test('when only days off are left it meets on one of them, in time to end', () => {
    assert.deepEqual(within('2026-11-25T12:00'), ['2026-11-26T09:00', '2026-11-27T09:00']) // Thursday and Friday
    assert.deepEqual(within('2027-03-21T09:30'), ['2027-03-22T09:00']) // Nowruz
    assert.deepEqual(within('2026-11-25T12:00', 1), ['2026-11-25T12:00'])
  })
})
