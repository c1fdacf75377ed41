import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packModel, Triage, fitModel, unpackModel } from '../rules.ts'
import { fitInThreads } from './actions.ts'

const things = ['برق', 'گاز', 'وام', 'گمرک', 'بیمه']
const examples = Array.from({ length: 100 }, (_, i) => ({ text: `مشکل ${things[i % 5]} واحد شماره ${i} در شهرک`, code: `G${i % 5}` }))

test('threads fit the same model as one thread', async () => {
  const told: number[] = []
  const { bytes, figures, examples: n, classes } = await fitInThreads(examples, [], { threads: 2, onProgress: (share) => told.push(share) })
  assert.deepEqual([n, classes, figures.held], [100, 5, 100])
  assert.ok(told.length >= 5 && told.at(-1)! > 0.99)
  const [one, two] = [new Triage(fitModel(examples, [])), new Triage(unpackModel(bytes))]
  for (const { text } of examples.slice(0, 20)) assert.deepEqual(two.guess(`${text} ما`).groups, one.guess(`${text} ما`).groups)
  assert.equal(packModel(unpackModel(bytes)).length, bytes.length)
})

test('pages from a database are taken as they come', async () => {
  async function* pages() {
    for (let at = 0; at < examples.length; at += 30) yield examples.slice(at, at + 30)
  }
  assert.equal((await fitInThreads(pages(), [], { threads: 1 })).examples, 100)
})

test('one class, and a stop, are told', async () => {
  await assert.rejects(fitInThreads(examples.slice(0, 1), []), /one class/)
  await assert.rejects(fitInThreads(examples, [], { signal: AbortSignal.abort() }), { name: 'AbortError' })
  const stop = new AbortController()
  await assert.rejects(fitInThreads(examples, [], { signal: stop.signal, onProgress: () => stop.abort() }), { name: 'AbortError' })
})
