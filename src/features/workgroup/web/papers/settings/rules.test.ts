import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, type Edit, newerIn, seen, valueOf } from './rules.ts'

const now = { head: 'استانداری', subhead: 'دبیرخانه', address: '' }
const blank: Edit<typeof now> = { base: null, words: {} }

test('a form that nobody touched shows the newest; one letter and back is no change', () => {
  assert.deepEqual(valueOf(blank, now), now)
  const typed = changed(blank, now, { head: 'استانداری آ' })
  assert.deepEqual(changed(typed, now, { head: 'استانداری' }), blank)
  assert.deepEqual(newerIn(blank, { ...now, head: 'دیگر' }), [])
})

test('a colleague saves while somebody types: nothing typed is lost, and every field they changed is named until it was seen', () => {
  const typed = changed(changed(blank, now, { head: 'نوشتهٔ من' }), now, { address: 'تبریز' })
  const theirs = { ...now, head: 'نوشتهٔ همکار', subhead: 'دفتر' }
  assert.deepEqual(newerIn(typed, now), [])
  assert.deepEqual(newerIn(typed, theirs), ['head', 'subhead'])
  assert.deepEqual(valueOf(typed, theirs), { head: 'نوشتهٔ من', subhead: 'دفتر', address: 'تبریز' })
  const more = changed(typed, theirs, { address: 'تبریز، خیابان' })
  assert.deepEqual(newerIn(more, theirs), ['head', 'subhead'], 'typing on does not pass over it')
  const on = seen(more, theirs)
  assert.deepEqual([newerIn(on, theirs), valueOf(on, theirs).head], [[], 'نوشتهٔ من'])
  assert.deepEqual(newerIn(on, { ...theirs, address: 'باز دیگر' }), ['address'], 'a third save is told again')
})

test('the same words from both, or fields of another part, are nothing to look at', () => {
  const typed = changed(blank, now, { head: 'یکسان' })
  assert.deepEqual(newerIn(typed, { ...now, head: 'یکسان' }), [])
  assert.deepEqual(newerIn(typed, { ...now }), [])
})

test('taking the colleague’s words of every field leaves nothing of one’s own', () => {
  const theirs = { ...now, head: 'نوشتهٔ همکار' }
  assert.deepEqual(changed(changed(blank, now, { head: 'نوشتهٔ من' }), theirs, { head: theirs.head }), blank)
})
