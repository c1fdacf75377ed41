import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import sharp from 'sharp'
import { serve } from '#server/http.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { registerPaper } from '../actions.ts'
import { papersApi } from '../api.ts'
import { drawPaper } from '../drawing/actions.ts'
import type { PaperInput } from '../model.ts'
import { papersHandlers } from '../routes.ts'
import { sampleFields } from '../sample/rules.ts'
import type { Lang } from '../texts/model.ts'

const on = stage([serve(papersApi, papersHandlers)])
const { sadeq, adel } = cast
const inputOf = (lang: Lang): PaperInput => ({
  kind: 'invitation',
  lang,
  subject: { kind: 'session', id: ids.unit1 },
  fields: sampleFields(lang),
  blocks: [],
})
const made = (lang: Lang = 'fa') => on.ctx(sadeq, (ctx) => registerPaper(ctx, inputOf(lang)))
/** What would be typeset. */
const letter = (lang: Lang) => on.ctx(sadeq, async (ctx) => (await drawPaper(ctx, inputOf(lang), null, null)).letter)
const read = async (lang: Lang, actor = sadeq) => (await on.as(actor).get(`/api/letterhead/${lang}`)).body
const english = {
  head: 'Ministry of Industry\nEast Azerbaijan',
  subhead: 'Registry',
  address: 'Tabriz, invented street 1',
  signerName: 'Sample Signer',
  signerPost: 'Head of the registry',
  numberFormat: '{year}/{no}/EN',
}

test('letterhead: lines, number format, and a logo that is written anew as PNG', async () => {
  const before = (await on.as(sadeq).get('/api/letterhead/fa')).body
  assert.match(before.head, /استانداری آذربایجان شرقی\nکارگروه/)
  const lines = {
    head: 'سازمان صنعت، معدن و تجارت',
    subhead: 'دبیرخانه',
    address: 'تبریز',
    signerName: '',
    signerPost: 'دبیر',
    numberFormat: '{no}/{year}/ص',
  }
  assert.deepEqual((await on.as(sadeq).put('/api/letterhead/fa', lines, { 'if-match': '0' })).body, { version: 1 })
  assert.equal((await on.as(adel).put('/api/letterhead/fa', lines, { 'if-match': '0' })).status, 412)
  assert.equal((await made()).number, '1/1405/ص')
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#0b5c63' } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitude: '38/1 4/1 0/1' } })
    .toBuffer()
  const form = (name: string, body: Buffer) =>
    Buffer.concat([Buffer.from(`--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`), body, Buffer.from('\r\n--x--\r\n')])
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
  const sent = await on.as(sadeq).post('/api/letterhead/logo', form('logo.jpg', photo), { ...multipart, 'if-match': '1' })
  assert.deepEqual(sent.body, { version: 2 }, sent.text)
  const { logoSha256 } = (await on.as(sadeq).get('/api/letterhead/fa')).body
  const logo = await sharp(await readFile(on.engine.files.pathOf(logoSha256))).metadata()
  assert.deepEqual([logo.format, logo.width, logo.height, logo.exif], ['png', 480, 320, undefined])
  assert.ok((await made()).pdfBytes > 10_000)
  const pdf = await on.as(sadeq).post('/api/letterhead/logo', form('a.pdf', Buffer.from('%PDF-1.4\n%%EOF')), { ...multipart, 'if-match': '2' })
  assert.equal(pdf.body.code, 'workgroup/logo-needs-picture')
  assert.deepEqual((await on.as(sadeq).del('/api/letterhead/logo', undefined, { 'if-match': '2' })).body, { version: 3 })
  const after = (await on.as(sadeq).get('/api/letterhead/fa')).body
  assert.deepEqual([after.logoSha256, after.head], [null, lines.head])
})

test('English papers have lines of their own; each language is written without touching the other', async () => {
  const shipped = { fa: await read('fa'), en: await read('en') }
  assert.match(shipped.en.head, /^Governorate of East Azerbaijan\nFacilitation/)
  assert.deepEqual((await on.as(sadeq).put('/api/letterhead/en', english, { 'if-match': '0' })).body, { version: 1 })
  const { logoSha256, version, ...own } = await read('en')
  assert.deepEqual([own, version, logoSha256], [english, 1, null])
  const { numberFormat, version: _, ...persian } = shipped.fa
  assert.notEqual(numberFormat, english.numberFormat)
  assert.deepEqual(await read('fa'), { ...persian, numberFormat: english.numberFormat, version: 1 }, 'only the numbering is shared')

  const printed = await letter('en')
  const signatures = printed.blocks.at(-1)
  assert.deepEqual([printed.head, printed.subhead, printed.address], [english.head.split('\n'), english.subhead, english.address])
  assert.deepEqual(signatures, { kind: 'signatures', rows: [{ name: english.signerName, post: english.signerPost }] })
  assert.match((await letter('fa')).head[0]!, /استانداری/)
  assert.match((await made('en')).number, /^1405\/\d+\/EN$/)

  const lines = { ...persian, head: 'دفتر نمونه', subhead: '', address: '', signerName: '', signerPost: 'دبیر', numberFormat: '{no}' }
  const { logoSha256: _logo, ...body } = lines
  assert.deepEqual((await on.as(sadeq).put('/api/letterhead/fa', body, { 'if-match': '1' })).body, { version: 2 })
  assert.deepEqual([(await read('en')).head, (await read('fa')).head], [english.head, 'دفتر نمونه'])
})

test('an empty line below and an empty address stay empty; without a head the shipped one stands', async () => {
  await on.as(sadeq).put('/api/letterhead/en', { ...english, head: ' ', subhead: '', address: '' }, { 'if-match': '0' })
  const { head, subhead, address } = await read('en')
  assert.match(head, /^Governorate/)
  assert.deepEqual([subhead, address], ['', ''])
})

test('both languages have one version: who writes the other one meanwhile is told, and a wrong format or language is refused', async () => {
  await on.as(adel).put('/api/letterhead/en', english, { 'if-match': '0' })
  const late = await on.as(sadeq).put('/api/letterhead/fa', { ...english, head: 'دفتر' }, { 'if-match': '0' })
  assert.deepEqual([late.status, late.body.code, late.body.details.version], [412, 'http/stale', 1])
  const wrong = await on.as(sadeq).put('/api/letterhead/en', { ...english, numberFormat: '{year}' }, { 'if-match': '1' })
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'workgroup/number-format-without-no'])
  assert.equal((await on.as(sadeq).put('/api/letterhead/de', english, { 'if-match': '1' })).status, 400)
  assert.equal((await on.as(cast.maryam).put('/api/letterhead/en', english, { 'if-match': '1' })).status, 403)
  assert.equal((await read('en', { ...adel, provinceId: 2, sessionId: 'there' })).version, 0, 'another province has its own')
})

test('the English preview shows what is being written, before it is kept', async () => {
  const preview = (letterhead: object) => on.as(sadeq).post('/api/paper-texts/notification/en/preview', { letterhead })
  const first = (await preview(english)).body.svg
  const other = (await preview({ ...english, head: 'Another office' })).body.svg
  assert.match(first, /^<svg/)
  assert.notEqual(first, other)
  assert.equal((await read('en')).version, 0)
})
