// Which words of the text made the difference, as they are written, with their places.

import { atoms, fold, terms } from '#kernel/fold.ts'
import { cutText, featuresOf } from '../features/rules.ts'
import type { Guess } from '../fit/model.ts'

const word = /[\p{L}\p{M}\p{N}\u200C]+/gu
const mostWords = 6
/** Only so many different words are weighed. */
const weighed = 200

/** `weight` says how much a feature (by its hash) spoke for the first group against the second. */
export function tellingWords(text: string, weight: (key: number) => number): Guess['words'] {
  const best = new Map<string, { text: string; weight: number; start: number; end: number }>()
  for (const match of cutText(text).slice(0, 3000).matchAll(word)) {
    const folded = fold(match[0])
    // Words that search leaves out (and, from, is) explain nothing to a reader.
    if (best.has(folded) || !terms(atoms(folded)).some((t) => t.kind === 'word')) continue
    if (best.size >= weighed) break
    let sum = 0
    for (const key of featuresOf(match[0]).keys) sum += weight(key)
    best.set(folded, { text: match[0], weight: sum, start: match.index, end: match.index + match[0].length })
  }
  const telling = [...best.values()]
    .filter((w) => w.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostWords)
  const most = telling[0]?.weight ?? 1
  return telling.filter((w) => w.weight > most * 0.15).map((w) => ({ ...w, weight: Math.round((w.weight / most) * 100) / 100 }))
}
