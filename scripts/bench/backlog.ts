// A backlog as a province would send it: an XLSX of as many rows as wanted, seeded from given stories, with the flaws of
// real sheets (names written differently, days of every kind, amounts in words, rows told twice, events at many units).

import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { type Cell, writeSheet } from '#server/sheets.ts'

export type Story = { readonly text: string; readonly group?: string }
export type BacklogOptions = {
  readonly rows: number
  readonly seed: number
  readonly stories: readonly Story[]
  /** Names of units and counties of the register; some rows misspell them, some name units nobody knows. */
  readonly units: readonly string[]
  readonly counties: readonly string[]
  /** Share of rows that tell their group's code; 0 unless told. */
  readonly coded?: number
  /** Stories of this group happen to so many units on one day, as one event. */
  readonly event?: { readonly text: string; readonly units: number }
  /** Rows given whole, spread evenly over the sheet. */
  readonly planted?: readonly Planted[]
}
export type Planted = { readonly unit: string; readonly county: string; readonly text: string; readonly phone: string; readonly day: string }

const heads = ['ردیف', 'نام واحد', 'شهرستان', 'شرح مانع', 'تلفن', 'تاریخ طرح', 'وضعیت', 'مبلغ', 'تعداد شاغلان', 'کد گروه']
const starts = ['', 'با سلام، ', 'به استحضار می‌رساند ', 'در پیگیری نامه قبلی: ', 'طبق گزارش واحد، ', 'مدیر واحد گفت: ', 'در بازدید {n} ماه پیش: ']
const ends = [
  '',
  ' لطفاً رسیدگی شود.',
  ' تولید نصف شده است.',
  ' {n} نفر بیکار شده‌اند.',
  ' {n} روز است که پاسخی نداده‌اند.',
  ' قرارداد صادراتی ما در خطر است.',
]
const states = ['در حال پیگیری', 'حل شد', 'حل نشد', 'باز', 'نیاز به اصلاح بخشنامه', '']
const months = ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر']

/** Repeatable chance (mulberry32). */
function chance(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function* lines({ rows, seed, stories, units, counties, coded = 0, event, planted = [] }: BacklogOptions): Generator<Cell[]> {
  const draw = chance(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!
  const fill = (text: string) => text.replaceAll('{n}', () => String(2 + Math.floor(draw() * 90)))
  const day = () => {
    const [month, date] = [1 + Math.floor(draw() * 7), 1 + Math.floor(draw() * 29)]
    return pick<() => Cell>([() => `1405/${month}/${date}`, () => `${date} ${months[month - 1]} ۱۴۰۵`, () => 46_102 + month * 30 + date])()
  }
  const unit = () => {
    const name = pick(units)
    return pick([name, name, `شرکت ${name}`, name.replaceAll('\u200c', ' '), name.replaceAll('ی', 'ي').replaceAll('ک', 'ك'), `${name.slice(0, -1)}`])
  }
  let before: Cell[] | null = null
  const every = Math.floor(rows / Math.max(1, planted.length))
  for (let i = 1; i <= rows; i++) {
    const given = i % every === 0 ? planted[i / every - 1] : undefined
    if (given) {
      yield [i, given.unit, given.county, given.text, given.phone, given.day, 'باز', '', '', '']
      continue
    }
    if (before && draw() < 0.03) {
      yield [i, ...before.slice(1)]
      continue
    }
    const story = pick(stories)
    const atEvent = event && i <= event.units
    const money = draw() < 0.3 ? pick([`${1 + Math.floor(draw() * 90)} میلیارد تومان`, `${1 + Math.floor(draw() * 900)} میلیون ریال`]) : ''
    const phone = draw() < 0.7 ? `0914${String(1_000_000 + Math.floor(draw() * 8_999_999))}` : ''
    before = [
      ...[i, draw() < 0.03 ? `کارگاه ناشناس ${Math.floor(draw() * 40)}` : atEvent ? units[i % units.length]! : unit(), pick(counties)],
      ...[atEvent ? event.text : `${fill(pick(starts))}${story.text}${fill(pick(ends))}`, phone, atEvent ? '1405/5/10' : day(), pick(states), money],
      ...[Math.floor(draw() * 200), !atEvent && draw() < coded ? (story.group ?? '') : ''],
    ]
    yield before
  }
}

/** Writes the sheet; the same options give the same rows. */
export async function makeBacklog(path: string, options: BacklogOptions): Promise<void> {
  const columns = heads.map((head, i) => ({ head, width: i === 3 ? 80 : 18 }))
  await pipeline(writeSheet(lines(options), { kind: 'xlsx', sheetName: 'موانع', rtl: true, columns }), createWriteStream(path))
}
