import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillWords, problemWords } from './words.ts'

test('numbers, instants and texts stand in their places, each as its language writes it', () => {
  const params = { n: 15, until: '2026-12-07T06:30:00.000Z', code: 'EA-R-1405-0012', none: null }
  assert.equal(fillWords('{n} روز تا {until} ({code}) {none} {other}', params, 'fa'), '۱۵ روز تا ۱۶ آذر ۱۴۰۵، ۱۰:۰۰ (EA-R-1405-0012) {none} {other}')
  assert.equal(fillWords('{n} days until {until}', params, 'en'), '15 days until 7 December 2026, 10:00')
  // What only looks like a day is left alone.
  assert.equal(fillWords('{day}', { day: '2026-12-07' }, 'fa'), '2026-12-07')
})

test('a refusal by the state of a record says the state and what is possible in it, where it has words for them', () => {
  const words: Record<string, string> = {
    'problem.law/wrong-state': 'not now',
    'problem.law/wrong-state-now': 'not while {state}; now: {can}',
    'problem.law/wrong-state-nothing': 'not while {state}; nothing now',
    'r.state.sent': 'Sent',
    'r.act.take': 'Take',
    'r.act.refuse': 'Refuse',
  }
  const t = (key: string, params = {}) => fillWords(words[key] ?? key, params, 'en')
  const has = (key: string) => key in words
  const details = { act: 'end', state: 'sent', from: ['taken'], can: ['take', 'unworded', 'refuse'], words: { state: 'r.state', act: 'r.act' } }
  const say = (more: object) => problemWords({ code: 'law/wrong-state', details: { ...details, ...more } }, t, 'en', has)
  assert.equal(say({}), 'not while Sent; now: Take, Refuse')
  assert.equal(say({ can: [] }), 'not while Sent; nothing now')
  assert.equal(say({ state: 'unworded' }), 'not now')
  assert.equal(say({ words: undefined }), 'not now')
})
