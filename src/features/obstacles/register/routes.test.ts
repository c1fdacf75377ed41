import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { obstacles } from '../routes.ts'
import { archiveRows, noteCases, removeArchived, setKnot } from './actions.ts'
import type { CaseNote } from './model.ts'
import { registerLaw } from './rules.ts'

const at = (n: number) => `0198aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`
const note = (n: number, more: Partial<CaseNote> = {}): CaseNote => ({
  id: at(n),
  code: `EA-1405-${String(n).padStart(6, '0')}`,
  text: `برق کارگاه ریخته‌گری شمارهٔ ${n} از دیروز قطع است`,
  unitId: ids.unit1,
  unitName: 'ریخته‌گری نمونه',
  countyId: ids.county1,
  groupCode: 'B01',
  agencyIds: [ids.agencyPower],
  outcome: 'open',
  priority: 'normal',
  confidential: false,
  article: '',
  toldAt: new Date(Date.UTC(2026, 10, 20, 6, n % 60)),
  closedAt: null,
  knotId: null,
  ...more,
})

suite('register of obstacles', () => {
  const on = stage([obstacles])
  const write = (notes: readonly CaseNote[], province = 1) => on.ctx(systemActor(province), (ctx) => noteCases(ctx, notes))
  const list = async (query = '', actor: Actor = cast.homa) => (await on.as(actor).get(`/api/obstacles?${query}`)).body
  const codes = async (query = '', actor: Actor = cast.homa) => ((await list(query, actor)).rows as { code: string }[]).map((r) => r.code)

  test('a note is written once and follows its case; what people decided in the register stays', async () => {
    await write([note(1)])
    await on.db
      .updateTable('obstacles.obstacle')
      .set({ also_codes: ['B02'], jobs: 12 })
      .execute()
    await write([note(1, { outcome: 'solved', article: 'مادهٔ ۲۵', closedAt: new Date(Date.UTC(2026, 10, 22, 18, 1)) })])
    const row = await on.db.selectFrom('obstacles.obstacle').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual([row.outcome, row.days, row.also_codes, row.jobs, row.agency_ids], ['solved', 2.5, ['B02'], 12, [ids.agencyPower]])
  })

  test('2,500 notes go in at once and the list turns pages without losing or doubling one', async () => {
    await write(Array.from({ length: 2500 }, (_, i) => note(i + 1)))
    const seen = new Set<string>()
    let after = ''
    for (let pages = 0; pages < 40; pages++) {
      const page = await list(`limit=100${after}`)
      for (const row of page.rows) seen.add(row.code)
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    assert.equal(seen.size, 2500)
  })

  test('archive rows are kept, not written twice, and taken out again; rows of cases stay', async () => {
    await write([note(1)])
    const archived = { ...note(2), code: 'imp-2', moneyIrr: 5e10, jobs: 40 }
    await on.ctx(systemActor(1), (ctx) => archiveRows(ctx, [archived]))
    await on.ctx(systemActor(1), (ctx) => archiveRows(ctx, [{ ...archived, text: 'متن دیگر' }]))
    const card = (await on.as(cast.homa).get(`/api/obstacles/${at(2)}`)).body
    assert.deepEqual([card.kind, card.moneyIrr, card.jobs, card.text], ['archive', 5e10, 40, archived.text])
    await on.ctx(systemActor(1), (ctx) => removeArchived(ctx, [at(1), at(2)]))
    assert.deepEqual(await codes(), ['EA-1405-000001'])
  })

  test('each filter holds', async () => {
    await write([
      note(1),
      note(2, { groupCode: null, countyId: null, agencyIds: [], outcome: 'merged' }),
      note(3, { groupCode: 'F01', outcome: 'solved', closedAt: new Date(), toldAt: new Date('2026-04-01T00:00:00Z') }),
    ])
    await on.ctx(systemActor(1), (ctx) => setKnot(ctx, [at(3)], at(99)))
    const [one, two, three] = ['EA-1405-000001', 'EA-1405-000002', 'EA-1405-000003']
    const group = (await on.as(cast.homa).get('/api/groups')).body.domains.find((d: { groups: { code: string }[] }) =>
      d.groups.some((g) => g.code === 'F01'),
    )
    for (const [query, wanted] of [
      ['groupCode=B01', [one]],
      ['groupCode=none', [two]],
      [`domain=${group.code}`, [three]],
      ['countyId=none', [two]],
      [`countyId=${ids.county1}`, [one, three]],
      [`agencyId=${ids.agencyPower}`, [one, three]],
      ['agencyId=none', [two]],
      ['outcome=told', [one, three]],
      ['outcome=solved', [three]],
      ['from=1405-08&to=1405-09', [two, one]],
      ['to=1405-02', [three]],
      ['knot=any', [three]],
      ['knot=none', [two, one]],
      [`knot=${at(99)}`, [three]],
      ['kind=archive', []],
      ['q=EA-1405-000002', [two]],
      ['q=ریخته گری&groupCode=F01', [three]],
      ['q=کشاورزی', []],
    ] as const)
      assert.deepEqual(await codes(encodeURI(query)), wanted, query)
    assert.equal((await on.as(cast.homa).get('/api/obstacles?from=1405-09&to=1405-01')).body.code, 'obstacles/bad-period')
  })

  test('search is blind to spelling and marks what it found', async () => {
    await write([note(1), note(2, { text: 'مجوز بهره برداری صادر نشده' })])
    const { rows } = await list(encodeURI('q=قطعي برق ريخته‌گري').replace('قطعي', ''))
    assert.ok(rows.length <= 1)
    const found = (await list(encodeURI('q=بهره‌برداري'))).rows
    assert.equal(found.length, 1)
    assert.equal(
      found[0].pieces
        .filter((p: { hit: boolean }) => p.hit)
        .map((p: { text: string }) => p.text)
        .join(' '),
      'بهره برداری',
    )
  })

  test('law and SQL agree about confidential rows, for every person of the cast', async () => {
    const openTo = [[], ['operator'], ['secretary'], [cast.zahra.accountId!]]
    const notes = openTo.map((open, i) => note(i + 1, { confidential: true, openTo: open }))
    await write([...notes, note(9)])
    for (const actor of Object.values(cast) as Actor[]) {
      const wanted = [...notes, note(9)]
        .filter((n) => registerLaw.maySee(actor, { state: 'open', provinceId: 1, confidential: n.confidential, openTo: n.openTo ?? [] }))
        .map((n) => n.code)
      const sent = await on.as(actor).get('/api/obstacles')
      const got = sent.status === 200 ? (sent.body.rows as { code: string }[]).map((r) => r.code).sort() : []
      assert.deepEqual(got, wanted.sort(), `${actor.role} ${actor.name}`)
      if (got.length === 0) assert.ok(sent.status === 403 || actor.provinceId !== 1, actor.role)
    }
    assert.equal((await on.as(cast.maryam).get(`/api/obstacles/${at(1)}`)).status, 404)
  })

  test('the heat table counts once, by county and by agency, and says what was solved', async () => {
    await write([
      note(1, { agencyIds: [ids.agencyPower, ids.agencyBank] }),
      note(2, { outcome: 'solved', closedAt: new Date('2026-11-21T00:00:00Z') }),
      note(3, { outcome: 'merged' }),
      note(4, { groupCode: null, countyId: null, agencyIds: [] }),
      note(5, { toldAt: new Date('2024-01-01T00:00:00Z') }),
      note(6, { confidential: true, knotId: at(99) }),
    ])
    const heat = async (query: string, actor: Actor = cast.homa) => (await on.as(actor).get(`/api/obstacles/heat?${query}`)).body
    const cell = (table: { cells: { groupCode: string | null; sideId: string | null }[] }, group: string | null, side: string | null) =>
      table.cells.find((c) => c.groupCode === group && c.sideId === side)
    const counties = await heat('')
    assert.deepEqual([counties.from, counties.to], ['1404-10', '1405-09'])
    assert.deepEqual(cell(counties, 'B01', ids.county1), { groupCode: 'B01', sideId: ids.county1, told: 3, solved: 1 })
    assert.deepEqual(cell(counties, null, null), { groupCode: null, sideId: null, told: 1, solved: 0 })
    assert.deepEqual(counties.totals, { told: 4, solved: 1 })
    assert.deepEqual((await heat('', cast.maryam)).totals, { told: 3, solved: 1 })
    assert.deepEqual((await heat('knot=none')).totals, { told: 3, solved: 1 })
    const agencies = await heat('side=agency&outcome=told')
    assert.equal((cell(agencies, 'B01', ids.agencyPower) as unknown as { told: number }).told, 3)
    assert.equal((cell(agencies, 'B01', ids.agencyBank) as unknown as { told: number }).told, 1)
    assert.deepEqual(agencies.totals, { told: 4, solved: 1 })
    assert.deepEqual((await heat('from=1402-10&to=1402-10')).totals, { told: 1, solved: 0 })
  })

  test('exports open as spreadsheets; a formula in a text stays text', async () => {
    await write([note(1, { text: '=HYPERLINK("x")' })])
    const csv = await on.as(cast.homa).get('/api/obstacles/export?as=csv')
    assert.match(csv.text, /EA-1405-000001/)
    assert.match(csv.text, /'=HYPERLINK/)
    const xlsx = await on.as(cast.homa).get('/api/obstacles/heat/export')
    assert.match(String(xlsx.headers['content-type']), /spreadsheetml/)
    assert.ok(xlsx.text.startsWith('PK'))
    assert.equal((await on.as(cast.zahra).get('/api/obstacles/export')).status, 403)
  })
})
