import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Open } from 'unzipper'
import { renderDocx } from './docx.ts'
import type { Letter, LetterBlock } from '#kernel/letter.ts'
import { runsOf } from './docx-pen.ts'
import { inputOf, openCompiler } from './pdf-thread.ts'

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg=='
const square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v1H0z"/></svg>'
const blocks: LetterBlock[] = [
  { kind: 'addressee', text: 'مدیرعامل محترم شرکت نمونه' },
  { kind: 'subject', text: 'ابلاغ EA-R-1405-0012' },
  { kind: 'heading', text: 'دستور ۱' },
  { kind: 'paragraph', text: 'بند یکم\nسطر دوم با (Siemens AG) و کد EA-R-1405-0012.' },
  { kind: 'facts', rows: [['مهلت', '۱۵ آذر ۱۴۰۵']] },
  { kind: 'table', head: ['ردیف', 'شرح'], rows: [['۱', '<b>#panic("x")</b> & $x^2$']], widths: [1, 4] },
  { kind: 'list', items: ['یکم', 'دوم'], numbered: true },
  { kind: 'resolution', no: 'EA-R-1405-0012', text: 'برق وصل شود', facts: [['مسئول', 'برق']], duties: ['پرداخت'] },
  { kind: 'break' },
  { kind: 'signatures', rows: [{ post: 'دبیر', name: 'نام نمونه' }] },
]
const letter = (more: Partial<Letter> = {}): Letter => ({
  lang: 'fa',
  title: 'عنوان سند',
  style: 'letter',
  watermark: null,
  invocation: 'باسمه تعالی',
  head: ['استانداری نمونه', 'کارگروه'],
  subhead: 'دبیرخانه',
  address: 'نشانی',
  logo: { base64: png, width: 1, height: 1 },
  box: [
    ['شماره', '۱۴۰۵/۲۰/۱'],
    ['تاریخ', '۱۴۰۵/۰۹/۰۱'],
  ],
  banner: '',
  blocks,
  check: { text: 'استعلام:', code: 'EA-7K3M9-QXT2C', url: 'http://localhost/check/EA-7K3M9-QXT2C', qrSvg: square, qrBase64: png },
  enclosed: [],
  words: { subject: 'موضوع:', duties: 'تعهدات', page: 'صفحهٔ', of: 'از', stamp: 'مهر و امضا' },
  ...more,
})
const open = async (made: Letter) => {
  const { files } = await Open.buffer(await renderDocx(made))
  const named = (match: RegExp) => files.filter((f) => match.test(f.path))
  const xml = async (match: RegExp) => (await Promise.all(named(match).map((f) => f.buffer()))).join('\n')
  return {
    fonts: named(/\.odttf$/).length,
    body: await xml(/^word\/document\.xml$/),
    heads: await xml(/^word\/header\d+\.xml$/),
    feet: await xml(/^word\/footer\d+\.xml$/),
  }
}
const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:t>[^<]*/g)]
    .map((m) =>
      m[0]
        .replace(/<[^>]+>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&')
        .replace(/&quot;/g, '"'),
    )
    .join('')

test('the DOCX has the whole letter, from right to left, with the font inside', async () => {
  const { fonts, body, heads, feet } = await open(letter())
  const text = textOf(body)
  for (const said of ['مدیرعامل محترم', 'EA-R-1405-0012', 'دستور ۱', 'Siemens AG', '۱۵ آذر ۱۴۰۵', 'برق وصل شود', 'نام نمونه', '۲.'])
    assert.ok(text.includes(said), said)
  for (const said of ['باسمه تعالی', 'استانداری نمونه', '۱۴۰۵/۲۰/۱']) assert.ok(textOf(heads).includes(said), said)
  for (const said of ['EA-7K3M9-QXT2C', 'http://localhost/check/']) assert.ok(textOf(feet).includes(said), said)
  assert.ok(text.includes('<b>#panic'), 'markup is text')
  const paragraphs = body.match(/<w:p>|<w:p /g)!.length
  assert.equal(body.match(/<w:bidi\/>/g)!.length, paragraphs, 'every paragraph goes from right to left')
  assert.equal(body.match(/<w:bidiVisual\/>/g)!.length, body.match(/<w:tbl>/g)!.length)
  assert.match(body, /<w:rtl\/>/)
  assert.equal(fonts, 3, 'regular, bold, and the digits of page numbers')
})

test('Latin words are runs of their own without the right-to-left mark, so that no code is turned around', async () => {
  const { body } = await open(letter())
  const runs = body.match(/<w:r>.*?<\/w:r>/gs)!.filter((run) => run.includes('<w:t'))
  for (const run of runs) {
    const text = textOf(run)
    if (/[A-Za-z]/.test(text)) assert.ok(!run.includes('<w:rtl/>') && !/[\u0600-\u06ff]/.test(text), text)
    else if (/[\u0600-\u06ff]/.test(text)) assert.ok(run.includes('<w:rtl/>'), text)
  }
  assert.deepEqual(runsOf('کد (EA-1) و Siemens AG 400، پایان'), [
    { text: 'کد (', latin: false },
    { text: 'EA-1', latin: true },
    { text: ') و ', latin: false },
    { text: 'Siemens AG 400', latin: true },
    { text: '، پایان', latin: false },
  ])
})

test('page numbers of a Persian letter are fields in the face of Persian digits; those of an English one are left alone', async () => {
  const fieldRuns = (xml: string) => xml.match(/<w:r>(?:(?!<\/w:r>).)*w:instrText.*?<\/w:r>/gs) ?? []
  const persian = fieldRuns((await open(letter())).feet)
  assert.equal(persian.length, 4, 'page and pages, in the first footer and the others')
  for (const run of persian) assert.match(run, /<w:rFonts [^>]*w:cs="Vazirmatn FD NL"/)
  const { feet, fonts } = await open(letter({ lang: 'en' }))
  assert.equal(fieldRuns(feet).length, 4)
  assert.ok(!feet.includes('Vazirmatn FD') && fonts === 2)
})

test('an English letter goes from left to right', async () => {
  const { body } = await open(letter({ lang: 'en', blocks: [{ kind: 'paragraph', text: 'Dear Sir' }] }))
  assert.ok(body.includes('Dear Sir') && !/<w:bidi\/>|<w:rtl\/>/.test(body))
})

const typeset = (made: Letter) => {
  const compiler = openCompiler()
  const { result } = compiler.compile(inputOf({ template: 'letter', data: JSON.stringify(made) }))
  assert.ok(result)
  return { pages: result.numOfPages, svg: compiler.plainSvg(result) }
}

test('the PDF template takes every kind of block, as letter and record, draft and registered, with and without logo', () => {
  for (const lang of ['fa', 'en'] as const)
    for (const style of ['letter', 'record'] as const)
      for (const more of [{}, { check: null, watermark: 'پیش‌نویس', logo: null, banner: 'متمم' }])
        assert.equal(typeset(letter({ lang, style, ...more })).pages, 2)
})

test('texts are data in the PDF, too', () => {
  const evil = ['#panic("x")', '= heading', '$x', '*', '#read("/etc/passwd")', '<label>', '\\', '@ref']
  const many = evil.flatMap((text): LetterBlock[] => [
    { kind: 'heading', text },
    { kind: 'paragraph', text },
    { kind: 'list', items: [text] },
    { kind: 'table', head: [text], rows: [[text]] },
    { kind: 'resolution', no: text, text, facts: [[text, text]], duties: [text] },
  ])
  assert.ok(typeset(letter({ title: evil[0]!, head: evil, blocks: many })).pages >= 2)
})

test('signatures never stand alone on a page: the words before them go over with them', () => {
  const filler = Array.from({ length: 22 }, (): LetterBlock => ({ kind: 'paragraph', text: 'filler words' }))
  const closing: LetterBlock = { kind: 'paragraph', text: Array.from({ length: 9 }, () => 'closing').join('\n') }
  const signatures: LetterBlock = { kind: 'signatures', rows: Array.from({ length: 18 }, () => ({ name: 'Signer', post: 'Post' })) }
  const plain = { lang: 'en', style: 'record', head: ['Head'], subhead: '', address: '', logo: null, check: null, invocation: '' } as const
  const pages = (blocks: LetterBlock[]) => typeset(letter({ ...plain, title: 'Title', box: [['a', 'b']], blocks })).pages
  assert.equal(pages([...filler, closing]), 1, 'the words alone fill a page')
  // The signatures alone fill the second: with the closing on it, the last row needs a third.
  assert.equal(pages([...filler, closing, { kind: 'break' }, signatures]), 2)
  assert.equal(pages([...filler, closing, signatures]), 3)
})
