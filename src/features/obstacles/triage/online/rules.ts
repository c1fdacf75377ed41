// What was learned since the fit: a passive-aggressive correction of the machine and further counts of naive Bayes, kept
// by the hash of the feature, so that words and groups unknown to the fit are learned too.

import { evidence, evidenceTable, otherMass, smoothing } from '../bayes/rules.ts'
import type { Model } from '../packed/model.ts'
import type { Vector } from '../vectors/rules.ts'

// In temperatures of the model, so that a cold model with small scores is corrected as carefully as a fitted one: how
// bold one step is, and by which margin a corrected text should stand right (measured, docs/triage.md).
const boldness = 3
const margin = 6
const mostSteps = 2
/** What the machine says of a group that the fit never met. */
const unmet = -1.5

/** Pairs of class and amount, flat: most features are learned for one or two classes. */
class Amounts {
  readonly pairs: number[] = []

  add(k: number, amount: number): void {
    const { pairs } = this
    for (let i = 0; i < pairs.length; i += 2) {
      if (pairs[i] === k) {
        pairs[i + 1]! += amount
        return
      }
    }
    pairs.push(k, amount)
  }

  of(k: number): number {
    for (let i = 0; i < this.pairs.length; i += 2) if (this.pairs[i] === k) return this.pairs[i + 1]!
    return 0
  }
}

/** `changed`: by how much the lessons moved the evidence of the classes; counted when it is asked for, null after a lesson. */
type Learned = { readonly weight: Amounts; readonly own: Amounts; mass: number; changed: number[] | null }

/** A feature that so few of its mass was learned of stands for the untouched classes as it was fitted. */
const hardlyChanged = 0.05

/** Scores of both methods for each class, and what each feature of the text added to them. */
export type Scores = { readonly svm: Float64Array; readonly bayes: Float64Array }

export class Online {
  readonly #model: Model
  readonly #classes: string[]
  /** Of the fitted features, by their place in the model; of those unknown to the fit, by hash. */
  readonly #learned: Learned[] = []
  readonly #slots: Uint32Array
  readonly #unknown = new Map<number, Learned>()
  readonly #bias = new Map<number, number>()
  readonly #total = new Map<number, number>()
  #grand = 0
  /** Scratch: the classes' fitted mass of the feature at hand. */
  #fittedOwn = new Float64Array(0)

  constructor(model: Model) {
    this.#model = model
    this.#classes = [...model.classes]
    this.#slots = new Uint32Array(model.keys.length)
  }

  get classes(): readonly string[] {
    return this.#classes
  }

  /** Index of a code; new codes are taken in. */
  labelOf(code: string): number {
    const k = this.#classes.indexOf(code)
    return k >= 0 ? k : this.#classes.push(code) - 1
  }

  scores(v: Vector): Scores {
    const m = this.#model
    const classes = this.#classes.length
    const svm = new Float64Array(classes)
    const bayes = new Float64Array(classes)
    let sum = 0
    for (let q = 0; q < v.at.length; q++) {
      sum += v.val[q]!
      this.#fitted(v.at[q]!, v.val[q]!, svm, bayes)
    }
    for (let k = 0; k < m.classes.length; k++) svm[k] = svm[k]! * m.scale[k]! + m.bias[k]!
    for (let k = m.classes.length; k < classes; k++) svm[k] = unmet
    for (let q = 0; q < v.at.length; q++) {
      const slot = this.#slots[v.at[q]!]!
      if (slot > 0) addTo(svm, this.#learned[slot - 1]!.weight.pairs, v.val[q]!)
    }
    for (let q = 0; q < v.newKeys.length; q++) {
      const found = this.#unknown.get(v.newKeys[q]!)
      if (!found) continue
      sum += v.newVal[q]!
      addTo(svm, found.weight.pairs, v.newVal[q]!)
      found.changed ??= found.own.pairs.map((n, i) => (i % 2 === 0 ? n : evidence(found.mass, n)))
      addTo(bayes, found.changed, v.newVal[q]!)
    }
    for (const [k, b] of this.#bias) svm[k]! += b
    const width = m.keys.length
    for (let k = 0; k < classes; k++) bayes[k]! += sum * otherMass(m.grand + this.#grand, this.#totalOf(k), width)
    return { svm, bayes }
  }

  #totalOf(k: number): number {
    return (this.#model.total[k] ?? 0) + (this.#total.get(k) ?? 0)
  }

  #fitted(j: number, x: number, svm: Float64Array, bayes: Float64Array): void {
    const { ptr, cls, svm: steps, nb } = this.#model
    const stop = ptr[j + 1]!
    for (let p = ptr[j]!; p < stop; p++) {
      const k = cls[p]!
      svm[k]! += x * steps[p]!
      bayes[k]! += x * evidenceTable[nb[p]!]!
    }
    const slot = this.#slots[j]!
    if (slot === 0) return
    const found = this.#learned[slot - 1]!
    found.changed ??= this.#changes(j, found)
    addTo(bayes, found.changed, x)
  }

  /** What lessons changed of the evidence of feature j, in pairs of class and amount. */
  #changes(j: number, found: Learned): number[] {
    const { ptr, cls, nb, mass } = this.#model
    const before = mass[j]!
    const after = before + found.mass
    const untouched = found.mass < before * hardlyChanged
    if (this.#fittedOwn.length < this.#classes.length) this.#fittedOwn = new Float64Array(this.#classes.length + 64)
    const fittedOwn = this.#fittedOwn
    const changed: number[] = []
    for (let p = ptr[j]!; p < ptr[j + 1]!; p++) {
      const k = cls[p]!
      fittedOwn[k] = nb[p]!
      if (!untouched) changed.push(k, evidence(after, ownMass(before, nb[p]!)) - evidenceTable[nb[p]!]!)
    }
    const { pairs } = found.own
    for (let i = 0; i < pairs.length; i += 2) {
      const own = ownMass(before, fittedOwn[pairs[i]!]!)
      changed.push(pairs[i]!, evidence(after, own + pairs[i + 1]!) - evidence(untouched ? before : after, own))
    }
    for (let p = ptr[j]!; p < ptr[j + 1]!; p++) fittedOwn[cls[p]!] = 0
    return changed
  }

  /** Teaches one decided text; `total` answers its scores as the guess counts them. */
  learn(v: Vector, k: number, weight: number, total: () => Float64Array): void {
    const touched: (readonly [Learned, number])[] = []
    for (let q = 0; q < v.at.length; q++) touched.push([this.#of(v.at[q]!), v.val[q]!])
    for (let q = 0; q < v.newKeys.length; q++) touched.push([this.#ofUnknown(v.newKeys[q]!), v.newVal[q]!])
    let length = 1
    for (const [, x] of touched) length += x * x
    this.#count(touched, k, weight * this.#model.unit)
    const scores = total()
    const change = new Map<number, number>()
    for (let step = 0; step < mostSteps; step++) {
      let rival = k === 0 ? 1 : 0
      for (let c = 0; c < scores.length; c++) if (c !== k && scores[c]! > scores[rival]!) rival = c
      const loss = margin * this.#model.temperature - (scores[k]! - scores[rival]!)
      if (loss <= 0) break
      const size = Math.min(boldness * this.#model.temperature * weight, loss / (2 * length))
      for (const [c, by] of [
        [k, size],
        [rival, -size],
      ] as const) {
        change.set(c, (change.get(c) ?? 0) + by)
        // Every feature of the text moves with it, so the text's own score is known without asking again.
        scores[c]! += by * length
      }
    }
    for (const [c, by] of change) {
      for (const [found, x] of touched) found.weight.add(c, by * x)
      this.#bias.set(c, (this.#bias.get(c) ?? 0) + by)
    }
  }

  #of(j: number): Learned {
    let slot = this.#slots[j]!
    if (slot === 0) this.#slots[j] = slot = this.#learned.push(newlyLearned())
    return this.#learned[slot - 1]!
  }

  #ofUnknown(key: number): Learned {
    let found = this.#unknown.get(key)
    if (!found) this.#unknown.set(key, (found = newlyLearned()))
    return found
  }

  #count(touched: readonly (readonly [Learned, number])[], k: number, weight: number): void {
    for (const [found, value] of touched) {
      const x = value * weight
      found.own.add(k, x)
      found.mass += x
      found.changed = null
      this.#grand += x
      this.#total.set(k, (this.#total.get(k) ?? 0) + x)
    }
  }

  /** Weight of one feature for class a against class b. */
  weightBetween(key: number, j: number, a: number, b: number): number {
    const m = this.#model
    let w = 0
    if (j >= 0) {
      for (let p = m.ptr[j]!; p < m.ptr[j + 1]!; p++) {
        const sign = m.cls[p] === a ? 1 : m.cls[p] === b ? -1 : 0
        if (sign !== 0) w += sign * (m.svm[p]! * m.scale[m.cls[p]!]! + m.blend * 0.3 * evidenceTable[m.nb[p]!]!)
      }
    }
    const slot = j >= 0 ? this.#slots[j]! : 0
    const learned = (j >= 0 ? (slot > 0 ? this.#learned[slot - 1] : undefined) : this.#unknown.get(key))?.weight
    return w + (learned?.of(a) ?? 0) - (learned?.of(b) ?? 0)
  }
}

const newlyLearned = (): Learned => ({ weight: new Amounts(), own: new Amounts(), mass: 0, changed: null })

function addTo(scores: Float64Array, pairs: readonly number[], x: number): void {
  for (let i = 0; i < pairs.length; i += 2) scores[pairs[i]!]! += x * pairs[i + 1]!
}

/** The class's own mass behind a stored piece of evidence. */
function ownMass(mass: number, byte: number): number {
  const whole = mass + smoothing
  return Math.min(mass, whole - whole * Math.exp(-evidenceTable[byte]!))
}
