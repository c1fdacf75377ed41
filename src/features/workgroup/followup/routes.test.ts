// The board and its rows over a small made world, counted by hand.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { serve } from '#server/http.ts'
import { seatedActor } from '../bodies/actions.ts'
import type { ResolutionState } from '../model.ts'
import { resolutionLaw } from '../resolutions/rules.ts'
import { followupApi } from './api.ts'
import { repair } from './checking/actions.ts'
import { followupHandlers } from './routes.ts'
import { foldMoves } from './tally/queries.ts'
import { makeWorld, type World } from './world.test.ts'

suite('board', () => {
  const on = stage([serve(followupApi, followupHandlers)])
  const get = async (path: string, actor: Actor = cast.sadeq) => (await on.as(actor).get(`/api/followup/${path}`)).body
  const total = async (path: string, actor?: Actor) => (await get(path, actor)).totals.total
  let w: World
  const made = async () => {
    w = await makeWorld(on)
  }

  test('every standing is counted where it belongs, also after the moves were added up', async () => {
    await made()
    const look = async () => {
      const board = await get('board')
      const { averageDays, ...counts } = board.totals
      return { counts, averageDays, lines: board.lines.map((l: { key: string; counts: { total: number } }) => [l.key, l.counts.total]) }
    }
    const expected = {
      counts: {
        total: 9,
        executed: 2,
        claimed: 1,
        executing: 1,
        overdue: 2,
        unconfirmed: 1,
        not_executed: 1,
        annulled: 1,
        said: 5,
        reasons: { bank_refused: 1 },
      },
      averageDays: 15,
      lines: [
        [ids.agencyPower, 6],
        [ids.agencyBank, 3],
      ],
    }
    assert.deepEqual(await look(), expected)
    assert.equal(await foldMoves(on.db, 1, 1000), 9)
    assert.deepEqual(await look(), expected)
    assert.equal(await foldMoves(on.db, 1, 1000), 0)
  })

  test('sides and filters: county, level, topic, month', async () => {
    await made()
    const lines = async (by: string, more = '') =>
      Object.fromEntries((await get(`board?by=${by}${more}`)).lines.map((l: { key: string; counts: { total: number } }) => [l.key, l.counts.total]))
    assert.deepEqual(await lines('county'), { [ids.county1]: 6, [ids.county2]: 2, none: 1 })
    assert.deepEqual(await lines('level'), { province: 7, county: 2 })
    assert.deepEqual(await lines('domain'), { B: 8, '': 1 })
    assert.deepEqual(await lines('month'), { '1405-06': 1, '1405-07': 6, '1405-08': 2 })
    assert.deepEqual(await lines('month', '&from=1405-08&to=1405-08'), { '1405-08': 2 })
    assert.deepEqual(await lines('agency', '&level=county'), { [ids.agencyPower]: 2 })
    assert.equal(await total('board?countyId=none'), 1)
    assert.equal(await total('board?domain=none'), 1)
    assert.equal(await total(`board?bodyId=${w.county}&level=province`), 0, 'a body of another level is none')
    const bad = await on.as(cast.sadeq).get('/api/followup/board?from=1405-08&to=1405-07')
    assert.deepEqual([bad.status, bad.body.code], [422, 'workgroup/bad-months'])
  })

  test('each number leads to as many rows as it says', async () => {
    await made()
    const { totals } = await get('board')
    for (const standing of ['executed', 'claimed', 'executing', 'overdue', 'unconfirmed', 'not_executed', 'annulled'])
      assert.equal((await get(`rows?outcome=${standing}`)).rows.length, totals[standing], standing)
    assert.equal((await get('rows?claimed=yes')).rows.length, totals.said)
    assert.equal((await get('rows?claimed=gap')).rows.length, totals.said - totals.executed)
    assert.equal((await get('rows?outcome=not_annulled')).rows.length, totals.total - totals.annulled)
    assert.equal((await get('rows?reason=bank_refused')).rows.length, 1)
    assert.equal((await get('rows?countyId=none')).rows.length, 1)
    const days = (await get('rows?outcome=executed')).rows.map((r: { days: number }) => r.days)
    assert.deepEqual(days.sort(), [10, 20])
  })

  test('rows turn pages without losing or doubling one; a cursor that is none is refused', async () => {
    await made()
    const codes: string[] = []
    for (let after = ''; ; ) {
      const page = await get(`rows?limit=2${after && `&after=${encodeURIComponent(after)}`}`)
      codes.push(...page.rows.map((r: { code: string }) => r.code))
      if (page.next === null) break
      after = page.next
    }
    assert.equal(new Set(codes).size, 9)
    assert.equal(codes.length, 9)
    const bad = await on.as(cast.sadeq).get('/api/followup/rows?after=x')
    assert.deepEqual([bad.status, bad.body.code], [400, 'workgroup/bad-followup-cursor'])
  })

  test('who sees what: an agency its own, a seat its body, a manager counts the confidential and does not list it', async () => {
    await made()
    assert.equal(await total('board', cast.parviz), 6)
    assert.equal((await get('rows', cast.parviz)).rows.length, 6)
    assert.equal(await total('board', cast.omid), 0)
    await w.seat(cast.omid, w.county)
    assert.equal(await total('board', cast.omid), 2)
    const manager = await get('board', cast.maryam)
    assert.deepEqual([manager.totals.total, manager.hidden], [9, true])
    assert.equal((await get('rows', cast.maryam)).rows.length, 8)
    assert.equal((await get('rows', cast.sadeq)).rows.length, 9)
    for (const actor of [cast.karim, cast.zahra, cast.naser, cast.adel, cast.sina])
      assert.equal((await on.as(actor).get('/api/followup/board')).status, 403, actor.role)
    assert.deepEqual(
      (await get('choices', cast.parviz)).agencies.map((a: { id: string }) => a.id),
      [ids.agencyPower],
    )
  })

  test('the list shows nobody what the law of resolutions hides from them, and the province’s readers all that it shows', async () => {
    await made()
    await w.seat(cast.omid, w.county)
    await w.seat(cast.maryam, w.county)
    await on.db.updateTable('workgroup.resolution').set({ confidential: true }).where('body_id', '=', w.county).execute()
    const rows = await on.db.selectFrom('workgroup.resolution').selectAll().where('notified_at', 'is not', null).execute()
    for (const actor of [cast.sadeq, cast.homa, cast.maryam, cast.atusa, cast.parviz, cast.omid, cast.ehsan]) {
      const seen = await on.ctx(actor, async (ctx) => {
        const who = await seatedActor(ctx)
        return rows.filter((r) =>
          resolutionLaw.maySee(who, {
            state: r.state as ResolutionState,
            provinceId: 1,
            bodyIds: [r.body_id],
            unitId: r.unit_id,
            investorId: r.investor_id,
            ownerAgencyId: r.owner_agency_id,
            ownerDeskId: r.owner_desk_id,
            onBankPath: r.path === 'bank',
            altAgencyId: r.alt_agency_id,
            confidential: r.confidential,
            notified: true,
          }),
        )
      })
      const listed = (await get('rows', actor)).rows.map((r: { id: string }) => r.id)
      assert.deepEqual(listed.sort(), seen.map((r) => r.id).sort(), actor.role)
    }
  })

  test('two-sided duties: the producer’s beside the agency’s, each number with its rows', async () => {
    await made()
    const found = await get('duties?by=county')
    assert.deepEqual(found.producers, { total: 4, open: 1, due: 1, claimed: 0, done: 1, broken: 1, waived: 0 })
    const line = found.lines.find((l: { key: string }) => l.key === ids.county1)
    assert.deepEqual([line.producers.total, line.agencies.overdue, line.agencies.total], [4, 1, 6])
    for (const which of ['open', 'due', 'done', 'broken'])
      assert.equal((await get(`duties/rows?which=${which}`)).rows.length, found.producers[which], which)
    assert.equal((await get('duties?by=body', cast.parviz)).producers.total, 3)
  })

  test('two-sided duties without a first month are those of one year, counted and listed alike', async () => {
    await made()
    const lastYear = w.day(7, 3).getTime() - 400 * 86_400_000
    const { resolution_id: id } = await on.db
      .selectFrom('workgroup.duty')
      .select('resolution_id')
      .where('state', '=', 'broken')
      .executeTakeFirstOrThrow()
    await on.db
      .updateTable('workgroup.resolution')
      .set({ notified_at: new Date(lastYear) })
      .where('id', '=', id)
      .execute()
    const look = async (period: string) => {
      const { from, to, producers } = await get(`duties?${period}`)
      assert.equal((await get(`duties/rows?${period}`)).rows.length, producers.total, period)
      return [from, to, producers.total, producers.broken]
    }
    assert.deepEqual(await look(''), ['1405-01', null, 3, 0])
    assert.deepEqual(await look('from=1404-01'), ['1404-01', null, 4, 1])
    assert.deepEqual(await look('to=1404-12'), ['1404-01', '1404-12', 1, 1])
  })

  test('sheets hold the same numbers', async () => {
    await made()
    const sheet = async (path: string) => {
      const { status, text } = await on.as(cast.sadeq).get(`/api/followup/${path}`, { 'accept-language': 'en' })
      assert.equal(status, 200, path)
      return text.trim().split('\r\n')
    }
    const board = await sheet('board/export?kind=csv&by=county')
    assert.equal(board.length, 1 + 3 + 1 + 1)
    assert.match(board.at(-2)!, /,9,2,1,1,2,1,1,1,5,/)
    assert.equal((await sheet('rows/export?kind=csv&outcome=overdue')).length, 1 + 2 + 1)
    const duties = await sheet('duties/export?kind=csv')
    assert.equal(duties.length, 1 + 3 + 1 + 1)
    assert.match(duties.at(-1)!, /از فروردین ۱۴۰۵ تا امروز/)
    const xlsx = await on.as(cast.sadeq).get('/api/followup/board/export')
    assert.equal(xlsx.raw.subarray(0, 2).toString(), 'PK')
  })

  test('the nightly check: silent while they agree, repairs and tells when they do not', async () => {
    await made()
    const check = () => on.ctx(cast.sadeq, (ctx) => repair(ctx))
    assert.equal(await check(), 0)
    await foldMoves(on.db, 1, 1000)
    assert.equal(await check(), 0)
    const before = (await get('board')).totals
    await on.db.updateTable('workgroup.tally').set({ count: 7 }).where('outcome', '=', 'claimed').execute()
    await on.db.deleteFrom('workgroup.tally').where('outcome', '=', 'annulled').execute()
    assert.notDeepEqual((await get('board')).totals, before)
    assert.equal(await check(), 2)
    assert.deepEqual((await get('board')).totals, before)
    assert.equal(await check(), 0)
    const facts = await on.db.selectFrom('journal.fact').select('details').where('name', '=', 'workgroup.tally_repaired').execute()
    assert.deepEqual(
      facts.map((f) => (f.details as { places: number }).places),
      [2],
    )
  })
})
