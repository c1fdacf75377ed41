import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Repeats, type Teller } from './rules.ts'

const power = 'از دیروز برق کارخانه قطع شده و خط تولید خوابیده است'
const loan = 'بانک برای پرداخت تسهیلات وثیقه بیرون از کارخانه می‌خواهد'
const found = (tellers: readonly Teller[]) => {
  const repeats = new Repeats(tellers.map((t) => t.text))
  return tellers.map((t) => repeats.take(t)?.of ?? null)
}

test('within a unit near words are enough; two units with the same words have two obstacles', () => {
  const other = `${power} و کارگران منتظرند`
  assert.deepEqual(
    found([
      { key: '1', unit: 'a', text: power },
      { key: '2', unit: 'a', text: other },
      { key: '3', unit: 'b', text: power },
      { key: '4', unit: 'b', text: loan },
    ]),
    [null, '1', null, null],
  )
})

test('without a unit only the same words count, in any spelling', () => {
  assert.deepEqual(
    found([
      { key: '1', unit: 'a', text: power },
      { key: '2', unit: '', text: power.replaceAll('ی', 'ي').replaceAll('ک', 'ك') },
      { key: '3', unit: '', text: `${power} و سه روز است که کسی پاسخ نمی‌دهد و کارگران منتظرند` },
      { key: '4', unit: 'c', text: `${loan}.` },
      { key: '5', unit: '', text: loan },
      { key: '6', unit: 'd', text: loan },
      { key: '7', unit: '', text: '' },
    ]),
    [null, '1', null, null, '4', '5', null],
  )
})

test('a name with thousands of rows is still searched for the same words', () => {
  const rows = Array.from({ length: 400 }, (_, i) => ({ key: String(i), unit: 'نامشخص', text: `مانع شماره ${i * 7919} ${power.slice(i % 20)} ${i}` }))
  assert.deepEqual(found([...rows, { key: 'x', unit: 'نامشخص', text: rows[3]!.text }]).at(-1), '3')
})
