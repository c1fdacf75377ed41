import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { obstacles } from '#features/obstacles/routes.ts'
import { people } from '#features/people/routes.ts'
import { registry } from '#features/registry/routes.ts'
import { stage } from '#server/testing.ts'
import { cast, ids } from '#server/testing-cast.ts'
import { casework } from '../routes.ts'

const on = stage([people, registry, obstacles, casework])
const day = 86_400_000

beforeEach(() => on.clock.forward(20 * 60_000)) // the words of the test before are forgotten

async function raise(text: string, more: object = {}): Promise<{ id: string; code: string }> {
  const made = await on.as(cast.zahra).post('/api/cases', { text, phone: '09141234567', ...more })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body
}
const search = async (q: string, more = '', who = cast.zahra) => {
  const { status, body } = await on.as(who).get(`/api/cases/search?q=${encodeURIComponent(q)}${more}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const idsOf = (found: { items: { id: string }[] }) => found.items.map(({ id }) => id)

test('a name of the unit weighs more than a word of the text, and words side by side more than words apart', async () => {
  const apart = await raise('بانک گفت که برق و گاز و آب و جاده هیچ کدام مانع وام نیست')
  const near = await raise('وام بانک پرداخت نشد')
  const named = await raise('قطعی برق', { unitId: ids.unit1 })
  assert.deepEqual(idsOf(await search('بانک وام')), [near.id, apart.id])
  const unitName = (await on.as(cast.zahra).get(`/api/cases/${named.id}`)).body.unitName as string
  const told = await raise(`از ${unitName} هم شکایت داریم`)
  const found = await search(unitName)
  assert.deepEqual(idsOf(found), [named.id, told.id])
  assert.ok(found.items[0].why.every((w: { where: string }) => w.where === 'unit'))
  assert.ok(found.items[1].why.every((w: { where: string }) => w.where === 'text'))
})

test('of equal answers the one touched last stands first', async () => {
  const old = await raise('تعرفه گمرک بالاست')
  on.clock.forward(100 * day)
  const young = await raise('تعرفه گمرک بالاست')
  assert.deepEqual(idsOf(await search('تعرفه')), [young.id, old.id])
})

test('a hit is explained, and shown around its place however far in it stands', async () => {
  await raise(`${'از ابتدای سال پیگیری کردیم و پاسخ روشنی نگرفتیم. '.repeat(20)} پروانه بهره‌برداری صادر نشد.`)
  const [hit] = (await search('بهرهبرداری')).items
  assert.deepEqual(hit.why, [{ clause: 'بهرهبرداری', by: 'بهره‌برداری', how: 'joined', where: 'text' }])
  const line = hit.summaryHits.map((p: { text: string }) => p.text).join('')
  assert.match(line, /^… .*پروانه بهره‌برداری صادر نشد/)
  assert.ok(line.length < 170)
  assert.deepEqual(
    hit.summaryHits.filter((p: { hit: boolean }) => p.hit).map((p: { text: string }) => p.text),
    ['بهره‌برداری'],
  )
})

test('money and days meet however they are told', async () => {
  const c = await raise('وام ۲ میلیارد تومانی مصوب ۱۲ آبان ۱۴۰۵ پرداخت نشده')
  for (const q of ['دو میلیارد تومان', '20 میلیارد ریال', '1405/08/12', 'آبان ۱۴۰۵', 'وام ۲٬۰۰۰٬۰۰۰٬۰۰۰ تومان'])
    assert.deepEqual(idsOf(await search(q)), [c.id], q)
  assert.deepEqual(idsOf(await search('سه میلیارد تومان')), [])
})

test('a misspelled word is answered with what was meant, if that finds something', async () => {
  await raise('انشعاب گاز کارخانه وصل نشده و استعلام مانده')
  const found = await search('انشعاب کارخنه')
  assert.deepEqual([found.items, found.meant], [[], 'انشعاب کارخانه'])
  assert.equal((await search('استعلان')).meant, 'استعلام')
  assert.equal((await search('انشعاب')).meant, null)
  assert.equal((await search('خخخخخخ')).meant, null)
})

test('nobody is told words of confidential cases, and a producer none of other people’s cases', async () => {
  await raise('رشوهخواهی زلفعلیپور در اداره', { confidential: true })
  assert.equal((await search('زلفعلیپوز')).meant, null)
  await raise('دستگاه قیچیبر خراب است')
  on.clock.forward(20 * 60_000)
  assert.equal((await search('قیچیبن')).meant, 'قیچیبر')
  assert.equal((await search('قیچیبن', '', cast.karim)).meant, null)
})

test('the filters of the list narrow a search', async () => {
  const stopped = await raise('برق کوره قطع است', { priority: 'production_stopped' })
  const normal = await raise('برق کوره ضعیف است', { unitId: ids.unit1 })
  assert.deepEqual(idsOf(await search('کوره', '&priority=production_stopped')), [stopped.id])
  assert.deepEqual(idsOf(await search('کوره', `&unitId=${ids.unit1}`)), [normal.id])
  assert.deepEqual(idsOf(await search('کوره', '&open=false')), [])
  assert.equal((await search('کوره', '&open=true&status=submitted')).items.length, 2)
  assert.deepEqual(idsOf(await search('کوره', `&unitId=${ids.unit1}`, cast.karim)), [normal.id])
})

test('how the query was read is told', async () => {
  const c = await raise('نوار نقاله شکسته')
  assert.equal((await search(c.code)).readAs, 'code')
  assert.equal((await search('09141234567')).readAs, 'phone')
  assert.equal((await search('10100000017')).readAs, 'company')
  assert.equal((await search('نوار')).readAs, 'words')
})

test('a query of function words, signs or emoji finds nothing and breaks nothing', async () => {
  for (const q of ['از و به', '!!!', '🙂', "'); drop table", '\u200c', '%', '\\', 'ا'.repeat(200)]) assert.deepEqual((await search(q)).items, [], q)
})
