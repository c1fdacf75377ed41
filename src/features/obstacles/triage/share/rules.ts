// Fits a share of the classes over rows that all threads see: for each class its machine and its naive Bayes, and how both
// judge the texts held out.

import { encodeEvidence, evidence, massOf, otherMass } from '../bayes/rules.ts'
import { distance, newMachine, separate, squaredLengths } from '../svm/rules.ts'
import type { Rows } from '../vectors/rules.ts'

/** Rows with what was decided about them. `fold` 0 always teaches; 1 … folds is held out once. */
export type Corpus = {
  readonly rows: Rows
  readonly labels: Uint16Array
  readonly cost: Float32Array
  readonly fold: Uint8Array
  readonly folds: number
  readonly classes: number
}

/** What is kept of one class; small weights, which change no answer, are dropped. */
export type ClassFit = {
  readonly k: number
  readonly bias: number
  readonly scale: number
  readonly total: number
  readonly at: Uint32Array
  readonly svm: Int8Array
  readonly nb: Uint8Array
  /** Scores of the held-out rows, in the order of `heldRows`. */
  readonly heldSvm: Float32Array
  readonly heldBayes: Float32Array
}

/** Smallest share of a class's greatest weight that is kept, and the smallest evidence byte. */
const kept = { svm: 2, nb: 5 } as const

/** The held-out rows, in the order in which their scores are written. */
export function heldRows({ fold, folds }: Corpus): Int32Array {
  const held: number[] = []
  for (let f = 1; f <= folds; f++) for (let i = 0; i < fold.length; i++) if (fold[i] === f) held.push(i)
  return Int32Array.from(held)
}

const rowsWhere = (fold: Uint8Array, wanted: (f: number) => boolean) => Int32Array.from(fold.keys().filter((i) => wanted(fold[i]!)))

/** Fits the classes of `share`, telling each as it is done. */
export function fitShare(corpus: Corpus, share: readonly number[], done: (fit: ClassFit) => void): void {
  const { rows, cost, fold, folds } = corpus
  const lengths = squaredLengths(rows)
  const everything = rowsWhere(fold, () => true)
  const whole = { use: everything, ...massOf(rows, everything, cost) }
  const parts = Array.from({ length: folds }, (_, f) => {
    const use = rowsWhere(fold, (x) => x !== f + 1)
    return { use, held: rowsWhere(fold, (x) => x === f + 1), ...massOf(rows, use, cost) }
  })
  const own = new Float32Array(rows.width)
  const side = new Int8Array(rows.n)
  const held = heldRows(corpus).length
  for (const k of share) {
    const mine: number[] = []
    for (let i = 0; i < rows.n; i++) {
      side[i] = corpus.labels[i] === k ? 1 : -1
      if (side[i] === 1) mine.push(i)
    }
    const heldSvm = new Float32Array(held)
    const heldBayes = new Float32Array(held)
    let at = 0
    let machine = newMachine(rows)
    for (const [f, part] of parts.entries()) {
      machine = newMachine(rows)
      separate(machine, { rows, use: part.use, side, cost, lengths, seed: k + 1 })
      const total = gather(own, rows, mine, cost, (i) => fold[i] !== f + 1)
      const other = otherMass(part.grand, total, rows.width)
      for (const i of part.held) {
        heldSvm[at] = distance(machine, rows, i)
        heldBayes[at++] = judge(own, part.mass, rows, i, other)
      }
      clear(own, rows, mine)
    }
    // All rows now; when only a tenth was held out, most of the work is done already.
    if (folds !== 1) machine = newMachine(rows)
    separate(machine, { rows, use: whole.use, side, cost, lengths, seed: k + 1 })
    const total = gather(own, rows, mine, cost, () => true)
    done({ k, total, heldSvm, heldBayes, ...pruned(machine.w, own, whole.mass) })
    clear(own, rows, mine)
  }
}

function gather(own: Float32Array, { ptr, idx, val }: Rows, mine: readonly number[], cost: Float32Array, use: (i: number) => boolean): number {
  let total = 0
  for (const i of mine) {
    if (!use(i)) continue
    for (let p = ptr[i]!; p < ptr[i + 1]!; p++) {
      own[idx[p]!]! += val[p]! * cost[i]!
      total += val[p]! * cost[i]!
    }
  }
  return total
}

function clear(own: Float32Array, { ptr, idx }: Rows, mine: readonly number[]): void {
  for (const i of mine) for (let p = ptr[i]!; p < ptr[i + 1]!; p++) own[idx[p]!] = 0
}

function judge(own: Float32Array, mass: Float32Array, { ptr, idx, val }: Rows, i: number, other: number): number {
  let score = 0
  for (let p = ptr[i]!; p < ptr[i + 1]!; p++) {
    const j = idx[p]!
    score += val[p]! * other
    if (own[j]! > 0) score += val[p]! * evidence(mass[j]!, own[j]!)
  }
  return score
}

function pruned(w: Float64Array, own: Float32Array, mass: Float32Array) {
  const width = own.length
  let greatest = 1e-9
  for (let j = 0; j < width; j++) greatest = Math.max(greatest, Math.abs(w[j]!))
  const scale = greatest / 127
  const at: number[] = []
  const svm: number[] = []
  const nb: number[] = []
  for (let j = 0; j < width; j++) {
    const step = Math.round(w[j]! / scale)
    const said = own[j]! > 0 ? encodeEvidence(evidence(mass[j]!, own[j]!)) : 0
    if (Math.abs(step) < kept.svm && said < kept.nb) continue
    at.push(j)
    svm.push(step)
    nb.push(said)
  }
  return { bias: w[width]!, scale, at: Uint32Array.from(at), svm: Int8Array.from(svm), nb: Uint8Array.from(nb) }
}
