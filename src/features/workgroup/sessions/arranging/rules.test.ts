import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { movedItems } from './rules.ts'

const moved = (before: string, after: string) => [...movedItems([...before], [...after])].join('')

test('only what was taken elsewhere has moved', () => {
  assert.deepEqual([moved('abcd', 'abcd'), moved('abcd', 'dabc'), moved('abcd', 'bcda'), moved('abcde', 'abdce').length], ['', 'd', 'a', 1])
})

test('property: the rest kept its order, and the moved put in their places give the new one', () => {
  const list = fc.uniqueArray(fc.nat(60), { maxLength: 12 }).map((a) => a.map(String))
  fc.assert(
    fc.property(
      list.chain((l) => fc.tuple(fc.constant(l), fc.shuffledSubarray(l, { minLength: l.length }))),
      ([before, after]) => {
        const gone = movedItems(before, after)
        assert.deepEqual(
          after.filter((id) => !gone.has(id)),
          before.filter((id) => !gone.has(id)),
        )
      },
    ),
  )
})
