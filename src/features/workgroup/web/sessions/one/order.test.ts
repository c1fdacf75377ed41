import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moveTo, rebase, sameOrder } from './order.ts'

test('an item goes up, down, and never off the list', () => {
  const order = ['a', 'b', 'c']
  assert.deepEqual(
    [moveTo(order, 'c', 0), moveTo(order, 'a', 1), moveTo(order, 'b', -1), moveTo(order, 'b', 9)],
    [
      ['c', 'a', 'b'],
      ['b', 'a', 'c'],
      ['b', 'a', 'c'],
      ['a', 'c', 'b'],
    ],
  )
})

test('what a colleague added or took off meanwhile does not undo the arranging', () => {
  assert.deepEqual(rebase(['c', 'a', 'b'], ['a', 'b', 'c']), ['c', 'a', 'b'])
  assert.deepEqual(rebase(['c', 'a', 'b'], ['a', 'c', 'd']), ['c', 'a', 'd'])
  assert.ok(sameOrder(rebase(['a', 'b'], ['a', 'b']), ['a', 'b']))
})
