// Amounts of money and days as people write them in texts and spreadsheet cells, read into exact values.

import { atoms, fold } from './fold.ts'
import { toLatinDigits } from './digits.ts'
import { daysInJalaliMonth, fromJalali, tehranDay } from './jalali.ts'
import { amountsIn, daysIn, numberAt, smallNumbers } from './text-numbers.ts'

const limit = 400

/** Points and separators said so that folding does not lose them: «2.000.000» is two million, «2/5» and «2٫5» are 2.5. */
const prepared = (text: string) =>
  toLatinDigits(text.slice(0, limit))
    .replace(/(?<![0-9.,٬،])[0-9]{1,3}(?:[.,٬،'’ \u00A0\u202F][0-9]{3}){2,}(?![0-9])|(?<![0-9.,٬،])[0-9]{1,3}[,٬،'’][0-9]{3}(?![0-9])/g, (n) =>
      n.replace(/[^0-9]/g, ''),
    )
    .replace(/([0-9])[٫.](?=[0-9])/g, '$1 ')
    .replace(/﷼/g, ' ریال ')

/**
 * The first amount of money in a text, in whole rials; «۲ میلیارد تومان», «دو و نیم میلیون ریال», «20,000,000 ریال».
 * `assume` says what a number without a unit is in (a column of a spreadsheet); without it such a number is null, as is
 * anything that has no exact value below 10^15 rials, a negative number, or a fraction of a rial.
 */
export function readMoney(text: string, assume?: 'rial' | 'toman' | 'millionRial' | 'millionToman'): { irr: number } | null {
  const plain = prepared(text)
  if (/(^|\s)[-−–]\s?[0-9]/.test(plain)) return null
  const words = atoms(fold(plain)).words
  const [amount] = amountsIn(words)
  // «پنج شش میلیون», «2 تا 3 میلیارد»: a guess of the teller, not an amount.
  const before = amount?.first ? words[amount.first - 1]! : ''
  if (amount && (before === 'تا' || before === 'یا' || /^[0-9]+$/.test(before) || smallNumbers.has(before))) return null
  if (amount) return { irr: amount.irr }
  if (assume === undefined) return null
  const number = words.length ? numberAt(words, 0) : null
  // Only a bare number: «5 دستگاه» is no money, whatever the column says.
  if (!number || number.end !== words.length) return null
  const unit = { rial: 1, toman: 10, millionRial: 1e6, millionToman: 1e7 }[assume]
  const irr = number.value * unit
  return irr <= 1e15 ? { irr } : null
}

const iso = (year: number, month: number, day: number): string | null =>
  month >= 1 && month <= 12 && day >= 1 && year >= 1300 && year <= 1499 && day <= daysInJalaliMonth(year, month)
    ? tehranDay(fromJalali(year, month, day))
    : null

function gregorian(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null
}

/**
 * The first day in a text, as a Gregorian ISO date of Tehran: «۱۲ آبان ۱۴۰۵», «1405/8/12», «دوازدهم آبان ماه سال ۱۴۰۵»,
 * «14050812», «99/05/12» (a year below 32 would be ambiguous: null), «2026-11-03». Null when no such day exists.
 */
export function readDay(text: string): string | null {
  const plain = toLatinDigits(text.slice(0, limit))
  const western = /(?<![0-9])(19[0-9]{2}|20[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])/.exec(plain)
  if (western) return gregorian(Number(western[1]), Number(western[2]), Number(western[3]))
  const packed = /^\s*(1[34][0-9]{2})([0-9]{2})([0-9]{2})\s*$/.exec(plain)
  if (packed) return iso(Number(packed[1]), Number(packed[2]), Number(packed[3]))
  const short = /^\s*([3-9][0-9])[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\s*$/.exec(plain)
  if (short) return Number(short[1]) > 31 ? iso(1300 + Number(short[1]), Number(short[2]), Number(short[3])) : null
  const words = atoms(fold(plain)).words
  const day = daysIn(words).find((found) => found.day > 0)
  return day ? iso(day.year, day.month, day.day) : yearInWords(words)
}

/** «دوازدهم آبان یک هزار و چهارصد و پنج»: the year in words is put as digits and read again. */
function yearInWords(words: readonly string[]): string | null {
  for (let i = 1; i < words.length; i++) {
    if (words[i] !== 'یک' && words[i] !== 'هزار') continue
    const from = words[i] === 'یک' && words[i + 1] === 'هزار' ? i + 1 : i
    const year = numberAt(words, from)
    if (!year || year.value < 1300 || year.value > 1499) continue
    const day = daysIn([...words.slice(0, i), String(year.value), ...words.slice(year.end)]).find((found) => found.day > 0)
    if (day) return iso(day.year, day.month, day.day)
  }
  return null
}
