import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TEXT_MAX } from '../../model.ts'
import { blank, type Raising } from './model.ts'
import { after, before, checkIdentifier, checkStep, firstOpen, readStep } from './rules.ts'

const counties = new Set(['c1'])
const full: Raising = {
  text: 'گاز کارخانه قطع شده است',
  stopped: 'yes',
  unitName: 'نمونه',
  identifier: '',
  county: 'c1',
  name: 'رابط نمونه',
  phone: '۰۹۱۴ ۱۲۳ ۴۵۶۷',
}
const faulty = (step: Parameters<typeof checkStep>[0], change: Partial<Raising>) => Object.keys(checkStep(step, { ...full, ...change }, counties))

test('a filled form is open at the last step only, an empty one at the first', () => {
  assert.equal(firstOpen(full, counties), 'check')
  assert.equal(firstOpen(blank, counties), 'text')
  assert.equal(firstOpen({ ...full, phone: '' }, counties), 'you')
})

test('text: empty, too short and 100,000 characters are told apart', () => {
  assert.deepEqual(faulty('text', { text: '' }), ['text'])
  assert.equal(checkStep('text', { ...full, text: 'x'.repeat(100_000) }, counties)['text']?.key, 'casework.public.error.text.long')
  assert.deepEqual(faulty('text', { text: 'x'.repeat(TEXT_MAX) }), [])
})

test('phones in every usual form are taken, a landline is not: the code comes by SMS', () => {
  for (const phone of ['+989141234567', '00989141234567', '0914 123 4567', '۰۹۱۴۱۲۳۴۵۶۷', '٠٩١٤١٢٣٤٥٦٧', '914-123-4567'])
    assert.deepEqual(faulty('you', { phone }), [], phone)
  for (const phone of ['04135211111', '12345', 'abc', '']) assert.deepEqual(faulty('you', { phone }), ['phone'], phone)
})

test('a company ID of 10 or 13 digits or with a wrong check digit is refused with its own reason; empty is fine', () => {
  const reason = (raw: string) => {
    const c = checkIdentifier(raw)
    return c.ok ? c.kind : c.reason
  }
  assert.equal(reason(''), 'none')
  assert.equal(reason('1234567890'), 'identity/legal-entity-person')
  assert.equal(reason('1234567890123'), 'identity/legal-entity-length')
  assert.equal(reason('14990010002'), 'identity/legal-entity-check-digit')
  assert.equal(reason('۱۴۹۹۰۰۱۰۰۰۱'), 'legalEntity')
  assert.equal(reason('990000100001'), 'business')
})

test('a county of another province is not taken', () => assert.deepEqual(faulty('unit', { county: 'elsewhere' }), ['county']))

test('what is posted is cleaned of direction marks and cut, and only the fields of its step are read', () => {
  assert.deepEqual(readStep('you', { name: ' \u202Eرابط\u202C ', phone: '0914', text: 'no' }), { name: 'رابط', phone: '0914' })
  assert.deepEqual(readStep('text', {}), { text: '' })
})

test('steps lead forth and back', () => {
  assert.equal(after('text'), 'stopped')
  assert.equal(after('check'), 'check')
  assert.equal(before('text'), null)
  assert.equal(before('stopped'), 'text')
})
