import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markWords } from './marked.ts'

const shown = (text: string, words: string[], length?: number) =>
  markWords(text, words, length)
    .map((p) => (p.hit ? `[${p.text}]` : p.text))
    .join('')

test('words that weighed are marked where they stand whole, the longer first', () => {
  assert.equal(shown('قطع برق و برقکاری', ['برق']), 'قطع [برق] و برقکاری')
  assert.equal(shown('برق‌رسانی و برق', ['برق', 'برق‌رسانی']), '[برق‌رسانی] و [برق]')
  assert.equal(shown('نرخ (۲+۲) شد', ['(۲+۲)']), 'نرخ [(۲+۲)] شد')
})

test('a long text is shown from a little before the first of them', () => {
  const text = `${'پیش '.repeat(100)}وام بانک ${'پس '.repeat(200)}`
  const found = shown(text, ['وام'], 120)
  assert.match(found, /^… .*\[وام\] بانک .* …$/)
  assert.ok(found.length < 140)
})

test('without a word in the text nothing is shown', () => {
  assert.deepEqual(markWords('برق نداریم', ['وام']), [])
  assert.deepEqual(markWords('برق نداریم', []), [])
})
