// A number and what is behind it agree: for every figure, every standing of the board and everybody who reads them, as many
// rows as the number says. Over random lives, bodies and committees.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { serve } from '#server/http.ts'
import { cast, ids, stage } from '#server/testing.ts'
import type { BodyKind } from '../model.ts'
import { behindHref } from '../web/followup/links.ts'
import { followupApi } from './api.ts'
import { definitionOf } from './figures/rules.ts'
import { type BoardLine, type Figure, type FigureRow, type RowLine, standings } from './model.ts'
import { followupHandlers } from './routes.ts'
import { walk } from './tally/lives.test.ts'
import { makeWorld } from './world.test.ts'

const levels = ['province', 'county', 'committee'] as const
const quarters = ['1405-1', '1405-2', '1405-3']
const readers = [cast.sadeq, cast.homa, cast.maryam, cast.atusa, cast.parviz, cast.ehsan, cast.omid] as const

suite('numbers and their rows', () => {
  const on = stage([serve(followupApi, followupHandlers)])
  const get = async (path: string, actor: Actor) => (await on.as(actor).get(path)).body

  /** Every page of a list. */
  async function all<T>(path: string, actor: Actor): Promise<T[]> {
    const rows: T[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: { rows: T[]; next: string | null } = await get(`${path}&limit=40${after && `&after=${encodeURIComponent(after)}`}`, actor)
      rows.push(...page.rows)
      after = page.next
    }
    return rows
  }
  const resolutionsBehind = (href: string, actor: Actor) => all<RowLine>(`/api/followup/rows?${href.split('?')[1]}`, actor)
  const sum = (rows: readonly { readonly counts: boolean; readonly amount: number | null }[]) =>
    rows.reduce((n, r) => n + (r.counts ? (r.amount ?? 0) : 0), 0)

  /** The expert sits in the committee alone, the official in the county's group alone. */
  async function made({ confidential }: { confidential: boolean }) {
    const w = await makeWorld(on)
    const committee = await w.body('committee', 'کمیتهٔ نمونه', { parent_id: w.province, weekday: 3 })
    await w.seat(cast.ehsan, committee)
    await w.seat(cast.omid, w.county)
    for (let seed = 1; seed <= 60; seed++)
      await w.live(
        {
          body: seed % 3 === 0 ? w.county : w.province,
          agency: ids.agencyPower,
          county: seed % 2 === 0 ? ids.county1 : null,
          confidential: confidential && seed % 4 === 0,
          ...(seed % 5 < 3 && { committee }),
        },
        walk(seed),
      )
    for (let i = 0; i < 24; i++) {
      const opened = w.day(1 + (i % 7), 3 + i)
      const decided = new Date(opened.getTime() + (i % 9) * 8 * 86_400_000)
      const closed = new Date(decided.getTime() + 5 * 86_400_000)
      const state = i % 4 === 0 ? 'open' : i % 4 === 1 ? 'decided' : 'closed'
      await w.dossier(
        {
          state,
          opened_at: opened,
          body_id: i % 3 === 0 ? w.county : w.province,
          committee_id: i % 2 === 0 ? committee : null,
          unit_id: i % 5 === 0 ? ids.unit2 : ids.unit1,
          confidential: confidential && i % 6 === 0,
          ...(state === 'closed' && { closed_at: closed, revived: i % 8 !== 2, jobs_kept: i }),
        },
        [...(state === 'open' ? [] : [['decide', decided] as const]), ...(state === 'closed' ? [['close', closed] as const] : [])],
      )
    }
    for (let i = 0; i < 9; i++)
      await w.session(w.day(7, 6 + i * 6), { body_id: [w.province, committee, w.county][i % 3]!, chaired_by: i % 2 ? 'deputy' : 'governor_general' })
    if (!confidential) await on.db.updateTable('workgroup.resolution').set({ confidential: false }).where('confidential', '=', true).execute()
    return { ...w, committee }
  }

  async function checkFigures(actor: Actor, quarter: string, level: BodyKind | null): Promise<number> {
    const where = `quarter=${quarter}${level ? `&level=${level}` : ''}`
    const { figures } = (await get(`/api/followup/figures?${where}`, actor)) as { figures: Figure[] }
    for (const { code, value, of, unit } of figures) {
      const told = `${code} of ${quarter}, ${level ?? 'all levels'}, for the ${actor.role}`
      if (definitionOf(code).source === 'resolutions') {
        const rows = await resolutionsBehind(behindHref(code, { quarter, level }), actor)
        if (unit === 'days') assert.deepEqual([rows.reduce((n, r) => n + r.days!, 0), rows.length], [value, of], told)
        else assert.equal(rows.length, value, told)
        if (unit === 'share') assert.equal((await resolutionsBehind(behindHref('resolutions_notified', { quarter, level }), actor)).length, of, told)
        continue
      }
      const rows = await all<FigureRow>(`/api/followup/figures/${code}/rows?${where}`, actor)
      const counting = rows.filter((r) => r.counts)
      assert.equal(new Set(rows.map((r) => r.id)).size, rows.length, told)
      if (unit === 'days') assert.deepEqual([sum(rows), rows.length], [value, of], told)
      else if (code === 'jobs_kept') assert.equal(sum(rows), value, told)
      else assert.deepEqual([counting.length, rows.length], [value, of ?? value], told)
    }
    return figures.reduce((n, f) => n + f.value, 0)
  }

  test('every figure, for every reader and quarter, and for levels of bodies', async () => {
    await made({ confidential: false })
    for (const actor of readers) {
      let counted = 0
      for (const quarter of quarters) counted += await checkFigures(actor, quarter, null)
      if (actor === cast.sadeq || actor === cast.ehsan) for (const level of levels) await checkFigures(actor, '1405-2', level)
      assert.ok(counted > 5, `the ${actor.role} has something to count`)
    }
  })

  test('confidential ones are counted and listed alike, but for manager and auditor, whose page says so', async () => {
    await made({ confidential: true })
    for (const actor of [cast.sadeq, cast.homa, cast.parviz, cast.ehsan, cast.omid]) await checkFigures(actor, '1405-2', null)
    for (const actor of [cast.maryam, cast.atusa]) {
      const { figures, hidden } = await get('/api/followup/figures?quarter=1405-2', actor)
      const { value } = figures.find((f: Figure) => f.code === 'resolutions_notified')
      const kept = await resolutionsBehind(behindHref('resolutions_notified', { quarter: '1405-2', level: null }), cast.sadeq)
      const rows = await resolutionsBehind(behindHref('resolutions_notified', { quarter: '1405-2', level: null }), actor)
      const secret = kept.filter((r) => r.confidential).length
      assert.deepEqual([hidden, rows.length, secret > 0], [true, value - secret, true], actor.role)
    }
  })

  test('every number of every line of the board, for who sits in a committee only', async () => {
    const { committee } = await made({ confidential: true })
    const prepared = await on.db
      .selectFrom('workgroup.resolution')
      .select('id')
      .where('committee_id', '=', committee)
      .where('notified_at', 'is not', null)
      .execute()
    const { totals } = await get('/api/followup/board', cast.ehsan)
    assert.deepEqual([totals.total, totals.total > 5], [prepared.length, true], 'all that their committee prepared, and nothing else')
    for (const by of ['body', 'county'] as const) {
      const filter = by === 'body' ? 'bodyId' : 'countyId'
      for (const line of (await get(`/api/followup/board?by=${by}`, cast.ehsan)).lines as BoardLine[])
        for (const standing of standings) {
          const rows = await all<RowLine>(`/api/followup/rows?${filter}=${line.key}&outcome=${standing}`, cast.ehsan)
          assert.equal(rows.length, line.counts[standing], `${by} ${line.key} ${standing}`)
        }
    }
  })
})
