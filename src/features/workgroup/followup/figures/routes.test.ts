// The figures of a quarter over a small made world, counted by hand.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { serve } from '#server/http.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { followupApi } from '../api.ts'
import type { Figure, FigureCode, FigureRow } from '../model.ts'
import { followupHandlers } from '../routes.ts'
import { makeWorld, type World } from '../world.test.ts'
import { figuresOf } from './actions.ts'

suite('figures of a quarter', () => {
  const on = stage([serve(followupApi, followupHandlers)])
  const get = async (path: string, actor: Actor = cast.sadeq) => (await on.as(actor).get(`/api/followup/figures${path}`)).body
  const pairs = (list: readonly Figure[]) =>
    Object.fromEntries(list.map((f) => [f.code, [f.value, f.of]])) as Record<FigureCode, [number, number | null]>

  /** Azar 1405 has begun today: the third quarter runs. */
  async function made(): Promise<World> {
    const w = await makeWorld(on)
    const { day } = w
    // Mondays since 1 Mehr: 28 September, 5, 12, 19, 26 October, 2, 9, 16 November.
    await w.session(new Date('2026-09-28T05:30:00Z'), { chaired_by: 'governor_general' })
    await w.session(new Date('2026-10-07T05:30:00Z')) // moved from the 5th
    await w.session(new Date('2026-10-12T05:30:00Z'), { state: 'not_held', opened_at: null })
    await w.session(new Date('2026-10-20T05:30:00Z'), { extraordinary: true, chaired_by: 'governor_general' })
    await w.session(new Date('2026-11-16T05:30:00Z'), { state: 'sitting', chaired_by: 'other' })
    await w.session(new Date('2026-11-10T05:30:00Z'), { body_id: w.county, chaired_by: 'other' }) // it has no regular day
    const closed = (opened: Date, decided: Date, at: Date, more: object) =>
      w.dossier({ state: 'closed', opened_at: opened, closed_at: at, ...more }, [
        ['decide', decided],
        ['close', at],
      ])
    await closed(day(6, 1), day(7, 5), day(7, 10), { revived: true, jobs_kept: 30 })
    await closed(day(5, 1), day(5, 20), day(7, 12), { revived: true, jobs_kept: 5 }) // the same unit once more
    await closed(day(7, 2), day(7, 20), day(8, 1), { jobs_kept: 7, unit_id: ids.unit2 })
    await closed(day(4, 1), day(4, 20), day(6, 1), { revived: true, jobs_kept: 100 }) // the quarter before
    await w.dossier({ state: 'open', opened_at: day(8, 1) })
    await w.dossier({ state: 'ready', opened_at: day(8, 28), confidential: true })
    await w.dossier({ state: 'returned', opened_at: day(7, 2), body_id: w.county })
    await w.dossier({ opened_at: day(6, 1) }, [['decide', day(7, 15)]])
    await w.dossier({ state: 'open', opened_at: day(4, 1) }, [
      ['decide', day(5, 1)],
      ['reopen', day(7, 20)],
    ])
    return w
  }

  test('every figure of the running quarter', async () => {
    await made()
    const sheet = await get('')
    assert.deepEqual([sheet.quarter, sheet.running, sheet.asOf, sheet.trend.length], ['1405-3', true, on.now.toISOString(), 5])
    assert.deepEqual(pairs(sheet.figures), {
      sessions_regular: [3, 8],
      sessions_governor: [2, 4],
      resolutions_notified: [8, null],
      resolutions_executed: [2, 8],
      resolutions_claimed: [5, 8],
      confirmation_gap: [3, 8],
      units_revived: [1, null],
      jobs_kept: [42, null],
      backlog: [4, null],
      backlog_week: [3, 4],
      days_to_decision: [35 + 18 + 45, 3],
      days_to_execution: [30, 2],
    })
  })

  test('a quarter that is past: who waited then, though decided or reopened since', async () => {
    await made()
    const found = pairs((await get('?quarter=1405-2')).figures)
    assert.deepEqual(found.backlog, [2, null])
    assert.deepEqual(found.backlog_week, [2, 2])
    assert.deepEqual(found.jobs_kept, [100, null])
    assert.deepEqual(found.resolutions_notified, [0, null], 'the only one was annulled')
    const asked = await on.as(cast.sadeq).get('/api/followup/figures?quarter=1405-4')
    assert.deepEqual([asked.status, asked.body.code], [422, 'workgroup/future-quarter'])
  })

  test('members who came and were too few held no session: no figure counts it, its row says why', async () => {
    const w = await made()
    await w.session(new Date('2026-10-19T05:30:00Z'), { chaired_by: 'governor_general', quorum_met: false })
    await w.session(new Date('2026-10-26T05:30:00Z'), { state: 'sitting', chaired_by: 'governor_general', quorum_met: null })
    const found = pairs((await get('')).figures)
    assert.deepEqual(
      [found.sessions_regular, found.sessions_governor],
      [
        [3, 8],
        [2, 4],
      ],
    )
    const few = ((await get('/sessions_regular/rows')).rows as FigureRow[]).find((r) => r.at.startsWith('2026-10-19'))!
    assert.deepEqual([few.kind, few.counts, few.code.startsWith('EA-S-'), few.note.includes('حدنصاب')], ['session', false, true, true])
    assert.equal(((await get('/sessions_governor/rows')).rows as FigureRow[]).length, 4)
    const sheet = await on.as(cast.sadeq).get('/api/followup/figures/sessions_regular/rows/export?kind=csv')
    assert.match(sheet.text, /,خیر,,تشکیل شد، بدون ثبت حدنصاب: ۲۷ مهر/)
  })

  test('of one level of bodies', async () => {
    await made()
    const found = pairs((await get('?level=county')).figures)
    assert.deepEqual(
      [found.sessions_regular, found.sessions_governor, found.backlog, found.resolutions_notified],
      [
        [0, 0],
        [0, 1],
        [1, null],
        [2, null],
      ],
    )
  })

  test('beside the same quarter of the year before', async () => {
    const w = await made()
    const lastYear = new Date('2025-10-20T06:00:00Z')
    await w.resolution({
      body: w.province,
      agency: ids.agencyPower,
      acts: [
        ['notify', lastYear],
        ['claim', lastYear],
        ['confirm', lastYear],
      ],
    })
    const found = (await get('')).figures as Figure[]
    const executed = found.find((f) => f.code === 'resolutions_executed')!
    assert.deepEqual([executed.value, executed.of, executed.before, executed.change], [2, 8, { value: 1, of: 1 }, -0.75])
    assert.equal(found.find((f) => f.code === 'backlog_week')!.change, null, 'nothing waited then: there is nothing to compare with')
    assert.deepEqual(await on.ctx(cast.sadeq, (ctx) => figuresOf(ctx, { quarter: '1405-3' })), found, 'what is signed is what the page shows')
  })

  test('each number has its rows: as many as it says, or saying why one does not count', async () => {
    await made()
    const rows = async (code: string, actor: Actor = cast.sadeq) => (await get(`/${code}/rows`, actor)).rows as FigureRow[]
    for (const { code, value, of, unit } of (await get('')).figures as Figure[]) {
      if (['resolutions', 'confirmation', 'days_to_execution'].some((p) => code.startsWith(p))) {
        assert.equal((await on.as(cast.sadeq).get(`/api/followup/figures/${code}/rows`)).body.code, 'workgroup/figure-rows-elsewhere')
        continue
      }
      const found = await rows(code)
      const counting = found.filter((r) => r.counts)
      if (unit === 'days') assert.deepEqual([counting.reduce((n, r) => n + r.amount!, 0), counting.length], [value, of], code)
      else if (code === 'jobs_kept')
        assert.equal(
          counting.reduce((n, r) => n + r.amount!, 0),
          value,
        )
      else assert.deepEqual([counting.length, found.length], [value, of ?? value], code)
    }
    assert.equal((await rows('backlog', cast.maryam)).length, 3, 'a confidential dossier is counted and not listed')
    const missing = (await rows('sessions_regular')).filter((r) => r.kind === 'missing')
    assert.equal(missing.length, 5)
    const first = await get('/backlog/rows?limit=3')
    const second = await get(`/backlog/rows?limit=3&after=${encodeURIComponent(first.next)}`)
    assert.equal(new Set([...first.rows, ...second.rows].map((r: FigureRow) => r.id)).size, 4)
  })

  test('an agency’s head gets the figures of its resolutions, and no one else’s backlog', async () => {
    await made()
    const found = (await get('', cast.parviz)).figures as Figure[]
    assert.deepEqual(Object.keys(pairs(found)), [
      'resolutions_notified',
      'resolutions_executed',
      'resolutions_claimed',
      'confirmation_gap',
      'days_to_execution',
    ])
    assert.deepEqual(pairs(found).resolutions_notified, [6, null])
    assert.deepEqual((await get('/backlog/rows', cast.parviz)).rows, [])
  })

  test('the sheet carries each figure with its definition', async () => {
    await made()
    const { text } = await on.as(cast.sadeq).get('/api/followup/figures/export?kind=csv', { 'accept-language': 'en' })
    const lines = text.trim().split('\r\n')
    assert.equal(lines.length, 1 + 12 + 1)
    assert.match(text, /0\.375,.*confirmation_gap/)
    assert.equal((await on.as(cast.sadeq).get('/api/followup/figures/backlog/rows/export?kind=csv')).text.trim().split('\r\n').length, 1 + 4 + 1)
  })
})
