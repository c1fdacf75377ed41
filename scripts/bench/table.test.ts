import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ratio, readAim, type Row, tableOf } from './table.ts'

const rate: Row = { group: 'create', what: '8 clients', value: 300, unit: 'per s', bare: 1000, aim: { text: '≥ 0.35 of bare SQL', met: false } }
const time: Row = { group: 'list', what: 'p95', value: 4, unit: 'ms', bare: 1, aim: readAim(4, 1) }

test('speed is compared with speed: rates and times are turned the right way', () => {
  assert.equal(ratio(rate), 0.3)
  assert.equal(ratio(time), 0.25)
  assert.equal(ratio({ group: 'start', what: 'cold', value: 1, unit: 's' }), null)
})

test('a read may take three times bare SQL and 3 ms', () => {
  assert.equal(readAim(6, 1).met, true)
  assert.equal(readAim(6.1, 1).met, false)
})

test('what is missed is printed', () => {
  const lines = tableOf([rate, time]).split('\n')
  assert.equal(lines.length, 4)
  assert.match(lines[2]!, /300 per s.*1000 per s.*0\.30.*MISSED/)
  assert.match(lines[3]!, /4\.00 ms.*1\.00 ms.*0\.25.*met/)
})
