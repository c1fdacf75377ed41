// Triage: which groups does a text speak of, how sure is that, and why. Pure: a model in, guesses out; corrections change
// the next guess at once. How it was chosen and how well it does: docs/triage.md.

import { blended, softmax } from './calibration/rules.ts'
import { tellingWords } from './explain/rules.ts'
import type { CatalogueText, Example, Guess } from './fit/model.ts'
import { assembled, prepared } from './fit/rules.ts'
import { oddKind } from './language/rules.ts'
import { Decisions, fingerprint, search } from './memory/rules.ts'
import { Online } from './online/rules.ts'
import type { Model } from './packed/model.ts'
import { type ClassFit, fitShare } from './share/rules.ts'
import { Dictionary, type Vector, vectorOf } from './vectors/rules.ts'

export type { CatalogueText, Example, Figures, Guess, OddKind } from './fit/model.ts'
export type { Model } from './packed/model.ts'
export { packModel, unpackModel } from './packed/rules.ts'

/**
 * A model from decided texts (oldest first) and the catalogue as prior, in this thread; with many texts use fitInThreads.
 * @throws RangeError when there are fewer than two classes
 */
export function fitModel(examples: readonly Example[], catalogue: readonly CatalogueText[]): Model {
  const all = prepared(examples, catalogue)
  const fits: ClassFit[] = []
  fitShare(all.corpus, [...all.classes.keys()], (fit) => fits.push(fit))
  return assembled(all, fits)
}

/** What the catalogue alone teaches. */
export const coldModel = (catalogue: readonly CatalogueText[]): Model => fitModel([], catalogue)

/** A class's other group is likely when at least so many, and such a share, of its past examples carried it. */
const alsoFrom = { times: 3, share: 0.3 } as const

export class Triage {
  readonly #model: Model
  readonly #dictionary: Dictionary
  readonly #online: Online
  readonly #decisions = new Decisions()
  readonly #support = new Map<number, number>()
  readonly #also = new Map<number, Map<number, number>>()

  constructor(model: Model) {
    this.#model = model
    this.#dictionary = Dictionary.of(model.keys)
    this.#online = new Online(model)
    for (const [k, n] of model.support.entries()) this.#support.set(k, n)
    for (const [k, other, n] of model.also) this.#carried(k, other, n)
  }

  get model(): Model {
    return this.#model
  }

  /** From this probability on an answer is sure; above 1: never. */
  get threshold(): number {
    return this.#model.threshold
  }

  guess(text: string, { explain = true } = {}): Guess {
    const kind = oddKind(text)
    const odd = kind === undefined ? {} : { kind }
    if (kind === 'empty' || kind === 'digits' || kind === 'symbols') {
      return { groups: [], sure: false, words: [], alsoLikely: [], remembered: false, ...odd }
    }
    const v = this.#vector(text)
    const p = softmax(this.#total(v), this.#model.temperature)
    const decided = this.#decided(text)
    if (decided) lift(p, decided.label, decided.share)
    const order = [...p.keys()].sort((a, b) => p[b]! - p[a]!).slice(0, 5)
    const [first = 0, second = 0] = order
    const strange = kind === 'foreign' || kind === 'english' || kind === 'oneWord'
    return {
      groups: order.map((k) => ({ code: this.#online.classes[k]!, p: p[k]! })),
      sure: p[first]! >= this.#model.threshold && (!strange || decided !== undefined),
      words: explain ? tellingWords(text, (key) => this.#online.weightBetween(key, this.#dictionary.indexOf(key), first, second)) : [],
      alsoLikely: this.#alsoLikely(first),
      remembered: decided !== undefined,
      ...odd,
    }
  }

  /** Takes in one decision of a person: the same text is right from now on, in any spelling, and like texts follow it. */
  learn({ text, code, also = [], weight = 1 }: Example): void {
    const k = this.remember({ text, code, also })
    const v = this.#vector(text)
    if (v.at.length + v.newKeys.length > 0) this.#online.learn(v, k, weight, () => this.#total(v))
  }

  /** Only this very text is right from now on; costs next to nothing. @returns the class of its code */
  remember({ text, code, also = [] }: Example): number {
    const k = this.#online.labelOf(code)
    this.#decisions.add(fingerprint(text), k)
    this.#support.set(k, (this.#support.get(k) ?? 0) + 1)
    for (const other of also) if (other !== code) this.#carried(k, this.#online.labelOf(other), 1)
    return k
  }

  #vector(text: string): Vector {
    return vectorOf(text, this.#dictionary, this.#model.idf, this.#model.texts)
  }

  #total(v: Vector): Float64Array {
    const { svm, bayes } = this.#online.scores(v)
    return blended(svm, bayes, this.#model.blend)
  }

  #decided(text: string): { readonly label: number; readonly share: number } | undefined {
    const key = fingerprint(text)
    const lately = this.#decisions.get(key)
    if (lately || key === 0) return lately
    const { keys, cls, share } = this.#model.known
    const at = search(keys, key)
    return at < 0 ? undefined : { label: cls[at]!, share: share[at]! }
  }

  #carried(k: number, other: number, times: number): void {
    const found = this.#also.get(k) ?? new Map<number, number>()
    found.set(other, (found.get(other) ?? 0) + times)
    this.#also.set(k, found)
  }

  #alsoLikely(k: number): string[] {
    const support = this.#support.get(k) ?? 0
    return [...(this.#also.get(k) ?? [])]
      .filter(([, n]) => n >= alsoFrom.times && n / support >= alsoFrom.share)
      .sort((a, b) => b[1] - a[1])
      .map(([other]) => this.#online.classes[other]!)
  }
}

/** A person's decision about this very text comes first; how sure it is depends on how often it was decided so. */
function lift(p: Float64Array, label: number, share: number): void {
  const highest = p.reduce((most, v, k) => (k === label ? most : Math.max(most, v)), 0)
  // Where people differed, their agreement is all that may be promised.
  const wanted = share < 1 ? 0.97 * share : Math.max(p[label]!, 0.97)
  const rest = 1 - p[label]!
  // Others share what is left, and none of them may stand before the decision.
  const left = Math.min(rest === 0 ? 0 : (1 - wanted) / rest, highest === 0 ? 1 : (0.999 * wanted) / highest)
  for (const k of p.keys()) if (k !== label) p[k]! *= left
  p[label] = wanted
  const sum = p.reduce((a, b) => a + b, 0)
  for (const k of p.keys()) p[k]! /= sum
}
