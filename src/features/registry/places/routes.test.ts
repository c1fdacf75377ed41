import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cast, ids, stage } from '#server/testing.ts'
import { registry } from '../routes.ts'

const on = stage([registry])
const adel = on.as(cast.adel)
const ahar = { nameFa: 'اهر', nameEn: 'Ahar' }

test('anyone reads the places of a province they name; people signed in read their own', async () => {
  const names = async (who: typeof cast.zahra | null, query = '') =>
    (await on.as(who).get(`/api/places${query}`)).body.counties?.map((c: { nameEn: string }) => c.nameEn)
  assert.deepEqual(await names(null, '?province=2'), ['Ahvaz'])
  assert.deepEqual(await names(cast.karim), ['Tabriz', 'Maragheh'], 'in Persian order')
  assert.deepEqual(await names(cast.karim, '?province=2'), ['Tabriz', 'Maragheh'], 'not another’s')
  assert.equal((await on.as(null).get('/api/places')).body.code, 'http/no-such-province')
})

test('a county is added, renamed and removed; not while something lies in it', async () => {
  const { status, body } = await adel.post('/api/counties', ahar)
  assert.equal(status, 201)
  assert.equal((await adel.post('/api/counties', ahar)).body.code, 'registry/name-taken')
  assert.equal((await adel.put(`/api/counties/${body.id}`, { ...ahar, nameEn: 'Ahar County' })).body.nameEn, 'Ahar County')
  const park = (await adel.post('/api/parks', { ...ahar, countyId: body.id, kind: 'park' })).body
  assert.deepEqual(
    [(await adel.del(`/api/counties/${body.id}`)).status, (await adel.del(`/api/counties/${body.id}`)).body.code],
    [409, 'registry/place-in-use'],
  )
  assert.equal((await adel.del(`/api/parks/${park.id}`)).status, 200)
  assert.equal((await adel.del(`/api/counties/${body.id}`)).status, 200)
  assert.equal((await adel.del(`/api/counties/${body.id}`)).status, 404)
  assert.equal((await adel.del(`/api/counties/${ids.county1}`)).body.code, 'registry/place-in-use', 'a desk’s territory names it')
})

test('places are edited by the administrator and the centre’s head, in their own province', async () => {
  for (const who of [cast.zahra, cast.naser, cast.parviz, cast.karim, cast.maryam, null])
    assert.ok([401, 403].includes((await on.as(who).post('/api/counties', ahar)).status), who?.role ?? 'nobody')
  assert.equal((await on.as(cast.homa).post('/api/counties', ahar)).status, 201)
  assert.equal((await adel.put(`/api/counties/${ids.county3}`, ahar)).status, 404)
  assert.equal((await adel.post('/api/parks', { ...ahar, countyId: ids.county3, kind: 'park' })).body.code, 'registry/no-such-place')
})
