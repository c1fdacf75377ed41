// The search terms of src/kernel and of migrations/0003_text.sql are the same, so that what is shown as a hit is what
// PostgreSQL found.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { fold, indexTerms, tsquery } from '#kernel/text.ts'
import { stage } from './testing.ts'

const on = stage([])

const sentences = [
  'برق کارخانه از دیروز قطع شده است و خط تولید خوابیده.',
  'بانک عامل با وجود معرفی‌نامه، وام سرمایه در گردش را نمی‌پردازد.',
  'راه‌اندازی خط دوم سه ماه عقب افتاده است.',
  'راه اندازی کارگاه بدون انشعاب گاز ممکن نیست.',
  'مجوز بهره‌برداری‌مان تمدید نمی‌شود.',
  'مواد اولیه در گمرک مانده و ترخیص نمی‌شود.',
  'وثیقه‌های بانک بیشتر از ارزش کارخانه است.',
  'اداره مالیات حساب شرکت را مسدود کرده‌است.',
  'آب شهرک صنعتی کم است؛ فاز۲ هنوز آب ندارد.',
  'سهمیهٔ گازوئیل ژنراتورها قطع شده.',
  'كارخانه‌ي ما ٣٥٠ كارگر دارد.',
  'حق بیمهٔ کارکنان ۱۲٬۵۰۰٬۰۰۰ ریال اعلام شد.',
  'تولیدکنندگان استان از قطعی‌های پی‌درپی خسته شده‌اند.',
  'مسئولین شهرستان به نامه‌ها پاسخ نمی‌دهند.',
  'بزرگ‌ترین مشکل ما نقدینگی است.',
  'زمین طرح توسعه هنوز واگذار نشده.',
  'دستگاه CNC‌ها و PLC ها در گمرک‌اند.',
  'هزینه تصفیه‌خانه ۲.۵ میلیارد تومان شد!',
  'سلااااام، لطفاً پیگیری کنید.',
  'استعلام محیط‌زیست دو ماه است که مانده.',
  'پهنای باند اینترنت شهرک کافی نیست (5 Mb/s).',
  'صادرات به عراق متوقف است و رفع تعهد ارزی ممکن نیست.',
  'کارشناس گفت: «به‌زودی». هیچ خبری نیست.',
  'جاده دسترسی کارخانه خراب‌شده و کامیون‌ها نمی‌آیند.',
  'ماشین‌آلات خط تولید فرسوده است.',
  'تسهیلات رونق تولید ابلاغ شد اما پرداخت نه.',
  'بدهی معوق ما استمهال نشد.',
  'پروانهٔ کسب و جواز تأسیس هر دو باطل شده‌اند.',
  'قطعات یدکی را بهعنوان کالای لوکس تعرفه زده‌اند.',
  'واحد راکد ما می‌خواهد دوباره کار کند.',
  'ضمانت‌نامهٔ بانکی ۱۸۰ روزه',
  'شیفت سوم به دلیل کمبود برق تعطیل شد',
  'کارفرمایان و کارگران',
  'ؤ ئ ء أ إ ة ۀ ي ى ك',
  '۱۲۳۴۵۶ ٧٨٩ 0912',
  'e\u0301té ½ ﷲ ﷺ ①',
  'می‌خواهیم نمی‌شود نمی می',
  'ها های هایی ترین ان',
  'ا‌ب‌پ‌ت‌ث',
  '\u200c\u200c و \u200c',
]

/** What PostgreSQL makes of a text, beside what TypeScript does. */
async function compare(texts: readonly string[]) {
  const mine = texts.map((text) => {
    const positions = new Map<string, Set<number>>()
    for (const [term, at] of indexTerms(text)) positions.set(term, (positions.get(term) ?? new Set()).add(at))
    return [...positions].map(([term, at]) => `'${term}':${[...at].join(',')}`).join(' ')
  })
  const { rows } = await sql<{ text: string; folded: string; sameTerms: boolean; sameQuery: boolean }>`
    select t as text, fa.fold(t) as folded, fa.tsv(t) = mine::tsvector as "sameTerms", fa.q(t)::text is not distinct from q::tsquery::text as "sameQuery"
    from unnest(${texts}::text[], ${mine}::text[], ${texts.map(tsquery)}::text[]) as x(t, mine, q)`.execute(on.db)
  for (const row of rows) {
    assert.equal(row.folded, fold(row.text))
    assert.ok(row.sameTerms, `terms differ: ${JSON.stringify(row.text)}`)
    assert.ok(row.sameQuery, `query differs: ${JSON.stringify(row.text)}`)
  }
}

test('sentences of producers give equal terms', async () => {
  await compare(sentences)
  await compare([sentences.join(' '), sentences.join('\u200c'), sentences.join('')])
})

test('property: random Persian, and random anything, give equal terms', async () => {
  const letters = "اآبتدرزسشفکگلمنوهیيكةأئؤء\u0640\u064e\u0651 ‌‌   ۱3٤،.'-aZ\u00ad\u200f\u202e😀\u0301"
  const word = fc.constantFrom('ها', 'های', 'تر', 'ترین', 'ان', 'ندگان', 'ی', 'می', 'ن', 'به', 'عنوان', 'است', 'و', ' ', '‌', 'کار', 'خانه', 'بانک')
  const texts = fc.oneof(
    fc.string({ unit: fc.constantFrom(...letters), maxLength: 120 }),
    fc.array(word, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { minLength: 50, maxLength: 100 }), async (list) => {
      // PostgreSQL holds no NUL and no half of a surrogate pair; PostgreSQL 15 knows Unicode 14, Node 17: letters that
      // younger editions gave a normal form are left out.
      await compare(list.map((text) => text.toWellFormed().replace(/[\0\uA7F1\u{10000}-\u{1F2FF}]/gu, '')))
    }),
    { numRuns: 40 },
  )
})

test('huge and hostile texts are indexed alike and never refused', async () => {
  const two = (i: number) =>
    String.fromCodePoint(0x628 + (i % 19), 0x641 + (Math.floor(i / 19) % 10), 0x61 + (Math.floor(i / 190) % 26), 0x61 + (Math.floor(i / 4940) % 26))
  for (const text of [
    'کارخانه '.repeat(12_500),
    'a'.repeat(100_000),
    '😀\u202e'.repeat(33_000),
    '\u0301\u0327'.repeat(50_000),
    'ا\u200c'.repeat(50_000),
    'ﷺ'.repeat(100_000),
    '1 2 '.repeat(25_000),
    Array.from({ length: 33_000 }, (_, i) => two(i)).join(' '),
    Array.from({ length: 25_000 }, (_, i) => two(i)).join('\u200cو\u200c'),
  ])
    await compare([text])
})

test('a known item is found whichever side lost its half-space', async () => {
  const { rows } = await sql<{ hit: boolean }>`
    select fa.tsv(t) @@ fa.q(q) as hit from (values
      ('راه‌اندازی خط تولید', 'راهاندازی'), ('راهاندازی خط', 'راه اندازی'), ('كارخانه‌هاي سيمان', 'کارخانه سیمان'), ('وام ۱۲٬۵۰۰', '12500')) as x(t, q)`.execute(
    on.db,
  )
  assert.deepEqual(
    rows,
    Array.from({ length: 4 }, () => ({ hit: true })),
  )
})
