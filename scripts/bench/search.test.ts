import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { answers } from '#kernel/text-explain.ts'
import { fieldWords, spellingsOf } from './spellings.ts'

test('500 words of the catalogue are found in every spelling by every spelling', () => {
  // The catalogue stands in migrations; its words are what stands between quotes.
  const texts = globSync('migrations/00{09,11}_*.sql').map((file) => readFileSync(file, 'utf8'))
  const words = fieldWords(texts, 500)
  assert.equal(words.length, 500)
  const missed: string[] = []
  for (const word of words) {
    const forms = spellingsOf(word)
    for (const text of forms) for (const query of forms) if (!answers(`از ${text} در`, query)) missed.push(`${text} ← ${query}`)
  }
  assert.deepEqual(missed, [])
})
