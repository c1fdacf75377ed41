// Persian text for search: many spellings, one meaning. «راه‌اندازی», «راه اندازی» and «راهاندازی» share a term; ي/ی,
// ك/ک, three digit sets and diacritics fold away; light stemming joins «کارخانه‌های» with «کارخانه».
// migrations/0017_text.sql is the twin in PostgreSQL, printed from the same tables by scripts/gen-text-sql.ts; a test
// compares the two. Everything is linear in the length of the text.

import { amountsIn, daysIn } from './text-numbers.ts'
import { gluedAfterBe, gluedVerbs, lookAlikes, loneWords, pluralEndings, stems, stopWords } from './text-words.ts'

/** Counts the editions of these rules; `fa.version()` in the database says the same. A new edition needs a new migration. */
export const version = 2

/** Only so much of a text is searched (code points before folding, characters after): a tsvector holds 1 MB. */
export const limits = { raw: 40_000, folded: 24_000, word: 64, compound: 40, query: 1000, queryAtoms: 32 } as const

/** Character classes, shared with the SQL twin (same syntax in both regular expression languages). */
export const classes = {
  // Diacritics, tatweel, bidi marks, joiners: carry no meaning for search.
  dropped:
    '[\\u0610-\\u061A\\u061C\\u0640\\u064B-\\u065F\\u0670\\u0674\\u06D6-\\u06DC\\u06DF-\\u06E8\\u06EA-\\u06ED\\u034F\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]+',
  // Marks and scripts that never become a search term. Sorting a long run of marks makes normalising quadratic, so runs
  // are cut to four; Latin lookalikes of mathematics (1D400-1D7FF) normalise to letters and stay.
  marks:
    '[\\u0300-\\u036F\\u0483-\\u0489\\u0591-\\u05C7\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u06D6-\\u06ED\\u0711\\u0730-\\u074A\\u07A6-\\u07B0\\u07EB-\\u07F3\\u0800-\\u1DFF\\u20D0-\\u20FF\\u2CEF-\\u2CF1\\u2DE0-\\u2DFF\\u302A-\\u302F\\u3099\\u309A\\uA66F-\\uAAFF\\uABED\\uFB1E\\uFE20-\\uFE2F\\u{10000}-\\u{1D3FF}\\u{1D800}-\\u{10FFFF}]',
  // What people type where a half-space is meant.
  halfSpace: '[\\u200B\\u00AC\\u00AD]',
  arabic: '\\u0621-\\u06D3',
  // Letters that may be doubled but not tripled: all but ه, which «ههه» aside is doubled in compounds.
  tripled: '[\\u0621-\\u0646\\u0648-\\u06D3]',
  notToken:
    '[^0-9a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F\\u0370-\\u052F\\u0621-\\u063F\\u0641-\\u064A\\u066E-\\u066F\\u0671-\\u06D3\\u06EE-\\u06EF\\u06FA-\\u06FC\\u0750-\\u077F\\u200C]+',
  thousands: "[,\\u060C\\u066C']",
} as const

const zwnj = '\u200C'
const letterMap = new Map(lookAlikes.flatMap(([from, to]) => [...from].map((letter) => [letter, to] as const)))

const re = {
  marks: new RegExp(`(${classes.marks}{4})${classes.marks}+`, 'gu'),
  dropped: new RegExp(classes.dropped, 'g'),
  halfSpace: new RegExp(classes.halfSpace, 'g'),
  mapped: new RegExp(`[${[...letterMap.keys()].join('')}]`, 'g'),
  thousands: new RegExp(`([0-9])${classes.thousands}(?=[0-9]{3}(?:[^0-9]|$))`, 'g'),
  digitLetter: new RegExp(`([0-9])([${classes.arabic}])`, 'g'),
  letterDigit: new RegExp(`([${classes.arabic}])([0-9])`, 'g'),
  notToken: new RegExp(classes.notToken, 'g'),
  tripled: new RegExp(`(${classes.tripled})\\1{2,}`, 'g'),
  gluedVerb: new RegExp(`^(.{2,}ه)(?:${gluedVerbs.join('|')})$`),
  gluedBe: new RegExp(`^به(${gluedAfterBe.join('|')})$`),
  plural: new RegExp(`^(.{2,})ها(?:${pluralEndings.join('|')})?$`),
  comparative: /^(.{3,})(?:ترین|تری|تر)$/,
  gluedPossessive: /^(.{3,}ه)(?:ام|ات|اش)$/,
  possessive: /^.{3,}(?:مان|تان|شان)$/,
}

/** The first n code points (not half of an emoji). */
export function firstPoints(text: string, n: number): string {
  if (text.length <= n) return text
  let units = 0
  for (let points = 0; points < n && units < text.length; points++) units += text.codePointAt(units)! > 0xffff ? 2 : 1
  return text.slice(0, units)
}

/** One spelling for all spellings: lower-case words and numbers parted by single spaces, half-spaces kept. */
export function fold(text: string): string {
  let s = firstPoints(text, limits.raw).replace(re.marks, '$1').normalize('NFKC')
  s = firstPoints(s, limits.raw)
  s = s
    .replace(re.dropped, '')
    .replace(re.halfSpace, zwnj)
    .replace(re.mapped, (c) => letterMap.get(c)!)
  s = s
    .replace(/([سش])ئو/g, '$1و')
    .replace(/ئ/g, 'ی')
    .replace(/ء/g, '')
  s = s.replace(/[A-Z]+/g, (c) => c.toLowerCase())
  s = s.replace(re.thousands, '$1').replace(re.digitLetter, '$1 $2').replace(re.letterDigit, '$1 $2')
  s = s.replace(re.notToken, ' ').replace(/یی+/g, 'ی').replace(/وو+/g, 'و').replace(re.tripled, '$1')
  s = s
    .replace(/\u200C+/g, zwnj)
    .replace(/ \u200C| $|^ |^\u200C/g, (c) => (c.length === 2 ? ' ' : ''))
    .replace(/\u200C( |$)/g, '$1')
    .replace(/ {2,}/g, ' ')
  return s.slice(0, limits.folded).replace(/^ +| +$/g, '')
}

/** The word without its plural, possessive, comparative or indefinite ending. Takes a folded word. */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  if (word.length < 4 || !'ایمتشنر'.includes(word.at(-1)!)) return word
  let w = word
  const cut = (to: string) => {
    w = to
    return stems.get(w)
  }
  let found: string | undefined
  let match = re.plural.exec(w)
  if (match && (found = cut(match[1]!)) !== undefined) return found
  match = re.gluedPossessive.exec(w)
  if (match && (found = cut(match[1]!)) !== undefined) return found
  match = re.comparative.exec(w)
  if (match && (found = cut(match[1]!)) !== undefined) return found
  if (w.length >= 4 && w.endsWith('ی') && (found = cut(w.slice(0, -1))) !== undefined) return found
  // Twice, so that «قهرمانان» meets «قهرمان».
  for (let k = 0; k < 2 && w.endsWith('ان'); k++) {
    if (w.length >= 7 && w.endsWith('ندگان')) found = cut(`${w.slice(0, -4)}ده`)
    else if (w.length >= 7 && w.endsWith('ایان')) found = cut(w.slice(0, -3))
    else if (w.length >= 6) found = cut(w.slice(0, -2))
    else break
    if (found !== undefined) return found
  }
  if (w.length >= 4 && w.endsWith('ی') && (found = cut(w.slice(0, -1))) !== undefined) return found
  return w
}

export type Atoms = {
  /** Words and numbers in order. */
  readonly words: readonly string[]
  /** `glued[i]`: word i hangs on word i-1 by a half-space. */
  readonly glued: readonly boolean[]
}

/** The words of a folded text, parted at spaces and at half-spaces. */
export function atoms(folded: string): Atoms {
  const words: string[] = []
  const glued: boolean[] = []
  for (const raw of folded.replaceAll(zwnj, ` ${zwnj}`).split(' ')) {
    if (raw === '' || raw === zwnj) continue
    const hangs = raw.startsWith(zwnj)
    let word = (hangs ? raw.slice(1) : raw).slice(0, limits.word)
    if (word.length >= 5) word = word.replace(re.gluedVerb, '$1').replace(re.gluedBe, '$1')
    words.push(word)
    glued.push(hangs)
  }
  return { words, glued }
}

function isStop(word: string): boolean {
  return stopWords.has(word) || (word.length === 1 && word > '9') || (/^ن?می/.test(word) && stopWords.has(word.replace(/^ن?می/, '')))
}

/**
 * `compound`: two words or more told as one; `variant`: the other reading of an ambiguous ending; `wider`: what holds the
 * word, stored but never asked for (the month of a day).
 */
export type Term = { readonly first: number; readonly last: number; readonly term: string; readonly kind: 'word' | 'variant' | 'compound' | 'wider' }

/** All terms of the atoms; `first` and `last` count atoms from 0. */
export function terms({ words, glued }: Atoms): Term[] {
  const out: Term[] = []
  const n = words.length
  const add = (first: number, last: number, term: string, kind: Term['kind']) => out.push({ first, last, term, kind })
  for (let i = 0; i < n; i++) {
    const a = words[i]!
    const b = words[i + 1]
    const c = words[i + 2]
    if (!isStop(a)) {
      add(i, i, stem(a), 'word')
      const other = otherReading(a)
      if (other !== null) add(i, i, other, 'variant')
    }
    if (b !== undefined && a.length + b.length <= limits.compound) {
      const free = !loneWords.has(a) && !loneWords.has(b) && !(stopWords.has(a) && stopWords.has(b))
      if (glued[i + 1] || free) add(i, i + 1, stem(a + b), 'compound')
    }
    if (c !== undefined && b === 'و' && a.length + c.length < limits.compound && !loneWords.has(a) && !loneWords.has(c)) {
      add(i, i + 2, stem(`${a}و${c}`), 'compound')
    }
    // Abbreviations told letter by letter: «پی وی سی» is «پیویسی».
    if (b !== undefined && c !== undefined && a.length <= 3 && b.length <= 3 && c.length <= 3 && ![a, b, c].some((w) => loneWords.has(w))) {
      add(i, i + 2, stem(a + b + c), 'compound')
    }
    if (!glued[i]) {
      let end = i + 1
      while (end < n && glued[end]) end++
      const joined = end - i >= 3 ? words.slice(i, Math.min(end, i + limits.compound + 1)).join('') : ''
      if (joined !== '' && joined.length <= limits.compound) add(i, end - 1, stem(joined), 'compound')
    }
  }
  for (const { first, last, term } of amountsIn(words)) add(first, last, term, 'compound')
  for (const found of daysIn(words)) {
    add(found.first, found.last, found.term, 'compound')
    if (found.day > 0) add(found.first, found.last, found.term.replace('day', 'month').slice(0, -2), 'wider')
  }
  return out
}

/** «منطقهای» is منطق+های or منطقه+ای; «شرکتمان» is شرکت+مان, where «مترجمان» is مترجم+ان: both readings are kept. */
function otherReading(word: string): string | null {
  if (word.length >= 5 && word.endsWith('های')) return word.slice(0, -2)
  return word.length >= 6 && re.possessive.test(word) && stems.get(word) === undefined ? stem(word.slice(0, -3)) : null
}
