import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { allowedPlaceholders, givenPlaceholders, shipped, type TemplateKey } from '#features/channels/rules.ts'
import { fillWords } from '#kernel/words.ts'
import { readWords, translator } from '#server/words.ts'
import { resolutionActs, type ResolutionAct } from '../../model.ts'
import { tellingsFor } from '../telling/rules.ts'
import { clip, decisionKey, type MessageFacts, paramsOf } from './rules.ts'

const t = translator(readWords())
const say =
  (locale: 'fa' | 'en') =>
  (key: string, params: Record<string, unknown> = {}) =>
    t(key, params, locale)
const at = (day: string) => new Date(`${day}T20:29:00Z`)
const facts = (name: ResolutionAct, details: Record<string, unknown> = {}, more: Partial<MessageFacts> = {}): MessageFacts => ({
  code: 'EA-R-1405-0012',
  unit: 'نمونه‌سازان فولاد میانه',
  owner: { fa: 'بانک عامل', en: 'Agent bank' },
  text: 'پرداخت تسهیلات سرمایه در گردش',
  dueAt: at('2026-12-21'),
  objectBy: at('2026-12-07'),
  duties: [{ text: 'تسویهٔ بیمه', dueAt: at('2026-12-01') }],
  act: { seq: 4, name, at: at('2026-11-22'), actorId: null, actorRole: 'secretary', details },
  confidential: false,
  ...more,
})
const message = (template: TemplateKey, given: MessageFacts, locale: 'fa' | 'en') =>
  fillWords(shipped[template][locale], { centre: '041', url: 'u', ...paramsOf(template, given, locale, say(locale)) }, locale)

/** The least that each act brings. */
const details: Partial<Record<ResolutionAct, Record<string, unknown>>> = {
  decide_objection: { outcome: 'rejected', text: 'دلیل کافی نبود' },
  panel_finding: { for: 'producer', text: 'دلیل بانک پذیرفته نشد' },
  board_ruling: { for: 'bank', text: 'حق با بانک است' },
  not_executed: { reason: 'bank_refused', text: 'بانک نپذیرفت' },
  hand_over: { to: 'prosecutor', number: '12/3' },
  settle_duty: { dutyId: 'x', state: 'broken', text: 'بیمه تسویه نشد' },
}

suite('messages', () => {
  test('every message that an act sends is filled wholly, in both languages', () => {
    for (const name of resolutionActs)
      for (const more of [{}, { dutyId: 'x' }]) {
        const given = facts(name, { ...details[name], ...more })
        for (const telling of tellingsFor(given.act)) {
          if (!telling.message) continue
          const params = paramsOf(telling.message, given, 'fa', say('fa'))
          const wanted = allowedPlaceholders(telling.message).filter((one) => !(givenPlaceholders as readonly string[]).includes(one))
          assert.deepEqual(Object.keys(params).sort(), [...wanted].sort(), `${name} ${telling.message}`)
          for (const locale of ['fa', 'en'] as const) {
            const text = message(telling.message, given, locale)
            assert.doesNotMatch(text, /workgroup\.|undefined|\{/, `${name} ${locale}: ${text}`)
          }
        }
      }
  })

  test('of a confidential matter no message quotes what people typed', () => {
    for (const name of resolutionActs) {
      const given = facts(
        name,
        { ...details[name], text: 'رازمگوی' },
        { confidential: true, text: 'رازمگوی', duties: [{ text: 'رازمگوی', dueAt: at('2026-12-01') }] },
      )
      for (const { message: template } of tellingsFor(given.act))
        if (template)
          for (const locale of ['fa', 'en'] as const)
            assert.doesNotMatch(message(template, given, locale), /رازمگوی|workgroup\./, `${name} ${template}`)
    }
  })

  test('a notification names the number, the owner, the date and what the applicant must do', () => {
    const text = message('resolution.notified', facts('notify'), 'fa')
    assert.match(text, /EA-R-1405-0012/)
    assert.match(text, /بانک عامل/)
    assert.match(text, /۳۰ آذر ۱۴۰۵/)
    assert.match(text, /تسویهٔ بیمه تا .*۱۰ آذر ۱۴۰۵/)
    assert.match(message('resolution.notified', facts('notify', {}, { duties: [] }), 'en'), /Your own duty: none/)
  })

  test('the reason code is said in words, with what was written beside it', () => {
    const text = message('resolution.not_executed', facts('not_executed', details.not_executed), 'fa')
    assert.match(text, /بانک نپذیرفت/)
    assert.doesNotMatch(text, /bank_refused/)
  })

  test('English where the reader reads English, Persian names where there is no other', () => {
    assert.match(message('resolution.objected', facts('object'), 'en'), /^Agent bank objected/)
    assert.match(message('resolution.objected', facts('object', {}, { owner: { fa: 'بانک عامل', en: '' } }), 'en'), /بانک عامل/)
  })
})

test('a long text is quoted in one line and cut at a word’s end', () => {
  assert.equal(clip('یک\n دو', 20), 'یک دو')
  assert.equal(clip('a'.repeat(30), 10), `${'a'.repeat(9)}…`)
  assert.equal(clip('ab cd efgh', 6), 'ab cd…')
})

test('a decision is named by what was decided', () => {
  assert.equal(decisionKey({ name: 'decide_objection', details: { outcome: 'upheld' } }), 'workgroup.resolution.told.decide_objection.upheld')
  assert.equal(decisionKey({ name: 'overdue', details: {} }), 'workgroup.resolution.told.overdue')
})
