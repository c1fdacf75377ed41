import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { limits, stem } from './fold.ts'
import { cleanInput, fold, highlight, indexTerms, queryClauses, tsquery } from './text.ts'

/** Does the text answer the query, as PostgreSQL would say it? */
function found(text: string, query: string): boolean {
  const terms = new Set(indexTerms(text).map(([term]) => term))
  return queryClauses(query).every((clause) => clause.some((term) => terms.has(term)))
}

test('one word, however its half-space is written', () => {
  const spellings = ['راه‌اندازی', 'راه اندازی', 'راهاندازی', 'راه¬اندازی', 'راه\u00adاندازی', 'راه‌‌اندازي']
  for (const text of spellings) for (const query of spellings) assert.ok(found(`مجوز ${text} خط تولید`, query), `${text} ← ${query}`)
})

test('Arabic letters, digit sets, diacritics and tatweel do not hide a text', () => {
  assert.equal(fold('كارخانه‌ي سُـيمان ١٢ و ۱۳'), 'کارخانه‌ی سیمان 12 و 13')
  assert.ok(found('كارگاه توليدي', 'کارگاه تولیدی'))
  assert.ok(found('فاز۲ شهرک', 'فاز 2'))
  assert.ok(found('وام ۱۲٬۵۰۰ میلیون', '12500'))
  assert.ok(found('مسئولین اداره', 'مسولین'))
  assert.ok(found('CNC‌های کارگاه', 'cnc'))
})

test('plurals and endings meet their word; look-alikes do not', () => {
  for (const [a, b] of [
    ['کارخانه‌های', 'کارخانه'],
    ['بانک‌ها', 'بانک'],
    ['تولیدکنندگان', 'تولیدکننده'],
    ['موانع', 'مانع'],
    ['وثایق', 'وثیقه'],
    ['صنعتی', 'صنعت'],
    ['متقاضیان', 'متقاضی'],
    ['بزرگ‌ترین', 'بزرگ'],
  ] as const) {
    assert.ok(found(a, b), `${a} ← ${b}`)
  }
  for (const [a, b] of [
    ['تسهیلات', 'تسهیل'],
    ['مالیات', 'مالی'],
    ['صادرات', 'صادر'],
    ['برق', 'گاز'],
  ] as const) {
    assert.ok(!found(a, b), `${a} ≠ ${b}`)
  }
  assert.equal(stem('مشتری'), 'مشتری')
  assert.equal(stem('تهران'), 'تهران')
})

test('every content word must be met; function words ask nothing', () => {
  assert.ok(!found('قطعی برق کارخانه', 'قطعی گاز'))
  assert.equal(tsquery('از و به را'), null)
  assert.equal(tsquery(''), null)
  assert.equal(tsquery('برق'), "('برق')")
  assert.equal(tsquery("'); drop --"), "('drop')")
})

const anyText = fc.string({ unit: 'binary', maxLength: 300 })
const letters = 'ابپتجچدرزسشعفقکگلمنوهیيكةأئؤء\u0640\u064b\u064e ‌‌  ۱۲3٤،.!?aZß-_()\u00ad\u200f\u202e'
const persianText = fc.string({ unit: fc.constantFrom(...letters), maxLength: 200 })

test('property: folding is idempotent in effect: a folded text finds the text and is found by it', () => {
  fc.assert(
    fc.property(persianText, (text) => {
      assert.deepEqual(queryClauses(fold(text)).slice(0, 20), queryClauses(fold(fold(text))).slice(0, 20))
    }),
    { numRuns: 300 },
  )
})

test('property: a text is found by any word of its own', () => {
  fc.assert(
    fc.property(persianText, fc.nat(30), (text, pick) => {
      const words = fold(text)
        .split(/[ \u200c]/)
        .filter((w) => w.length >= 3)
      if (words.length === 0) return
      const word = words[pick % words.length]!
      assert.ok(found(text, word), word)
    }),
    { numRuns: 500 },
  )
})

test('property: terms are short, hold no quotes, and no input throws', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, persianText), (text) => {
      for (const [term, position] of indexTerms(text)) {
        assert.match(term, /^[^\s'\\:|&!()]{1,80}$/)
        assert.ok(position >= 1 && position <= 16_383)
      }
    }),
    { numRuns: 500 },
  )
})

test('property: highlighting keeps every character of the text', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, persianText), persianText, (text, query) => {
      assert.equal(
        highlight(text, query)
          .map((p) => p.text)
          .join(''),
        text,
      )
    }),
    { numRuns: 500 },
  )
})

const marked = (text: string, query: string) =>
  highlight(text, query)
    .filter((p) => p.hit)
    .map((p) => p.text)

test('marks stand in the reader’s own spelling', () => {
  assert.deepEqual(highlight('خط توليد كارخانه‌هاي ما', 'کارخانه'), [
    { text: 'خط توليد ', hit: false },
    { text: 'كارخانه‌هاي', hit: true },
    { text: ' ما', hit: false },
  ])
  assert.deepEqual(marked('مجوز راه اندازی خط', 'راه‌اندازی'), ['راه اندازی'])
  assert.deepEqual(marked('وام ۱۲٬۵۰۰ میلیونی، ۱۲ ماهه', '12500'), ['۱۲٬۵۰۰'])
  assert.deepEqual(marked('فاز۲', '2'), ['۲'])
  assert.deepEqual(marked('سُیمان 😀 سیمان', 'سیمان'), ['سُیمان', 'سیمان'])
  assert.deepEqual(marked('هیچ', 'برق'), [])
  assert.deepEqual(highlight('', 'برق'), [{ text: '', hit: false }])
})

test('cleaning removes what would reorder or break a page, and nothing else', () => {
  assert.equal(cleanInput('  \u202eکارخانه‌های\u202c ما\u200f\u0000\u0007\r\n\n\n\nخوب \u2066x\u2069 '), 'کارخانه‌های ما \n\nخوب x')
  assert.equal(cleanInput('كارخانه ي ١٢ 👨‍👩‍👧 سُیمان'), 'كارخانه ي ١٢ 👨‍👩‍👧 سُیمان')
  assert.equal(cleanInput('e\u0301'), 'é')
  assert.equal(cleanInput(`a${'\u0300\u0323'.repeat(50_000)}b`).length < 20, true)
  assert.equal(cleanInput('\ud83d'), '\ufffd')
})

test('property: cleaned text is clean', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const clean = cleanInput(text)
      assert.ok(clean.isWellFormed())
      assert.doesNotMatch(clean, /[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069\u200e\u200f]|^\s|\s$/)
    }),
    { numRuns: 500 },
  )
})

test('100,000 characters of anything stay within bounds that a search column can hold', () => {
  for (const piece of ['کارخانه ', 'a', '😀\u202e', '\u0301\u0327', '1 2 ', 'ا\u200c', 'ﷺ', 'ها', "'1,"]) {
    const text = piece.repeat(100_000 / piece.length)
    assert.ok(fold(text).length <= limits.folded)
    const terms = new Set(indexTerms(text).map(([term]) => term))
    assert.ok([...terms].reduce((bytes, term) => bytes + 2 * term.length + 8, 0) < 1_000_000, piece)
    assert.ok((tsquery(text) ?? '').length < 20_000, piece)
    assert.equal(
      highlight(text, 'کارخانه 12')
        .map((p) => p.text)
        .join(''),
      text,
    )
  }
})

test('a long run of marks on one letter, which would make normalising slow, is cut and hides nothing after it', () => {
  assert.equal(fold(`برق ${'\u0300\u0323'.repeat(9000)}گاز`), 'برق گاز')
})
