import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { newId } from '#server/ids.ts'
import { cast, stage } from '#server/testing.ts'
import { jobs } from '../../jobs.ts'
import { noteCases } from '../../register/actions.ts'
import { obstacles } from '../../routes.ts'
import { learn, learnMany } from '../actions.ts'

const { zahra, homa, naser, karim, sina, sadeq, maryam, atusa, adel, ehsan, zahra2 } = cast
const power = 'قطعی مکرر برق در شهرک صنعتی، هر روز دو ساعت برق نداریم'

suite('quality of triage', () => {
  const on = stage([obstacles], { jobs: { obstacles: jobs } })
  const groupsOf = async (text: string) =>
    (await on.as(zahra).post('/api/triage', { text })).body.groups.map((g: { code: string }) => g.code) as string[]
  const count = async () => {
    on.clock.forward(6 * 60_000)
    await on.drain()
  }

  /** A case with its decision, as casework leaves them. */
  async function decide(text: string, groupCode: string, { confidential = false, openTo = [] as string[] } = {}) {
    const id = newId()
    await on.ctx(zahra, async (ctx) => {
      await learn(ctx, { obstacleId: id, text, groupCode, source: 'intake', confidential })
      const places = { unitId: null, unitName: 'نمونه', countyId: null, agencyIds: [], article: '', closedAt: null, knotId: null }
      await noteCases(ctx, [
        {
          id,
          code: `EA-1405-${id.slice(-6)}`,
          text,
          groupCode,
          outcome: 'open',
          priority: 'normal',
          confidential,
          openTo,
          toldAt: on.now,
          ...places,
        },
      ])
    })
    return id
  }

  test('before any decision the page is empty and says so; figures are null, not zero', async () => {
    const { body } = await on.as(homa).get('/api/triage/quality')
    assert.deepEqual([body.from, body.to, body.countedAt, body.months, body.groups, body.pairs], ['1404-10', '1405-09', null, [], [], []])
    assert.deepEqual([body.total.asked, body.total.top1, body.total.precision], [0, null, null])
    const { body: state } = await on.as(adel).get('/api/triage/state')
    assert.deepEqual([state.model, state.fresh, state.refit.state, state.setting.threshold], [null, 0, 'none', null])
  })

  test('who may read figures, texts, and turn the screws', async () => {
    const call = async (actor: typeof zahra, method: 'get' | 'post' | 'put', url: string, body?: object) =>
      (await (method === 'get' ? on.as(actor).get(url) : on.as(actor)[method](url, body, { 'if-match': '1' }))).status
    const all = [zahra, homa, sadeq, maryam, adel, naser, karim, sina, atusa, ehsan]
    const passing = async (...rest: ['get' | 'post' | 'put', string, object?]) => {
      const passed: string[] = []
      for (const actor of all) if ((await call(actor as never, ...rest)) < 300) passed.push(actor.role)
      return passed
    }
    for (const url of ['/api/triage/quality', '/api/triage/state', '/api/triage/quality/export'])
      assert.deepEqual(await passing('get', url), ['operator', 'centreHead', 'secretary', 'manager', 'admin'], url)
    for (const url of ['/api/triage/quality/texts?groupCode=T01&saidCode=T02', '/api/triage/corrections/export'])
      assert.deepEqual(await passing('get', url), ['operator', 'centreHead', 'secretary', 'manager'], url)
    assert.deepEqual(await passing('post', '/api/triage/refit'), ['centreHead', 'admin'])
    assert.deepEqual(await passing('put', '/api/triage/settings', { threshold: null }), ['centreHead'], 'the second is stale')
  })

  test('figures by month, group and pair are those of the decisions, counted by the job', async () => {
    const [first, second, third] = (await groupsOf(power)) as [string, string, string]
    await decide(`${power} ۱`, first)
    await decide(`${power} ۲`, first)
    await decide(`${power} ۳`, second)
    await decide(`${power} ۴ و باز هم`, 'T01' === first ? 'T02' : 'T01')
    await count()
    const { body } = await on.as(homa).get('/api/triage/quality')
    const rows = await on.db.selectFrom('obstacles.lesson').select(['group_code', 'said_code', 'place', 'sure']).where('current', '=', true).execute()
    const right = rows.filter((r) => r.place === 1).length
    assert.equal(body.total.asked, 4)
    assert.equal(body.total.top1, right / 4)
    assert.equal(body.total.top3, rows.filter((r) => r.place! > 0).length / 4)
    assert.equal(body.total.coverage, rows.filter((r) => r.sure).length / 4)
    assert.deepEqual(
      body.months.map((m: { month: string; asked: number }) => [m.month, m.asked]),
      [['1405-09', 4]],
    )
    assert.equal(
      body.pairs.reduce((n: number, p: { times: number }) => n + p.times, 0),
      4 - right,
    )
    assert.ok(body.countedAt)
    assert.ok(third)
    // Overtaken decisions leave the count; a later month has its own row.
    const again = (await on.db
      .selectFrom('obstacles.lesson')
      .select(['obstacle_id', 'text', 'said_code'])
      .where('place', '!=', 1)
      .executeTakeFirst())!
    on.clock.set(new Date('2026-12-25T06:30:00Z'))
    await on.ctx(zahra, (ctx) => learn(ctx, { obstacleId: again.obstacle_id, text: again.text, groupCode: again.said_code!, source: 'correction' }))
    await count()
    const later = (await on.as(homa).get('/api/triage/quality')).body
    assert.deepEqual(
      later.months.map((m: { month: string; asked: number }) => [m.month, m.asked]),
      [
        ['1405-09', 3],
        ['1405-10', 1],
      ],
    )
    assert.equal(later.total.top1, (right + 1) / 4)
    const csv = await on.as(maryam).get('/api/triage/quality/export?kind=csv')
    assert.match(csv.text, new RegExp(`1405-10,${again.said_code},`))
    assert.equal((await on.as(zahra2).get('/api/triage/quality')).body.total.asked, 0)
  })

  test('texts behind an error show only to those who may see their obstacle', async () => {
    const [said, other] = (await groupsOf(power)) as [string, string]
    const wrong = other
    await decide(`${power} آشکار`, wrong)
    await decide(`${power} پنهان برای رئیس`, wrong, { confidential: true })
    await decide(`${power} پنهان با من`, wrong, { confidential: true, openTo: [zahra.accountId!] })
    const pairs = await on.db.selectFrom('obstacles.lesson').select('said_code').where('group_code', '=', wrong).execute()
    const texts = async (actor: typeof homa, path = 'quality/texts') => {
      const found: string[] = []
      for (const saidCode of new Set([said, ...pairs.map((p) => p.said_code!)])) {
        const sent = await on.as(actor).get(`/api/triage/${path}${path.startsWith('q') ? `?groupCode=${wrong}&saidCode=${saidCode}` : ''}`)
        found.push(...(sent.body ? sent.body.rows.map((r: { text: string }) => r.text) : [sent.text]))
      }
      return ['آشکار', 'برای رئیس', 'با من'].filter((w) => found.some((text) => text.includes(w)))
    }
    for (const path of ['quality/texts', 'corrections/export']) {
      assert.deepEqual(await texts(homa, path), ['آشکار', 'برای رئیس', 'با من'], path)
      assert.deepEqual(await texts(zahra as never, path), ['آشکار', 'با من'], path)
      assert.deepEqual(await texts(maryam as never, path), ['آشکار'], path)
      assert.deepEqual(await texts(zahra2 as never, path), [], path)
    }
  })

  test('a lesson that is confidential before the register knows it is hidden', async () => {
    const [, wrong] = (await groupsOf(power)) as [string, string]
    const id = await decide(`${power} هنوز`, wrong)
    await on.db.updateTable('obstacles.lesson').set({ confidential: true }).where('obstacle_id', '=', id).execute()
    const { text } = await on.as(zahra).get('/api/triage/corrections/export')
    assert.ok(!text.includes('هنوز'))
    assert.ok((await on.as(homa).get('/api/triage/corrections/export')).text.includes('هنوز'))
  })

  test('corrections come in the columns of triage:eval, and no cell is a formula', async () => {
    const [first] = (await groupsOf(power)) as [string]
    await decide(`=1+1 ${power}`, first)
    const { text, headers } = await on.as(homa).get('/api/triage/corrections/export')
    assert.match(text, /^\uFEFFtext_fa,group_code,also_group_codes,/)
    assert.ok(text.includes(`'=1+1`))
    assert.match(String(headers['content-disposition']), /triage-corrections\.csv/)
    const sheet = await on.as(homa).get('/api/triage/corrections/export?kind=xlsx')
    assert.ok(sheet.text.startsWith('PK'))
  })

  test('a threshold of the province decides what is sure; two keepers at once do not overwrite each other', async () => {
    const [first] = (await groupsOf(power)) as [string]
    const sure = async () => (await on.as(zahra).post('/api/triage', { text: power })).body
    const put = (threshold: number | null, version: number, actor = homa) =>
      on.as(actor).put('/api/triage/settings', { threshold }, { 'if-match': String(version) })
    const p = (await sure()).groups[0].p as number
    assert.deepEqual((await put(0.99, 1)).body, { threshold: 0.99, version: 2 })
    assert.deepEqual([(await sure()).sure, (await sure()).reason, (await sure()).threshold], [false, 'unsure', 0.99])
    assert.equal((await put(0.3, 1, adel as never)).status, 412)
    assert.equal((await put(0.3, 2, adel as never)).status, 200)
    assert.equal((await sure()).sure, p >= 0.3)
    assert.equal((await put(0.1, 3)).status, 400)
    assert.equal((await put(null, 3)).status, 200)
    assert.ok(first)
  })

  test('a refit learns from everything in threads, keeps three models, and its model answers', async () => {
    const codes = (await on.db.selectFrom('obstacles.grp').select('code').orderBy('code').limit(4).execute()).map((g) => g.code)
    const lessons = codes.flatMap((groupCode, g) =>
      Array.from({ length: 60 }, (_, i) => ({
        obstacleId: newId(),
        groupCode,
        source: 'import' as const,
        text: `شرح ${['سیمان', 'پنبه', 'زعفران', 'فولاد'][g]} و کار شماره ${i}`,
      })),
    )
    await on.ctx(zahra, (ctx) => learnMany(ctx, lessons))
    assert.ok(
      on.queue.some((j) => j.task === 'obstacles.triage_refit'),
      'two hundred lessons call for a refit',
    )
    await count()
    const state = async () => (await on.as(homa).get('/api/triage/state')).body
    const { model, fresh, refit } = await state()
    assert.deepEqual([model.examples, fresh, refit.state, refit.share], [240, 0, 'done', 1])
    assert.ok(model.classes >= 4 && model.held > 0)
    const { body } = await on.as(zahra).post('/api/triage', { text: 'کار تازه‌ای درباره زعفران' })
    assert.equal(body.groups[0].code, codes[2])
    assert.equal(body.learned, 240)
    for (let i = 0; i < 4; i++) {
      on.clock.forward(60_000)
      assert.equal((await on.as(homa).post('/api/triage/refit')).status, 202)
      assert.equal((await state()).refit.state, 'running')
      await on.drain()
    }
    assert.equal((await on.db.selectFrom('obstacles.model').select('id').execute()).length, 3)
    const facts = await on.db.selectFrom('journal.fact').select('name').where('name', 'like', 'obstacles.%efit').execute()
    assert.equal(facts.filter((f) => f.name === 'obstacles.refit').length, 5)
  })

  test('a refit that was broken off says so and leaves the earlier model; nightly without news does nothing', async () => {
    await on.db
      .insertInto('obstacles.refit')
      .values({ province_id: 1, id: newId(), state: 'running', share: 0.4, started_at: on.now, told_at: on.now })
      .execute()
    const state = async () => (await on.as(homa).get('/api/triage/state')).body.refit.state
    assert.equal(await state(), 'running')
    on.clock.forward(11 * 60_000)
    assert.equal(await state(), 'brokenOff')
    await jobs.long!['obstacles.triage_nightly']!(on.engine, 1)
    assert.equal((await on.db.selectFrom('obstacles.model').select('id').execute()).length, 0)
  })
})
