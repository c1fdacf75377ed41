import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PdfTemplate } from './pdf.ts'
import { renderPdf } from './pdf.ts'
import { inputOf, openCompiler } from './pdf-thread.ts'

const group = (n: number, more = {}) => ({
  code: `F۰${n}`,
  name: `گروه شماره ${n}`,
  other: `Group ${n}`,
  description: 'شرح گروه',
  examples: ['«نمونه»'],
  facts: [['دستگاه معمول', 'بانک عامل']],
  ...more,
})
const booklet = (lang: 'fa' | 'en', groups: readonly object[]) => ({
  lang,
  otherLang: lang === 'fa' ? 'en' : 'fa',
  title: 'راهنمای گروه‌ها',
  subtitle: 'چند گروه',
  province: 'استان نمونه',
  date: '۱ آذر ۱۴۰۵',
  foot: 'استان نمونه',
  words: { product: 'گره‌گشا', contents: 'فهرست', colophon: 'پایان' },
  domains: [{ name: 'حوزه یکم', count: '۲ گروه', groups }],
})
function compile(data: object) {
  const compiler = openCompiler()
  const { result } = compiler.compile(inputOf({ template: 'catalogue', data: JSON.stringify(data) }))
  assert.ok(result)
  const headings = compiler.query(result, { selector: 'heading' }) as { level: number; body: { text?: string } }[]
  return { pages: result.numOfPages, headings: headings.map((h) => [h.level, h.body.text]), svg: compiler.plainSvg(result) }
}

test('a template and data become a PDF, in a thread', async () => {
  const pdf = await renderPdf({ template: 'catalogue', data: booklet('fa', [group(1)]) })
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  assert.match(pdf.subarray(-10).toString(), /%%EOF/)
  assert.match(pdf.toString('latin1'), /Vazirmatn/)
})

test('cover, contents, a page for the domain, a heading for each group; many groups take more pages', () => {
  const few = compile(booklet('fa', [group(1), group(2)]))
  assert.equal(few.pages, 3)
  assert.deepEqual(few.headings, [
    [1, 'حوزه یکم'],
    [2, 'گروه شماره 1'],
    [2, 'گروه شماره 2'],
  ])
  const many = compile(
    booklet(
      'en',
      Array.from({ length: 60 }, (_, n) => group(n)),
    ),
  )
  assert.ok(many.pages > 8, String(many.pages))
  assert.equal(many.headings.length, 61)
})

test('texts are data: no markup, code or directive in them acts', () => {
  const evil = [
    '#panic("x")',
    '*bold* _it_ $x^2$',
    '= heading',
    '#import "page.typ"',
    '\\',
    '@label <label>',
    '[',
    '"]',
    '// nothing',
    '#read("/etc/passwd")',
  ]
  const { headings } = compile(
    booklet(
      'en',
      evil.map((name, n) => group(n, { name, description: name, examples: [name] })),
    ),
  )
  assert.deepEqual(
    headings.slice(1),
    evil.map((name) => [2, name]),
  )
})

test('data that do not fit the template are refused with Typst’s words', async () => {
  await assert.rejects(renderPdf({ template: 'catalogue', data: { lang: 'fa' } }), /dictionary does not contain key/)
  await assert.rejects(renderPdf({ template: '../../../etc/passwd' as PdfTemplate, data: {} }))
})
