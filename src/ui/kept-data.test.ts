import assert from 'node:assert/strict'
import { test } from 'node:test'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { keptData } from './kept-data.ts'

type Input = { params?: Record<string, string>; query?: Record<string, string> }

/** An observer as `useApi` makes it: asks once for the first question, then is turned to the second, still unanswered. */
async function turned(first: [string, Input], second: [string, Input], fresh = false): Promise<unknown> {
  const client = new QueryClient()
  const options = ([topic, input]: [string, Input], queryFn: () => Promise<string>) => {
    const queryKey = [topic, '/api/things/:id', input]
    return { queryKey, queryFn, placeholderData: keptData(queryKey, fresh) }
  }
  const observer = new QueryObserver<string, Error, string, string, unknown[]>(
    client,
    options(first, async () => 'the first'),
  )
  const stop = observer.subscribe(() => {})
  await client.fetchQuery({ queryKey: [first[0], '/api/things/:id', first[1]], queryFn: async () => 'the first' })
  observer.setOptions(options(second, () => new Promise(() => {})))
  const { data } = observer.getCurrentResult()
  stop()
  client.clear()
  return data
}

test('rows stay while a changed filter loads', async () => {
  assert.equal(await turned(['things', { query: { q: 'a' } }], ['things', { query: { q: 'b' } }]), 'the first')
})

test('what was said of one thing never stands under another', async () => {
  assert.equal(await turned(['things', { params: { id: 'a' } }], ['things', { params: { id: 'b' } }]), undefined)
  assert.equal(await turned(['case:a', { query: { of: 'a' } }], ['case:b', { query: { of: 'b' } }]), undefined)
})

test('a question that names somebody begins anew', async () => {
  assert.equal(await turned(['calls', { query: { number: '1' } }], ['calls', { query: { number: '2' } }], true), undefined)
})
