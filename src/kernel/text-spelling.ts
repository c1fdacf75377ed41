// «Did you mean …»: the words that texts of a province are written with, and the nearest of them to a word nobody wrote.
// Small enough to be looked through: 30,000 words take a few milliseconds, and nothing needs an extension of the database.

import { atoms, fold, limits, stem } from './fold.ts'
import { stopWords } from './text-words.ts'

type Entry = { readonly key: string; readonly mask: number; count: number; shown: string; shownCount: number }

/** Letters that are heard alike: mistaking one for another is half a mistake. */
const heard = new Map(['زذضظ', 'سصث', 'تط', 'هح', 'قغ', 'اع'].flatMap((group) => [...group].map((letter) => [letter, group] as const)))
const most = 30_000
const longest = 32

/** Folded, without half-spaces: «راه‌اندازی» and «راهاندازی» are one entry. */
const keyOf = (word: string) => fold(word).replace(/[ \u200c]/g, '')
/** Which letters a word holds, 32 classes: words that differ in more than four classes are further than two mistakes. */
const maskOf = (key: string) => [...key].reduce((mask, letter) => mask | (1 << (letter.codePointAt(0)! % 32)), 0)
const bits = (n: number) => {
  let count = 0
  for (let left = n; left !== 0; left &= left - 1) count++
  return count
}
const wordsOf = (text: string) => text.match(/[\p{L}\p{M}\u0640\u200c]+/gu) ?? []

export class Spelling {
  readonly #entries = new Map<string, Entry>()
  readonly #stems = new Set<string>()
  readonly #byLength: Entry[][] = []

  /** Learns the words of a text. */
  add(text: string): void {
    for (const shown of wordsOf(text)) {
      const key = keyOf(shown)
      if (key.length < 3 || key.length > longest) continue
      const known = this.#entries.get(key)
      if (known) {
        known.count++
        if (known.shown === shown) known.shownCount++
        else if (known.shownCount * 2 < known.count) Object.assign(known, { shown, shownCount: 1 })
        continue
      }
      for (const atom of atoms(fold(shown)).words) this.#stems.add(stem(atom))
      this.#stems.add(stem(key))
      if (this.#entries.size >= most) continue
      const entry = { key, mask: maskOf(key), count: 1, shown, shownCount: 1 }
      this.#entries.set(key, entry)
      ;(this.#byLength[key.length] ??= []).push(entry)
    }
  }

  get size(): number {
    return this.#entries.size
  }

  /** The query with each unknown word replaced by the nearest known one; null when nothing is to be said. */
  suggest(query: string): string | null {
    let changed = false
    const text = query.slice(0, limits.query).replace(/[\p{L}\p{M}\u0640\u200c]+/gu, (word) => {
      const key = keyOf(word)
      if (key.length < 3 || key.length > longest || this.#knows(key)) return word
      const better = this.#nearest(key)
      if (better === null) return word
      changed = true
      return better
    })
    return changed ? text : null
  }

  #knows(key: string): boolean {
    return this.#entries.has(key) || stopWords.has(key) || this.#stems.has(stem(key))
  }

  #nearest(key: string): string | null {
    const reach = key.length <= 4 ? 1 : 2
    const mask = maskOf(key)
    let best: Entry | null = null
    let bestCost = reach + 0.01
    for (let length = key.length - reach; length <= key.length + reach; length++) {
      for (const entry of this.#byLength[length] ?? []) {
        if (bits(entry.mask ^ mask) > 2 * reach) continue
        const cost = distance(key, entry.key, bestCost)
        if (cost < bestCost || (cost === bestCost && best !== null && entry.count > best.count)) {
          best = entry
          bestCost = cost
        }
      }
    }
    return best?.shown ?? null
  }
}

/** Spellings of several circles of readers, each gathered when first asked for and kept for a while. */
export class Spellings {
  readonly #kept = new Map<string, { at: number; words: Promise<Spelling> }>()
  readonly #keptMs: number

  constructor(keptMs: number) {
    this.#keptMs = keptMs
  }

  of(key: string, now: Date, texts: () => Promise<readonly string[]>): Promise<Spelling> {
    const kept = this.#kept.get(key)
    if (kept && Math.abs(now.getTime() - kept.at) < this.#keptMs) return kept.words
    const words = gather(texts)
    this.#kept.set(key, { at: now.getTime(), words })
    words.catch(() => this.#kept.delete(key))
    return words
  }
}

async function gather(texts: () => Promise<readonly string[]>): Promise<Spelling> {
  const words = new Spelling()
  for (const [i, text] of (await texts()).entries()) {
    words.add(text)
    // Other requests are not kept waiting.
    if (i % 200 === 199) await new Promise((next) => setTimeout(next))
  }
  return words
}

/** Mistakes between two words: letters added, lost, changed or swapped with their neighbour; more than `most` is infinite. */
export function distance(a: string, b: string, most: number): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const older = before
    before = row
    row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a[i - 1]!, b[j - 1]!]
      const change = x === y ? 0 : heard.get(x)?.includes(y) ? 0.5 : 1
      let cost = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + change)
      if (i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y && x !== y) cost = Math.min(cost, older[j - 2]! + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return Infinity
  }
  return row[b.length]!
}
