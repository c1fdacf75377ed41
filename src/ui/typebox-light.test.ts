import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Type as real } from 'typebox'
import { Type as light } from './typebox-light.ts'

test('every builder that a room uses is among the light ones', () => {
  const used = new Set<string>()
  for (const file of globSync('src/{kernel,features}/**/*.{ts,tsx}')) {
    if (/\.test\./.test(file)) continue
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/\bType\.([A-Z]\w+)/g)) used.add(name!)
  }
  assert.ok(used.size > 5)
  assert.deepEqual(
    [...used].filter((name) => !(name in light)),
    [],
  )
})

test('the light builders make the very schemas of TypeBox', () => {
  const samples = (Type: typeof real) => [
    Type.String({ maxLength: 3 }),
    Type.Object(
      { a: Type.Optional(Type.String({ pattern: '^x' })), b: Type.Integer({ minimum: 1 }), c: Type.Object({}) },
      { additionalProperties: false },
    ),
    Type.Object({ a: Type.Optional(Type.Object({ b: Type.Number() })) }),
    Type.Partial(Type.Object({ a: Type.String(), b: Type.Optional(Type.Number()) })),
    Type.Array(Type.Union([Type.Literal('x'), Type.Literal(2), Type.Literal(true), Type.Null()]), { minItems: 1 }),
    Type.Enum(['a', 'b'], { default: 'a' }),
    Type.Record(Type.String({ maxLength: 40 }), Type.Unknown()),
    Type.Record(Type.String({ pattern: '^a' }), Type.Boolean()),
  ]
  assert.deepEqual(JSON.parse(JSON.stringify(samples(light as unknown as typeof real))), JSON.parse(JSON.stringify(samples(real))))
})

test('spreading the properties of a schema keeps what is optional', () => {
  const make = (Type: typeof real) =>
    Type.Object({ ...Type.Object({ a: Type.Optional(Type.String()), b: Type.String() }).properties, c: Type.Null() })
  assert.equal(JSON.stringify(make(light as unknown as typeof real)), JSON.stringify(make(real)))
})
