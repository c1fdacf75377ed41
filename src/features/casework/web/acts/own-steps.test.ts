import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterOwn, keepStep } from './own-steps.ts'

test('own acts are followed, those of others are not', () => {
  keepStep('a', 3, 4)
  keepStep('a', 4, 6)
  keepStep('a', 9, 10)
  assert.equal(afterOwn('a', 3), 6)
  assert.equal(afterOwn('a', 7), 7, 'what stands between was somebody else’s')
  assert.equal(afterOwn('b', 3), 3, 'another case')
})

test('a reply that repeats the version leads nowhere', () => {
  keepStep('c', 5, 5)
  assert.equal(afterOwn('c', 5), 5)
})
