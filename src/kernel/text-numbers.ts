// Money and days told in words or digits, read from folded words: «دو میلیارد تومان», «2000000000 تومان» and
// «20 میلیارد ریال» share one search term, «12 ابان 1405» and «1405 08 12» another. The twin in PostgreSQL is printed from
// these tables by scripts/gen-text-sql.ts; both use whole numbers below 10^15 only, which a double holds exactly.

/** Cardinal numbers below a thousand, in folded spelling. */
export const smallNumbers: ReadonlyMap<string, number> = new Map([
  ...'صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده'.split(' ').map((w, i) => [w, i] as const),
  ...'بیست سی چهل پنجاه شصت هفتاد هشتاد نود'.split(' ').map((w, i) => [w, 20 + 10 * i] as const),
  ...'صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد'.split(' ').map((w, i) => [w, 100 + 100 * i] as const),
  ['یکصد', 100],
  ['هیجده', 18],
  ['پونصد', 500],
  ['شیش', 6],
])
/** What multiplies the number before it. */
export const scales: ReadonlyMap<string, number> = new Map([
  ['هزار', 1e3],
  ['میلیون', 1e6],
  ['ملیون', 1e6],
  ['میلیارد', 1e9],
  ['ملیارد', 1e9],
  ['تریلیون', 1e12],
])
/** Units of money, in rials. */
export const moneyUnits: ReadonlyMap<string, number> = new Map([
  ...'ریال ریالی ریل irr rls'.split(' ').map((w) => [w, 1] as const),
  ...'تومان تومانی تومن تومنی irt'.split(' ').map((w) => [w, 10] as const),
])
/** Days of a month as ordinals. */
export const ordinals: ReadonlyMap<string, number> = new Map([
  ...'یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم بیستم'
    .split(' ')
    .map((w, i) => [w, i + 1] as const),
  ['اول', 1],
  ['سیم', 30],
  ['سیام', 30],
])
const monthNames = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر ابان اذر دی بهمن اسفند'.split(' ')
/** Months of the Jalali year. */
export const months: ReadonlyMap<string, number> = new Map([
  ...monthNames.flatMap((w, i) => [[w, i + 1] as const, [`${w}ماه`, i + 1] as const]),
  ['امرداد', 5],
])

const half = 'نیم'
const most = 1e15
/** Words that one amount may be told with. */
const longest = 24
const digits = (w: string) => w !== '' && w.charCodeAt(0) <= 57 && /^[0-9]{1,15}$/.test(w)

/** A number that begins at a word; `end` is the index of the word after it. */
export type ReadNumber = { readonly value: number; readonly end: number }

/**
 * The number that begins at words[i], in words, digits or both («2 میلیارد و 500 میلیون»); null when none does, or when it
 * has no exact whole value. «2 5 میلیارد» is 2.5 milliards: the decimal point is lost in folding.
 */
export function numberAt(words: readonly string[], i: number): ReadNumber | null {
  let total = 0 // closed by a scale of a million or more
  let thousands = 0 // closed by «هزار»
  let small = 0
  let open = false // `small` stands and no scale came after it yet
  let joined = true // by «و», or at the beginning
  let lastScale = 0
  let cap = most // scales only fall: «2 میلیون 3 میلیارد» is no number
  let j = i
  for (; j < words.length && j < i + longest; j++) {
    const w = words[j]!
    const next = words[j + 1] ?? ''
    const scale = scales.get(w) ?? 0
    const nextScale = scales.get(next) ?? 0
    if (w === 'و') {
      if (joined || !(digits(next) || smallNumbers.has(next) || next === half)) break
      joined = true
      continue
    }
    if (digits(w) && !open) {
      small = Number(w)
      open = true
    } else if (digits(w)) {
      if (joined || small >= 1000 || w.length > 3 || nextScale === 0 || thousands > 0 || !digits(words[j - 1]!) || digits(words[j - 2] ?? ''))
        return null
      const value = small * nextScale + (Number(w) * nextScale) / 10 ** w.length
      if (nextScale >= cap) return null
      if (nextScale === 1e3) thousands = value
      else total += value
      if (nextScale > 1e3) cap = nextScale
      lastScale = nextScale
      small = 0
      open = false
      j++
    } else if (smallNumbers.has(w)) {
      const value = smallNumbers.get(w)!
      if (open && (!joined || (small % 100 !== 0 && (value >= 20 || small % 10 !== 0)))) return null
      small += value
      open = true
    } else if (w === half) {
      if (!joined) break
      if (nextScale > 0) {
        if (nextScale >= cap) return null
        if (nextScale === 1e3) thousands += small * 1e3 + 500
        else {
          total += (thousands + small) * nextScale + nextScale / 2
          thousands = 0
          cap = nextScale
        }
        lastScale = nextScale
        j++
      } else if (!open && lastScale > 0) {
        if (lastScale === 1e3) thousands += 500
        else total += lastScale / 2
      } else return null
      small = 0
      open = false
    } else if (scale === 1e3) {
      if (thousands > 0 || !(open || j === i)) return null
      thousands = (open ? small : 1) * 1e3
      lastScale = scale
      small = 0
      open = false
    } else if (scale > 0) {
      if (!(open || thousands > 0) || scale >= cap) return null
      total += (thousands + small) * scale
      thousands = 0
      cap = lastScale = scale
      small = 0
      open = false
    } else break
    joined = false
    if (total > most || thousands > most) return null
  }
  if (j === i || total + thousands + small > most) return null
  return { value: total + thousands + small, end: j }
}

/** Something of several words with a value of its own. */
export type Found = { readonly first: number; readonly last: number; readonly term: string }

const isStart = (w: string) => digits(w) || smallNumbers.has(w) || w === half || w === 'هزار'

/** Every amount of money in the words, in rials, none overlapping. */
export function amountsIn(words: readonly string[]): (Found & { readonly irr: number })[] {
  const out: (Found & { irr: number })[] = []
  for (let i = 0; i < words.length; i++) {
    if (!isStart(words[i]!)) continue
    const number = numberAt(words, i)
    const unit = number && words[number.end] !== undefined ? moneyUnits.get(words[number.end]!) : undefined
    if (!number || unit === undefined || number.value * unit > most) continue
    const irr = number.value * unit
    out.push({ first: i, last: number.end, term: `irr${irr}`, irr })
    i = number.end
  }
  return out
}

const yearOf = (w: string | undefined) => (w !== undefined && /^1[34][0-9]{2}$/.test(w) ? Number(w) : null)
const shortNumber = (w: string | undefined, top: number) =>
  w !== undefined && /^[0-9]{1,2}$/.test(w) && Number(w) >= 1 && Number(w) <= top ? Number(w) : null

/** The day of a month at words[i]: «12», «دوازدهم», «بیست و یکم», «سی ام». */
function dayAt(words: readonly string[], i: number): ReadNumber | null {
  const w = words[i]!
  const after = (at: number) => (words[at] === 'ام' || words[at] === 'م' ? at + 1 : at)
  const number = shortNumber(w, 31)
  if (number !== null) return { value: number, end: after(i + 1) }
  if ((w === 'بیست' || w === 'سی') && words[i + 1] === 'و' && words[i + 2] !== undefined) {
    const ones = ordinals.get(words[i + 2]!) ?? smallNumbers.get(words[i + 2]!)
    const value = smallNumbers.get(w)! + (ones ?? 99)
    return ones !== undefined && ones >= 1 && ones <= 9 && value <= 31 ? { value, end: i + 3 } : null
  }
  const value = ordinals.get(w) ?? smallNumbers.get(w)
  return value !== undefined && value >= 1 && value <= 31 ? { value, end: after(i + 1) } : null
}

const two = (n: number) => String(n).padStart(2, '0')

/** Days and months told with their year; a month alone is `month` 1–12 and day 0. */
export type FoundDay = Found & { readonly year: number; readonly month: number; readonly day: number }

/** Every Jalali day (and month with year) in the words: «12 ابان 1405», «1405 8 12», «12 8 1405», «ابان ماه سال 1405». */
export function daysIn(words: readonly string[]): FoundDay[] {
  const out: FoundDay[] = []
  const add = (first: number, last: number, year: number, month: number, day: number) =>
    out.push({ first, last, year, month, day, term: day ? `day${year}${two(month)}${two(day)}` : `month${year}${two(month)}` })
  for (let i = 0; i < words.length; i++) {
    const month = months.get(words[i]!)
    if (month !== undefined) {
      let end = i + 1
      if (words[end] === 'ماه') end++
      if (words[end] === 'سال') end++
      const year = yearOf(words[end])
      if (year === null) continue
      // Read backwards from the month: at most «بیست و یکم» or «سی ام» stand before it.
      const start = [i - 3, i - 2, i - 1].find((at) => at >= 0 && dayAt(words, at)?.end === i)
      if (start === undefined) add(i, end, year, month, 0)
      else add(start, end, year, month, dayAt(words, start)!.value)
      i = end
      continue
    }
    const year = yearOf(words[i])
    if (year !== null) {
      const m = shortNumber(words[i + 1], 12)
      const d = shortNumber(words[i + 2], 31)
      if (m === null || d === null) continue
      add(i, i + 2, year, m, d)
      i += 2
      continue
    }
    const d = shortNumber(words[i], 31)
    const m = d === null ? null : shortNumber(words[i + 1], 12)
    const y = m === null ? null : yearOf(words[i + 2])
    if (y === null) continue
    add(i, i + 2, y, m!, d!)
    i += 2
  }
  return out
}
