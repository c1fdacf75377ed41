import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchPath } from './nav.ts'

test('an address fits its pattern part by part', () => {
  assert.deepEqual(matchPath('/app/cases/$id', '/app/cases/1f'), { id: '1f' })
  assert.deepEqual(matchPath('/app/cases', '/app/cases/'), {})
  assert.deepEqual(matchPath('/app/units/$id/edit', '/app/units/%D8%A7/edit'), { id: 'ا' })
})

test('more, fewer or other parts do not fit', () => {
  for (const path of ['/app/cases', '/app/cases/1/2', '/app/units/1', '/app/cases/']) assert.equal(matchPath('/app/cases/$id', path), null, path)
})

test('a broken percent sign does not break the page', () => {
  assert.deepEqual(matchPath('/app/cases/$id', '/app/cases/%E0%A4%A'), { id: '%E0%A4%A' })
})
