// Counts of a day that is past against the fold of the acts until that day; and every figure against the same days last year.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { fromJalali } from '#kernel/jalali.ts'
import { serve } from '#server/http.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { foldResolution } from '../../resolutions/history/rules.ts'
import { followupApi } from '../api.ts'
import type { Figure, FigureCode } from '../model.ts'
import { followupHandlers } from '../routes.ts'
import { walk } from '../tally/lives.test.ts'
import { daysBetween, outcomeOf, saidDone } from '../tally/rules.ts'
import { makeWorld } from '../world.test.ts'
import { countsAt } from './queries.ts'

const wanted = { fromMonth: null, toMonth: null, since: null, until: null, bodyIds: null, agencyIds: null, domain: null, countyId: null }
const province = { name: 'province', agencyIds: null, bodyIds: null } as const
const at = (year: number, month: number, day: number) => new Date(fromJalali(year, month, day).getTime() + 10 * 3_600_000)

suite('as it stood then', () => {
  const on = stage([serve(followupApi, followupHandlers)])

  test('counts of 160 random lives are those of their logs cut off on that day', async () => {
    const w = await makeWorld(on)
    const body = await w.body('county', 'شهرستان نمونه', { county_id: ids.county1 })
    const lives = Array.from({ length: 160 }, (_, seed) => walk(seed + 1))
    for (const acts of lives) await w.live({ body, agency: ids.agencyPower }, acts)
    const since = at(1405, 3, 20)
    const until = at(1405, 6, 20)
    const seen = { annulled: 0, said: 0, executed: 0 }
    for (const days of [0, 9, 30, 60, 200]) {
      const asOf = new Date(until.getTime() + days * 86_400_000)
      const expected = { total: 0, annulled: 0, said: 0, executed: 0, days: 0 }
      for (const acts of lives) {
        const { notifiedAt } = foldResolution(acts)
        if (!notifiedAt || notifiedAt < since || notifiedAt >= until) continue
        const then = foldResolution(acts.filter((a) => a.at <= asOf))
        const gone = outcomeOf({ state: then.state, notified_at: notifiedAt }) === 'annulled'
        expected.total++
        if (gone) expected.annulled++
        else if (saidDone(then)) expected.said++
        if (then.state === 'executed') {
          expected.executed++
          expected.days += daysBetween(notifiedAt, then.confirmedAt!)
        }
      }
      const { averageDays, ...found } = await countsAt(on.db, 1, { ...wanted, bodyIds: [body] }, province, { since, until, asOf })
      assert.deepEqual({ ...found, days: Math.round((averageDays ?? 0) * found.executed) }, expected, String(days))
      for (const key of ['annulled', 'said', 'executed'] as const) seen[key] += found[key]
    }
    assert.ok(
      Object.values(seen).every((n) => n > 3),
      `the lives say something: ${JSON.stringify(seen)}`,
    )
  })

  /** Of 1404: what happened on or before the day of the year that it is now, 1 Azar, and what happened after it. */
  async function lastYear() {
    const w = await makeWorld(on)
    const one = (...acts: Parameters<typeof w.resolution>[0]['acts']) => w.resolution({ body: w.province, agency: ids.agencyPower, acts })
    await one(['notify', at(1404, 7, 5)], ['claim', at(1404, 7, 20)], ['confirm', at(1404, 8, 1)])
    await one(['notify', at(1404, 8, 5)], ['claim', at(1404, 8, 20)], ['confirm', at(1404, 10, 1)]) // confirmed too late
    await one(['notify', at(1404, 8, 10)], ['claim', at(1404, 9, 20)]) // claimed too late
    await one(['notify', at(1404, 9, 10)], ['claim', at(1404, 9, 12)], ['confirm', at(1404, 9, 14)]) // notified too late
    for (const day of [10, 17])
      await w.session(on.now, { starts_at: new Date(at(1404, 7, day).getTime() - 3_600_000), chaired_by: 'governor_general' })
    await w.session(at(1404, 9, 17), { chaired_by: 'governor_general' })
    const closed = (closedAt: Date, jobs: number, unit: string) =>
      w.dossier({ state: 'closed', opened_at: at(1404, 7, 1), closed_at: closedAt, revived: true, jobs_kept: jobs, unit_id: unit }, [
        ['decide', new Date(closedAt.getTime() - 86_400_000)],
        ['close', closedAt],
      ])
    await closed(at(1404, 8, 1), 10, ids.unit1)
    await closed(at(1404, 9, 20), 1000, ids.unit2)
    await w.dossier({ opened_at: at(1404, 8, 1), state: 'decided' }, [['decide', at(1404, 9, 5)]])
    await w.dossier({ opened_at: at(1404, 8, 28), state: 'decided' }, [['decide', at(1404, 9, 5)]])
  }
  const before = async (quarter: string) => {
    const sheet = (await on.as(cast.sadeq).get(`/api/followup/figures?quarter=${quarter}`)).body
    const pairs = (sheet.figures as Figure[]).map((f) => [f.code, [f.before.value, f.before.of]])
    return { ...sheet, pairs: Object.fromEntries(pairs) as Record<FigureCode, [number, number | null]> }
  }

  test('a running quarter is compared with as many days of last year’s, in every figure', async () => {
    await lastYear()
    const { pairs, running, before: compared } = await before('1405-3')
    assert.deepEqual([running, compared], [true, { quarter: '1404-3', days: 61 }])
    assert.deepEqual(pairs, {
      sessions_regular: [2, 8],
      sessions_governor: [2, 2],
      resolutions_notified: [3, null],
      resolutions_executed: [1, 3],
      resolutions_claimed: [2, 3],
      confirmation_gap: [1, 3],
      units_revived: [1, null],
      jobs_kept: [10, null],
      backlog: [3, null],
      backlog_week: [2, 3],
      days_to_decision: [29, 1],
      days_to_execution: [26, 1],
    })
  })

  test('one that has ended with the whole, as it stood as long after', async () => {
    await lastYear()
    on.clock.forward(40 * 86_400_000) // 11 Dey: autumn has ended
    const { pairs, running, before: compared } = await before('1405-3')
    assert.deepEqual([running, compared], [false, { quarter: '1404-3', days: 90 }])
    assert.deepEqual(pairs.resolutions_notified, [4, null])
    assert.deepEqual(pairs.resolutions_executed, [3, 4])
    assert.deepEqual(
      [pairs.resolutions_claimed, pairs.jobs_kept, pairs.sessions_governor],
      [
        [4, 4],
        [1010, null],
        [3, 3],
      ],
    )
    assert.deepEqual(pairs.backlog, [0, null])
  })
})
