import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { order } from '#features.ts'
import { allWords, pageNames, partOf, wordsByRoom } from './words-by-room.ts'

const fa = wordsByRoom('fa')

test('every word has one part, the same in both languages, and each part loads by the name of its room', () => {
  const en = wordsByRoom('en')
  for (const [locale, parts] of Object.entries({ fa, en })) {
    const keys = Object.values(parts).flatMap((part) => Object.keys(part))
    assert.equal(new Set(keys).size, keys.length)
    assert.deepEqual(keys.sort(), Object.keys(allWords(locale)).sort())
  }
  for (const [part, words] of Object.entries(fa)) assert.deepEqual(Object.keys(words).sort(), Object.keys(en[part]!).sort(), part)
  assert.deepEqual(Object.keys(fa).sort(), ['facts', 'first', ...order.filter((room) => room !== 'people')].sort())
})

test('names of pages, refusals and sentences of the bell come first, whatever room they are of', () => {
  const names = pageNames()
  assert.ok(names.size > 30)
  for (const name of names) assert.ok(name in fa['first']!, name)
  const keys = Object.keys(allWords('fa'))
  for (const key of keys.filter((one) => one.startsWith('problem.') || one.includes('.bell.') || one.startsWith('ui.')))
    assert.ok(key in fa['first']!, key)
  assert.equal(partOf('workgroup.sitting.noItems', names), 'workgroup')
  assert.equal(partOf('workgroup.fact.convened', names), 'facts')
})

test('no page names a word of a room below its own, and the frame none of any', () => {
  const foreign: string[] = []
  // The journal names facts of every room: its page is `allWords`.
  const journal = 'src/features/people/journal/'
  const look = (pattern: string, later: readonly string[]) => {
    const key = new RegExp(`['"\`]((?:${later.join('|')})\\.[\\w.-]*)`, 'g')
    for (const file of globSync(pattern).filter((one) => !one.endsWith('.test.ts') && !one.startsWith(journal)))
      for (const [, name] of readFileSync(file, 'utf8')
        .replace(/^\s*(?:\/\/|\/?\*).*$/gm, '')
        .matchAll(key))
        if (!(name! in fa['first']!)) foreign.push(`${file}: ${name}`)
  }
  for (const [at, room] of order.entries())
    if (at < order.length - 1) look(`src/features/${room}/{web/**/*.{ts,tsx},**/{model,rules}.ts}`, order.slice(at + 1))
  look('src/{main.tsx,ui/**/*.{ts,tsx},features/channels/web/Bell.tsx}', order)
  assert.deepEqual(foreign, [])
})
