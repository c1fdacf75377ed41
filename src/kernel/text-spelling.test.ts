import assert from 'node:assert/strict'
import { test } from 'node:test'
import { distance, Spelling } from './text-spelling.ts'

const words = new Spelling()
for (let i = 0; i < 5; i++) words.add('برق کارخانهٔ سیمان قطع شده و راه‌اندازی خط تولید ممکن نیست؛ وثیقهٔ بانک و مالیات بر ارزش افزوده')
words.add('کارخانجات راهاندازی')

test('a word nobody wrote gets the nearest that somebody did, as it is usually written', () => {
  assert.equal(words.suggest('کارخنه سیمان'), 'کارخانهٔ سیمان')
  assert.equal(words.suggest('راه‌انداری'), 'راه‌اندازی')
  assert.equal(words.suggest('وسیقه بانک'), 'وثیقهٔ بانک')
  assert.equal(words.suggest('مالیت'), 'مالیات')
  assert.equal(words.suggest('تولدی'), 'تولید')
})

test('what is known, short, a number or far from everything is left alone', () => {
  for (const query of ['برق', 'كارخانه‌ها', 'قطع', 'راه اندازی', 'از', '۱۲۳', 'xyzzy', '', 'آبفا'.repeat(20)])
    assert.equal(words.suggest(query), null, query)
})

test('distance: swaps and letters heard alike are cheap, too far is infinite', () => {
  assert.equal(distance('تولید', 'تولدی', 2), 1)
  assert.equal(distance('وثیقه', 'وسیقه', 2), 0.5)
  assert.equal(distance('برق', 'برق', 2), 0)
  assert.equal(distance('برق', 'کارخانه', 2), Infinity)
})
