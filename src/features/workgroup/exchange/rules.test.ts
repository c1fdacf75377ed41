import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { formatVersion, payloadType } from './model.ts'
import { measureOf, newestOf, preAuth, ranksOf } from './rules.ts'
import { readEnvelope, readStatement } from './reading/rules.ts'

const now = new Date('2026-11-22T06:30:00Z')
const statement = {
  format: 'gerehgosha.aggregate',
  version: formatVersion,
  origin: { code: 'KH', nameFa: 'خوزستان', nameEn: 'Khuzestan' },
  period: '1405-2',
  issuedAt: '2026-10-01T00:00:00.000Z',
  figures: { resolutions_executed: { value: 3, of: 4 }, backlog: { value: null } },
}
const code = (code: string) => (error: unknown) => (error as { code: string }).code === code

suite('what an aggregate file must be', () => {
  test('a statement of this format is read as it is', () => {
    assert.deepEqual(readStatement(JSON.stringify(statement), now), statement)
  })
  test('another version is told apart from nonsense', () => {
    for (const version of [0, 2, '1', null])
      assert.throws(() => readStatement(JSON.stringify({ ...statement, version }), now), code('workgroup/other-aggregate-format'))
    for (const wrong of ['', '{', '[]', 'null', JSON.stringify({ ...statement, format: 'other' }), JSON.stringify({ ...statement, more: 1 })])
      assert.throws(() => readStatement(wrong, now), code('workgroup/not-an-aggregate'))
  })
  test('figures have numbers, codes and quarters of their form', () => {
    for (const wrong of [
      { figures: { A: { value: 1 } } },
      { figures: { a_b: { value: '1' } } },
      { figures: { a_b: { value: 1, note: 'x' } } },
      { period: '1405-5' },
      { origin: { ...statement.origin, code: '../x' } },
      { issuedAt: 'yesterday' },
    ])
      assert.throws(() => readStatement(JSON.stringify({ ...statement, ...wrong }), now), code('workgroup/not-an-aggregate'))
  })
  test('nothing comes from the future', () => {
    const late = { ...statement, issuedAt: '2026-11-22T08:00:00.000Z' }
    assert.throws(() => readStatement(JSON.stringify(late), now), code('workgroup/aggregate-from-future'))
  })
  test('an envelope of another kind is refused', () => {
    const envelope = { payloadType, payload: 'e30=', signatures: [{ keyid: 'k', sig: 's', key: 'k' }] }
    assert.deepEqual(readEnvelope(JSON.stringify(envelope)), envelope)
    for (const wrong of [{ ...envelope, payloadType: 'text/plain' }, { ...envelope, signatures: [] }, { payload: 1 }])
      assert.throws(() => readEnvelope(JSON.stringify(wrong)), code('workgroup/not-an-aggregate'))
    assert.throws(() => readEnvelope(' '.repeat(200_001)), code('workgroup/not-an-aggregate'))
  })
  test('what is signed is the encoding of DSSE version 1', () => {
    const text = new TextDecoder().decode(preAuth('http://example.com/HelloWorld', new TextEncoder().encode('hello world')))
    assert.equal(text, 'DSSEv1 29 http://example.com/HelloWorld 11 hello world') // the example of the protocol's own text
  })
})

suite('the league', () => {
  test('the newest issue counts, in whatever order files come', () => {
    const issue = fc.record({
      originCode: fc.constantFrom('EA', 'KH'),
      period: fc.constantFrom('1405-1', '1405-2'),
      day: fc.integer({ min: 1, max: 28 }),
    })
    fc.assert(
      fc.property(fc.array(issue, { maxLength: 12 }), (list) => {
        const rows = list.map(({ day, ...rest }) => ({ ...rest, issuedAt: new Date(Date.UTC(2026, 1, day)).toISOString() }))
        const found = newestOf(rows)
        assert.deepEqual(
          new Set(found.map((r) => `${r.originCode}${r.period}${r.issuedAt}`)),
          new Set(newestOf([...rows].reverse()).map((r) => `${r.originCode}${r.period}${r.issuedAt}`)),
        )
        for (const row of rows) assert.ok(found.some((f) => f.originCode === row.originCode && f.period === row.period && f.issuedAt >= row.issuedAt))
      }),
    )
  })
  test('a share of nothing and what was not counted have no rank', () => {
    assert.equal(measureOf({ value: 3, of: 4 }), 0.75)
    assert.equal(measureOf({ value: 0, of: 0 }), null)
    assert.equal(measureOf({ value: null }), null)
    assert.equal(measureOf(undefined), null)
    assert.deepEqual(ranksOf([0.5, null, 0.9, 0.5], 'more'), [2, null, 1, 2])
    assert.deepEqual(ranksOf([10, 3], 'less'), [2, 1])
    assert.deepEqual(ranksOf([10, 3], 'neither'), [null, null])
  })
})
