import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { dice } from '../communities/rules.ts'
import { placeBubbles } from '../layout/rules.ts'
import { spellings } from '../telling/rules.ts'
import type { ClusterJob } from './model.ts'
import { findClusters, isStrong, packTexts, textsOf } from './rules.ts'

const subjects = [
  'تسهیلات بانکی سرمایه در گردش پرداخت نمی‌شود و بانک وثیقهٔ ملکی می‌خواهد',
  'مالیات عملکرد را علی‌الرأس تشخیص داده‌اند و به دفاتر اعتنا نکرده‌اند',
  'ترخیص مواد اولیه از گمرک به دلیل نبود گواهی مبدأ معطل مانده است',
  'پروانهٔ بهره‌برداری به دلیل استعلام محیط زیست تمدید نمی‌شود',
  'کارفرمای دولتی مطالبات پیمانکاری ما را نمی‌دهد',
  'لیست بیمهٔ کارگران با جریمهٔ سنگین مواجه شده است',
  'قیمت ورق فولادی در بورس کالا هر روز بالا می‌رود و سهمیه نداریم',
  'سند زمین شهرک صنعتی واگذار نشده و نمی‌توانیم رهن بگذاریم',
  'سامانهٔ ثبت سفارش خطا می‌دهد و کد رهگیری صادر نمی‌کند',
  'دستگاه تزریق پلاستیک خراب شده و قطعهٔ یدکی تحریم است',
]
const fillers =
  'کارخانه مدیر دیروز هفته نامه اداره مراجعه چندبار کارگر تولید خط فروش مشتری قرارداد هزینه سال ماه بازار صادرات انبار حمل راننده مهندس همکار شرکت منطقه شهر استان پیگیری جواب مسئول معاون رئیس دفتر تلفن جلسه وعده امضا مهر فرم پوشه نوبت صف سالن برنامه سفارش'.split(
    ' ',
  )

/** `n` varied complaints, and among them one event told in many ways by `planted` producers. */
function corpus(n: number, planted: number): { job: ClusterJob; texts: string[]; isPlanted: boolean[] } {
  const roll = dice(7)
  const some = (k: number) => Array.from({ length: k }, () => fillers[Math.floor(roll() * fillers.length)]).join(' ')
  const ways = ['بخشنامهٔ جدید', 'بخشنامه تازه', 'طبق بخشنامهٔ', 'به استناد بخشنامه']
  const texts: string[] = []
  const isPlanted: boolean[] = []
  for (let i = 0; i < n + planted; i++) {
    const now = i % Math.ceil((n + planted) / planted) === 3 && isPlanted.filter(Boolean).length < planted
    isPlanted.push(now)
    texts.push(
      now
        ? `${some(5)} ${ways[i % 4]} ارز ترجیحی راه‌اندازی خط لبنیات را منوط به سپردهٔ شیرخشک کرده‌اند ${some(6)}`
        : `${some(4)} ${subjects[i % subjects.length]} ${some(7)}`,
    )
  }
  const numbers = (of: (i: number) => number) => Int32Array.from(texts, (_, i) => of(i))
  return {
    texts,
    isPlanted,
    job: {
      slices: [packTexts(texts.slice(0, 700)), packTexts(texts.slice(700))],
      units: numbers((i) => i % 900),
      counties: numbers((i) => i % 20),
      groups: numbers((i) => (isPlanted[i] ? 99 : i % subjects.length)),
    },
  }
}

suite('clusters', () => {
  test('texts go to the thread and come back as they were', () => {
    const { job, texts } = corpus(1000, 10)
    assert.deepEqual([...textsOf(job)], texts)
  })

  test('a planted event of 120 among 2,000 varied texts is found, named and strong', () => {
    const { job, isPlanted } = corpus(2000, 120)
    const found = findClusters(job)
    const votes = Map.groupBy(
      [...isPlanted.keys()].filter((i) => isPlanted[i]),
      (i) => found.member[i]!,
    )
    const [no, own] = [...votes].sort((a, b) => b[1].length - a[1].length)[0]!
    const cluster = found.clusters[no]!
    assert.ok(own.length >= 114, `${own.length} of 120 together`)
    assert.ok(cluster.size - own.length <= 6, `${cluster.size - own.length} strangers`)
    assert.ok(isStrong(cluster), JSON.stringify(cluster))
    assert.equal(cluster.group, 99)
    assert.ok(
      cluster.words.some((w) => w.includes('راه‌اندازی')),
      cluster.words.join(' · '),
    )
    assert.ok(found.modularity > 0.3)
    for (const c of found.clusters) assert.ok(c.size >= 5 && c.units >= 3 && c.cohesion <= 1)
  })

  test('the same input gives the same clusters, names and places', () => {
    const { job } = corpus(600, 60)
    assert.deepEqual(findClusters(job), findClusters(job))
  })

  test('nothing, one text, the same text many times', () => {
    const of = (texts: string[]): ClusterJob => ({
      slices: texts.length ? [packTexts(texts)] : [],
      units: Int32Array.from(texts, (_, i) => i),
      counties: Int32Array.from(texts, () => -1),
      groups: Int32Array.from(texts, () => -1),
    })
    assert.deepEqual(findClusters(of([])).clusters, [])
    assert.deepEqual(findClusters(of(['برق قطع است'])).clusters, [])
    const same = findClusters(of([...Array.from({ length: 9 }, () => 'برق کارگاه قطع است'), '', '۱۲۳', '🙂']))
    assert.deepEqual([same.clusters[0]!.size, [...same.member]], [9, [...Array.from({ length: 9 }, () => 0), -1, -1, -1]])
    assert.ok(same.clusters[0]!.words.includes('برق کارگاه') || same.clusters[0]!.words.includes('برق'), same.clusters[0]!.words.join(' · '))
    const oneUnit = of(Array.from({ length: 9 }, () => 'برق کارگاه قطع است'))
    assert.deepEqual(findClusters({ ...oneUnit, units: oneUnit.units.map(() => 1) }).clusters, [])
  })

  test('bubbles never cover each other and stay on the map', () => {
    const bubbles = placeBubbles(
      [3000, 900, 400, 120, 60, 30, 20, 9, 8, 7, 6, 5, 5, 5],
      [
        [0, 1, 9],
        [1, 2, 4],
        [3, 4, 1],
      ],
    )
    for (const [i, a] of bubbles.entries()) {
      assert.ok(a.x - a.r >= 0 && a.x + a.r <= 1000 && a.y - a.r >= 0 && a.y + a.r <= 1000)
      for (const b of bubbles.slice(i + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > (a.r + b.r) * 0.99)
    }
  })

  test('words are shown as most people write them', () => {
    const texts = ['راه‌اندازی خط', 'راه‌اندازي خط', 'راه‌اندازی کارخانه', 'راه اندازی']
    assert.deepEqual(spellings(['راهاندازی', 'راه', 'خط'], texts, 5).slice(0, 1), ['راه‌اندازی'])
  })
})
