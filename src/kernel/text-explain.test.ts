import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { answers, explain } from './text-explain.ts'
import { apart, compounds, meets, wider } from './text-vectors.ts'

const told = (text: string, query: string) => explain(text, query).map(({ clause, by, how }) => [clause, by, how])

test('each word of the query is told with what met it', () => {
  assert.deepEqual(told('مجوز راه‌اندازی خط تولید', 'راهاندازی مجوز'), [
    ['راهاندازی', 'راه‌اندازی', 'joined'],
    ['مجوز', 'مجوز', 'same'],
  ])
  assert.deepEqual(told('كارخانه‌هاي سیمان', 'کارخانه'), [['کارخانه', 'كارخانه', 'letters']])
  assert.deepEqual(told('موانع تولید', 'مانع'), [['مانع', 'موانع', 'ending']])
  assert.deepEqual(told('وام ۲٬۰۰۰٬۰۰۰٬۰۰۰ تومان', 'دو میلیارد تومان'), [['دو میلیارد تومان', '۲٬۰۰۰٬۰۰۰٬۰۰۰ تومان', 'amount']])
  assert.deepEqual(told('نامه ۱۴۰۵/۰۸/۱۲', '۱۲ آبان ۱۴۰۵'), [['۱۲ آبان ۱۴۰۵', '۱۴۰۵/۰۸/۱۲', 'day']])
  assert.deepEqual(told('نامه ۱۴۰۵/۰۸/۱۲', 'آبان ۱۴۰۵'), [['آبان ۱۴۰۵', '۱۴۰۵/۰۸/۱۲', 'day']])
})

test('whatever meets has a reason at its place in the text', () => {
  const pairs = [...meets.flatMap((line) => line.flatMap((text) => line.map((query) => [text, query] as const))), ...wider]
  for (const [text, query] of pairs) {
    const why = explain(text, query)
    assert.ok(why.length > 0, `${text} ← ${query}`)
    for (const { by, at } of why) assert.equal(text.slice(...at), by)
  }
  for (const [text, query] of apart) assert.ok(!answers(text, query), `${text} ← ${query}`)
})

test('property: a text explains its own words, and no input throws', () => {
  const unit = fc.constantFrom(...compounds, ...'۲ میلیارد تومان و از ½ 2.5 1405/8/12 ‌ \u200b aZ ﷺ 😀 \u0301'.split(' '), ' ', '\u200c')
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), fc.array(unit, { maxLength: 4 }), (text, query) => {
      const [t, q] = [text.join(' '), query.join('')]
      for (const { at, by } of explain(t, q)) assert.equal(t.slice(...at), by)
      if (answers(t, t)) assert.ok(explain(t, t).length > 0, t)
    }),
    { numRuns: 500 },
  )
})
