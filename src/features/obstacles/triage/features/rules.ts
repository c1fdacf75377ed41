// A text as counted features: folded terms with compounds, words and pairs of neighbours, and character runs of 2–5.
// A feature is a 32-bit hash, so no dictionary of strings is kept, sent between threads, or stored.

import { atoms, fold, stem, terms } from '#kernel/fold.ts'

/** Only so much of a text is judged: its first 3,000 and last 1,000 characters. More would only make a guess slower. */
export const judged = { head: 3000, tail: 1000 } as const

/** Weights of the three blocks, measured on public Persian texts (docs/triage.md). */
export const blockWeights = [1, 0.6, 1] as const
const seeds = [0x811c9dc5, 0x2f0b4c47, 0x6b43a9b5] as const

/** Distinct features of each block with their counts; block b ends before `ends[b]`. */
export type Counted = { readonly keys: Uint32Array; readonly counts: Uint16Array; readonly ends: Uint32Array }

export function cutText(text: string): string {
  return text.length <= judged.head + judged.tail ? text : `${text.slice(0, judged.head)} ${text.slice(-judged.tail)}`.toWellFormed()
}

const mixed = (h: number) => {
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const hashOf = (seed: number, s: string) => {
  let h = seed
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193)
  return mixed(h)
}

let scratch = new Uint32Array(4096)
let filled = 0
function push(key: number): void {
  if (filled === scratch.length) {
    const wider = new Uint32Array(filled * 2)
    wider.set(scratch)
    scratch = wider
  }
  scratch[filled++] = key
}

function characterRuns(folded: string): void {
  for (const word of folded.replaceAll('\u200C', '').split(' ')) {
    if (word === '') continue
    const padded = ` ${word} `
    for (let start = 0; start + 2 <= padded.length; start++) {
      let h: number = seeds[2]
      const stop = Math.min(padded.length, start + 5)
      for (let i = start; i < stop; i++) {
        h = Math.imul(h ^ padded.charCodeAt(i), 0x01000193)
        if (i > start) push(mixed(h))
      }
    }
  }
}

/** Features of a text, bounded by `judged`. */
export function featuresOf(text: string): Counted {
  const folded = fold(cutText(text))
  const all = atoms(folded)
  filled = 0
  for (const { term } of terms(all)) push(hashOf(seeds[0], term))
  const ends = new Uint32Array(3)
  ends[0] = filled
  const stems = all.words.map(stem)
  for (const [i, word] of stems.entries()) {
    push(hashOf(seeds[1], word))
    const next = stems[i + 1]
    if (next !== undefined) push(hashOf(seeds[1], `${word} ${next}`))
  }
  ends[1] = filled
  characterRuns(folded)
  ends[2] = filled
  return counted(ends)
}

/** Sorts each block and counts equal keys. */
function counted(ends: Uint32Array): Counted {
  const counts = new Uint16Array(filled)
  let out = 0
  let from = 0
  for (let b = 0; b < 3; b++) {
    const to = ends[b]!
    scratch.subarray(from, to).sort()
    for (let i = from; i < to; ) {
      const key = scratch[i]!
      let n = 0
      while (i < to && scratch[i] === key) {
        n++
        i++
      }
      scratch[out] = key
      counts[out++] = Math.min(n, 0xffff)
    }
    from = to
    ends[b] = out
  }
  return { keys: scratch.slice(0, out), counts: counts.slice(0, out), ends }
}
