// Which texts look alike: BM25 over search terms finds the candidates, trigrams of letters order them. Pure, and small in
// memory: postings and trigrams live in typed arrays, so 45,000 texts of a province need some tens of megabytes.

import { fold, indexTerms } from '#kernel/text.ts'
import { jaccardOf, Postings, TrigramSets } from './store/rules.ts'

export type Found = { readonly id: string; readonly bm25: number; readonly trigram: number }
export type FindOptions = {
  readonly limit?: number
  /** Only texts at least this alike by trigrams (Jaccard, 0..1). */
  readonly minTrigram?: number
  readonly keep?: (id: string) => boolean
}

/** How many candidates BM25 hands to the trigrams. */
const candidates = 50
/** Words in more than this share of the texts tell nothing and cost most. */
const commonShare = 0.1
/** Of a long text only so much is compared: the story stands at the beginning. */
export const comparedLength = 4000
const queryTerms = 48
const k1 = 1.2
const b = 0.75

export class SimilarIndex {
  readonly #numbers = new Map<string, number>()
  readonly #ids: string[] = []
  readonly #postings = new Postings()
  readonly #trigrams = new TrigramSets()
  #lengths = new Uint16Array(1024)
  #alive = new Uint8Array(1024)
  #scores = new Float32Array(1024)
  #words = 0

  /** How many texts can be found. */
  get size(): number {
    return this.#numbers.size
  }

  /** Removed or replaced texts whose room is not given back until the index is built anew. */
  get dead(): number {
    return this.#ids.length - this.#numbers.size
  }

  /** Adds a text, or replaces the one of this id. */
  add(id: string, text: string): void {
    this.remove(id)
    const doc = this.#ids.length
    if (doc === this.#lengths.length) this.#grow()
    const short = text.slice(0, comparedLength)
    const terms = countTerms(short)
    let length = 0
    for (const [term, n] of terms) {
      this.#postings.add(term, doc, n)
      length += n
    }
    this.#ids.push(id)
    this.#numbers.set(id, doc)
    this.#lengths[doc] = length
    this.#alive[doc] = 1
    this.#words += length
    this.#trigrams.push(trigramSet(short))
  }

  remove(id: string): void {
    const doc = this.#numbers.get(id)
    if (doc === undefined) return
    this.#numbers.delete(id)
    this.#alive[doc] = 0
    this.#words -= this.#lengths[doc]!
  }

  has(id: string): boolean {
    return this.#numbers.has(id)
  }

  /** Roughly what it holds in memory, in bytes. */
  bytes(): number {
    const perId = 110 // the string, its place in the map and in the list
    return this.#postings.bytes() + this.#trigrams.bytes() + this.#ids.length * perId + this.#lengths.length * 7
  }

  /** The texts most like this one, most alike first (trigrams, then BM25). Empty when no word is known. */
  find(text: string, { limit = 10, minTrigram = 0, keep }: FindOptions = {}): Found[] {
    const short = text.slice(0, comparedLength)
    const top = this.#candidates(short, keep)
    const own = trigramSet(short)
    return top
      .map(({ doc, score }) => ({ id: this.#ids[doc]!, bm25: score, trigram: this.#trigrams.jaccard(doc, own) }))
      .filter((f) => f.trigram >= minTrigram)
      .sort((x, y) => y.trigram - x.trigram || y.bm25 - x.bm25 || (x.id < y.id ? -1 : 1))
      .slice(0, limit)
  }

  /** The trigram likeness of a stored text to another text; 0 when the id is not here. */
  likeness(id: string, text: string): number {
    const doc = this.#numbers.get(id)
    return doc === undefined ? 0 : this.#trigrams.jaccard(doc, trigramSet(text.slice(0, comparedLength)))
  }

  #candidates(text: string, keep: FindOptions['keep']): { doc: number; score: number }[] {
    const total = this.size
    if (total === 0) return []
    const known = [...countTerms(text).keys()]
      .map((term) => ({ term, df: this.#postings.count(term) }))
      .filter((t) => t.df > 0)
      .sort((x, y) => x.df - y.df)
    const rare = known.filter((t) => t.df <= Math.max(20, total * commonShare))
    const chosen = (rare.length ? rare : known.slice(0, 1)).slice(0, queryTerms)
    const mean = Math.max(1, this.#words / total)
    const touched: number[] = []
    for (const { term, df } of chosen) {
      const idf = Math.log(1 + (total - Math.min(df, total) + 0.5) / (df + 0.5))
      this.#postings.each(term, (doc, n) => {
        if (!this.#alive[doc]) return
        if (this.#scores[doc] === 0) touched.push(doc)
        this.#scores[doc]! += (idf * n * (k1 + 1)) / (n + k1 * (1 - b + (b * this.#lengths[doc]!) / mean))
      })
    }
    const top = new Top(candidates)
    for (const doc of touched) {
      const score = this.#scores[doc]!
      this.#scores[doc] = 0
      if (top.wants(score) && (!keep || keep(this.#ids[doc]!))) top.push(doc, score)
    }
    return top.list
  }

  #grow(): void {
    const next = this.#lengths.length * 2
    this.#lengths = grown(this.#lengths, new Uint16Array(next))
    this.#alive = grown(this.#alive, new Uint8Array(next))
    this.#scores = new Float32Array(next)
  }
}

const grown = <T extends Uint8Array | Uint16Array>(from: T, to: T): T => {
  to.set(from)
  return to
}

/** The best n, kept sorted; n is small. */
class Top {
  readonly list: { doc: number; score: number }[] = []
  readonly #n: number
  constructor(n: number) {
    this.#n = n
  }
  wants(score: number): boolean {
    return this.list.length < this.#n || score > this.list.at(-1)!.score
  }
  push(doc: number, score: number): void {
    let at = this.list.length
    while (at > 0 && this.list[at - 1]!.score < score) at--
    this.list.splice(at, 0, { doc, score })
    if (this.list.length > this.#n) this.list.pop()
  }
}

/** Search terms of a text with how often each stands in it. */
function countTerms(text: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const [term] of indexTerms(text)) found.set(term, Math.min(63, (found.get(term) ?? 0) + 1))
  return found
}

/** Sorted distinct hashes (16 bits) of the letter triples of the folded text, half-spaces out, words parted by one space. */
export function trigramSet(text: string): Uint16Array {
  const s = ` ${fold(text).replaceAll('\u200C', '')} `
  if (s.length < 3) return new Uint16Array(0)
  const hashes = new Uint16Array(s.length - 2)
  for (let i = 0; i + 2 < s.length; i++) hashes[i] = hash3(s.charCodeAt(i), s.charCodeAt(i + 1), s.charCodeAt(i + 2))
  hashes.sort()
  let n = 0
  for (let i = 0; i < hashes.length; i++) if (i === 0 || hashes[i] !== hashes[i - 1]) hashes[n++] = hashes[i]!
  return hashes.slice(0, n)
}

function hash3(x: number, y: number, z: number): number {
  const h = Math.imul(Math.imul(Math.imul(x, 0x9e3779b1) ^ y, 0x85ebca6b) ^ z, 0xc2b2ae35)
  return (h ^ (h >>> 16)) & 0xffff
}

/** Jaccard likeness of two texts by their letter triples, 0..1. */
export function jaccard(one: string, other: string): number {
  const set = trigramSet(one.slice(0, comparedLength))
  return jaccardOf(set, 0, set.length, trigramSet(other.slice(0, comparedLength)))
}
