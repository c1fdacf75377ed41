// The backlog of the journey: rows grown from the demo's stories, and among them one cause that many units tell in their own words.

import { readFileSync } from 'node:fs'
import { makeBacklog, type Planted, type Story } from '../../scripts/bench/backlog.ts'

const parts = [
  ['', 'با سلام. ', 'به گفتهٔ مدیر کارخانه، ', 'چند ماه است که ', 'در بازدید گفتند ', 'باز هم پیگیری می‌کنیم: '],
  [
    'درخواست افزایش قدرت برق ما را نمی‌پذیرند',
    'افزایش قدرت برق کارخانه متوقف شده است',
    'برای برق بیشتر رفتیم و رد کردند',
    'قدرت برق کارگاه را بالا نمی‌برند',
    'تقاضای برق خط تازه مانده است',
  ],
  [
    '، چون بخشنامهٔ تازهٔ توانیر نیروگاه خورشیدی می‌خواهد',
    '؛ طبق بخشنامه جدید توانیر اول باید نیروگاه خورشیدی بسازیم',
    ' و می‌گویند دستور توانیر است که نیروگاه خورشیدی داشته باشیم',
    ' مگر آن‌که به دستور تازه توانیر نیروگاه خورشیدی نصب کنیم',
    '؛ شرط بخشنامهٔ توانیر ساختن نیروگاه خورشیدی است',
    '. بدون نیروگاه خورشیدی، بخشنامه توانیر اجازه نمی‌دهد',
    '؛ توزیع برق، بخشنامهٔ توانیر دربارهٔ نیروگاه خورشیدی را نشان می‌دهد',
  ],
  [
    '.',
    ' و خط دوم تولید راه نمی‌افتد.',
    '؛ پول نیروگاه را نداریم.',
    '. توسعه متوقف شده است.',
    '، سفارش‌ها را از دست می‌دهیم.',
    '. خواهش می‌کنیم رسیدگی کنید.',
    '؛ زمین نیروگاه هم نداریم.',
    ' و کسی پاسخ روشنی نمی‌دهد.',
    '؛ دستگاه‌های نو خاک می‌خورند.',
    '. دو شریک خارجی ما رفتند.',
    '؛ این شرط برای کارگاه کوچک شدنی نیست.',
  ],
] as const
/** The i-th way to say it: the numbers of ways have no common divisor, so no two of the first thousands are alike. */
const say = (i: number): string => parts.map((ways) => ways[i % ways.length]).join('')
/** Kinds of works of which a province has many that no registry knows yet. */
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
