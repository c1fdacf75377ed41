import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { cast, ids, stage } from '#server/testing.ts'
import { serve } from '#server/http.ts'
import { registerAddendum, registerPaper } from '../actions.ts'
import { papersApi } from '../api.ts'
import { makeCode } from '../codes/rules.ts'
import { saveLetterhead } from '../letterhead/actions.ts'
import type { PaperInput } from '../model.ts'
import { papersHandlers } from '../routes.ts'
import { sampleBlocks, sampleFields, sampleSigners } from '../sample/rules.ts'
import { checkPages } from './pages.ts'

const on = stage([serve(papersApi, papersHandlers)], { pages: checkPages })
let visitor = 0
const somebody = () => on.browser(`10.9.0.${++visitor}`)

const made = (more: Partial<PaperInput> = {}) =>
  on.ctx(cast.sadeq, (ctx) =>
    registerPaper(ctx, {
      kind: 'nonfeasance',
      subject: { kind: 'resolution', id: ids.unit1 },
      fields: sampleFields('fa'),
      blocks: sampleBlocks('nonfeasance', 'fa'),
      signers: sampleSigners('fa'),
      ...more,
    }),
  )
const form = (body: Buffer | null, name = 'copy.pdf') => {
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${body ? name : ''}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return Buffer.concat([Buffer.from(head), body ?? Buffer.alloc(0), Buffer.from('\r\n--x--\r\n')])
}
const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
const fileOf = (sha256: string) => readFile(on.engine.files.pathOf(sha256))
const compare = async (code: string, body: Buffer | null, name?: string) =>
  (await somebody().post(`/check/${code}`, form(body, name), multipart)).text

test('a code leads to what may be known: kind, number, date, who issued it, state and hashes; no names, no text', async () => {
  const paper = await made()
  const asked = await somebody().post('/check', `code=${encodeURIComponent(paper.code.toLowerCase().replaceAll('-', ' '))}`, {
    'content-type': 'application/x-www-form-urlencoded',
  })
  assert.deepEqual([asked.status, asked.headers['location']], [303, `/check/${paper.code}`])
  const page = await somebody().get(`/check/${paper.code}`)
  assert.equal(page.status, 200)
  for (const shown of [
    'این سند ثبت شده است',
    'پروندهٔ ترک فعل',
    '۱۴۰۵/۵۰/۱',
    '۱ آذر ۱۴۰۵',
    'استانداری آذربایجان شرقی',
    'امضاشده',
    paper.pdfSha256,
    paper.docxSha256,
  ])
    assert.ok(page.text.includes(shown), shown)
  for (const hidden of ['نمونه‌سازان', 'EA-R-1405-0012', 'نام نمونه', 'توزیع']) assert.ok(!page.text.includes(hidden), hidden)
  const english = await somebody().get(`/en/check/${paper.code}`)
  for (const shown of ['This paper is registered', 'Nonfeasance bundle', '1405/50/1', '22 November 2026'])
    assert.ok(english.text.includes(shown), shown)
})

test('the registered file is known by every byte: PDF and DOCX are, with one byte changed they are not; nothing is kept', async () => {
  const { code, pdfSha256, docxSha256 } = await made()
  const pdf = await fileOf(pdfSha256)
  assert.match(await compare(code, pdf), /این فایل همان نسخهٔ PDF ثبت‌شده است/)
  assert.match(await compare(code, await fileOf(docxSha256), 'a.docx'), /این فایل همان نسخهٔ DOCX ثبت‌شده است/)
  for (const at of [0, Math.floor(pdf.length / 2), pdf.length - 1]) {
    const changed = Buffer.from(pdf)
    changed[at]! ^= 1
    assert.match(await compare(code, changed), /این فایل نسخهٔ ثبت‌شده نیست/, `byte ${at}`)
  }
  assert.match(await compare(code, Buffer.concat([pdf, Buffer.from('\n')])), /نسخهٔ ثبت‌شده نیست/)
  const stranger = Buffer.from('%PDF-1.7 nothing of ours')
  assert.match(await compare(code, stranger), /به آن استناد نکنید/)
  assert.match(await compare(code, Buffer.from('a photo')), /نه PDF است و نه DOCX/)
  assert.match(await compare(code, null), /فایلی انتخاب نشده است/)
  const { createHash } = await import('node:crypto')
  await assert.rejects(fileOf(createHash('sha256').update(stranger).digest('hex')), /ENOENT/)
})

test('a giant file is refused beside the field', async () => {
  const { code } = await made()
  const sent = await somebody().post(`/check/${code}`, form(Buffer.alloc(30_500_000)), multipart)
  assert.equal(sent.status, 413)
  assert.match(sent.text, /فایل بزرگ‌تر از اندازهٔ مجاز است|فایل باید حداکثر/)
})

test('wrong codes: one that cannot be, one that is not registered, one of another province', async () => {
  const { code } = await made()
  const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
  const malformed = await somebody().get(`/check/${wrong}`)
  assert.equal(malformed.status, 422)
  assert.match(malformed.text, /این کد درست نیست/)
  for (const free of [makeCode('EA', new Uint8Array(16)), makeCode('KH', new Uint8Array(16)), makeCode('ZZ', new Uint8Array(16))]) {
    const unknown = await somebody().get(`/check/${free}`)
    assert.equal(unknown.status, 404)
    assert.match(unknown.text, /سندی با این کد ثبت نشده است/)
  }
  assert.equal((await somebody().post(`/check/${wrong}`, form(Buffer.from('%PDF-')), multipart)).status, 422)
})

test('a confidential paper is only told to be registered; a copy of it can still be compared', async () => {
  const { code, pdfSha256, number } = await made({ confidential: true })
  const page = (await somebody().get(`/check/${code}`)).text
  assert.match(page, /این سند محرمانه است/)
  for (const hidden of [number, '۱۴۰۵/۵۰/۱', 'ترک فعل', pdfSha256, 'استانداری', 'امضاشده']) assert.ok(!page.includes(hidden), hidden)
  assert.match(await compare(code, await fileOf(pdfSha256)), /همان نسخهٔ PDF/)
})

test('a void paper says so, and by which addendum; the addendum names its paper', async () => {
  const paper = await made()
  const addendum = await on.ctx(cast.sadeq, (ctx) => registerAddendum(ctx, paper.id, { reason: 'صدور اشتباه', voids: true }))
  const page = (await somebody().get(`/check/${paper.code}`)).text
  for (const shown of ['این سند باطل شده است', 'متمم شمارهٔ ۱', `/check/${addendum.code}`, 'باطل‌شده']) assert.ok(page.includes(shown), shown)
  const other = (await somebody().get(`/check/${addendum.code}`)).text
  for (const shown of ['این سند ثبت شده است', `/check/${paper.code}`]) assert.ok(other.includes(shown), shown)
})

test('what people wrote or typed acts nowhere as markup', async () => {
  const evil = '<script>alert(1)</script>'
  await on.ctx(cast.sadeq, (ctx) =>
    saveLetterhead(
      ctx,
      'fa',
      { head: `دفتر ${evil}`, subhead: evil, address: '"><img src=x>', signerName: evil, signerPost: '', numberFormat: `${evil}{no}` },
      0,
    ),
  )
  const { code } = await made()
  const page = (await somebody().get(`/check/${code}`)).text
  assert.ok(!page.includes(evil))
  assert.match(page, /&(lt|#60);script/)
  const typed = await somebody().post('/check', `code=${encodeURIComponent(`"><b>${evil}`)}`, { 'content-type': 'application/x-www-form-urlencoded' })
  assert.equal(typed.status, 422)
  assert.ok(!typed.text.includes(evil))
})

test('guessing is slowed down', async () => {
  const one = on.browser('10.9.1.1')
  let last = 0
  for (let i = 0; i <= 120; i++)
    last = (await one.post('/check', `code=EA-00000-0000${i}`, { 'content-type': 'application/x-www-form-urlencoded' })).status
  assert.equal(last, 429)
})
