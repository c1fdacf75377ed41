import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toJalali } from '#kernel/jalali.ts'
import holidays from '../../../../data/holidays.json' with { type: 'json' }
import { officialHolidays, readDay, yearSpan } from './rules.ts'

test('every official holiday of the known years is a day of that year', () => {
  for (const year of Object.keys(holidays.lunar).map(Number)) {
    const { days, lunarKnown } = officialHolidays(year, holidays)
    assert.equal(lunarKnown, true)
    const span = yearSpan(year)
    for (const d of days) assert.ok(d.day >= span.from && d.day <= span.to, `${year}: ${d.day} ${d.nameEn}`)
    assert.ok(days.length >= 26, `${year} has ${days.length}`)
  }
})

test('the lunar holidays of a year keep the distances of the lunar calendar', () => {
  const ms = (iso: string) => Date.parse(iso) / 86_400_000
  for (const year of Object.keys(holidays.lunar)) {
    const at = (name: string) =>
      officialHolidays(Number(year), holidays)
        .days.filter((d) => d.nameEn === name)
        .map((d) => ms(d.day))
    assert.equal(at('Eid al-Ghadir')[0]! - at('Eid al-Adha')[0]!, 8)
    assert.equal(at('Ashura')[0]! - at('Tasua')[0]!, 1)
    assert.equal(at('Demise of the Prophet and martyrdom of Imam Hasan')[0]! - at('Arbaeen')[0]!, 8)

    assert.equal(at('Mission of the Prophet')[0]! - at('Birth of Imam Ali')[0]!, 14)
    assert.equal(at('Birth of the Prophet and of Imam Sadeq')[0]! - at('Martyrdom of Imam Hasan Askari')[0]!, 9)
    const arbaeen = at('Arbaeen')[0]! - at('Ashura')[0]!
    assert.ok(arbaeen === 39 || arbaeen === 40, `${year}: Ashura to Arbaeen ${arbaeen}`)
  }
})

test('lunar days are marked provisional, solar ones are not', () => {
  const { days } = officialHolidays(1405, holidays)
  assert.equal(days.find((d) => d.nameEn === 'Ashura')?.provisional, true)
  assert.equal(days.find((d) => d.nameEn === 'Nationalisation of Oil')?.provisional, false)
})

test('30 Esfand is a holiday only in leap years', () => {
  const last = (year: number) => toJalali(new Date(`${officialHolidays(year, holidays).days.at(-1)!.day}T12:00:00Z`)).day
  assert.equal(last(1408), 30)
  assert.equal(last(1405), 29)
})

test('days are read as people type them', () => {
  for (const text of ['1405/09/01', '۱۴۰۵/۹/۱', '1405-09-01', ' ١٤٠٥/٠٩/٠١ ', '2026-11-22']) assert.equal(readDay(text), '2026-11-22', text)
  for (const text of ['', '1405/13/01', '1405/12/30', '2026-13-01', '22/11/2026', 'امروز'])
    assert.throws(() => readDay(text), { code: 'registry/no-such-day' }, text)
})
