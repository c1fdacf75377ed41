import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CatalogueText, coldModel, type Example, fitModel, packModel, Triage, unpackModel } from './rules.ts'

const group = (code: string, nameFa: string, nameEn: string, keywords: string, ...examples: string[]): CatalogueText => ({
  code,
  nameFa,
  nameEn,
  keywords,
  examples,
  descriptionFa: nameFa,
  agencyFa: '',
})
const catalogue = [
  group(
    'T01',
    'قطع بی‌برنامه برق',
    'Unplanned power cut',
    'برق قطعی خاموشی',
    'برق کارخانه بی‌خبر قطع شد.',
    'خاموشی ناگهانی کوره را خواباند.',
    'چند بار در روز برق می‌رود.',
  ),
  group('T08', 'انشعاب گاز', 'Gas connection', 'گاز انشعاب گازرسانی', 'لوله گاز تا کارخانه نیامده است.', 'انشعاب گاز نمی‌دهند.', 'شهرک گاز ندارد.'),
  group(
    'F05',
    'وثیقه تسهیلات',
    'Collateral not accepted',
    'وثیقه ضامن سند بانک',
    'بانک سند کارخانه را قبول نمی‌کند.',
    'ضامن کارمند می‌خواهند.',
    'وثیقه ما کافی نیست.',
  ),
  group(
    'M21',
    'ترخیص مواد از گمرک',
    'Customs clearance',
    'گمرک ترخیص بندر',
    'مواد ما در گمرک مانده است.',
    'ترخیص کالا طول می‌کشد.',
    'کانتینر در بندر خاک می‌خورد.',
  ),
]
const dirty = (text: string) => text.replaceAll('\u200C', '').replaceAll('ی', 'ي').replaceAll('ک', 'ك')
const first = (triage: Triage, text: string) => triage.guess(text).groups[0]!.code

test('the catalogue alone tells its groups apart', () => {
  const triage = new Triage(coldModel(catalogue))
  assert.equal(first(triage, 'از صبح برق نداریم و خاموشی کارگاه را خوابانده'), 'T01')
  assert.equal(first(triage, 'گازرسانی به واحد ما انجام نشده'), 'T08')
  assert.equal(first(triage, 'بانک برای وام ضامن خواسته است'), 'F05')
  assert.equal(first(triage, 'customs clearance of our goods is late'), 'M21')
  const { groups } = triage.guess('بار ما در گمرک است')
  assert.ok(groups.length >= 3 && groups.every((g, i) => i === 0 || g.p <= groups[i - 1]!.p))
  assert.ok(Math.abs(groups.reduce((sum, g) => sum + g.p, 0) - 1) < 1e-9)
})

test('a corrected text is right at once, in any spelling', () => {
  const triage = new Triage(coldModel(catalogue))
  const text = 'کنتورهای برق می‌سازیم و قطعات یدکی‌اش در راه مانده'
  assert.notEqual(first(triage, text), 'M21')
  triage.learn({ text, code: 'M21' })
  for (const spelling of [text, dirty(text), text.replaceAll('\u200C', ' ')]) {
    const guess = triage.guess(spelling)
    assert.equal(guess.groups[0]!.code, 'M21', spelling)
    assert.ok(guess.remembered)
  }
})

test('a correction against twenty earlier ones is right at once, and honest about the quarrel', () => {
  const triage = new Triage(coldModel(catalogue))
  const text = 'ترانس سوخته و کارخانه خوابیده است'
  for (let i = 0; i < 20; i++) triage.learn({ text, code: 'T01' })
  assert.ok(triage.guess(text).groups[0]!.p > 0.9)
  triage.learn({ text, code: 'F05' })
  const guess = triage.guess(dirty(text))
  assert.equal(guess.groups[0]!.code, 'F05')
  assert.ok(guess.groups[0]!.p < 0.9 && !guess.sure)
})

test('texts like a corrected one follow it, others stay', () => {
  const triage = new Triage(coldModel(catalogue))
  for (const text of ['نردبان کارگاه پوسیده', 'نردبان تازه لازم داریم', 'نردبان فلزی پیدا نمی‌شود']) triage.learn({ text, code: 'M21' })
  assert.equal(first(triage, 'یک نردبان بلند می‌خواهیم'), 'M21')
  assert.equal(first(triage, 'برق کارگاه بی‌خبر قطع شد'), 'T01')
})

test('a group that the model never met is learned', () => {
  const triage = new Triage(coldModel(catalogue))
  triage.learn({ text: 'آب شهرک گل‌آلود است', code: 'T99' })
  assert.equal(first(triage, 'آب شهرك گل‌آلود است'), 'T99')
  triage.learn({ text: 'آب کارخانه شور و گل‌آلود شده', code: 'T99' })
  assert.equal(first(triage, 'آب گل‌آلود به خط تولید می‌آید'), 'T99')
})

test('what is packed answers as before, also out of a larger buffer', () => {
  const model = fitModel([{ text: 'سقف انبار ریخته', code: 'F05', also: ['T01'] }], catalogue)
  const bytes = packModel(model)
  const around = new Uint8Array(bytes.length + 3)
  around.set(bytes, 3)
  const [before, after] = [new Triage(model), new Triage(unpackModel(around.subarray(3)))]
  for (const text of ['سقف انبار ريخته', 'برق رفت', 'گمرک']) assert.deepEqual(after.guess(text), before.guess(text))
  assert.throws(() => unpackModel(new Uint8Array(64)), /not a triage model/)
})

test('odd texts get a reason and are never called sure', () => {
  const triage = new Triage(coldModel(catalogue))
  const kinds = {
    '': 'empty',
    ' \n ': 'empty',
    '۱۲۳۴ ۵۶': 'digits',
    '😀😀 !!': 'symbols',
    برق: 'oneWord',
    'The bank refused our collateral': 'english',
  }
  for (const [text, kind] of Object.entries(kinds)) {
    const guess = triage.guess(text)
    assert.equal(guess.kind, kind, text)
    assert.equal(guess.sure, false)
  }
  assert.equal(first(triage, 'The bank refused our collateral'), 'F05')
})

test('a text of 50,000 characters is judged by its beginning and end', () => {
  const triage = new Triage(coldModel(catalogue))
  const filler = 'مطلب '.repeat(10_000)
  assert.equal(first(triage, `بانک وثیقه و ضامن می‌خواهد ${filler}`), 'F05')
  assert.deepEqual(triage.guess(`برق رفت ${filler}`).groups, triage.guess(`برق رفت ${filler}${filler}`).groups)
})

test('the telling words are words of the text at their places', () => {
  const text = 'سلام؛ بانكِ شهر، وثیقه‌ی ما را قبول نكرد'
  const { words } = new Triage(coldModel(catalogue)).guess(text)
  assert.ok(words.some((w) => w.text.startsWith('وثیقه')))
  for (const w of words) assert.equal(text.slice(w.start, w.end), w.text)
  assert.ok(!words.some((w) => w.text === 'را' || w.text === 'ما'))
})

test('further groups are named when past examples carried them often enough', () => {
  const text = (i: number) => `وثیقه بانک برای شعبه ${i}`
  const examples: Example[] = Array.from({ length: 6 }, (_, i) => ({ text: text(i), code: 'F05', also: i < 4 ? ['T08'] : ['M21'].slice(i) }))
  const triage = new Triage(fitModel(examples, catalogue))
  assert.deepEqual(triage.guess(text(9)).alsoLikely, ['T08'])
  for (let i = 0; i < 20; i++) triage.learn({ text: text(20 + i), code: 'F05' })
  assert.deepEqual(triage.guess(text(9)).alsoLikely, [])
})

test('one class cannot be fitted', () => {
  assert.throws(
    () =>
      fitModel(
        [
          { text: 'الف', code: 'A' },
          { text: 'ب', code: 'A' },
        ],
        [],
      ),
    RangeError,
  )
})
