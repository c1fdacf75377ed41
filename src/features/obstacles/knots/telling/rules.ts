// Telling words: which words set a cluster apart from everything else, spelled as most people there spell them. Pure.

import { atoms } from '#kernel/fold.ts'
import { fold, indexTerms } from '#kernel/text.ts'

/** How strongly the whole corpus speaks against a word that is rare everywhere (log-odds with a prior, Monroe et al. 2008). */
const prior = 10

/**
 * Terms that tell a cluster apart, the most telling first.
 * @param inside in how many of its texts each term stands; @param everywhere the same over all texts
 */
export function tellingTerms(inside: ReadonlyMap<number, number>, size: number, everywhere: Uint32Array, total: number, most: number): number[] {
  const rest = total - size
  const scored: { term: number; z: number }[] = []
  const logit = (n: number, of: number) => Math.log(n / Math.max(of - n, 0.5))
  for (const [term, a] of inside) {
    // A word of few is an accident of the cluster, not its name.
    if (a < 3 || a < size * 0.15) continue
    const b = Math.max(0, everywhere[term]! - a)
    const alpha = (prior * (a + b)) / total
    const delta = logit(a + alpha, size + prior) - logit(b + alpha, rest + prior)
    scored.push({ term, z: delta / Math.sqrt(1 / (a + alpha) + 1 / (b + alpha)) })
  }
  return scored
    .filter(({ z }) => z > 0)
    .sort((x, y) => y.z - x.z || x.term - y.term)
    .slice(0, most)
    .map(({ term }) => term)
}

/** What a letter opens and closes with says nothing of its cause. */
const courtesies = new Set(indexTerms('سلام احترام عرض خسته نباشید متاسفانه لطفا ممنون تشکر پیگیری فرمایید خواهشمند').map(([term]) => term))

const written = /[\p{L}\p{M}\p{N}\u200c]+/gu

/**
 * The terms as people of these texts write them: the commonest spelling of each, half-spaces and all; a word that stands in a
 * longer one already chosen is left out.
 */
export function spellings(terms: readonly string[], texts: Iterable<string>, most: number): string[] {
  const wanted = new Set(terms)
  const spelled = new Map<string, Map<string, number>>()
  const count = (term: string, surface: string) => {
    const of = spelled.get(term) ?? new Map<string, number>()
    of.set(surface, (of.get(surface) ?? 0) + 1)
    spelled.set(term, of)
  }
  const known = new Map<string, readonly string[]>()
  const termsOf = (one: string) => {
    let found = known.get(one)
    if (!found) known.set(one, (found = indexTerms(one).map(([term]) => term)))
    return found
  }
  for (const text of texts) {
    const words = (text.match(written) ?? []).map((w) => w.replace(/^\u200c+|\u200c+$/g, '')).filter((w) => w !== '')
    for (const [i, one] of words.entries()) {
      const own = termsOf(one)
      // A pair with an empty word («ما سیل») is no name either.
      if (!own.length || own.some((term) => courtesies.has(term))) continue
      for (const term of own) if (wanted.has(term)) count(term, one)
      const next = words[i + 1]
      if (next === undefined || next === one) continue
      const others = termsOf(next)
      if (!others.length || others.some((term) => courtesies.has(term))) continue
      for (const term of termsOf(`${one} ${next}`))
        if (wanted.has(term) && !own.includes(term) && !others.includes(term)) count(term, `${one} ${next}`)
    }
  }
  const chosen: string[] = []
  for (const term of terms) {
    const best = [...(spelled.get(term) ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
    if (best === undefined || chosen.some((c) => partOf(best, c))) continue
    // The longer name says the shorter one too.
    const shorter = chosen.findIndex((c) => partOf(c, best))
    if (shorter >= 0) chosen[shorter] = best
    else chosen.push(best)
  }
  return [...new Set(chosen)].slice(0, most)
}

const wordsOf = (surface: string) => new Set(atoms(fold(surface)).words)
function partOf(small: string, large: string): boolean {
  const big = wordsOf(large)
  return [...wordsOf(small)].every((word) => big.has(word))
}
