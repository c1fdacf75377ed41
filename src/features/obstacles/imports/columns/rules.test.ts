import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findHeaderRows, guessColumns, headingScore, headingsKey, joinHeadings } from './rules.ts'

const text = 'از دیروز برق کارخانه قطع شده و خط تولید خوابیده است و کسی پاسخ نمی‌دهد'

test('headings name their fields in Persian and English, blind to spelling', () => {
  for (const [heading, field] of [
    ['شرح مانع', 'text'],
    ['شرحِ مشكل', 'text'],
    ['نام واحدِ توليدي', 'unitName'],
    ['شناسه‌ی ملی شرکت', 'legalEntityId'],
    ['تاريخ ثبت', 'toldDay'],
    ['unit name', 'unitName'],
    ['group_code', 'group'],
  ] as const)
    assert.ok(headingScore(heading, field) >= 0.45, heading)
  assert.equal(headingScore('', 'text'), 0)
  assert.ok(headingScore('نام واحد تولیدی', 'unitName') > headingScore('نام واحد تولیدی', 'text'))
})

test('columns without headings are known by what stands in them', () => {
  const rows = [
    ['10380284790', '09141234567', text, '1403/05/02', 'T01'],
    ['10380284790', '0914 765 4321', text, '1403/06/12', 'F05'],
  ]
  assert.equal(findHeaderRows(rows), 0)
  assert.deepEqual(guessColumns([], rows), { legalEntityId: 0, phone: 1, text: 2, toldDay: 3, group: 4 })
})

test('no column serves two fields; the stronger claim wins', () => {
  const columns = guessColumns(['نام شرکت', 'نام واحد', 'شرح', 'توضیحات'], [['a', 'b', text, '']])
  assert.equal(new Set(Object.values(columns)).size, Object.values(columns).length)
  assert.equal(columns.text, 2)
  assert.equal(columns.unitName, 1)
})

test('one, two and three rows of headings; a list of one column with and without one', () => {
  const one = [
    ['شرح مانع', 'نام واحد'],
    [text, 'الف'],
  ]
  const two = [
    ['مانع', 'مانع', 'واحد'],
    ['شرح مانع', 'تاریخ', 'نام واحد'],
    [text, '1403/1/1', 'الف'],
  ]
  const three = [['گزارش استان', 'گزارش استان', 'گزارش استان'], ...two]
  assert.deepEqual([one, two, three, [['شرح مانع'], [text]], [[text], [text]]].map(findHeaderRows), [1, 2, 3, 1, 0])
  assert.deepEqual(joinHeadings(three.slice(0, 3)), ['مانع – شرح مانع', 'مانع – تاریخ', 'واحد – نام واحد'])
  assert.equal(headingsKey(['شرح مانع', 'نام‌ واحد']), headingsKey(['شرح‌مانع', 'نام واحد']))
})
