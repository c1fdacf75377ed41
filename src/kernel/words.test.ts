import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillWords } from './words.ts'

test('numbers, instants and texts stand in their places, each as its language writes it', () => {
  const params = { n: 15, until: '2026-12-07T06:30:00.000Z', code: 'EA-R-1405-0012', none: null }
  assert.equal(fillWords('{n} روز تا {until} ({code}) {none} {other}', params, 'fa'), '۱۵ روز تا ۱۶ آذر ۱۴۰۵، ۱۰:۰۰ (EA-R-1405-0012) {none} {other}')
  assert.equal(fillWords('{n} days until {until}', params, 'en'), '15 days until 7 December 2026, 10:00')
  // What only looks like a day is left alone.
  assert.equal(fillWords('{day}', { day: '2026-12-07' }, 'fa'), '2026-12-07')
})
