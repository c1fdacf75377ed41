import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { agendaOrder, type Candidate, cutAgenda, factorsOf, overdueDays, scoreOf } from './rules.ts'

const now = new Date('2026-11-22T06:30:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const one = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  source: 'ready',
  dueAt: null,
  lossIrrDay: 0,
  jobs: 0,
  unlocks: 1,
  stopped: false,
  again: false,
  objected: false,
  ...more,
})
const order = (list: Candidate[]) => agendaOrder(list, now).map((c) => c.id)

const candidate = fc.record({
  id: fc.uuid(),
  source: fc.constantFrom('unfinished', 'carried', 'ready', 'hand'),
  dueAt: fc.option(fc.integer({ min: -400, max: 400 }).map(ago)),
  lossIrrDay: fc.integer({ min: 0, max: 2_000_000_000 }),
  jobs: fc.integer({ min: 0, max: 500 }),
  unlocks: fc.integer({ min: 0, max: 100 }),
  stopped: fc.boolean(),
  again: fc.boolean(),
  objected: fc.boolean(),
}) satisfies fc.Arbitrary<Candidate>
const many = fc.uniqueArray(candidate, { selector: (c) => c.id, maxLength: 30 })

test('the score as the page explains it: 33 × 13 × 4', () => {
  const f = factorsOf(one('a', { dueAt: ago(32), lossIrrDay: 70_000_000, jobs: 5, unlocks: 4 }), now)
  assert.deepEqual([f.overdueDays, f.lossIrrDay, f.jobs, f.unlocks, f.score], [32, 70_000_000, 5, 4, 33 * 13 * 4])
})

test('a day is a whole day: nothing before it is over, nothing for what is still to come', () => {
  assert.deepEqual(
    [ago(0.99), ago(1), ago(-3), null].map((d) => overdueDays(d, now)),
    [0, 1, 0, 0],
  )
})

test('a factor of which nobody told wipes nothing out', () => {
  const late = scoreOf({ overdueDays: 30, lossIrrDay: 0, jobs: 0, unlocks: 0 })
  assert.equal(late, 31)
  assert.ok(scoreOf({ overdueDays: 0, lossIrrDay: 500_000_000, jobs: 0, unlocks: 3 }) > 1)
})

test('unfinished before carried before ready; production_stopped first among each; again before the rest', () => {
  const list = [
    one('ready', { lossIrrDay: 1e12, dueAt: ago(300), unlocks: 50 }),
    one('stopped', { stopped: true }),
    one('carried', { source: 'carried' }),
    one('overdue', { source: 'unfinished', dueAt: ago(20) }),
    one('again', { source: 'unfinished', again: true }),
    one('again-stopped', { source: 'unfinished', again: true, stopped: true }),
  ]
  assert.deepEqual(order(list), ['again-stopped', 'again', 'overdue', 'carried', 'stopped', 'ready'])
})

test('property: more of any factor never lowers the score', () => {
  fc.assert(
    fc.property(candidate, fc.integer({ min: 0, max: 1_000 }), fc.constantFrom('overdueDays', 'lossIrrDay', 'jobs', 'unlocks'), (c, more, name) => {
      const f = factorsOf(c, now)
      assert.ok(scoreOf({ ...f, [name]: f[name] + more }) >= f.score)
    }),
  )
})

test('property: unfinished always first, production_stopped before the rest of its kind', () => {
  fc.assert(
    fc.property(many, (list) => {
      const sorted = agendaOrder(list, now)
      const rank = sorted.map((c) => ({ unfinished: 0, carried: 1, ready: 2, hand: 2 })[c.source] * 2 + (c.stopped ? 0 : 1))
      assert.deepEqual(
        rank,
        [...rank].sort((a, b) => a - b),
      )
    }),
  )
})

test('property: the order depends on what the candidates are, not on how they came', () => {
  fc.assert(
    fc.property(many, fc.integer(), (list, seed) => {
      const shuffled = list.map((c, i) => ({ c, k: Math.sin(seed + i) })).sort((a, b) => a.k - b.k)
      assert.deepEqual(order(shuffled.map((x) => x.c)), order(list))
    }),
  )
})

test('property: the cut keeps every candidate once, fills the capacity, and cuts nothing that a person added or moved', () => {
  fc.assert(
    fc.property(many, fc.integer({ min: 1, max: 12 }), fc.array(fc.nat(40), { maxLength: 6 }), (list, capacity, picks) => {
      const chosen = picks.map((n) => list[n]?.id).filter((id) => id !== undefined)
      const kept = new Set(chosen.slice(0, 3))
      const pinned = new Map(chosen.slice(3).map((id, i) => [id, i * 2 + 1]))
      const sorted = agendaOrder(list, now)
      const { agenda, next } = cutAgenda(sorted, { capacity, kept, pinned })
      assert.deepEqual([...agenda, ...next].map((c) => c.id).sort(), list.map((c) => c.id).sort())
      const forced = new Set([...kept, ...pinned.keys()]).size
      assert.equal(agenda.length, Math.min(list.length, Math.max(capacity, forced)))
      for (const id of [...kept, ...pinned.keys()]) assert.ok(agenda.some((c) => c.id === id))
      const free = agenda.filter((c) => !pinned.has(c.id)).map((c) => c.id)
      assert.deepEqual(
        free,
        sorted.map((c) => c.id).filter((id) => free.includes(id)),
      )
    }),
  )
})

test('what a person moved keeps its place when the agenda is built anew', () => {
  const sorted = agendaOrder(
    ['a', 'b', 'c', 'd'].map((id, i) => one(id, { dueAt: ago(40 - i) })),
    now,
  )
  const { agenda, next } = cutAgenda(sorted, { capacity: 3, kept: new Set(), pinned: new Map([['d', 1]]) })
  assert.deepEqual([agenda.map((c) => c.id), next.map((c) => c.id)], [['d', 'a', 'b'], ['c']])
})
