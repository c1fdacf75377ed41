import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cast, ids, stage } from '#server/testing.ts'
import { obstacles } from '../../routes.ts'
import { setUsualAgencies } from '../actions.ts'
import { readBooklet } from './actions.ts'

const on = stage([obstacles])
const { zahra, homa, karim, atusa } = cast

test('the booklet is a PDF of the whole catalogue, in both languages, for staff', async () => {
  for (const lang of ['fa', 'en']) {
    const sent = await on.as(zahra).get(`/api/groups/booklet?lang=${lang}`)
    assert.equal(sent.status, 200, sent.text.slice(0, 200))
    assert.equal(sent.headers['content-type'], 'application/pdf')
    assert.match(String(sent.headers['content-disposition']), new RegExp(`obstacle-groups-${lang}\\.pdf`))
    assert.ok(sent.text.startsWith('%PDF-'))
    const pages = sent.text.match(/\/Type \/Page\b/g)?.length ?? 0
    assert.ok(pages > 20, `${pages} pages`)
  }
  for (const who of [karim, atusa]) assert.equal((await on.as(who).get('/api/groups/booklet')).status, 403, who.role)
})

test('it says what holds in the province on this day: agencies, panels, active groups only', async () => {
  await on.ctx(homa, (ctx) => setUsualAgencies(ctx, 'T01', [ids.agencyPower]))
  await on.db
    .insertInto('obstacles.panel')
    .values({ province_id: 1, id: '0198bbbb-0000-7000-8000-000000000001', name_fa: 'کارگروه انرژی', domain_code: 'T', created_at: on.now })
    .execute()
  await on
    .as(cast.adel)
    .post('/api/groups/changes', { change: { act: 'retire', code: 'T02', successors: ['T01'] }, reason: 'آزمون دفترچه', seen: { T02: 1 } })
  const book = await on.ctx(zahra, (ctx) => readBooklet(ctx, 'fa'))
  assert.deepEqual([book.province, book.date, book.subtitle], ['استان آذربایجان شرقی', '۱ آذر ۱۴۰۵', '۱۵۹ گروه در ۴ حوزه'])
  const groups = book.domains.flatMap((d) => d.groups)
  assert.equal(groups.length, 159)
  const facts = new Map(groups.find((g) => g.code === 'T01')!.facts)
  assert.equal(facts.get('کارگروه تخصصی'), 'کارگروه انرژی')
  assert.equal(
    facts.get('دستگاه معمول'),
    (await on.db.selectFrom('registry.agency').select('name_fa').where('id', '=', ids.agencyPower).executeTakeFirstOrThrow()).name_fa,
  )
  assert.equal(facts.get('پرسش‌های پذیرش'), 'شماره کنتور، زمان آغاز قطعی')
  assert.ok(!JSON.stringify(book).includes('obstacles.'), 'every word is there')
  const elsewhere = await on.ctx(cast.zahra2, (ctx) => readBooklet(ctx, 'en'))
  assert.equal(new Map(elsewhere.domains.flatMap((d) => d.groups).find((g) => g.code === 'T01')!.facts).get('Specialised panel'), '')
})
