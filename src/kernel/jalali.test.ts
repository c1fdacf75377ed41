import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysInJalaliMonth, fromJalali, jalaliYear, parseJalali, tehranDay, toJalali } from './jalali.ts'

// Official leap years, agreed day by day by ICU, jalaali-js and date-fns-jalali.
const leapYears = new Set([
  1210, 1214, 1218, 1222, 1226, 1230, 1234, 1238, 1243, 1247, 1251, 1255, 1259, 1263, 1267, 1271, 1276, 1280, 1284, 1288, 1292, 1296, 1300, 1304,
  1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403,
  1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445, 1449, 1453, 1457, 1461, 1465, 1469, 1474, 1478, 1482, 1486, 1490, 1494, 1498,
])

test('leap years 1206–1498 are the official ones', () => {
  for (let year = 1206; year <= 1498; year++) {
    assert.equal(daysInJalaliMonth(year, 12), leapYears.has(year) ? 30 : 29, String(year))
  }
})

test('every day of 1206–1498 follows the one before and goes there and back', () => {
  let day = Date.UTC(1827, 2, 22)
  for (let year = 1206; year <= 1498; year++) {
    for (const [month, last] of [
      [1, 31],
      [6, 31],
      [7, 30],
      [11, 30],
      [12, leapYears.has(year) ? 30 : 29],
    ] as const) {
      for (const d of [1, last]) {
        const there = fromJalali(year, month, d)
        assert.deepEqual(toJalali(there), { year, month, day: d })
      }
    }
    assert.equal(tehranDay(fromJalali(year, 1, 1)), new Date(day).toISOString().slice(0, 10))
    day += (leapYears.has(year) ? 366 : 365) * 86_400_000
  }
})

test('the day is Tehran’s, not UTC’s', () => {
  assert.deepEqual(toJalali(new Date('2026-11-22T06:30:00Z')), { year: 1405, month: 9, day: 1 })
  assert.deepEqual(toJalali(new Date('2026-03-20T20:29:59Z')), { year: 1404, month: 12, day: 29 })
  assert.equal(jalaliYear(new Date('2026-03-20T20:30:00Z')), 1405)
  assert.equal(fromJalali(1405, 9, 1).toISOString(), '2026-11-21T20:30:00.000Z')
  assert.equal(tehranDay(new Date('2026-11-21T20:30:00Z')), '2026-11-22')
})

test('typed dates are read in any digits and separators', () => {
  const day = fromJalali(1405, 9, 1)
  for (const text of ['1405/09/01', '۱۴۰۵/۹/۱', '١٤٠٥-٠٩-٠١', ' 1405.9.1 ']) assert.deepEqual(parseJalali(text), day, text)
})

test('days that do not exist are refused', () => {
  assert.equal(parseJalali('1404/12/30'), null)
  assert.deepEqual(parseJalali('1403/12/30'), fromJalali(1403, 12, 30))
  for (const text of ['', '1405/13/01', '1405/00/10', '1405/07/31', '1405/06/32', '1405/1/0', '05/09/01', '2026/11/22', 'آذر']) {
    assert.equal(parseJalali(text), null, text)
  }
})
