// The backlog of the journey: rows grown from the demo's stories, and among them one cause that many units tell in their own words.

import { readFileSync } from 'node:fs'
import { makeBacklog, type Planted, type Story } from '../../scripts/bench/backlog.ts'

/** One cause in other words and other orders, with the asides that people put around everything they tell. */
const parts = [
  ['', 'با سلام، ', 'به استحضار می‌رساند ', 'در پیگیری نامه قبلی: ', 'طبق گزارش واحد، ', 'مدیر واحد گفت: '],
  ['بخشنامهٔ تازهٔ توانیر', 'بخشنامه جدید توانیر', 'بخشنامهٔ توانیر', 'این بخشنامه توانیر', 'توانیر با بخشنامه‌ای'],
  [
    ' افزایش قدرت برق را به ساخت نیروگاه خورشیدی مشروط کرده است.',
    ' برای افزایش قدرت برق نیروگاه خورشیدی می‌خواهد.',
    ' افزایش قدرت برق را بدون نیروگاه خورشیدی نمی‌پذیرد.',
    '، ساخت نیروگاه خورشیدی را شرط افزایش قدرت برق کرده است.',
    ' می‌گوید نخست نیروگاه خورشیدی، سپس افزایش قدرت برق.',
    ' جلوی افزایش قدرت برق را گرفته تا نیروگاه خورشیدی بسازیم.',
    ' افزایش قدرت برق ما را به نیروگاه خورشیدی گره زده است.',
  ],
  [
    '',
    ' لطفاً رسیدگی شود.',
    ' تولید نصف شده است.',
    ' ۱۲ نفر بیکار شده‌اند.',
    ' ۹ روز است که پاسخی نداده‌اند.',
    ' قرارداد صادراتی ما در خطر است.',
    ' خط تازه راه نمی‌افتد.',
    ' پولش را نداریم.',
    ' شرکت توزیع هم همین را می‌گوید.',
    ' کارخانه زیان می‌دهد.',
    ' چند بار مراجعه کردیم.',
  ],
] as const
/** The i-th way to say it: the numbers of ways have no common divisor, so no two of the first thousands are alike. */
const say = (i: number): string => parts.map((ways) => ways[i % ways.length]).join('')

/** Units of which a province has many that no registry knows yet. */
const works = ['ریخته‌گری', 'بسته‌بندی', 'قطعه‌سازی', 'نساجی', 'کاشی', 'لبنیات', 'چاپ', 'پلاستیک', 'سنگ‌بری', 'مبل‌سازی']
const names = ['نمونهٔ سهند', 'نمونهٔ ارس', 'آزمایش البرز', 'نمونهٔ آذر', 'آزمایش ائل‌گلی', 'نمونهٔ باران', 'آزمایش خاور', 'نمونهٔ دنا']

export type Place = { readonly unit: string; readonly county: string }
export const plantedPhone = (i: number): string => `0999555${String(i).padStart(4, '0')}`

/** One cause at many units: no two of them say it alike, each leaves a phone. */
export const plant = (places: readonly Place[]): Planted[] =>
  places.map((place, i) => ({
    ...place,
    text: say(i),
    phone: plantedPhone(i),
    day: `1405/${1 + (i % 7)}/${1 + (i % 28)}`,
  }))

/** Units of the registry, and a few thousand that it does not know. */
export const unitNames = (known: readonly string[], unknown = 3000): string[] => [
  ...known,
  ...Array.from({ length: unknown }, (_, i) => `${works[i % works.length]} ${names[i % names.length]} ${i}`),
]

export async function writeBacklog(path: string, rows: number, known: readonly string[], counties: readonly string[], planted: readonly Planted[]) {
  const stories = JSON.parse(readFileSync(new URL('../../demo/stories.json', import.meta.url), 'utf8')) as Story[]
  await makeBacklog(path, { rows, seed: 1405, stories, units: unitNames(known), counties, coded: 0.1, planted })
}
