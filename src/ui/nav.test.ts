import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchPath } from './nav.ts'

const id = '01987a10-0000-7000-8000-00000000001f'

test('an address fits its pattern part by part', () => {
  assert.deepEqual(matchPath('/app/cases/$id', `/app/cases/${id}`), { id })
  assert.deepEqual(matchPath('/app/cases', '/app/cases/'), {})
  assert.deepEqual(matchPath('/app/message-texts/$key', '/app/message-texts/%D8%A7'), { key: 'ا' })
})

test('more, fewer or other parts do not fit', () => {
  for (const path of ['/app/cases', `/app/cases/${id}/2`, `/app/units/${id}`, '/app/cases/'])
    assert.equal(matchPath('/app/cases/$id', path), null, path)
})

test('what cannot be the id of a record is no page', () => {
  for (const no of ['invitations', '1', '%DB%B1', `${id}0`, `x${id}`]) assert.equal(matchPath('/app/cases/$id', `/app/cases/${no}`), null, no)
})

test('a broken percent sign does not break the page', () => {
  assert.deepEqual(matchPath('/app/message-texts/$key', '/app/message-texts/%E0%A4%A'), { key: '%E0%A4%A' })
})
