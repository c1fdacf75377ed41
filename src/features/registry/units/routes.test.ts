import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#server/db.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { addPhone, getUnit, unitsByPhone } from '../actions.ts'
import { createUnit } from './actions.ts'
import { registry } from '../routes.ts'

const on = stage([registry])
const zahra = on.as(cast.zahra)

const form = (more: Record<string, unknown> = {}) => ({ name: 'کارخانهٔ نمونهٔ سهند', countyId: ids.county1, ...more })

test('an operator adds a unit as it is dictated: any digits, spaces, +98', async () => {
  const { status, body } = await zahra.post(
    '/api/units',
    form({
      legalEntityId: '۱۰۳۸ ۰۲۸-۴۷۹۰',
      licences: [
        { kind: 'businessId', number: '۱۲۳۴۵۶۷۸۹۰۱۲' },
        { kind: 'operating', number: '۱۲۳/۴۵۶' },
      ],
      contacts: [{ name: 'مدیر فنی', phones: [{ number: '+98 914 000 1111' }, { number: '0098 41 3521 1111' }, { number: '۰۹۱۴۰۰۰۱۱۱۱' }] }],
    }),
  )
  assert.equal(status, 201, JSON.stringify(body))
  assert.equal(body.legalEntityId, '10380284790')
  assert.deepEqual(
    body.licences.map((l: { number: string }) => l.number),
    ['123456789012', '123/456'],
  )
  assert.deepEqual(
    body.contacts[0].phones.map((p: { number: string }) => p.number),
    ['+989140001111', '+984135211111'],
  )
})

test('what is left empty stays empty: a null in a body becomes neither 0 nor an empty text', async () => {
  const made = await zahra.post('/api/units', form({ employees: null }))
  assert.equal(made.status, 201, made.text)
  assert.equal(made.body.employees, null)
})

for (const [typed, code] of [
  ['0499370899', 'identity/legal-entity-person'],
  ['1038028479012', 'identity/legal-entity-length'],
  ['10380284791', 'identity/legal-entity-check-digit'],
  ['۱۰۳۸۰۲۸۴۷۹۱', 'identity/legal-entity-check-digit'],
  ['١٠٣٨٠٢٨٤٧٩١', 'identity/legal-entity-check-digit'],
  ['1038028479x', 'identity/legal-entity-digits'],
] as const)
  test(`the company identifier ${typed} is refused with its reason: ${code}`, async () => {
    const { status, body } = await zahra.post('/api/units', form({ legalEntityId: typed }))
    assert.equal(status, 422)
    assert.equal(body.code, code)
    assert.equal(body.details.field, 'legalEntityId')
  })

for (const [field, more, code] of [
  ['contacts.0.phones.0', { contacts: [{ name: 'الف', phones: [{ number: '35211111' }] }] }, 'identity/phone-area-code'],
  ['contacts.0.phones.0', { contacts: [{ name: 'الف', phones: [{ number: 'ندارد' }] }] }, 'identity/phone'],
  ['postalCode', { postalCode: '0123456789' }, 'identity/postal-code'],
  ['licences.0', { licences: [{ kind: 'businessId', number: '12345678901' }] }, 'identity/business-length'],
] as const)
  test(`${field} with a wrong value says ${code}`, async () => {
    const { status, body } = await zahra.post('/api/units', form(more))
    assert.deepEqual([status, body.code, body.details.field], [422, code, field])
  })

test('every unique key of the registry has words for the one who comes second', async () => {
  const { rows } = await sql<{
    conname: string
  }>`select conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname = 'registry' and contype = 'u'`.execute(on.db)
  assert.ok(rows.length >= 6)
  for (const { conname } of rows) assert.ok(registry.constraints[conname], conname)
})

test('a name of spaces and control characters is no name', async () => {
  for (const name of [' \u202e\u0007 ', '']) assert.equal((await zahra.post('/api/units', form({ name }))).body.code, 'registry/empty-name')
  assert.equal((await zahra.post('/api/units', form({ name: 'x'.repeat(100_000) }))).status, 400)
  assert.equal((await zahra.post('/api/units', form({ name: '🏭 کارخانهٔ \u2067شکلک\u2069' }))).body.name, '🏭 کارخانهٔ شکلک')
})

test('an identifier that another unit has is refused, and the refusal says which unit', async () => {
  const { status, body } = await zahra.post('/api/units', form({ legalEntityId: '10380284790' }))
  assert.equal(status, 201)
  const again = await zahra.post('/api/units', form({ name: 'دیگری', legalEntityId: '۱۰۳۸۰۲۸۴۷۹۰' }))
  assert.equal(again.status, 409)
  assert.deepEqual(again.body.details, { value: '10380284790', unitId: body.id, unitName: 'کارخانهٔ نمونهٔ سهند' })
})

test('a licence of another unit is refused likewise; twice in one form too', async () => {
  const licences = [{ kind: 'operating', number: '77/1' }]
  const first = await zahra.post('/api/units', form({ licences }))
  const other = await zahra.post('/api/units', form({ licences }))
  assert.deepEqual([other.status, other.body.code, other.body.details.unitId], [409, 'registry/licence-taken', first.body.id])
  assert.equal(
    (await zahra.post('/api/units', form({ licences: [...licences, { kind: 'operating', number: '۷۷/۱' }] }))).body.code,
    'registry/licence-twice',
  )
})

test('two people edit one unit: the second is told that it changed meanwhile, and nothing of theirs is written', async () => {
  const { body: unit } = await zahra.get(`/api/units/${ids.unit1}`)
  const first = await zahra.put(`/api/units/${ids.unit1}`, form({ name: 'نام تازه' }), { 'if-match': `"${unit.version}"` })
  assert.deepEqual([first.status, first.body.version], [200, unit.version + 1])
  const second = await on.as(cast.homa).put(`/api/units/${ids.unit1}`, form({ name: 'نام دیگر' }), { 'if-match': `"${unit.version}"` })
  assert.deepEqual([second.status, second.body.code], [412, 'http/stale'])
  assert.equal((await zahra.get(`/api/units/${ids.unit1}`)).body.name, 'نام تازه')
  assert.equal((await zahra.put(`/api/units/${ids.unit1}`, form())).status, 428)
})

test('contacts keep their ids through an edit; an id of another unit’s contact is not believed', async () => {
  const a = (await zahra.post('/api/units', form({ contacts: [{ name: 'الف', phones: [{ number: '09140001111' }] }] }))).body
  const b = (await zahra.post('/api/units', form({ name: 'ب', contacts: [{ name: 'ب', phones: [] }] }))).body
  const stolen = { id: a.contacts[0].id, name: 'دزدی', phones: [] }
  const edited = await zahra.put(`/api/units/${b.id}`, form({ name: 'ب', contacts: [{ id: b.contacts[0].id, name: 'ب۲', phones: [] }, stolen] }), {
    'if-match': '1',
  })
  assert.equal(edited.status, 200)
  assert.equal(edited.body.contacts.find((k: { name: string }) => k.name === 'ب۲').id, b.contacts[0].id)
  assert.notEqual(edited.body.contacts.find((k: { name: string }) => k.name === 'دزدی').id, a.contacts[0].id)
  assert.equal((await zahra.get(`/api/units/${a.id}`)).body.contacts[0].name, 'الف')
})

test('the search box finds by any spelling of the name, by identifier, licence and phone, also half typed', async () => {
  const { body: unit } = await zahra.post(
    '/api/units',
    form({
      name: 'کاشی‌سازی راه‌اندازان سهند',
      legalEntityId: '10380284790',
      licences: [{ kind: 'businessId', number: '123456789012' }],
      contacts: [{ name: 'الف', phones: [{ number: '09140001111' }] }],
    }),
  )
  const found = async (q: string) => (await zahra.get(`/api/units?q=${encodeURIComponent(q)}`)).body.rows.map((u: { id: string }) => u.id)
  for (const q of ['كاشي سازي', 'کاشیسازی سهند', '10380284790', '۱۰۳۸', '123456', '0914 000 1111', '+989140001111', '۰۹۱۴۰۰۰', '9140001'])
    assert.deepEqual(await found(q), [unit.id], q)
  assert.deepEqual(await found('0914000999'), [])
  assert.deepEqual(await found('شیشه'), [])
})

test('words find units by relevance: so named, beginning so, in the name, in what they do', async () => {
  const add = async (name: string, activity = '') => (await zahra.post('/api/units', form({ name, activity }))).body.id as string
  const does = await add('آلفا', 'تولید سیمان سفید')
  const within = await add('تعاونی سیمان سفید')
  const begins = await add('سیمان سفید ارس')
  const named = await add('سیمان سفید')
  const { body } = await zahra.get(`/api/units?q=${encodeURIComponent('سيمان سفيد')}`)
  assert.deepEqual(
    body.rows.map((u: { id: string }) => u.id),
    [named, begins, within, does],
  )
  const pages: string[] = []
  for (let after = ''; ; ) {
    const page = (await zahra.get(`/api/units?limit=3&q=${encodeURIComponent('سیمان')}${after && `&after=${after}`}`)).body
    pages.push(...page.rows.map((u: { id: string }) => u.id))
    if (page.next === null) break
    after = page.next
  }
  assert.deepEqual([pages.length, new Set(pages).size], [4, 4])
})

test('more than a window of units that answer are all reached, each once', async () => {
  await on.ctx(cast.adel, async (ctx) => {
    for (let i = 0; i < 230; i++) await createUnit(ctx, form({ name: `آجر ${String(i).padStart(3, '0')}` }) as never)
  })
  const seen: string[] = []
  for (let after = ''; ; ) {
    const page = (await zahra.get(`/api/units?limit=90&q=${encodeURIComponent('آجر')}${after && `&after=${after}`}`)).body
    seen.push(...page.rows.map((u: { id: string }) => u.id))
    if (page.next === null) break
    after = page.next
  }
  assert.deepEqual([seen.length, new Set(seen).size], [230, 230])
  for (const after of ['x', 'W10', Buffer.from('[null,null,-5]').toString('base64url'), Buffer.from('["a","b",9e9]').toString('base64url')])
    assert.equal((await zahra.get(`/api/units?q=${encodeURIComponent('آجر')}&after=${after}`)).status, 200, after)
})

test('a word that is still being typed suggests; a misspelled one is answered with what was meant', async () => {
  const { body: unit } = await zahra.post('/api/units', form({ name: 'ماشین‌سازی الوند' }))
  const suggested = async (q: string) =>
    (await zahra.get(`/api/units/suggestions?q=${encodeURIComponent(q)}`)).body.rows.map((u: { id: string }) => u.id)
  for (const q of ['ماشی', 'ماشین سا', 'الو', 'ماشین‌سازی ال', 'ماشینس']) assert.deepEqual(await suggested(q), [unit.id], q)
  on.clock.forward(20 * 60_000)
  const { body } = await zahra.get(`/api/units?q=${encodeURIComponent('ماشینسازی الوتد')}`)
  assert.deepEqual([body.rows, body.meant], [[], 'ماشینسازی الوند'])
})

test('a long list is read page by page without loss or repetition', async () => {
  for (let i = 0; i < 7; i++) await zahra.post('/api/units', form({ name: `واحد ${i % 3}` }))
  const seen: string[] = []
  for (let after = ''; ; ) {
    const { body } = await zahra.get(`/api/units?limit=2${after && `&after=${after}`}`)
    seen.push(...body.rows.map((u: { id: string }) => u.id))
    if (body.next === null) break
    after = body.next
  }
  assert.equal(seen.length, 9)
  assert.equal(new Set(seen).size, 9)
})

test('a park must lie in the unit’s county', async () => {
  const park = (await on.as(cast.adel).post('/api/parks', { nameFa: 'شهرک نمونه', nameEn: 'Sample Park', countyId: ids.county2, kind: 'park' })).body
  assert.equal((await zahra.post('/api/units', form({ parkId: park.id }))).body.code, 'registry/park-elsewhere')
  assert.equal((await zahra.post('/api/units', form({ parkId: park.id, countyId: ids.county2 }))).status, 201)
})

test('who sees a unit, and its phones', async () => {
  await on.ctx(cast.zahra, (ctx) => addPhone(ctx, { unitId: ids.unit1, name: 'مدیر', number: '09140001111' }))
  const url = `/api/units/${ids.unit1}`
  for (const who of [cast.zahra, cast.homa, cast.adel, cast.sadeq, cast.maryam, cast.karim]) {
    const { status, body } = await on.as(who).get(url)
    assert.deepEqual([status, body.phonesHidden, body.contacts.length], [200, false, 1], who.role)
  }
  for (const who of [cast.naser, cast.parviz]) {
    const { status, body } = await on.as(who).get(url)
    assert.deepEqual([status, body.phonesHidden, body.contacts], [200, true, []], who.role)
  }
  assert.equal((await on.as(cast.laleh).get(url)).status, 404, 'another producer cannot learn that it exists')
  assert.equal((await on.as(cast.zahra2).get(url)).status, 404, 'another province neither')
  assert.equal((await on.as(cast.atusa).get(url)).status, 403)
  assert.equal((await on.as(cast.sina).get(url)).status, 403)
  assert.equal((await on.as(null).get(url)).status, 401)
})

test('a representative cannot find out by a search whose phone it is', async () => {
  await zahra.post(`/api/units/${ids.unit1}/phones`, { name: 'مدیر', number: '09140001111' })
  for (const path of ['/api/units?q=09140001111', '/api/units/suggestions?q=0914000', '/api/units?q=%2B98914000']) {
    assert.equal((await zahra.get(path)).body.rows.length, 1, path)
    for (const who of [cast.naser, cast.parviz]) assert.equal((await on.as(who).get(path)).body.rows.length, 0, `${path} ${who.role}`)
  }
})

test('who may change a unit', async () => {
  for (const who of [cast.naser, cast.parviz, cast.karim, cast.sadeq, cast.maryam, cast.atusa, cast.sina]) {
    assert.equal((await on.as(who).put(`/api/units/${ids.unit1}`, form(), { 'if-match': '1' })).status, 403, who.role)
    assert.equal((await on.as(who).post('/api/units', form())).status, 403, who.role)
    assert.equal((await on.as(who).post(`/api/units/${ids.unit1}/phones`, { name: 'الف', number: '09140001111' })).status, 403, who.role)
  }
  assert.equal((await on.as(cast.zahra2).put(`/api/units/${ids.unit1}`, form({ countyId: ids.county3 }), { 'if-match': '1' })).status, 404)
  assert.equal((await on.as(cast.zahra2).post('/api/units', form())).body.code, 'registry/no-such-place', 'a county of another province')
})

test('a phone is added by one key, once, and finds its unit', async () => {
  const send = () => zahra.post(`/api/units/${ids.unit1}/phones`, { name: 'نگهبانی', number: '0914 000 2222', label: 'همراه' })
  assert.equal((await send()).status, 201)
  const { body } = await send()
  assert.deepEqual(
    body.contacts.map((k: { name: string; phones: unknown[] }) => [k.name, k.phones.length]),
    [['نگهبانی', 1]],
  )
  const found = await on.ctx(cast.zahra, (ctx) => unitsByPhone(ctx, '+989140002222'))
  assert.deepEqual(
    found.map((u) => u.id),
    [ids.unit1],
  )
  assert.deepEqual(await on.ctx(cast.zahra2, (ctx) => unitsByPhone(ctx, '+989140002222')), [])
  const unit = await on.ctx(cast.naser, (ctx) => getUnit(ctx, ids.unit1))
  assert.equal(unit.contacts[0]?.phones[0]?.number, '+989140002222')
})

test('the directory leaves as CSV that a spreadsheet cannot be tricked with', async () => {
  await zahra.post('/api/units', form({ name: '=HYPERLINK("http://x"), خطرناک' }))
  const csv = await on.as(cast.homa).get('/api/units.csv')
  assert.equal(csv.status, 200)
  assert.match(csv.text, /^\ufeff/)
  assert.match(csv.text, /"'=HYPERLINK\(""http:\/\/x""\), خطرناک"/)
  assert.equal(csv.text.trim().split('\r\n').length, 4)
  assert.equal((await on.as(cast.zahra).get('/api/units.csv')).status, 403)
})

test('investors: a national number is checked and belongs to one of them', async () => {
  const sent = await zahra.post('/api/investors', {
    name: 'سرمایه‌گذار نمونه',
    nationalId: '۰۴۹۹۳۷۰۸۹۹',
    plan: 'کارخانهٔ آرد',
    contacts: [{ name: 'خودش', phones: [{ number: '09140003333' }] }],
  })
  assert.equal(sent.status, 201, JSON.stringify(sent.body))
  assert.equal((await zahra.post('/api/investors', { name: 'دیگری', nationalId: '0499370899' })).body.details.investorId, sent.body.id)
  assert.equal((await zahra.post('/api/investors', { name: 'دیگری', nationalId: '0499370898' })).body.code, 'identity/national-check-digit')
  assert.deepEqual(
    (await zahra.get('/api/investors?q=0914000333')).body.rows.map((i: { id: string }) => i.id),
    [sent.body.id],
  )
  assert.deepEqual(
    (await zahra.get(`/api/investors?q=${encodeURIComponent('كارخانه ارد')}`)).body.rows.map((i: { id: string }) => i.id),
    [sent.body.id],
  )
  assert.equal((await on.as(cast.sina).get(`/api/investors/${sent.body.id}`)).status, 404, 'not their own')
  assert.equal((await on.as(cast.sina).get(`/api/investors/${ids.investor1}`)).status, 200)
})
