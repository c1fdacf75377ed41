import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ActView } from '../cases/model.ts'
import { isDone } from './rules.ts'

const act = (seq: number, change: Partial<ActView> = {}): ActView => ({
  seq,
  name: 'comment',
  at: '2026-11-22T08:00:00.000Z',
  actorName: 'سارا',
  actorRole: 'operator',
  referralId: null,
  deskName: null,
  visibility: 'internal',
  text: 'زنگ زدم.',
  details: {},
  undone: false,
  ...change,
})
const press = { name: 'comment', text: ' زنگ زدم. ', actorName: 'سارا' }

test('a press is found again right after the version it was done on', () => {
  assert.equal(isDone([act(4), act(5, { text: 'دیگر' })], 3, press), true)
  assert.equal(isDone([act(4)], 4, press), false, 'that was before')
  assert.equal(isDone([act(5)], 3, press), false, 'somebody was between')
})

test('what others did, other words and what was taken back are not this press', () => {
  for (const other of [{ name: 'message' }, { text: 'زنگ نزدم.' }, { actorName: 'مینا' }, { undone: true }, { referralId: 'r' }])
    assert.equal(isDone([act(4, other)], 3, press), false, JSON.stringify(other))
  assert.equal(isDone([act(4, { actorName: '' })], 3, { name: 'comment', text: 'زنگ زدم.' }), true, 'a producer is known by the words')
})
