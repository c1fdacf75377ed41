import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cast, ids, stage } from '#server/testing.ts'
import { getGroup, listGroups, searchGroups } from './actions.ts'
import { evidenceTypeNames } from './model.ts'
import { obstacles } from '../routes.ts'

const on = stage([obstacles])

test('anyone reads the catalogue: 4 domains, 160 groups, and a tag spares the second reading', async () => {
  const first = await on.as(null).get('/api/groups')
  assert.equal(first.status, 200)
  assert.deepEqual(
    first.body.domains.map((d: { code: string; groups: unknown[] }) => [d.code, d.groups.length]),
    [
      ['F', 42],
      ['L', 46],
      ['M', 36],
      ['T', 36],
    ],
  )
  assert.deepEqual(Object.keys(first.body.domains[0].groups[0]).sort(), [
    'agencyEn',
    'agencyFa',
    'asks',
    'code',
    'domainCode',
    'evidenceType',
    'nameEn',
    'nameFa',
    'retired',
    'successors',
  ])
  const again = await on.as(null).get('/api/groups', { 'if-none-match': String(first.headers['etag']) })
  assert.deepEqual([again.status, again.text], [304, ''])
})

test('every group asks for evidence of a known type', async () => {
  const { domains } = await on.ctx(null, (ctx) => listGroups(ctx))
  for (const group of domains.flatMap((d) => d.groups)) assert.ok(evidenceTypeNames.includes(group.evidenceType), group.code)
})

test('a group by its code, or a clear refusal', async () => {
  assert.equal((await on.ctx(cast.zahra, (ctx) => getGroup(ctx, 'T01'))).evidenceType, 'reconnection')
  await assert.rejects(
    on.ctx(cast.zahra, (ctx) => getGroup(ctx, 'X99')),
    { code: 'obstacles/no-such-group', status: 404 },
  )
})

test('a producer’s own words find their group', async () => {
  for (const [words, code] of [
    ['از دیروز برق کارخانه بی خبر قطع شده', 'T01'],
    ['براي وام وثيقه بيرون از كارخانه ميخواهند', 'F05'],
    ['کالای ما در گمرک مانده و ترخیص نمی‌شود مواد اولیه', 'M21'],
    ['حساب شرکت مسدود شده', 'F11'],
    ['پروانه بهره برداری نمی‌دهند', 'L03'],
    ['کارگر ماهر پیدا نمی‌کنیم', 'T30'],
    ['t07', 'T07'],
  ] as const) {
    const found = await on.ctx(cast.zahra, (ctx) => searchGroups(ctx, words))
    assert.ok(
      found.slice(0, 3).some((g) => g.code === code),
      `${words}: ${found.map((g) => g.code)}`,
    )
  }
  assert.deepEqual((await on.as(null).get(`/api/groups/search?q=${encodeURIComponent('ققنوس')}`)).body.rows, [])
})

test('usual agencies of a group: set by the centre’s head, read by staff, of one’s own province only', async () => {
  const url = '/api/groups/T01/agencies'
  const set = (who: typeof cast.zahra, agencyIds: string[]) => on.as(who).put(url, { agencyIds })
  assert.deepEqual(
    (await set(cast.homa, [ids.agencyPower, ids.agencyPower])).body.agencies.map((a: { agencyId: string }) => a.agencyId),
    [ids.agencyPower],
  )
  assert.deepEqual(
    (await on.as(cast.zahra).get(url)).body.agencies.map((a: { code: string }) => a.code),
    ['power'],
  )
  assert.equal((await set(cast.homa, [ids.agencyOther])).body.code, 'obstacles/no-such-agency', 'an agency of another province')
  assert.deepEqual((await on.as(cast.zahra2).get(url)).body.agencies, [])
  assert.deepEqual((await on.as(cast.zahra).get('/api/usual-agencies')).body.rows, [{ code: 'T01', agencyIds: [ids.agencyPower] }])
  for (const who of [cast.zahra, cast.naser, cast.karim, cast.maryam]) assert.equal((await set(who, [])).status, 403, who.role)
  assert.equal((await on.as(cast.adel).put('/api/groups/X99/agencies', { agencyIds: [] })).status, 404)
  assert.deepEqual((await set(cast.adel, [])).body.agencies, [])
})
