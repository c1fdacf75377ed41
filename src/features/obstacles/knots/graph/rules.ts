// Texts as sparse vectors of terms, and each one's nearest others. Pure; runs in the clustering thread.

import { atoms, fold, terms as termsOf } from '#kernel/fold.ts'

/** Distinct texts (by their set of terms) as unit vectors, sparse; terms of a row are sorted by id. */
export type Vectors = {
  readonly rows: number
  readonly start: Uint32Array
  readonly term: Uint32Array
  readonly weight: Float32Array
  /** How many texts say exactly this. */
  readonly times: Uint32Array
  /** Which row each text became; -1: it says nothing. */
  readonly rowOf: Int32Array
  /** The terms by id. */
  readonly terms: readonly string[]
}

/** A long story says what it says in its first words; the rest would only blur it. */
const mostTerms = 60
const mostText = 1500
/** Two words that merely stand side by side tell how a thing was said rather than what; they count for so much. */
const pairWeight = 0.5

/**
 * TF-IDF without TF (a word told twice means no more), normalised; terms of a single text are left out. How common a term is,
 * is counted over texts, not over distinct ones: what a hundred said must not become common speech where the rest repeats itself.
 */
export function vectorsOf(texts: Iterable<string>, count: number): Vectors {
  const termIds = new Map<string, number>()
  const df: number[] = []
  const asOne: boolean[] = []
  const rowIds = new Map<string, number>()
  const rowTerms: Uint32Array[] = []
  const rowOf = new Int32Array(count).fill(-1)
  const times: number[] = []
  let at = 0
  for (const text of texts) {
    const ids = new Set<number>()
    const words = atoms(fold(text.slice(0, mostText)))
    for (const { term, kind, first, last } of termsOf(words)) {
      if (ids.size >= mostTerms) break
      // Numbers are dates and amounts: they say what happened when, not what.
      if (/^\d+$/.test(term)) continue
      let id = termIds.get(term)
      if (id === undefined) termIds.set(term, (id = termIds.size))
      if (kind !== 'compound' || words.glued.slice(first + 1, last + 1).every(Boolean)) asOne[id] = true
      ids.add(id)
    }
    const i = at++
    if (!ids.size) continue
    const sorted = Uint32Array.from(ids).sort()
    const key = sorted.join(' ')
    let row = rowIds.get(key)
    if (row === undefined) {
      rowIds.set(key, (row = rowTerms.length))
      rowTerms.push(sorted)
      times.push(0)
    }
    for (const id of sorted) df[id] = (df[id] ?? 0) + 1
    times[row]!++
    rowOf[i] = row
  }
  const known: Known = { terms: [...termIds.keys()], df, asOne }
  return weigh(rowTerms, known, Uint32Array.from(times), rowOf)
}

/** The terms; in how many texts each stands; whether anybody told it as one word. */
type Known = { readonly terms: readonly string[]; readonly df: readonly number[]; readonly asOne: readonly (boolean | undefined)[] }

function weigh(rowTerms: readonly Uint32Array[], { terms, df, asOne }: Known, times: Uint32Array, rowOf: Int32Array): Vectors {
  const rows = rowTerms.length
  const texts = times.reduce((sum, n) => sum + n, 0)
  const total = rowTerms.reduce((sum, list) => sum + list.length, 0)
  const start = new Uint32Array(rows + 1)
  const term = new Uint32Array(total)
  const weight = new Float32Array(total)
  let at = 0
  for (const [row, list] of rowTerms.entries()) {
    const from = at
    let square = 0
    for (const id of list) {
      // What only one text says joins it to nobody.
      if (df[id] === 1) continue
      const w = Math.log(1 + texts / df[id]!) * (asOne[id] ? 1 : pairWeight)
      term[at] = id
      weight[at++] = w
      square += w * w
    }
    const norm = Math.sqrt(square) || 1
    for (let k = from; k < at; k++) weight[k]! /= norm
    start[row + 1] = at
  }
  return { rows, start, term: term.subarray(0, at), weight: weight.subarray(0, at), times, rowOf, terms }
}

/** `k` nearest of each row: row × k, -1 where there are fewer; cosine 0..1. */
export type Neighbours = { readonly k: number; readonly near: Int32Array; readonly cosine: Float32Array }

/** Postings visited per row at most: common words are followed only near the row itself. */
const budget = 60_000

/** Below this cosine two texts are not alike. */
export const floor = 0.18

/** @param tell called now and then with the share done, 0..1 */
export function neighboursOf(v: Vectors, k: number, tell: (share: number) => void = () => {}): Neighbours {
  const { postings, weights, first } = invert(v)
  const near = new Int32Array(v.rows * k).fill(-1)
  const cosine = new Float32Array(v.rows * k)
  const score = new Float32Array(v.rows)
  const touched = new Uint32Array(v.rows)
  for (let row = 0; row < v.rows; row++) {
    if (row % 2000 === 0) tell(row / v.rows)
    const own = ownTerms(v, row, first)
    let n = 0
    let left = budget
    for (const { id, w } of own) {
      const [from, to] = windowOf(postings, first[id]!, first[id + 1]!, row, left)
      for (let p = from; p < to; p++) {
        const other = postings[p]!
        if (score[other] === 0) touched[n++] = other
        score[other]! += w * weights[p]!
      }
      left -= to - from
      if (left <= 0) break
    }
    keepBest(near, cosine, score, touched, n, row, k)
    for (let t = 0; t < n; t++) score[touched[t]!] = 0
  }
  return { k, near, cosine }
}

/** Terms of the row, the rarest first. */
function ownTerms(v: Vectors, row: number, first: Uint32Array) {
  const own: { id: number; w: number; df: number }[] = []
  for (let p = v.start[row]!; p < v.start[row + 1]!; p++) {
    const id = v.term[p]!
    own.push({ id, w: v.weight[p]!, df: first[id + 1]! - first[id]! })
  }
  return own.sort((a, b) => a.df - b.df || a.id - b.id)
}

/** The whole list, or as many entries around the row as may still be visited. */
function windowOf(postings: Uint32Array, from: number, to: number, row: number, left: number): [number, number] {
  if (to - from <= left) return [from, to]
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (postings[middle]! < row) low = middle + 1
    else high = middle
  }
  const begin = Math.max(from, Math.min(low - (left >>> 1), to - left))
  return [begin, begin + left]
}

/** The k best of the touched into the row's places; of equals the earlier row. */
function keepBest(near: Int32Array, cosine: Float32Array, score: Float32Array, touched: Uint32Array, n: number, row: number, k: number) {
  const base = row * k
  let kept = 0
  for (let t = 0; t < n; t++) {
    const other = touched[t]!
    const s = score[other]!
    if (other === row || s < floor) continue
    if (kept === k && !beats(s, other, cosine[base + k - 1]!, near[base + k - 1]!)) continue
    let at = kept < k ? kept++ : k - 1
    while (at > 0 && beats(s, other, cosine[base + at - 1]!, near[base + at - 1]!)) {
      cosine[base + at] = cosine[base + at - 1]!
      near[base + at] = near[base + at - 1]!
      at--
    }
    cosine[base + at] = s
    near[base + at] = other
  }
}

const beats = (s: number, id: number, other: number, otherId: number) => s > other || (s === other && id < otherId)

function invert(v: Vectors) {
  const first = new Uint32Array(v.terms.length + 1)
  for (const id of v.term) first[id + 1]!++
  for (let id = 0; id < v.terms.length; id++) first[id + 1]! += first[id]!
  const next = first.slice()
  const postings = new Uint32Array(v.term.length)
  const weights = new Float32Array(v.term.length)
  for (let row = 0; row < v.rows; row++)
    for (let p = v.start[row]!; p < v.start[row + 1]!; p++) {
      const at = next[v.term[p]!]!++
      postings[at] = row
      weights[at] = v.weight[p]!
    }
  return { postings, weights, first }
}
