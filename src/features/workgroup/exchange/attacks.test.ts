// Files that verify and still must not be believed: absurd figures, other names, other times, keys that changed hands.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { workgroup } from '../routes.ts'
import type { League, Statement } from './model.ts'
import { fingerprint, seal } from './signing/actions.ts'
import { elsewhere, keyOf, statement } from './world.test.ts'

const second = { secret: Buffer.alloc(32, 8) } as never
const keyIdOf = (file: string) => fingerprint(keyOf(file))

suite('aggregate files of a hostile or careless province', () => {
  const on = stage([workgroup], { jobs: { workgroup: jobs } })
  const as = () => on.as(cast.sadeq)
  const take = (file: string) => as().post('/api/aggregates/import', { file })
  const accept = (file: string, originCode = 'KH') => as().post('/api/aggregates/keys', { publicKey: keyOf(file), originCode, compared: true })
  const rows = async () => ((await as().get('/api/aggregates?period=1405-2')).body as League).rows

  test('absurd figures are refused with the name of the figure, and nothing is kept', async () => {
    await accept(seal(elsewhere, statement()))
    for (const figures of [
      { resolutions_executed: { value: 9, of: 4 } },
      { resolutions_executed: { value: -1, of: 4 } },
      { resolutions_executed: { value: 3 } },
      { backlog: { value: -7 } },
      { backlog: { value: 1e300 } },
      { backlog: { value: 2.5 } },
      { backlog: { value: 1, of: 0.001 } },
      { days_to_decision: { value: -5, of: 1 } },
      { made_up: { value: 1e300 } },
    ] as Statement['figures'][]) {
      const sent = await take(seal(elsewhere, statement({ figures })))
      assert.equal(sent.body.code, 'workgroup/absurd-figure', JSON.stringify(figures) + sent.text)
      assert.equal(sent.status, 422)
    }
    assert.equal((await rows()).length, 0)
    const gap = { confirmation_gap: { value: -1, of: 4 }, backlog_week: { value: null, of: 0 } }
    assert.equal((await take(seal(elsewhere, statement({ figures: gap })))).status, 200, 'producers may confirm what no agency claimed')
  })

  test('a province is called by its own name, whatever the file says', async () => {
    for (const [i, nameFa] of ['آذربایجان شرقی', '\u0000', '\u202eناتسزوخ', '\ud83d', '=cmd|calc'].entries()) {
      const file = seal(elsewhere, statement({ origin: { code: 'KH', nameFa, nameEn: nameFa }, issuedAt: `2026-10-0${i + 1}T00:00:00.000Z` }))
      await accept(file)
      assert.equal((await take(file)).status, 200, JSON.stringify(nameFa))
      assert.deepEqual((await rows())[0]!.originName, { fa: 'خوزستان', en: 'Khuzestan' })
    }
    const keys = (await as().get('/api/aggregates/keys')).body.rows
    assert.deepEqual(keys[1].originName, { fa: 'خوزستان', en: 'Khuzestan' })
  })

  test('a province that does not exist sends nothing and has no key', async () => {
    const file = seal(elsewhere, statement({ origin: { code: 'ZZ', nameFa: 'نیست', nameEn: 'None' } }))
    assert.equal((await accept(file, 'ZZ')).body.code, 'workgroup/unknown-origin')
    assert.equal((await take(file)).body.code, 'workgroup/unknown-origin')
  })

  test('a quarter cannot be counted before it began', async () => {
    const early = seal(elsewhere, statement({ period: '1406-1' }))
    await accept(early)
    assert.equal((await take(early)).body.code, 'workgroup/counted-before-quarter')
    assert.equal((await take(seal(elsewhere, statement({ issuedAt: '2020-01-01T00:00:00.000Z' })))).body.code, 'workgroup/counted-before-quarter')
  })

  test('two files of one moment that say different things: the second is refused, not silently dropped', async () => {
    await accept(seal(elsewhere, statement()))
    await take(seal(elsewhere, statement()))
    const other = await take(seal(elsewhere, statement({ figures: { resolutions_executed: { value: 4, of: 4 } } })))
    assert.equal(other.body.code, 'workgroup/aggregate-differs', other.text)
    assert.deepEqual((await rows())[0]!.figures, statement().figures)
  })

  test('a stolen key that was taken back does not hide the file signed with the new one', async () => {
    const forged = seal(elsewhere, statement({ issuedAt: '2026-11-20T00:00:00.000Z', figures: { resolutions_executed: { value: 4, of: 4 } } }))
    await accept(forged)
    await take(forged)
    await as().del(`/api/aggregates/keys/${keyIdOf(forged)}`)
    const honest = seal(second, statement())
    await accept(honest)
    assert.equal((await take(honest)).status, 200)
    const [row] = await rows()
    assert.deepEqual([row!.keyId, row!.keyRevoked], [keyIdOf(honest), false])
  })

  test('a key speaks for one province until it is taken back, and then no longer for the first', async () => {
    const file = seal(elsewhere, statement())
    await accept(file)
    await take(file)
    assert.equal((await accept(file, 'FA')).body.code, 'workgroup/key-in-use')
    await as().del(`/api/aggregates/keys/${keyIdOf(file)}`)
    assert.equal((await accept(file, 'FA')).status, 200)
    assert.equal((await rows())[0]!.keyRevoked, true)
  })

  test('no key of anybody is our own, and points of small order are no keys', async () => {
    const own = (await as().get('/api/aggregates/keys')).body.rows[0].publicKey
    assert.equal((await as().post('/api/aggregates/keys', { publicKey: own, originCode: 'KH', compared: true })).body.code, 'workgroup/own-aggregate')
    for (const weak of [Buffer.alloc(32), Buffer.from([1, ...Array(31).fill(0)])])
      assert.equal(
        (await as().post('/api/aggregates/keys', { publicKey: weak.toString('base64'), originCode: 'KH', compared: true })).body.code,
        'workgroup/bad-key',
      )
  })
})
