import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDate, formatDuration, formatMoney, formatNumber, formatPhone, formatSize, toLatinDigits, toPersianDigits } from './format.ts'

const at = new Date('2026-11-22T06:30:00Z')

test('dates in Persian: Jalali, in Persian order, in Tehran', () => {
  assert.equal(formatDate(at, 'fa', 'full'), 'یکشنبه ۱ آذر ۱۴۰۵')
  assert.equal(formatDate(at, 'fa'), '۱ آذر ۱۴۰۵')
  assert.equal(formatDate(at, 'fa', 'dateTime'), '۱ آذر ۱۴۰۵، ۱۰:۰۰')
  assert.equal(formatDate(at.toISOString(), 'fa', 'time'), '۱۰:۰۰')
  assert.equal(formatDate(at, 'fa', 'dayMonth'), '۱ آذر')
  assert.equal(formatDate(at, 'fa', 'numeric'), '۱۴۰۵/۰۹/۰۱')
  assert.equal(formatDate('2026-03-20T20:30:00Z', 'fa', 'full'), 'شنبه ۱ فروردین ۱۴۰۵')
})

test('dates in English: Gregorian, in Tehran', () => {
  assert.equal(formatDate(at, 'en', 'full'), 'Sunday 22 November 2026')
  assert.equal(formatDate(at, 'en', 'dateTime'), '22 November 2026, 10:00')
  assert.equal(formatDate(at, 'en', 'numeric'), '2026-11-22')
  assert.equal(formatDate('2026-11-22T20:35:00Z', 'en', 'dateTime'), '23 November 2026, 00:05')
})

test('an unreadable date is empty, not "Invalid Date"', () => {
  assert.equal(formatDate('soon', 'fa'), '')
})

test('digits and numbers', () => {
  assert.equal(toPersianDigits('EA-1405-000123'), 'EA-۱۴۰۵-۰۰۰۱۲۳')
  assert.equal(toLatinDigits('۰۹۱۴٤٥٦'), '0914456')
  assert.equal(formatNumber(1234567, 'fa'), '۱٬۲۳۴٬۵۶۷')
  assert.equal(formatNumber(1234.5, 'en'), '1,234.5')
})

test('durations keep two neighbouring units', () => {
  const hour = 3_600_000
  assert.equal(formatDuration(51 * hour, 'fa'), '۲ روز و ۳ ساعت')
  assert.equal(formatDuration(51 * hour, 'en'), '2 days, 3 hours')
  assert.equal(formatDuration(-hour, 'en'), '1 hour')
  assert.equal(formatDuration(48 * hour + 60_000, 'en'), '2 days')
  assert.equal(formatDuration(30_000, 'fa'), 'کمتر از ۱ دقیقه')
})

test('phones keep their order in right-to-left text by no-break spaces', () => {
  assert.equal(formatPhone('+989141234567', 'fa'), '۰۹۱۴\u00a0۱۲۳\u00a0۴۵۶۷')
  assert.equal(formatPhone('+984135211111', 'fa'), '۰۴۱\u00a0۳۵۲۱\u00a0۱۱۱۱')
  assert.equal(formatPhone('+989141234567', 'en'), '+98\u00a0914\u00a0123\u00a04567')
  assert.equal(formatPhone('+4915123456789', 'en'), '+4915123456789')
})

test('money always names its unit', () => {
  assert.equal(formatMoney(2_500_000, 'IRR', 'fa'), '۲٬۵۰۰٬۰۰۰ ریال')
  assert.equal(formatMoney(12_000_000_000_000_000_000n, 'IRT', 'en'), '12,000,000,000,000,000,000 tomans')
})

test('sizes', () => {
  assert.equal(formatSize(1_234_567, 'fa'), '۱٫۲ مگابایت')
  assert.equal(formatSize(1_234_567, 'en'), '1.2 MB')
  assert.equal(formatSize(999_900, 'en'), '1 MB')
  assert.equal(formatSize(12, 'en'), '12 bytes')
})
