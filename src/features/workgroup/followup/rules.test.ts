import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast } from '#server/testing-cast.ts'
import { addUp, linesOf } from './board/rules.ts'
import { compare, figures, measureOf, ofDossiers, ofResolutions } from './figures/rules.ts'
import { figureCodes } from './model.ts'
import { jalaliMonth, momentsOf, monthsAmong, quarterOf, scopeOf, seesConfidential, shiftQuarter, spanOf } from './rules.ts'
import { turnsOf } from './sessions/rules.ts'

const at = (iso: string) => new Date(`${iso}T09:00:00+03:30`)
const seat = (bodyId: string) => ({ bodyId, seatId: 's', kind: 'county', chair: false, clerk: false, voting: true }) as const

suite('who reads follow-up', () => {
  const scope = (actor: (typeof cast)[keyof typeof cast], seats: readonly ReturnType<typeof seat>[] = []) => scopeOf({ ...actor, seats })

  test('the province for four hats, an agency’s own for its head, their bodies for those who sit', () => {
    for (const actor of [cast.sadeq, cast.homa, cast.maryam, cast.atusa]) assert.equal(scope(actor).name, 'province')
    assert.deepEqual(scope(cast.parviz), { name: 'agency', agencyIds: cast.parviz.agencyIds, bodyIds: null })
    assert.deepEqual(scope(cast.omid, [seat('b'), seat('b'), seat('c')]), { name: 'bodies', agencyIds: null, bodyIds: ['b', 'c'] })
    assert.deepEqual(scope(cast.ehsan).bodyIds, [], 'an expert without a seat counts nothing')
    assert.deepEqual(scope(cast.karim).bodyIds, [], 'and so does everybody else')
  })

  test('manager and auditor do not list what is confidential', () => {
    const may = (actor: (typeof cast)[keyof typeof cast]) => seesConfidential({ ...actor, seats: [] })
    assert.deepEqual([cast.sadeq, cast.homa, cast.parviz, cast.maryam, cast.atusa].map(may), [true, true, true, false, false])
  })
})

suite('months and quarters', () => {
  test('months are moments of Tehran, and the last one ends with the next one’s midnight', () => {
    const { since, until } = momentsOf({ from: '1405-07', to: '1405-08' })
    assert.equal(since!.toISOString(), '2026-09-22T20:30:00.000Z')
    assert.equal(until!.toISOString(), '2026-11-21T20:30:00.000Z')
    assert.equal(jalaliMonth(new Date(until!.getTime() - 1)), '1405-08')
    assert.throws(() => momentsOf({ from: '1405-08', to: '1405-07' }), { code: 'workgroup/bad-months' })
    assert.deepEqual(
      monthsAmong([140502, 140411, 140412]).map((m) => [m.month, m.since.toISOString()]),
      [
        [140411, '2026-01-20T20:30:00.000Z'],
        [140412, '2026-02-19T20:30:00.000Z'],
        [140501, '2026-03-20T20:30:00.000Z'],
        [140502, '2026-04-20T20:30:00.000Z'],
      ],
    )
    assert.deepEqual(monthsAmong([]), [])
  })

  test('a quarter that runs ends now; one that has not begun is refused; the year turns', () => {
    const now = at('2026-11-22')
    assert.equal(quarterOf(now), '1405-3')
    const running = spanOf('1405-3', now)
    assert.deepEqual([running.from, running.to, running.running, running.until], ['1405-07', '1405-09', true, now])
    const past = spanOf('1404-4', now)
    assert.deepEqual(
      [past.since.toISOString(), past.until.toISOString(), past.running],
      ['2025-12-21T20:30:00.000Z', '2026-03-20T20:30:00.000Z', false],
    )
    assert.throws(() => spanOf('1405-4', now), { code: 'workgroup/future-quarter' })
    assert.deepEqual([shiftQuarter('1405-1', -1), shiftQuarter('1405-4', 1), shiftQuarter('1405-3', -4)], ['1404-4', '1406-1', '1404-3'])
  })
})

suite('the board’s sums', () => {
  const row = (key: string, outcome: string, count: number, more: object = {}) => ({
    key,
    outcome,
    reason: '',
    claimed: false,
    count,
    days: 0,
    ...more,
  })

  test('the late leave those being executed; standings add up; what was said leaves out the annulled', () => {
    const counts = addUp(
      [
        row('a', 'executed', 4, { claimed: true, days: 50 }),
        row('a', 'executing', 6),
        row('a', 'executing', 1, { claimed: true }),
        row('a', 'not_executed', 2, { reason: 'bank_refused' }),
        row('a', 'not_executed', 1, { reason: 'outside_powers', claimed: true }),
        row('a', 'annulled', 1, { claimed: true }),
      ],
      [{ key: 'a', count: 3 }],
    )
    assert.deepEqual(counts, {
      total: 15,
      executed: 4,
      claimed: 0,
      executing: 4,
      overdue: 3,
      unconfirmed: 0,
      not_executed: 3,
      annulled: 1,
      said: 6,
      reasons: { bank_refused: 2, outside_powers: 1 },
      averageDays: 12.5,
    })
  })

  test('lines by level add bodies up; months stand in their order', () => {
    const level = linesOf('level', [row('x', 'executing', 2), row('y', 'executing', 3), row('z', 'executed', 1)], [{ key: 'y', count: 1 }], (b) =>
      b === 'z' ? 'province' : 'county',
    )
    assert.deepEqual(
      level.map((l) => [l.key, l.counts.total, l.counts.overdue]),
      [
        ['county', 5, 1],
        ['province', 1, 0],
      ],
    )
    const months = linesOf('month', [row('140508', 'executing', 5), row('140507', 'executing', 1)], [{ key: '140508', count: 2 }], () => '')
    assert.deepEqual(
      months.map((l) => [l.key, l.counts.executing, l.counts.overdue]),
      [
        ['1405-07', 1, 0],
        ['1405-08', 3, 2],
      ],
    )
  })
})

suite('regular days', () => {
  const held = (day: string, extraordinary = false, enough = true) => ({ startsAt: at(day), extraordinary, held: enough })
  const due = ['2026-10-05', '2026-10-12', '2026-10-19'].map(at)

  test('a session that was moved counts for the day nearest to it; one session counts once, an extraordinary one never', () => {
    const turns = turnsOf(due, [held('2026-10-07'), held('2026-10-12'), held('2026-10-13'), held('2026-10-19', true)], 1)
    assert.deepEqual(
      turns.map((t) => t.held?.startsAt.toISOString().slice(0, 10) ?? null),
      ['2026-10-07', '2026-10-12', null],
    )
  })

  test('nearness decides, not order, and half the way to the next day is the farthest', () => {
    const turns = turnsOf(due, [held('2026-10-15'), held('2026-10-16')], 1)
    assert.deepEqual(
      turns.map((t) => t.held?.startsAt.toISOString().slice(0, 10) ?? null),
      [null, '2026-10-15', '2026-10-16'],
    )
    assert.equal(turnsOf(due.slice(0, 1), [held('2026-10-10')], 1)[0]!.held, null)
    assert.ok(turnsOf(due.slice(0, 1), [held('2026-10-10')], 2)[0]!.held)
  })

  test('one without a quorum was not held, and takes its day from none that was', () => {
    const turns = turnsOf(due, [held('2026-10-05', false, false), held('2026-10-07'), held('2026-10-12', false, false)], 1)
    assert.deepEqual(
      turns.map((t) => [t.held, t.convened].map((s) => s?.startsAt.toISOString().slice(0, 10) ?? null)),
      [
        ['2026-10-07', null],
        [null, '2026-10-12'],
        [null, null],
      ],
    )
  })
})

suite('figures', () => {
  test('every code has one definition, with everything said in both languages', () => {
    assert.deepEqual(figures.map((f) => f.code).sort(), [...figureCodes].sort())
    for (const f of figures)
      for (const text of [f.name, f.definition, f.numerator, f.denominator]) if (text) assert.ok(text.fa.length > 5 && text.en.length > 5, f.code)
    for (const f of figures) assert.equal(f.denominator === null, f.unit === 'count', f.code)
  })

  test('the gap is what agencies say and producers do not; annulled ones are in no denominator', () => {
    const worked = ofResolutions(
      addUp(
        [
          { key: '', outcome: 'executed', reason: '', claimed: true, count: 3, days: 31 },
          { key: '', outcome: 'unconfirmed', reason: '', claimed: true, count: 2, days: 0 },
          { key: '', outcome: 'executing', reason: '', claimed: false, count: 5, days: 0 },
          { key: '', outcome: 'annulled', reason: '', claimed: false, count: 4, days: 0 },
        ],
        [],
      ),
    )
    assert.deepEqual(worked, {
      resolutions_notified: { value: 10, of: null },
      resolutions_executed: { value: 3, of: 10 },
      resolutions_claimed: { value: 5, of: 10 },
      confirmation_gap: { value: 2, of: 10 },
      days_to_execution: { value: 31, of: 3 },
    })
  })

  test('nothing to divide by says nothing, and there is no change from nothing', () => {
    const none = ofDossiers({ revived: 0, jobs_kept: 0 }, { all: 0, week: 0 }, { dossiers: 0, days: 0 })
    const some = ofDossiers({ revived: 2, jobs_kept: 30 }, { all: 8, week: 2 }, { dossiers: 4, days: 50 })
    assert.equal(measureOf(none.backlog_week!), null)
    const found = Object.fromEntries(compare(some, none).map((f) => [f.code, [measureOf(f), f.change]]))
    assert.deepEqual(found, {
      units_revived: [2, 2],
      jobs_kept: [30, 30],
      backlog: [8, 8],
      backlog_week: [0.25, null],
      days_to_decision: [12.5, null],
    })
  })
})
