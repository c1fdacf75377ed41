import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, ids, type Sent, stage } from '#server/testing.ts'
import { jobs } from '../../jobs.ts'
import { noteCases } from '../../register/actions.ts'
import { obstacles } from '../../routes.ts'
import { insertClusters, insertRun } from './queries.ts'

const { zahra, sadeq, maryam, ehsan, karim, zahra2 } = cast
const id = (n: number) => `0198bbbb-0000-7000-8000-${String(n).padStart(12, '0')}`
const words = 'کارگاه مدیر هفته نامه مراجعه تولید خط فروش مشتری قرارداد هزینه بازار صادرات انبار حمل مهندس پیگیری وعده دفتر تلفن'.split(' ')

suite('clusters of open obstacles', () => {
  const on = stage([obstacles], { jobs: { obstacles: jobs } })
  const ok = (sent: Sent) => {
    assert.ok(sent.status < 300, sent.text)
    return sent.body
  }
  /** `n` obstacles of one cause, each at its own unit, in changing words. */
  const tell = (first: number, n: number, cause: string, more: { confidential?: boolean; outcome?: 'open' | 'solved' } = {}) =>
    on.ctx(null, async (ctx) =>
      noteCases(
        await ctx.inProvince(1),
        Array.from({ length: n }, (_, i) => ({
          id: id(first + i),
          code: `EA-1405-${first + i}`,
          text: `${words[i % words.length]} ${words[(i * 7 + 3) % words.length]} ${cause} ${words[(i * 11 + 5) % words.length]}`,
          unitId: null,
          unitName: `واحد ${first + i}`,
          countyId: ids.county1,
          groupCode: 'F01',
          agencyIds: [],
          outcome: more.outcome ?? 'open',
          priority: 'normal',
          confidential: more.confidential ?? false,
          article: '',
          toldAt: new Date(on.now.getTime() - (first + i) * 60_000),
          closedAt: more.outcome === 'solved' ? on.now : null,
          knotId: null,
        })),
      ),
    )
  async function look() {
    ok(await on.as(sadeq).post('/api/clusters/look', {}))
    await on.drain()
    return ok(await on.as(zahra).get('/api/clusters'))
  }
  const power = 'قطع برق شهرک صنعتی بدون اعلام قبلی'
  const collateral = 'بانک وثیقهٔ ملکی سه‌برابر تسهیلات می‌خواهد'

  test('a look finds the causes, suspects the strong one as a knot, and never reads what is confidential', async () => {
    await tell(1, 40, power)
    await tell(100, 12, collateral)
    await tell(200, 10, 'نام کارمند خاطی محرمانه فاش', { confidential: true })
    await tell(300, 10, 'عوارض شهرداری سنگین است', { outcome: 'solved' })
    const empty = ok(await on.as(maryam).get('/api/clusters'))
    assert.deepEqual([empty.run, empty.clusters], [null, []])
    const map = await look()
    assert.deepEqual([map.run.obstacles, map.looking, map.failed, map.clusters.map((c: { size: number }) => c.size)], [52, null, false, [40, 12]])
    const [big, small] = map.clusters
    assert.ok(
      big.words.some((w: string) => w.includes('برق')),
      big.words.join(' · '),
    )
    assert.deepEqual([big.units, big.groupCode, big.prior, big.knot.state, small.knot], [40, 'F01', null, 'suspected', null])
    const knot = ok(await on.as(sadeq).get(`/api/knots/${big.knot.id}`))
    assert.deepEqual([knot.foundBy, knot.unlocks, knot.history[0].actorRole], ['clustering', 40, 'system'])
    const members = ok(await on.as(zahra).get(`/api/clusters/${map.run.id}/0/members?limit=30`))
    const rest = ok(await on.as(zahra).get(`/api/clusters/${map.run.id}/0/members?limit=30&after=${members.next}`))
    assert.deepEqual([members.rows.length, rest.rows.length, rest.next], [30, 10, null])
    const byHand = ok(await on.as(zahra).post('/api/knots', { title: 'وثیقه', cluster: { runId: map.run.id, no: small.no } }))
    assert.deepEqual([byHand.unlocks, byHand.cluster], [12, { runId: map.run.id, no: 1 }])
    const again = await on.as(zahra).post('/api/knots', { title: 'وثیقه', cluster: { runId: map.run.id, no: small.no } })
    assert.deepEqual([again.status, again.body.code], [422, 'obstacles/knot-needs-obstacles'])
  })

  test('a second look tells what grew, what is new and what is gone; nothing is suspected twice, nor what a panel has dismissed', async () => {
    await tell(1, 30, power)
    await tell(100, 8, collateral)
    const first = await look()
    const knot = ok(await on.as(sadeq).get(`/api/knots/${first.clusters[0].knot.id}`))
    ok(await on.as(sadeq).post(`/api/knots/${knot.id}/dismiss`, { text: 'علت‌ها جداست' }, { 'if-match': String(knot.version) }))
    await tell(31, 5, power)
    await tell(100, 8, collateral, { outcome: 'solved' })
    await tell(400, 9, 'ترخیص کالا از گمرک بی‌دلیل متوقف مانده')
    on.clock.forward(86_400_000)
    const second = await look()
    const [grown, fresh] = second.clusters
    assert.deepEqual([grown.size, grown.prior, fresh.size, fresh.prior], [35, { no: 0, size: 30, shared: 30 }, 9, null])
    assert.deepEqual(
      second.gone.map((g: { size: number }) => g.size),
      [8],
    )
    assert.equal(second.against.id, first.run.id)
    assert.equal((await on.db.selectFrom('obstacles.knot').select('id').execute()).length, 1)
    assert.equal(grown.knot.state, 'dismissed')
    // Only the last three runs stay within a month.
    for (let i = 0; i < 3; i++) {
      on.clock.forward(3600_000)
      await look()
    }
    assert.equal((await on.db.selectFrom('obstacles.cluster_run').select('id').execute()).length, 3)
  })

  test('a run that was broken off leaves the one before, and the next takes its remains away', async () => {
    await tell(1, 30, power)
    const first = await look()
    on.clock.forward(60_000)
    await insertRun(on.db, 1, id(777), null, on.now)
    const c = first.clusters[0]
    await insertClusters(on.db, 1, id(777), 0, [{ ...c, code: 'F01', group: 0, groupShare: 1 }])
    const during = ok(await on.as(zahra).get('/api/clusters'))
    assert.deepEqual([during.run.id, during.looking.id], [first.run.id, id(777)])
    const twice = await on.as(zahra).post('/api/clusters/look', {})
    assert.deepEqual([twice.status, twice.body.code], [409, 'obstacles/looking-already'])
    assert.equal((await on.as(zahra).get(`/api/clusters/${id(777)}/0/members`)).status, 404)
    on.clock.forward(20 * 60_000)
    assert.equal(ok(await on.as(zahra).get('/api/clusters')).failed, true)
    const next = await look()
    assert.notEqual(next.run.id, id(777))
    assert.equal((await on.db.selectFrom('obstacles.cluster_run').select('id').where('id', '=', id(777)).execute()).length, 0)
  })

  test('producers never; experts look but do not start; another province sees nothing', async () => {
    await tell(1, 30, power)
    const map = await look()
    assert.equal((await on.as(karim).get('/api/clusters')).status, 403)
    assert.equal((await on.as(ehsan).get('/api/clusters')).status, 200)
    assert.equal((await on.as(ehsan).post('/api/clusters/look', {})).status, 403)
    assert.equal(ok(await on.as(zahra2).get('/api/clusters')).run, null)
    assert.equal((await on.as(zahra2).get(`/api/clusters/${map.run.id}/0/members`)).status, 404)
  })
})
