// The server compiles the schemas of an endpoint when it is first called: that each of them can be compiled is seen here.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serializerCompiler, validatorCompiler } from '#server/compilers.ts'
import { rooms } from './rooms.ts'

const endpoints = Object.entries(rooms).flatMap(([room, { api }]) => Object.entries(api).map(([name, e]) => ({ id: `${room}.${name}`, e })))

test('what checks and writes of every endpoint can be compiled', () => {
  const checks = validatorCompiler()
  const writes = serializerCompiler()
  for (const { id, e } of endpoints) {
    const at = { method: e.method, url: e.path }
    for (const [httpPart, schema] of Object.entries({ params: e.params, querystring: e.query, body: e.body }))
      if (schema) assert.doesNotThrow(() => checks({ ...at, httpPart, schema }), `${id} ${httpPart}`)
    if (!e.raw) assert.doesNotThrow(() => writes({ ...at, httpStatus: String(e.status ?? 200), schema: e.reply }), `${id} reply`)
  }
  assert.ok(endpoints.length > 200)
})

test('what cannot be compiled is told', () => {
  const broken = { method: 'GET', url: '/', schema: { type: 'nonsense' } }
  assert.throws(() => validatorCompiler()({ ...broken, httpPart: 'body' }))
  assert.throws(() => serializerCompiler()({ ...broken, httpStatus: '200' }))
})
