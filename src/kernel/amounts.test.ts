import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readDay, readMoney } from './amounts.ts'
import { daysInJalaliMonth, fromJalali, tehranDay } from './jalali.ts'
import { toPersianDigits } from './digits.ts'

test('money in words, digits and both, in rials', () => {
  for (const [text, irr] of [
    ['۲ میلیارد تومان', 20e9],
    ['دو میلیارد تومان', 20e9],
    ['۲٬۰۰۰٬۰۰۰٬۰۰۰ تومان', 20e9],
    ['20 ميليارد ريال', 20e9],
    ['۲٫۵ میلیارد تومان', 25e9],
    ['۲/۵ میلیارد تومان', 25e9],
    ['۲.۲۵ میلیارد تومان', 22.5e9],
    ['دو و نیم میلیارد تومان', 25e9],
    ['یک میلیارد و نیم تومان', 15e9],
    ['نیم میلیارد تومان', 5e9],
    ['۳ میلیون و ۵۰۰ هزار تومان', 35e6],
    ['سیصد و چهل و پنج میلیون تومان', 3.45e9],
    ['صد و بیست هزار و پانصد تومان', 1_205_000],
    ['پنج هزار و دویست میلیارد ریال', 5.2e12],
    ['هزار میلیارد تومان', 1e13],
    ['یک‌میلیارد تومان', 10e9],
    ['2.000.000 ریال', 2e6],
    ['2 000 000 ریال', 2e6],
    ['1500﷼', 1500],
    ['مبلغ 500میلیون تومان وام', 5e9],
    ['صفر ریال', 0],
  ] as const)
    assert.deepEqual(readMoney(text), { irr }, text)
})

test('what is no exact amount of money is null', () => {
  for (const text of [
    '',
    'تومان',
    'چند میلیارد تومان',
    '۱۲',
    '۲ میلیارد',
    '-5 ریال',
    '۲ تا ۳ میلیارد تومان',
    'پنج شش میلیون تومان',
    '1.5 تومان',
    '۱۲ مرداد',
    '5 میلیون میلیارد تومان',
    '9999999999999999 ریال',
    '😀 ریال',
    'ریال 12 تومن 5'.slice(0, 7),
  ])
    assert.equal(readMoney(text), null, text)
})

test('a column’s unit is taken for bare numbers only', () => {
  assert.deepEqual(readMoney('۲۵۰', 'millionRial'), { irr: 250e6 })
  assert.deepEqual(readMoney('12,500,000', 'toman'), { irr: 125e6 })
  assert.deepEqual(readMoney('دو میلیارد', 'rial'), { irr: 2e9 })
  assert.deepEqual(readMoney('۲ میلیارد تومان', 'rial'), { irr: 20e9 })
  for (const text of ['۵ دستگاه', 'ندارد', '', '12 و 13']) assert.equal(readMoney(text, 'rial'), null, text)
})

test('Jalali days in words, digits and both', () => {
  for (const text of [
    '۱۲ آبان ۱۴۰۵',
    '1405/08/12',
    '۱۴۰۵-۸-۱۲',
    '1405.8.12',
    '١٤٠٥/٨/١٢',
    'دوازدهم آبان ماه سال ۱۴۰۵',
    'دوازده آبان‌ماه ۱۴۰۵',
    '14050812',
    '12/08/1405',
    'مورخ ۱۴۰۵/۰۸/۱۲ ساعت ۱۰',
    '12 آبان یک هزار و چهارصد و پنج',
    '2026-11-03',
    '2026/11/3',
  ])
    assert.equal(readDay(text), '2026-11-03', text)
  assert.equal(readDay('بیست و یکم آذر ۱۴۰۴'), '2025-12-12')
  assert.equal(readDay('سی‌ام دی‌ماه 1404'), '2026-01-20')
  assert.equal(readDay('99/05/12'), '2020-08-02')
})

test('days that do not exist or have no year are null', () => {
  for (const text of ['', '1405/12/30', '1405/13/01', '1405/00/10', '32 آبان 1405', '05/08/12', '۱۲ آبان', '2026-02-30', '45000', 'دیروز', '140508'])
    assert.equal(readDay(text), null, text)
})

test('property: every day is read back, and no text throws', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1300, max: 1498 }), fc.integer({ min: 1, max: 12 }), fc.nat(30), (year, month, d) => {
      const day = 1 + (d % daysInJalaliMonth(year, month))
      assert.equal(readDay(toPersianDigits(`${year}/${month}/${day}`)), tehranDay(fromJalali(year, month, day)))
    }),
    { numRuns: 500 },
  )
  const parts = fc.constantFrom('دو', 'نیم', 'و', 'هزار', 'میلیارد', '5', '.', ',', ' ', '/', 'تومان', '1405', 'ابان', '\u200c', '😀', '-')
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 20 }), (list) => {
      const money = readMoney(list.join(''), 'rial')
      assert.ok(money === null || (Number.isInteger(money.irr) && money.irr >= 0 && money.irr <= 1e15))
      readDay(list.join(' '))
    }),
    { numRuns: 2000 },
  )
})
