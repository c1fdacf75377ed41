import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkBusinessId, checkIban, checkLegalEntityId, checkNationalId, checkPostalCode, isMobile, normalisePhone } from './identity.ts'
import en from './words.en.json' with { type: 'json' }
import fa from './words.fa.json' with { type: 'json' }

const reason = (checked: { ok: boolean; reason?: string }) => (checked.ok ? 'ok' : checked.reason)

test('company IDs: any digits and separators, length and check digit', () => {
  for (const raw of ['10380284790', '۱۰۳۸۰۲۸۴۷۹۰', '١٠٣٨٠٢٨٤٧٩٠', ' 1038 0284 790 ', '10380-284790\u200e']) {
    assert.deepEqual(checkLegalEntityId(raw), { ok: true, value: '10380284790' }, raw)
  }
  assert.equal(reason(checkLegalEntityId('10380284791')), 'identity/legal-entity-check-digit')
  assert.equal(reason(checkLegalEntityId('1038028479')), 'identity/legal-entity-person')
  assert.equal(reason(checkLegalEntityId('1038028479012')), 'identity/legal-entity-length')
  assert.equal(reason(checkLegalEntityId('00000000000')), 'identity/legal-entity-check-digit')
  assert.equal(reason(checkLegalEntityId('شرکت')), 'identity/legal-entity-digits')
  assert.equal(reason(checkLegalEntityId('')), 'identity/legal-entity-digits')
})

/** A valid national ID with this nine-digit body. */
function nationalId(body: string): string {
  const rest = [...body].reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0) % 11
  return body + String(rest < 2 ? rest : 11 - rest)
}

test('property: every valid national ID passes whatever its prefix, and a changed digit fails', () => {
  const body = fc.stringMatching(/^[0-9]{9}$/).filter((b) => !/^(\d)\1*$/.test(b))
  fc.assert(
    fc.property(body, fc.nat(9), fc.integer({ min: 1, max: 9 }), (b, at, step) => {
      const id = nationalId(b)
      assert.deepEqual(checkNationalId(id), { ok: true, value: id })
      const digit = (Number(id[at]) + step) % 10
      const wrong = id.slice(0, at) + String(digit) + id.slice(at + 1)
      // Remainders 10 and 1 share the check digit 1, so mod 11 misses some changes; most must be caught.
      if (nationalId(wrong.slice(0, 9)) !== wrong) assert.equal(checkNationalId(wrong).ok, false)
    }),
    { numRuns: 1000 },
  )
})

test('national IDs: length and ten equal digits', () => {
  assert.equal(reason(checkNationalId('1111111111')), 'identity/national-check-digit')
  assert.equal(reason(checkNationalId('123456789')), 'identity/national-length')
})

test('business IDs, postal codes, Sheba', () => {
  assert.deepEqual(checkBusinessId('۱۲۳۴ ۵۶۷۸ ۹۰۱۲'), { ok: true, value: '123456789012' })
  assert.equal(reason(checkBusinessId('12345678901')), 'identity/business-length')
  assert.deepEqual(checkPostalCode('۵۱۶۶۶-۱۶۴۷۱'), { ok: true, value: '5166616471' })
  assert.equal(reason(checkPostalCode('0166616471')), 'identity/postal-code')
  assert.deepEqual(checkIban('ir82 0540 1026 8002 0817 9090 02'), { ok: true, value: 'IR820540102680020817909002' })
  assert.deepEqual(checkIban('۸۲۰۵۴۰۱۰۲۶۸۰۰۲۰۸۱۷۹۰۹۰۰۲'), { ok: true, value: 'IR820540102680020817909002' })
  assert.equal(reason(checkIban('IR820540102680020817909003')), 'identity/iban-check-digit')
  assert.equal(reason(checkIban('DE82')), 'identity/iban-form')
})

test('phones in every spelling become one E.164 number', () => {
  const spellings = [
    '09141234567',
    '۰۹۱۴۱۲۳۴۵۶۷',
    '٠٩١٤١٢٣٤٥٦٧',
    '+98 914 123 4567',
    '00989141234567',
    '989141234567',
    '9141234567',
    '+9809141234567',
    '0914-123-45-67',
    '(0914) 123 4567',
    '\u202a+98 914 123 4567\u202c',
  ]
  for (const raw of spellings) assert.deepEqual(normalisePhone(raw), { ok: true, value: '+989141234567' }, raw)
  assert.deepEqual(normalisePhone('041-35211111'), { ok: true, value: '+984135211111' })
  assert.deepEqual(normalisePhone('+98 41 3521 1111'), { ok: true, value: '+984135211111' })
  assert.deepEqual(normalisePhone('+49 151 23456789'), { ok: true, value: '+4915123456789' })
  assert.equal(reason(normalisePhone('35211111')), 'identity/phone-area-code')
  for (const raw of ['', 'abc', '0914123456', '091412345678', '1234567890', '+98', '+', '++989141234567']) {
    assert.equal(reason(normalisePhone(raw)), 'identity/phone', raw)
  }
  assert.ok(isMobile('+989141234567') && !isMobile('+984135211111'))
})

test('property: no input makes a check throw, and what passes passes again unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
      for (const check of [checkLegalEntityId, checkNationalId, checkBusinessId, checkIban, checkPostalCode, normalisePhone]) {
        const first = check(raw)
        if (first.ok) assert.deepEqual(check(first.value), first)
        else assert.ok(`problem.${first.reason}` in fa && `problem.${first.reason}` in en, first.reason)
      }
    }),
    { numRuns: 500 },
  )
})
