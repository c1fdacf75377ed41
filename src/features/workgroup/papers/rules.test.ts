import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#kernel/problem.ts'
import { checkNumberFormat, counterOf, letterNumber, makeCode, readCode } from './codes/rules.ts'
import { breakLong, holdLatin, localDigits } from './drawing/rules.ts'
import { paperKinds } from './model.ts'
import { readsKind } from './seeing/rules.ts'
import { checkWording, fieldsIn, fieldsOf, fillWording, givenFields, ownFields } from './texts/rules.ts'
import { langs } from './texts/model.ts'
import { sampleFields } from './sample/rules.ts'
import { shippedWording } from './shipped/rules.ts'

const bytes = (n: number) => Uint8Array.from({ length: 16 }, (_, i) => (n * 31 + i * 7) % 256)
const refusal =
  (code: string, field?: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code && (field === undefined || Object.values(error.details)[0] === field)

test('a public code is read back in every way that people type it', () => {
  for (let n = 0; n < 400; n++) {
    const code = makeCode('EA', bytes(n))
    assert.match(code, /^EA-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), `  ${code.replaceAll('-', ' ')} `]) assert.equal(readCode(typed), code)
    const [head, ...tail] = code.split('-')
    const misread = [head, ...tail.map((part) => part.replaceAll('0', 'O').replaceAll('1', n % 2 ? 'I' : 'l'))].join('-')
    assert.equal(readCode(misread), code)
    assert.equal(readCode(code.replace(/[0-9]/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)]!)), code)
  }
  for (const no of ['', 'EA', 'EA-7K3M9', '1234567890123', `${makeCode('EA', bytes(1))}0`, '<script>', 'ا'.repeat(100)])
    assert.equal(readCode(no), null)
})

test('every single wrong sign and every swap of two signs is found, also in the province', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  for (let n = 0; n < 20; n++) {
    const code = makeCode('KH', bytes(n)).replaceAll('-', '')
    for (let i = 2; i < code.length; i++)
      for (const sign of alphabet) if (sign !== code[i]) assert.equal(readCode(code.slice(0, i) + sign + code.slice(i + 1)), null)
    for (let i = 2; i < code.length; i++)
      for (let j = i + 1; j < code.length; j++) {
        if (code[i] === code[j]) continue
        const swapped = [...code]
        ;[swapped[i], swapped[j]] = [swapped[j]!, swapped[i]!]
        assert.equal(readCode(swapped.join('')), null)
      }
    assert.equal(readCode(`EA${code.slice(2)}`), null)
    assert.equal(readCode(`HK${code.slice(2)}`), null)
  }
})

test('letter numbers: the format of the province, a counter only for what the number shows', () => {
  const at = { kind: 'notification', year: 1405 } as const
  assert.equal(letterNumber('{year}/{kind}/{no}', { ...at, no: 12, province: 'EA' }), '1405/20/12')
  assert.equal(letterNumber('{province}-{no}', { ...at, no: 12, province: 'EA' }), 'EA-12')
  assert.equal(counterOf('{year}/{kind}/{no}', at), 'paper:1405:20')
  assert.equal(counterOf('{year}/{no}', at), 'paper:1405')
  assert.equal(counterOf('ص/{no}', at), 'paper')
  assert.throws(() => checkNumberFormat('{year}/{month}/{no}'), refusal('workgroup/number-format-unknown', 'month'))
  assert.throws(() => checkNumberFormat('{year}/12'), refusal('workgroup/number-format-without-no'))
})

test('every shipped wording uses only fields of its kind, and sample data fill it in both languages', () => {
  for (const kind of paperKinds)
    for (const lang of langs) {
      const wording = shippedWording[kind][lang]
      checkWording(kind, wording)
      const filled = fillWording(kind, wording, sampleFields(lang))
      assert.ok(filled.title && filled.opening && !/[{}]/.test(Object.values(filled).join('')), `${kind} ${lang}`)
    }
  for (const name of [...ownFields, ...Object.values(givenFields).flat()]) assert.ok(sampleFields('fa')[name], name)
})

test('an unknown field is refused when a wording is saved, a missing one when a paper is registered, by its name', () => {
  const wording = { title: 'ابلاغ {resolution}', opening: '{ recipient }', closing: 'تا {deadline}' }
  assert.throws(() => checkWording('notification', wording), refusal('workgroup/unknown-field', 'deadline'))
  assert.throws(() => checkWording('minutes', { ...wording, closing: '' }), refusal('workgroup/unknown-field', 'resolution'))
  for (const closing of ['تا {due', 'تا due} روز', '{{due}}', 'تا {due\n}'])
    assert.throws(() => checkWording('notification', { ...wording, closing }), refusal('workgroup/brace-alone'), closing)
  const good = { ...wording, closing: '' }
  for (const fields of [{ resolution: 'R' }, { resolution: 'R', recipient: '  ' }])
    assert.throws(() => fillWording('notification', good, fields), refusal('workgroup/template-field-missing', 'recipient'))
  // What was given is never read again as a field.
  const filled = fillWording('notification', good, { resolution: '{recipient} $& #x', recipient: '{code}' })
  assert.deepEqual(filled, { title: 'ابلاغ {recipient} $& #x', opening: '{code}', closing: '' })
  assert.deepEqual(fieldsIn('{a} { b } {a} {} {\n}'), ['a', 'b', ''])
  assert.ok(fieldsOf('addendum').includes('reason'))
})

test('digits become Persian in Persian text; codes, addresses and figures of a Latin name stay', () => {
  const cases = [
    ['تا 15 آذر 1405 ساعت 09:00', 'تا ۱۵ آذر ۱۴۰۵ ساعت ۰۹:۰۰'],
    ['مصوبهٔ EA-R-1405-0012 در 3 بند', 'مصوبهٔ EA-R-1405-0012 در ۳ بند'],
    ['دستگاه SM 400 و 12 عدد', 'دستگاه SM 400 و ۱۲ عدد'],
    ['شبا IR62 0540 1026 8002 0817 9090 02', 'شبا IR62 0540 1026 8002 0817 9090 02'],
    ['http://x.ir/check/12 و 1405/20/38', 'http://x.ir/check/12 و ۱۴۰۵/۲۰/۳۸'],
    ['(circular 400) بند 2', '(circular 400) بند ۲'],
  ] as const
  for (const [from, to] of cases) assert.equal(localDigits(from, 'fa'), to)
  assert.equal(localDigits('on 15', 'en'), 'on 15')
})

test('a Latin word that begins with a figure is held together by marks', () => {
  assert.equal(holdLatin('شماره 225-B است', 'fa'), 'شماره \u200e225-B\u200e است')
  assert.equal(holdLatin('EA-R-1405-0012', 'fa'), 'EA-R-1405-0012')
  assert.equal(holdLatin('225-B', 'en'), '225-B')
})

test('a word longer than a line gets places to break; words as people write them, and hashes, stay as they are', () => {
  const word = 'س'.repeat(95)
  const broken = breakLong(`پیش ${word} پس`)
  assert.equal(broken.replaceAll('\u200b', ''), `پیش ${word} پس`)
  assert.ok(broken.split(/[\s\u200b]/).every((part) => part.length <= 20))
  for (const whole of ['a'.repeat(64), 'https://example.ir/check/EA-7K3M9-QXT2C', 'به شرح زیر ابلاغ می‌شود.']) assert.equal(breakLong(whole), whole)
})

test('who reads which kind, given that they see the subject', () => {
  const reads = (role: string, kind: (typeof paperKinds)[number], confidential = false, seated = false) =>
    readsKind({ role: role as 'secretary' }, { kind, confidential }, seated)
  const table = {
    secretary: paperKinds,
    centreHead: paperKinds,
    manager: paperKinds,
    auditor: paperKinds,
    operator: ['minutes', 'notification', 'applicant_letter', 'invitation', 'objection_answer', 'addendum'],
    agencyRep: ['minutes', 'notification', 'applicant_letter', 'invitation', 'pack', 'objection_answer', 'addendum'],
    official: ['minutes', 'notification', 'applicant_letter', 'invitation', 'pack', 'objection_answer', 'addendum'],
    producer: ['applicant_letter', 'invitation', 'addendum'],
    investor: ['applicant_letter', 'invitation', 'addendum'],
    admin: [],
    nobody: [],
  } as const
  for (const [role, kinds] of Object.entries(table))
    assert.deepEqual(
      paperKinds.filter((kind) => reads(role, kind)),
      kinds,
      role,
    )
  for (const role of ['manager', 'auditor', 'operator']) assert.ok(!reads(role, 'notification', true), role)
  for (const role of ['secretary', 'centreHead', 'agencyRep']) assert.ok(reads(role, 'notification', true), role)
  assert.deepEqual(
    ['manager', 'auditor', 'operator'].filter((role) => reads(role, 'minutes', true, true)),
    ['manager'],
    'who sits in the body decides about it',
  )
})
