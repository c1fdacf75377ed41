import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stem } from './fold.ts'
import { fold, indexTerms, queryClauses } from './text.ts'
import { apart, compounds, folds, meets, wider } from './text-vectors.ts'
import { stems } from './text-words.ts'

function found(text: string, query: string): boolean {
  const terms = new Set(indexTerms(text).map(([term]) => term))
  const clauses = queryClauses(query)
  return clauses.length > 0 && clauses.every((clause) => clause.some((term) => terms.has(term)))
}

test('each spelling folds as it should', () => {
  for (const [raw, folded] of folds) assert.equal(fold(raw), folded, JSON.stringify(raw))
})

test('compounds meet in all their spellings', () => {
  for (const word of compounds) {
    const forms = [word, word.replaceAll('\u200c', ' '), word.replaceAll('\u200c', '')]
    for (const text of forms) for (const query of forms) assert.ok(found(`از ${text} ما`, query), `${text} ← ${query}`)
  }
})

test('plurals, endings, letters, amounts and days meet', () => {
  const missed = meets.flatMap((line) => line.flatMap((text) => line.filter((query) => !found(text, query)).map((query) => `${text} ← ${query}`)))
  assert.deepEqual(missed, [])
  for (const [text, query] of wider) assert.ok(found(text, query), `${text} ← ${query}`)
})

test('what only looks alike stays apart', () => {
  assert.deepEqual(
    apart.filter(([text, query]) => found(text, query)),
    [],
  )
  assert.ok(!found('آبان ۱۴۰۵', '1405/08/12'), 'a month is not one of its days')
})

test('a singular in the table is its own stem, else its own plural would not meet it', () => {
  assert.deepEqual(
    [...stems.values()].filter((word) => stem(word) !== word),
    [],
  )
})
