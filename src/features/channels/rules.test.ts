import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { fillWords } from '#kernel/words.ts'
import { allowedPlaceholders, checkText, sampleOf, shipped, smsParts, templateKeys } from './rules.ts'

suite('the shipped texts', () => {
  for (const key of templateKeys)
    for (const locale of ['fa', 'en'] as const)
      test(`${key} in ${locale} uses only its placeholders, keeps the obligatory ones and stays short`, () => {
        checkText(key, shipped[key][locale], locale)
        const params = Object.fromEntries(allowedPlaceholders(key).map((name) => [name, sampleOf(key, name, locale)]))
        const filled = fillWords(shipped[key][locale], params, locale)
        assert.doesNotMatch(filled, /[{}]/)
        assert.ok(filled.length <= 200, `${filled.length} characters: ${filled}`)
        for (const name of Object.keys(params)) assert.notEqual(params[name], name, `no sample for ${name}`)
      })

  test('Persian texts hold no Arabic letters and no space where a half-space belongs', () => {
    for (const key of templateKeys) {
      assert.doesNotMatch(shipped[key].fa, /[يك]/, key)
      assert.doesNotMatch(shipped[key].fa, /(^|\s)(می|نمی) |\sها(\s|$)| های /, key)
    }
  })
})

suite('filling a text', () => {
  test('numbers take the digits of the language, strings stay as they are', () => {
    assert.equal(fillWords('{code} تا {minutes} دقیقه', { code: '1234', minutes: 5 }, 'fa'), '1234 تا ۵ دقیقه')
    assert.equal(fillWords('{minutes}', { minutes: 5 }, 'en'), '5')
  })
  test('a value that looks like a placeholder is not filled again', () => {
    assert.equal(fillWords('{a} {b}', { a: '{b}', b: '$& x' }, 'en'), '{b} $& x')
  })
})

suite('checking an edited text', () => {
  test('an unknown placeholder is named', () =>
    assert.throws(() => checkText('code', '{code} {cod}', 'fa'), { code: 'channels/unknown-placeholder' }))
  test('a missing obligatory placeholder is named', () =>
    assert.throws(() => checkText('case.claimed', '{code} شد', 'fa'), {
      code: 'channels/missing-placeholder',
      details: { name: 'agency', locale: 'fa' },
    }))
  test('an optional one may go', () => checkText('code', 'کد: {code}', 'fa'))
})

test('a network cuts Persian at 70 and 67, Latin at 160 and 153', () => {
  assert.deepEqual(smsParts('س'.repeat(70)), { units: 70, parts: 1, perPart: 70 })
  assert.deepEqual(smsParts('س'.repeat(135)), { units: 135, parts: 3, perPart: 67 })
  assert.deepEqual(smsParts('a'.repeat(160)), { units: 160, parts: 1, perPart: 160 })
  assert.deepEqual(smsParts('a'.repeat(161)), { units: 161, parts: 2, perPart: 153 })
  assert.equal(smsParts('').parts, 0)
})
