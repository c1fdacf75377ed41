import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { obstacles } from '../../routes.ts'
import { activeGroup, catalogueTexts, currentCodes, getGroup, panelOfGroup, searchGroups, setUsualAgencies, usualAgencies } from '../actions.ts'
import type { GroupDetail } from '../model.ts'
import type { Change } from './model.ts'
import { emptyForm, formOf } from './rules.ts'

const on = stage([obstacles])
const { adel, sadeq, zahra, homa, ehsan, karim, naser, maryam, atusa } = cast

const read = async (code: string) => (await on.as(zahra).get(`/api/groups/${code}`)).body as GroupDetail & { current: string[] }
const form = (g: GroupDetail & { current?: unknown; panel?: unknown }) => {
  const { current: _, panel: _1, ...group } = g
  return formOf(group)
}
async function apply(change: Change, { who = adel as Actor, seen = {} as Record<string, number>, reason = 'به پیشنهاد کارشناسان' } = {}) {
  return on.as(who).post('/api/groups/changes', { change, reason, seen })
}
const fresh = (code: string, nameFa: string, more = {}) => ({
  ...emptyForm(code, 'T'),
  nameFa,
  nameEn: `Group ${code}`,
  agencyFa: 'شرکت توزیع برق',
  agencyEn: 'Power distribution company',
  ...more,
})

test('an edit is a new version that keeps the old one, its reason and its author', async () => {
  const before = await read('T01')
  const sent = await apply({ act: 'edit', form: { ...form(before), nameFa: 'قطع ناگهانی  برق', ackDays: 2 } }, { who: sadeq, seen: { T01: 1 } })
  assert.equal(sent.status, 200, sent.text)
  const after = await read('T01')
  assert.deepEqual([after.nameFa, after.ackDays, after.version], ['قطع ناگهانی برق', 2, 2])
  const { rows } = (await on.as(zahra).get('/api/groups/T01/versions')).body
  assert.deepEqual(
    rows.map((v: Record<string, unknown>) => [v['version'], v['act'], v['reason'], v['by'], v['at'] === null]),
    [
      [2, 'edit', 'به پیشنهاد کارشناسان', sadeq.name, false],
      [1, 'create', '', '', true],
    ],
  )
  assert.equal(rows[1].body.nameFa, before.nameFa)
  const elsewhere = (await on.as(cast.zahra2).get('/api/groups/T01/versions')).body.rows[0]
  assert.deepEqual([elsewhere.provinceEn, elsewhere.by], ['East Azerbaijan', ''], 'people of another province stay unnamed')
  const fact = await on.db.selectFrom('journal.fact').select(['name', 'subject', 'details']).orderBy('id', 'desc').executeTakeFirstOrThrow()
  assert.deepEqual([fact.name, fact.subject], ['obstacles.changeGroup', 'group:T01'])
})

test('a group nobody changed has the version the program brought', async () => {
  const { rows } = (await on.as(zahra).get('/api/groups/M05/versions')).body
  assert.deepEqual(
    rows.map((v: { version: number; at: unknown }) => [v.version, v.at]),
    [[1, null]],
  )
})

test('a rename with a new code: the old code answers, new cases are told where to go, settings hold', async () => {
  await on.ctx(homa, (ctx) => setUsualAgencies(ctx, 'T03', [ids.agencyPower]))
  assert.equal(
    (await apply({ act: 'rename', code: 'T03', nameFa: 'افزایش قدرت برق', nameEn: 'More power', newCode: 'T41' }, { seen: { T03: 1 } })).status,
    200,
  )
  await on.ctx(zahra, async (ctx) => {
    const old = await getGroup(ctx, 'T03')
    assert.deepEqual([old.retired, old.successors], [true, ['T41']])
    await assert.rejects(activeGroup(ctx, 'T03'), { code: 'obstacles/group-retired', details: { code: 'T03', successors: 'T41' } })
    assert.equal((await activeGroup(ctx, 'T41')).nameFa, 'افزایش قدرت برق')
    assert.deepEqual(
      (await usualAgencies(ctx, 'T41')).map((a) => a.agencyId),
      [ids.agencyPower],
      'the agencies set for the old code',
    )
    assert.deepEqual(
      (await searchGroups(ctx, 'T03')).map((g) => g.code),
      ['T41'],
    )
    assert.ok(!(await catalogueTexts(ctx)).some((g) => g.code === 'T03'))
  })
  assert.ok((await read('T41')).asks.includes('capacityKw'))
  const listed = (await on.as(null).get('/api/groups')).body.domains
    .flatMap((d: { groups: { code: string }[] }) => d.groups)
    .map((g: { code: string }) => g.code)
  assert.deepEqual([listed.includes('T03'), listed.includes('T41'), listed.length], [false, true, 160])
})

test('a split retires the old group with several successors; a merge of those leads an old code to the one', async () => {
  const parts = [fresh('T51', 'انشعاب تازه برق'), fresh('T52', 'افزایش دیماند')]
  assert.equal((await apply({ act: 'split', code: 'T03', parts }, { seen: { T03: 1 } })).status, 200)
  assert.deepEqual((await read('T03')).current, ['T51', 'T52'])
  const merged = await apply({ act: 'merge', codes: ['T51', 'T52'], into: 'T52' }, { seen: { T51: 1, T52: 1 } })
  assert.deepEqual([...merged.body.codes].sort(), ['T51', 'T52'])
  assert.deepEqual(await on.ctx(zahra, (ctx) => currentCodes(ctx, 'T03')), ['T52'], 'through a split and a merge')
  assert.ok((await read('T52')).keywords.includes('انشعاب'), 'the words of what went are kept')
  assert.deepEqual(
    (await on.as(zahra).get('/api/groups/retired')).body.rows.map((g: GroupDetail) => g.code),
    ['T03', 'T51'],
  )
})

test('retire with none to follow, restore, and a name that was taken meanwhile', async () => {
  const old = await read('M36')
  assert.equal((await apply({ act: 'retire', code: 'M36', successors: [] }, { seen: { M36: 1 } })).status, 200)
  assert.deepEqual((await read('M36')).current, [])
  assert.equal((await apply({ act: 'create', form: fresh('M61', old.nameFa, { domainCode: 'M' }) })).status, 200, 'the name is free')
  const taken = await apply({ act: 'restore', code: 'M36' }, { seen: { M36: 2 } })
  assert.deepEqual([taken.status, taken.body.code], [409, 'obstacles/group-name-taken'])
  assert.equal((await apply({ act: 'rename', code: 'M61', nameFa: 'نام دیگر', nameEn: 'Another' }, { seen: { M61: 1 } })).status, 200)
  assert.equal((await apply({ act: 'restore', code: 'M36' }, { seen: { M36: 2 } })).status, 200)
  assert.deepEqual([(await read('M36')).retired, (await read('M36')).version], [false, 3])
})

test('who saw an older version is refused, and nothing is written', async () => {
  const before = await read('T01')
  assert.equal((await apply({ act: 'edit', form: { ...form(before), nameFa: 'نام یکم' } }, { seen: { T01: 1 } })).status, 200)
  const late = await apply({ act: 'edit', form: { ...form(before), nameFa: 'نام دوم' } }, { seen: { T01: 1 } })
  assert.deepEqual([late.status, late.body.code, late.body.details], [409, 'obstacles/group-changed', { code: 'T01', version: 2 }])
  assert.equal((await apply({ act: 'retire', code: 'T01', successors: ['T02'] })).status, 409, 'seen nothing at all')
  assert.equal((await read('T01')).nameFa, 'نام یکم')
})

for (const [name, change, code] of [
  ['a code that exists', { act: 'create', form: fresh('T01', 'گروه تازه') }, 'obstacles/code-taken'],
  [
    'a name that another bears, spelt with Arabic letters',
    { act: 'create', form: fresh('T77', 'كمبود نيروی کار ماهر') },
    'obstacles/group-name-taken',
  ],
  ['an unknown domain', { act: 'create', form: fresh('T77', 'گروه تازه', { domainCode: 'Z' }) }, 'obstacles/unknown-domain'],
  ['an empty name', { act: 'create', form: fresh('T77', ' \u200f ') }, 'obstacles/bad-group'],
  ['a name too long', { act: 'create', form: fresh('T77', 'ن'.repeat(500)) }, 'obstacles/bad-group'],
  ['something intake cannot ask', { act: 'create', form: fresh('T77', 'گروه تازه', { asks: ['shoeSize'] }) }, 'obstacles/bad-group'],
  ['a deadline of no days', { act: 'create', form: fresh('T77', 'گروه تازه', { actDays: 0 }) }, 'obstacles/bad-group'],
  ['an unknown code', { act: 'retire', code: 'X99', successors: [] }, 'obstacles/no-such-group'],
  ['a successor that is itself', { act: 'retire', code: 'T01', successors: ['T01'] }, 'obstacles/same-codes'],
  ['a successor that does not exist', { act: 'retire', code: 'T01', successors: ['X99'] }, 'obstacles/no-such-group'],
  ['a split into one', { act: 'split', code: 'T01', parts: [fresh('T77', 'گروه تازه')] }, 'obstacles/too-few-parts'],
  [
    'a split into two of one name',
    { act: 'split', code: 'T01', parts: [fresh('T77', 'گروه تازه'), fresh('T78', 'گروه  تازه')] },
    'obstacles/group-name-taken',
  ],
  ['a split into two without names', { act: 'split', code: 'T01', parts: [fresh('T77', ''), fresh('T78', '')] }, 'obstacles/bad-group'],
  ['a merge of one with itself', { act: 'merge', codes: ['T01'], into: 'T01' }, 'obstacles/too-few-to-merge'],
  ['a merge that names one twice', { act: 'merge', codes: ['T01', 'T01'], into: 'T02' }, 'obstacles/same-codes'],
  ['a restore of an active group', { act: 'restore', code: 'T01' }, 'obstacles/group-not-retired'],
  ['a rename to the same', { act: 'rename', code: 'T01', nameFa: 'قطع بی‌برنامه برق', nameEn: 'Unplanned power cut' }, 'obstacles/nothing-changed'],
] as const)
  test(`${name} is refused in words, by preview and by write`, async () => {
    const preview = await on.as(zahra).post('/api/groups/changes/preview', { change })
    assert.equal(preview.body.code, code, preview.text)
    assert.equal((await apply(change as unknown as Change, { seen: { T01: 1, T02: 1 } })).body.code, code)
  })

test('a change without a reason is refused', async () => {
  const sent = await apply({ act: 'retire', code: 'T01', successors: ['T02'] }, { seen: { T01: 1 }, reason: ' ' })
  assert.deepEqual([sent.status, sent.body.code], [422, 'obstacles/reason-needed'])
})

test('only secretary and administrator change directly; those who propose may look ahead', async () => {
  const change: Change = { act: 'retire', code: 'T01', successors: ['T02'] }
  for (const who of [zahra, homa, ehsan, naser, karim, maryam, atusa])
    assert.equal((await apply(change, { who, seen: { T01: 1 } })).status, 403, who.role)
  for (const [who, status] of [
    [zahra, 200],
    [ehsan, 200],
    [sadeq, 200],
    [karim, 403],
    [atusa, 403],
  ] as const)
    assert.equal((await on.as(who).post('/api/groups/changes/preview', { change })).status, status, who.role)
  assert.equal((await on.as(karim).get('/api/groups/T01/versions')).status, 403)
  assert.equal((await on.as(null).get('/api/groups/T01')).status, 200, 'the catalogue itself is public')
})

test('the preview counts open obstacles of one’s own province', async () => {
  const row = (id: string, provinceId: number, outcome: string) => ({
    province_id: provinceId,
    id,
    kind: 'archive',
    code: id.slice(-4),
    text: 'برق قطع است',
    group_code: 'T01',
    outcome,
    told_at: on.now,
    updated_at: on.now,
  })
  const id = (n: number) => `0198aaaa-0000-7000-8000-00000000000${n}`
  await on.db
    .insertInto('obstacles.obstacle')
    .values([row(id(1), 1, 'open'), row(id(2), 1, 'waiting_systemic'), row(id(3), 1, 'solved')])
    .execute()
  const { steps } = (await on.as(zahra).post('/api/groups/changes/preview', { change: { act: 'retire', code: 'T01', successors: ['T02'] } })).body
  assert.deepEqual(
    steps.map((s: { code: string; openObstacles: number; after: GroupDetail }) => [s.code, s.openObstacles, s.after.successors]),
    [['T01', 2, ['T02']]],
  )
  assert.equal((await read('T01')).retired, false)
})

test('a panel answers for the groups it lists, for what took over from them, and for its domain', async () => {
  const panel = (n: number, more: object) => ({
    province_id: 1,
    id: `0198bbbb-0000-7000-8000-00000000000${n}`,
    name_fa: `کارگروه ${n}`,
    created_at: on.now,
    ...more,
  })
  await on.db
    .insertInto('obstacles.panel')
    .values([panel(1, { domain_code: 'T' }), panel(2, { domain_code: 'T', group_codes: ['T03'] })])
    .execute()
  await apply({ act: 'rename', code: 'T03', nameFa: 'افزایش قدرت برق', nameEn: 'More power', newCode: 'T41' }, { seen: { T03: 1 } })
  const names = await on.ctx(zahra, async (ctx) => [await panelOfGroup(ctx, 'T41'), await panelOfGroup(ctx, 'T01'), await panelOfGroup(ctx, 'F01')])
  assert.deepEqual(
    names.map((p) => p?.nameFa ?? null),
    ['کارگروه 2', 'کارگروه 1', null],
  )
})
