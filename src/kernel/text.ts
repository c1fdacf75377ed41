// Texts of people: made safe to keep, searched, and shown with what a search found. How words become terms: fold.ts.

import { atoms, firstPoints, fold, limits, stem, terms } from './fold.ts'

export { fold }

/** Search terms of a text with their positions (from 1, at most 16383): what `fa.tsv` stores. */
export function indexTerms(text: string): [term: string, position: number][] {
  return terms(atoms(fold(text))).map(({ term, first }) => [term, Math.min(first + 1, 16_383)])
}

/** AND of ORs: one clause for each content word, met by the word itself, its other reading or a compound that covers it. */
export function queryClauses(query: string): string[][] {
  const all = atoms(fold(firstPoints(query, limits.query)))
  const list = terms({ words: all.words.slice(0, limits.queryAtoms), glued: all.glued.slice(0, limits.queryAtoms) })
  return list
    .filter((t) => t.kind === 'word')
    .map((word) => {
      const covering = list.filter((t) => t.kind !== 'word' && t.kind !== 'wider' && t.first <= word.first && word.first <= t.last)
      return [...new Set([word.term, ...covering.map((t) => t.term)])]
    })
}

/** A query as text for PostgreSQL's `::tsquery`; null when no content word was asked for. Twin of `fa.q`. */
export function tsquery(query: string): string | null {
  const clauses = queryClauses(query)
  // Terms are letters and digits only (see classes.notToken), so quoting them is enough.
  return clauses.length === 0 ? null : clauses.map((c) => `(${c.map((t) => `'${t}'`).join('|')})`).join('&')
}

/** The same while the last word is still being typed: whatever begins with it answers too. */
export function tsqueryWhileTyping(query: string): string | null {
  const clauses = queryClauses(query)
  const last = /[^\s\u200C]$/.test(query)
    ? atoms(fold(firstPoints(query, limits.query)))
        .words.slice(0, limits.queryAtoms)
        .at(-1)
    : undefined
  if (clauses.length === 0 || last === undefined || !clauses.at(-1)!.includes(stem(last))) return tsquery(query)
  const begun = [...new Set([last, ...clauses.at(-1)!])].map((t) => `'${t}':*`).join('|')
  return [...clauses.slice(0, -1).map((c) => c.map((t) => `'${t}'`).join('|')), begun].map((c) => `(${c})`).join('&')
}

/**
 * Text as people sent it, made safe to keep and show: NFC, no bidi overrides or marks, control characters as one space,
 * line ends as \n. Letters, half-spaces and emoji stay as they were typed.
 */
export function cleanInput(text: string): string {
  return (
    text
      .toWellFormed()
      // A hundred marks on one letter are no writing, and make normalising slow.
      .replace(/(\p{M}{8})\p{M}+/gu, '$1')
      .normalize('NFC')
      .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2060-\u2069\u206A-\u206F\uFEFF\uFFF9-\uFFFB]+/g, '')
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]+/g, ' ')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  )
}

// PostgreSQL's ts_headline cannot mark these terms, because they are folded; so places are found here.
export type Piece = { readonly text: string; readonly hit: boolean }

const digits = '[0-9۰-۹٠-٩]'
// A number with its thousands separators, or a run of letters with the marks inside it: each is one word to fold().
const word = new RegExp(
  `${digits}+(?:[,،٬']${digits}{3}(?!${digits}))*|(?:(?!${digits})[\\p{L}\\p{M}\\p{N}\\u0640\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF])+`,
  'gu',
)
// Between two words of one compound stand half-spaces only.
const halfSpaces = /^[\u200B\u200C\u00AC\u00AD]+$/

/** The text cut into pieces; those that answer the query are hits. Joined, the pieces are the text again. */
export function highlight(text: string, query: string): Piece[] {
  const wanted = new Set(queryClauses(query).flat())
  const ranges = wanted.size === 0 ? [] : hits(text, wanted)
  const pieces: Piece[] = []
  let at = 0
  for (const [start, end] of ranges) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false })
    pieces.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), hit: false })
  return pieces
}

// The same words stand in every text of a page of hits: folding each once is most of the work saved.
const folded = new Map<string, readonly string[]>()
function atomsOf(piece: string): readonly string[] {
  let found = folded.get(piece)
  if (found === undefined) {
    if (folded.size >= 4000) folded.clear()
    found = atoms(fold(piece)).words
    if (piece.length <= limits.word) folded.set(piece, found)
  }
  return found
}

/** Words and half-spaces of a text as it is written, each word with its place: [start, end). */
export type Written = {
  readonly words: readonly string[]
  readonly glued: readonly boolean[]
  readonly places: readonly (readonly [number, number])[]
}

/** The folded words of a text with the places where they stand in it. */
export function written(text: string): Written {
  const words: string[] = []
  const glued: boolean[] = []
  const places: [number, number][] = []
  let last = 0
  for (const match of text.matchAll(word)) {
    const end = match.index + match[0].length
    // Rarely one written word folds to several (½): all of them stand at its place.
    for (const [i, atom] of atomsOf(match[0]).entries()) {
      glued.push(i === 0 && words.length > 0 && halfSpaces.test(text.slice(last, match.index)))
      words.push(atom)
      places.push([match.index, end])
    }
    last = end
  }
  return { words, glued, places }
}

/** Ranges of the text whose terms are wanted, sorted, without overlaps. */
function hits(text: string, wanted: ReadonlySet<string>): [start: number, end: number][] {
  const here = written(text)
  const found = terms(here)
    .filter((t) => wanted.has(t.term))
    .map((t): [number, number] => [here.places[t.first]![0], here.places[t.last]![1]])
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const merged: [number, number][] = []
  for (const range of found) {
    const before = merged.at(-1)
    if (before !== undefined && range[0] < before[1]) before[1] = Math.max(before[1], range[1])
    else merged.push(range)
  }
  return merged
}
