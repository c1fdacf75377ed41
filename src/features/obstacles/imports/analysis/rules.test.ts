import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CountyMatcher, outcomeOf, UnitMatcher, unitKeyOf } from './rules.ts'

const unit = (id: string, name: string, countyId = 'tabriz', more: { legalEntityId?: string; licences?: string[] } = {}) => ({
  ...{ id, name, countyId, legalEntityId: null, licences: [] },
  ...more,
})
const units = new UnitMatcher([
  unit('steel', 'نمونه‌سازان فولاد میانه', 'tabriz', { legalEntityId: '10380284790' }),
  unit('tile', 'نمونه‌سازان کاشی ارس', 'maragheh', { licences: ['۱۲۳/۴۵'] }),
  unit('bread1', 'نان سحر'),
  unit('bread2', 'نان سحر', 'maragheh'),
  unit('glass1', 'شیشه‌سازی آذر یک'),
  unit('glass2', 'شیشه‌سازی آذر دو'),
])

test('a unit by its identifier, its licence, its name in any spelling', () => {
  assert.deepEqual(units.match({ legalEntityId: '10380284790', unitName: 'چیز دیگر' }, null), { id: 'steel', why: 'id', score: 1, choices: [] })
  assert.equal(units.match({ licence: '123-45' }, null).why, 'licence')
  for (const unitName of ['نمونه سازان فولاد ميانه', 'شرکت نمونه‌سازان فولاد میانه (سهامی خاص)', 'نمونهسازان فولاد میانه'])
    assert.deepEqual([units.match({ unitName }, null).id, units.match({ unitName }, null).why], ['steel', 'name'], unitName)
})

test('a name that comes near is taken only when no other comes as near', () => {
  const near = units.match({ unitName: 'نمونه‌سازن فولاد میانه' }, null)
  assert.deepEqual([near.id, near.why], ['steel', 'fuzzy'])
  const between = units.match({ unitName: 'شیشه‌سازی آذر' }, 'tabriz')
  assert.equal(between.id, null)
  assert.deepEqual(between.choices.map((c) => c.id).sort(), ['glass1', 'glass2'])
  assert.deepEqual(units.match({ unitName: 'قالی‌بافی' }, null), { id: null, why: '', score: null, choices: [] })
})

test('two units of one name are told apart by their county, else offered', () => {
  assert.equal(units.match({ unitName: 'نان سحر' }, 'maragheh').id, 'bread2')
  assert.deepEqual(
    units.match({ unitName: 'نان سحر' }, null).choices.map((c) => c.id),
    ['bread1', 'bread2'],
  )
  assert.equal(unitKeyOf('شرکت کارگاه تازه'), unitKeyOf('کارگاه  تازه'))
})

test('counties forgive the word شهرستان and one letter, but not when two are that near', () => {
  const counties = new CountyMatcher([
    { id: 'maragheh', fa: 'مراغه', en: 'Maragheh' },
    { id: 'ahar', fa: 'اهر', en: 'Ahar' },
    { id: 'bonab', fa: 'بناب', en: 'Bonab' },
    { id: 'bonat', fa: 'بنات', en: 'Bonat' },
  ])
  assert.deepEqual(
    ['شهرستان مراغه', 'مراقه', 'maragheh', 'بنا', 'رشت', ''].map((c) => counties.match(c)),
    ['maragheh', 'maragheh', 'maragheh', null, null, null],
  )
})

test('a status that denies what it names is not counted as solved, nor a word inside another as a national matter', () => {
  const told = (list: readonly string[]) => Object.fromEntries(list.map((text) => [text, outcomeOf(text)]))
  const all = (list: readonly string[], outcome: string) => assert.deepEqual(told(list), Object.fromEntries(list.map((text) => [text, outcome])))
  all(
    ['unresolved', 'Not solved', 'not done yet', 'مرتفع نگردید', 'رفع نگردیده است', 'برطرف نشده', 'انجام نشد', 'حل نمی‌شود', 'عدم موافقت'],
    'unsolved',
  )
  all(['Resolved', 'done', 'مرتفع گردید', 'رفع شده است', 'حل گردید', 'در حال حاضر حل شده', 'مختومه', 'عملیات انجام شد'], 'solved')
  all(['در حال رفع شدن', 'در دست اقدام', 'پیگیری نشده', 'open'], 'open')
  all(['در سطح ملی', 'ارجاع به ستاد'], 'waiting_systemic')
})

test('what a status column says, and what it does not', () => {
  assert.deepEqual(['حل شد', 'حل نشد', 'در دست بررسی', 'انصراف متقاضی', 'نیاز به اصلاح بخشنامه', '', 'الف'].map(outcomeOf), [
    'solved',
    'unsolved',
    'open',
    'withdrawn',
    'waiting_systemic',
    'open',
    null,
  ])
})
