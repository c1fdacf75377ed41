import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonical } from './rules.ts'

test('the order of keys does not matter, everything else does', () => {
  assert.equal(canonical({ b: [1, 'ی', null, true], a: { y: 1, x: undefined } }), '{"a":{"y":1},"b":[1,"ی",null,true]}')
  assert.notEqual(canonical({ a: [1, 2] }), canonical({ a: [2, 1] }))
})

test('property: shuffled keys give the same text, and it reads back as the same value', () => {
  const shuffle = (v: unknown): unknown =>
    Array.isArray(v)
      ? v.map(shuffle)
      : v && typeof v === 'object'
        ? Object.fromEntries(
            Object.entries(v)
              .reverse()
              .map(([k, x]) => [k, shuffle(x)]),
          )
        : v
  const content = fc.jsonValue({ maxDepth: 4 }).filter((v) => !JSON.stringify(v).includes('__proto__'))
  fc.assert(
    fc.property(content, (v) => {
      assert.equal(canonical(shuffle(v)), canonical(v))
      assert.deepEqual(JSON.parse(canonical(v)), JSON.parse(JSON.stringify(v)))
    }),
  )
})
