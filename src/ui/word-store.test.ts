import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Loaders, wordStore } from './word-store.ts'

const asked: string[] = []
function loaders(broken: Set<string> = new Set()): Loaders {
  asked.length = 0
  const load = (name: string) => async () => {
    asked.push(name)
    if (broken.delete(name)) throw new Error('offline')
    return { words: { [name.slice(3)]: name } }
  }
  const of = (locale: string) => ({ first: load(`${locale}.first`), cases: load(`${locale}.cases`) })
  return { fa: of('fa'), en: of('en') }
}

test('a catalogue begins with the first words and grows by what pages need, each part fetched once', async () => {
  const store = wordStore(loaders())
  const fa = await store.speak('fa')
  assert.deepEqual(fa, { first: 'fa.first' })
  await Promise.all([store.need(['cases']), store.need(['cases', 'a-room-without-words'])])
  assert.deepEqual(fa, { first: 'fa.first', cases: 'fa.cases' })
  assert.deepEqual(asked, ['fa.first', 'fa.cases'])
})

test('another language comes with everything that is needed by now, and with what a page asks for meanwhile', async () => {
  const store = wordStore(loaders())
  await store.speak('fa')
  const speaking = store.speak('en')
  await store.need(['cases'])
  assert.deepEqual(await speaking, { first: 'en.first', cases: 'en.cases' })
  const later = wordStore(loaders())
  await later.need(['cases'])
  assert.deepEqual(await later.speak('en'), { first: 'en.first', cases: 'en.cases' })
})

test('what did not arrive is asked for again', async () => {
  const store = wordStore(loaders(new Set(['fa.cases'])))
  const fa = await store.speak('fa')
  await assert.rejects(store.need(['cases']))
  await store.need(['cases'])
  assert.equal(fa['cases'], 'fa.cases')
})
