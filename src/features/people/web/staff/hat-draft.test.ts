import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hatOf, noHat } from './hat-draft.ts'

test('a hat is complete only with the place its role asks for', () => {
  assert.equal(hatOf(noHat), null)
  assert.deepEqual(hatOf({ ...noHat, role: 'operator' }), { role: 'operator' })
  assert.equal(hatOf({ ...noHat, role: 'agencyHead' }), null)
  assert.deepEqual(hatOf({ role: 'agencyHead', agencyId: 'a', deskId: 'd' }), { role: 'agencyHead', agencyId: 'a' })
  assert.equal(hatOf({ role: 'agencyRep', agencyId: 'a', deskId: null }), null)
  assert.deepEqual(hatOf({ role: 'agencyRep', agencyId: 'a', deskId: 'd' }), { role: 'agencyRep', agencyId: 'a', deskId: 'd' })
})

test('a place chosen for another role does not travel along', () => {
  assert.deepEqual(hatOf({ role: 'auditor', agencyId: 'a', deskId: 'd' }), { role: 'auditor' })
})
