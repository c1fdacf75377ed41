import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { indexTerms } from '#kernel/text.ts'
import { differing, eventHours, isSame, kindOf, reasonsOf, sharedWords, type Told } from './kinds/rules.ts'
import { mergeOf } from './likeness/rules.ts'
import { jaccard, SimilarIndex, trigramSet } from './rules.ts'

const words = ['برق', 'گاز', 'وام', 'کارخانه', 'قطع', 'ترخیص', 'گمرک', 'مالیات', 'زمین', 'شهرک', 'مجوز', 'بانک', 'چک', 'ارز', 'انبار', 'کوره']
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }).map((list) => list.join(' '))

/** Every stored text that shares a term, ordered by the same measure: what the index must answer, found without it. */
function bruteForce(stored: ReadonlyMap<string, string>, query: string) {
  const terms = new Set(indexTerms(query).map(([t]) => t))
  return [...stored]
    .filter(([, other]) => indexTerms(other).some(([t]) => terms.has(t)))
    .map(([id, other]) => ({ id, trigram: jaccard(other, query) }))
}

suite('similarity index', () => {
  test('finds what a comparison with every text finds, after any adding, replacing and removing', () => {
    const step = fc.record({ id: fc.integer({ min: 0, max: 14 }).map(String), text: fc.option(text, { nil: null }) })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), text, (steps, query) => {
        const index = new SimilarIndex()
        const stored = new Map<string, string>()
        for (const { id, text: told } of steps)
          if (told === null) {
            index.remove(id)
            stored.delete(id)
          } else {
            index.add(id, told)
            stored.set(id, told)
          }
        assert.equal(index.size, stored.size)
        const found = index.find(query, { limit: 50 })
        const wanted = bruteForce(stored, query)
        assert.deepEqual(new Map(found.map((f) => [f.id, f.trigram])), new Map(wanted.map((f) => [f.id, f.trigram])))
        for (let i = 1; i < found.length; i++) assert.ok(found[i - 1]!.trigram >= found[i]!.trigram)
      }),
      { numRuns: 300 },
    )
  })

  test('postings stay whole over many slices, and the filter is asked before the best are chosen', () => {
    const index = new SimilarIndex()
    for (let i = 0; i < 3000; i++) index.add(String(i), `${words[i % 16]} ${words[(i * 7) % 16]} شماره${i} ویژه${i % 11}`)
    const only = index.find('ویژه3 شماره14', { limit: 50, keep: (id) => Number(id) % 11 === 3 && Number(id) > 2900 })
    assert.deepEqual(new Set(only.map((f) => Number(f.id) % 11)), new Set([3]))
    assert.equal(only.length, [...Array(3000).keys()].filter((i) => i % 11 === 3 && i > 2900).length)
    assert.equal(index.find('شماره2999')[0]!.id, '2999')
    assert.ok(index.bytes() < 5_000_000)
  })

  test('a text is wholly like itself in any spelling; nothing is like nothing', () => {
    assert.equal(jaccard('راه‌اندازی كارخانهٔ يخ', 'راه‌اندازی کارخانه یخ'), 1)
    assert.equal(jaccard('', 'برق'), 0)
    assert.equal(trigramSet('😀').length, 0)
    const index = new SimilarIndex()
    assert.deepEqual(index.find('برق'), [])
    index.add('a', '😀😀')
    index.add('b', 'برق قطع است')
    assert.deepEqual(index.find('😀'), [])
    assert.deepEqual(index.find('برق', { minTrigram: 0.9 }), [])
    assert.equal(index.likeness('b', 'برق قطع است'), 1)
  })

  test('a text of 50,000 characters is cut, not refused', () => {
    const index = new SimilarIndex()
    const long = 'قطع برق کارخانه و خسارت به کوره '.repeat(1600)
    index.add('a', long)
    assert.equal(index.find(long)[0]!.trigram, 1)
  })
})

suite('kinds of likeness', () => {
  const told = (more: Partial<Told> = {}): Told => ({
    unitId: 'u1',
    countyId: 'c1',
    groupCode: 'B01',
    toldAt: new Date('2026-11-22T06:00:00Z'),
    text: 'برق شهرک از ساعت ده قطع است',
    ...more,
  })
  const later = (hours: number) => new Date(told().toldAt.getTime() + hours * 3_600_000)

  test('each kind at its threshold and not below', () => {
    assert.equal(kindOf(told(), told(), 0.7), 'same')
    assert.equal(kindOf(told(), told(), 0.69), null)
    assert.equal(kindOf(told(), told({ unitId: 'u2', toldAt: later(eventHours) }), 0.35), 'event')
    assert.equal(kindOf(told(), told({ unitId: 'u2', toldAt: later(eventHours + 1) }), 0.89), null)
    assert.equal(kindOf(told(), told({ unitId: 'u2', toldAt: later(eventHours + 1) }), 0.9), 'copy')
    assert.equal(kindOf(told({ unitId: null }), told({ unitId: null, countyId: 'c2' }), 0.9), 'same')
    assert.equal(kindOf(told(), told({ unitId: 'u2', groupCode: 'F01' }), 0.8), null)
    assert.equal(kindOf(told({ groupCode: null }), told({ unitId: 'u2' }), 0.4), 'event')
    assert.equal(kindOf(told({ groupCode: null, text: 'وام بانک' }), told({ unitId: 'u2' }), 0.4), null)
    assert.ok(isSame(0.7, true) && !isSame(0.89, false) && isSame(0.9, false))
    assert.equal(sharedWords('برق قطع', 'گاز وصل'), 0)
  })

  test('reasons say what spoke for it', () => {
    const names = (kind: 'same' | 'event' | 'copy', other: Told, trigram: number) => reasonsOf(kind, told(), other, trigram, 5).map((r) => r.name)
    assert.deepEqual(names('same', told(), 0.8), ['sameUnit', 'text'])
    assert.deepEqual(names('copy', told({ unitId: 'u2' }), 1), ['sameWords', 'otherUnit'])
    assert.deepEqual(names('event', told({ unitId: 'u2', toldAt: later(2) }), 0.5), ['text', 'otherUnit', 'county', 'hours', 'group', 'units'])
  })

  test('only words that the other text lacks are marked, in any spelling', () => {
    const [one, other] = differing('برق كارخانهٔ ما قطع است', 'برقِ کارخانه وصل است')
    const marked = (words: typeof one) => words.filter((w) => w.differs).map((w) => w.text)
    assert.deepEqual([marked(one), marked(other)], [['قطع'], ['وصل']])
    assert.equal(one.map((w) => w.text).join(''), 'برق كارخانهٔ ما قطع است')
  })

  test('the younger case goes into the older; a backlog row always into the case; closed ones stay', () => {
    const side = (id: string, kind: 'case' | 'archive', outcome: 'open' | 'solved' | 'merged' = 'open') => ({ id, code: id, kind, outcome })
    assert.deepEqual(mergeOf(side('a', 'case'), side('b', 'case')), { keep: side('a', 'case'), lose: side('b', 'case') })
    assert.deepEqual(mergeOf(side('a', 'archive', 'solved'), side('b', 'case')), { keep: side('b', 'case'), lose: side('a', 'archive', 'solved') })
    assert.deepEqual(mergeOf(side('a', 'case'), side('b', 'case', 'solved')), { inTheWay: 'b' })
    assert.deepEqual(mergeOf(side('a', 'case', 'merged'), side('b', 'case')), { inTheWay: 'a' })
  })
})
