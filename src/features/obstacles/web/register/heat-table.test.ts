import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Domain } from '../../catalogue/model.ts'
import { arrange, heatOf } from './heat-table.ts'

const group = (code: string) => ({ code, nameFa: code, nameEn: code }) as Domain['groups'][number]
const domains: Domain[] = [
  { code: 'L', nameFa: 'زمین', nameEn: 'Land', groups: [group('L01'), group('L02')] },
  { code: 'F', nameFa: 'مالی', nameEn: 'Money', groups: [group('F01')] },
]
const cell = (groupCode: string | null, sideId: string | null, told: number, solved = 0) => ({ groupCode, sideId, told, solved })
const sides = ['a', 'b'].map((id) => ({ id, nameFa: id, nameEn: id }))

test('most told first, sums of domains and columns, nothing lost without a group or a place', () => {
  const cells = [cell('L01', 'a', 1), cell('L02', 'a', 2, 1), cell('L02', 'b', 5), cell('F01', 'b', 20), cell(null, null, 3), cell('Z99', 'a', 1)]
  const {
    blocks,
    sides: columns,
    most,
  } = arrange({ from: '1405-01', to: '1405-09', side: 'county', cells, sides, totals: { told: 32, solved: 1 } }, domains, '?', '??')
  assert.deepEqual(
    blocks.map((b) => [b.code, b.sum.told, b.lines.map((l) => l.code)]),
    [
      ['F', 20, ['F01']],
      ['L', 8, ['L02', 'L01']],
      [null, 3, []],
      ['Z99', 1, []],
    ],
  )
  assert.deepEqual(
    columns.map((s) => [s.id, s.sum.told]),
    [
      ['b', 25],
      ['a', 4],
      [null, 3],
    ],
  )
  assert.equal(blocks[1]!.cells.get('a')!.solved, 1)
  assert.equal(most, 20)
})

test('steps of colour', () => {
  assert.deepEqual(
    [0, 1, 25, 100].map((n) => heatOf(n, 100)),
    [0, 1, 3, 5],
  )
})
