import assert from 'node:assert/strict'
import { test } from 'node:test'
import { restOf } from './use-draft.ts'

const empty = { text: '', unitId: null as string | null }

test('what was sent is forgotten, what was typed since stays', () => {
  const sent = { text: 'the first', unitId: 'u' }
  assert.deepEqual(restOf(sent, sent, empty), empty)
  assert.deepEqual(restOf({ ...sent, text: 'the first and the second' }, sent, empty), { text: 'and the second', unitId: null })
})

test('a choice made since is no part of the next form', () => {
  const sent = { text: 'the first', unitId: 'u' }
  assert.deepEqual(restOf({ ...sent, unitId: 'v' }, sent, empty), empty)
})
