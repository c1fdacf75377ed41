import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { people } from '#features/people/routes.ts'
import { cast, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { workgroup } from '../routes.ts'
import type { Envelope, Statement } from './model.ts'
import { fingerprint, opened, seal } from './signing/actions.ts'
import { elsewhere, keyOf, statement as anyStatement } from './world.test.ts'

/** With a figure that this version does not know. */
const statement = (more: Partial<Statement> = {}) => anyStatement({ figures: { made_up: { value: 3, of: 4 } }, ...more })

suite('aggregates of provinces', () => {
  const on = stage([people, workgroup], { jobs: { workgroup: jobs } })
  const take = (file: string) => on.as(cast.sadeq).post('/api/aggregates/import', { file })
  const accept = (publicKey: string, originCode = 'KH') => on.as(cast.sadeq).post('/api/aggregates/keys', { publicKey, originCode, compared: true })

  test('a file is taken in once its key was compared and accepted, and only once', async () => {
    const file = seal(elsewhere, statement())
    const first = await take(file)
    assert.equal(first.status, 409)
    assert.equal(first.body.code, 'workgroup/unknown-key')
    assert.equal(first.body.details.keyId, fingerprint(keyOf(file)))
    assert.equal((await accept(keyOf(file))).status, 200)
    const taken = { period: '1405-2', originCode: 'KH', originName: { fa: 'خوزستان', en: 'Khuzestan' } }
    assert.deepEqual((await take(file)).body, { ...taken, fresh: true })
    assert.deepEqual((await take(file)).body, { ...taken, fresh: false })
    const league = (await on.as(cast.maryam).get('/api/aggregates')).body
    assert.deepEqual(league.periods, ['1405-2'])
    assert.deepEqual(
      league.rows.map((r: { originCode: string; figures: object }) => [r.originCode, r.figures]),
      [['KH', { made_up: { value: 3, of: 4 } }]],
    )
  })

  test('one changed byte anywhere is refused', async () => {
    const file = seal(elsewhere, statement())
    await accept(keyOf(file))
    const envelope = JSON.parse(file) as Envelope
    const forged = Buffer.from(JSON.stringify(statement({ figures: { made_up: { value: 4, of: 4 } } }))).toString('base64')
    for (const wrong of [
      { ...envelope, payload: forged },
      { ...envelope, signatures: [{ ...envelope.signatures[0]!, sig: Buffer.alloc(64).toString('base64') }] },
      { ...envelope, signatures: [{ ...envelope.signatures[0]!, sig: '' }] },
    ]) {
      const sent = await take(JSON.stringify(wrong))
      assert.equal(sent.body.code, 'workgroup/broken-signature', sent.text)
    }
    const loose = await take(JSON.stringify({ ...envelope, payload: `${envelope.payload.slice(0, 4)}\n${envelope.payload.slice(4)}` }))
    assert.equal(loose.body.code, 'workgroup/not-an-aggregate')
    assert.equal((await on.as(cast.sadeq).get('/api/aggregates')).body.rows.length, 0)
  })

  test('a known key cannot speak for another province, a revoked one for none', async () => {
    const file = seal(elsewhere, statement())
    await accept(keyOf(file), 'FA')
    assert.equal((await take(file)).body.code, 'workgroup/key-of-another')
    const keyId = fingerprint(keyOf(file))
    await on.as(cast.adel).del(`/api/aggregates/keys/${keyId}`)
    await accept(keyOf(file))
    await take(file)
    assert.equal((await on.as(cast.adel).del(`/api/aggregates/keys/${keyId}`)).status, 200)
    assert.equal((await take(seal(elsewhere, statement({ period: '1405-1' })))).body.code, 'workgroup/key-revoked')
    assert.equal((await on.as(cast.sadeq).get('/api/aggregates')).body.rows[0].keyRevoked, true)
  })

  test('another format version and our own file are refused with words', async () => {
    const newer = seal(elsewhere, statement({ version: 2 as never }))
    assert.equal((await take(newer)).body.code, 'workgroup/other-aggregate-format')
    assert.equal((await take(seal(elsewhere, statement({ origin: { code: 'EA', nameFa: 'x', nameEn: 'x' } })))).body.code, 'workgroup/own-aggregate')
    assert.equal((await take('not json')).body.code, 'workgroup/not-an-aggregate')
  })

  test('an older issue that comes later does not replace the newer', async () => {
    const newer = seal(elsewhere, statement({ issuedAt: '2026-10-05T00:00:00.000Z', figures: { made_up: { value: 9 } } }))
    await accept(keyOf(newer))
    await take(newer)
    await take(seal(elsewhere, statement()))
    assert.deepEqual((await on.as(cast.sadeq).get('/api/aggregates?period=1405-2')).body.rows[0].figures, { made_up: { value: 9 } })
  })

  test('our own figures are signed with our own key and can be fetched byte for byte', async () => {
    const issued = await on.as(cast.sadeq).post('/api/aggregates', { period: '1405-3' })
    assert.equal(issued.status, 201, issued.text)
    const file = await on.as(cast.maryam).get(`/api/aggregates/${issued.body.id}/file`)
    const { payload, keyId } = opened(JSON.parse(file.text) as Envelope)
    const said = JSON.parse(payload) as Statement
    assert.equal(said.origin.code, 'EA')
    assert.ok(Object.keys(said.figures).length > 5)
    const keys = (await on.as(cast.sadeq).get('/api/aggregates/keys')).body.rows
    assert.equal(keys[0].keyId, keyId)
    assert.equal((await on.as(cast.zahra2).get(`/api/aggregates/${issued.body.id}/file`)).status, 403)
    assert.equal((await on.as({ ...cast.sadeq, provinceId: 2 }).get(`/api/aggregates/${issued.body.id}/file`)).status, 404)
  })

  test('who does not keep the group’s papers may read the league, not change it', async () => {
    const file = seal(elsewhere, statement())
    for (const who of [cast.maryam, cast.homa, cast.atusa]) {
      assert.equal((await on.as(who).post('/api/aggregates/import', { file })).status, 403)
      assert.equal((await on.as(who).get('/api/aggregates')).status, 200)
    }
    for (const who of [cast.karim, cast.naser, cast.zahra]) assert.equal((await on.as(who).get('/api/aggregates')).status, 403)
  })
})
