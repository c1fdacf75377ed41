// Which rows tell again what an earlier row, or an open obstacle of the register, has told. The law of likeness is that of
// similar/kinds: .7 within one unit, .9 for the same words when a unit is not known on one of the sides.

import { comparedLength, trigramSet } from '../../similar/rules.ts'
import { isSame } from '../../similar/kinds/rules.ts'

export type Teller = { readonly key: string; readonly unit: string; readonly text: string }
export type Repeat = { readonly of: string; readonly score: number }

/** Texts this alike share one of their rarest letter triples: the join by prefixes misses none at .9 and above. */
const joined = 0.9
/** Of one unit so many earlier rows are compared one by one; what has more is rather a word like «نامشخص» than a unit. */
const perUnit = 150

type Grams = Map<number, number[]>

export class Repeats {
  readonly #keys: string[] = []
  readonly #sets: Uint16Array[] = []
  readonly #byUnit = new Map<string, { readonly all: number[]; grams: Grams | null }>()
  /** Rows by their rarest triples: all of them, and those whose unit nobody told. */
  readonly #all: Grams = new Map()
  readonly #loose: Grams = new Map()
  /** How common each triple was in the first texts: rare ones come first. Any order is right as long as it stays. */
  readonly #common = new Uint32Array(65_536)

  constructor(sample: readonly string[]) {
    for (const text of sample) for (const gram of trigramSet(text.slice(0, comparedLength))) this.#common[gram]! += 1
  }

  /** What this text repeats, the earliest that is alike enough; then it can be repeated itself. */
  take({ key, unit, text }: Teller): Repeat | null {
    const set = trigramSet(text.slice(0, comparedLength))
    if (!set.length) return null
    const rare = this.#rarest(set)
    const found = unit ? (this.#inUnit(set, rare, unit) ?? this.#join(this.#loose, set, rare)) : this.#join(this.#all, set, rare)
    this.#keep(key, unit, set, rare)
    return found && { of: this.#keys[found.at]!, score: Math.round(found.score * 1000) / 1000 }
  }

  #inUnit(set: Uint16Array, rare: Uint16Array, unit: string) {
    const own = this.#byUnit.get(unit)
    if (!own) return null
    if (own.grams) return this.#join(own.grams, set, rare)
    let best: { at: number; score: number } | null = null
    for (const at of own.all) {
      const score = jaccardOf(set, this.#sets[at]!)
      if (isSame(score, true) && score > (best?.score ?? 0)) best = { at, score }
    }
    return best
  }

  /** The first row of these that is alike at .9 or more. */
  #join(grams: Grams, set: Uint16Array, rare: Uint16Array) {
    const seen = new Set<number>()
    for (const gram of rare)
      for (const at of grams.get(gram) ?? []) {
        if (seen.has(at)) continue
        seen.add(at)
        const ratio = this.#sets[at]!.length / set.length
        if (ratio < joined || ratio > 1 / joined) continue
        const score = jaccardOf(set, this.#sets[at]!)
        if (isSame(score, false)) return { at, score }
      }
    return null
  }

  #keep(key: string, unit: string, set: Uint16Array, rare: Uint16Array) {
    const at = this.#keys.push(key) - 1
    this.#sets.push(set)
    put(this.#all, rare, at)
    if (!unit) return put(this.#loose, rare, at)
    const own = this.#byUnit.get(unit) ?? { all: [], grams: null }
    this.#byUnit.set(unit, own)
    own.all.push(at)
    if (own.grams) put(own.grams, rare, at)
    else if (own.all.length > perUnit) {
      own.grams = new Map()
      for (const one of own.all) put(own.grams, this.#rarest(this.#sets[one]!), one)
    }
  }

  #rarest(set: Uint16Array): Uint16Array {
    const length = set.length - Math.ceil(joined * set.length) + 1
    return set.toSorted((a, b) => this.#common[a]! - this.#common[b]! || a - b).subarray(0, length)
  }
}

function put(grams: Grams, rare: Uint16Array, at: number): void {
  for (const gram of rare) {
    const list = grams.get(gram)
    if (list) list.push(at)
    else grams.set(gram, [at])
  }
}

/** Both sorted and without repetition. */
function jaccardOf(a: Uint16Array, b: Uint16Array): number {
  let i = 0
  let j = 0
  let shared = 0
  while (i < a.length && j < b.length) {
    const d = a[i]! - b[j]!
    if (d === 0) shared += 1
    if (d <= 0) i += 1
    if (d >= 0) j += 1
  }
  return shared / (a.length + b.length - shared)
}
