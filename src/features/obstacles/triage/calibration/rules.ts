// From scores to honest probabilities, and how good the answers are. Everything here is judged on texts held out.

import { standardised } from '../bayes/rules.ts'
import type { Figures } from '../fit/model.ts'

/** Scores of held-out texts, class after class for each text. */
export type Held = { readonly classes: number; readonly gold: Uint16Array; readonly svm: Float32Array; readonly bayes: Float32Array }

export type Calibration = { readonly blend: number; readonly temperature: number; readonly threshold: number; readonly figures: Figures }

const blends = [0, 0.05, 0.1, 0.2, 0.4] as const
/** Below this many held-out texts nothing can be measured. */
const fewest = 20
export const wantedPrecision = 0.95
const cautious: Calibration = {
  blend: 0.2,
  temperature: 0.3,
  threshold: 0.9,
  figures: { held: 0, top1: 0, top3: 0, macroF1: 0, coverage: 0, precision: 0, ece: 0 },
}

export function softmax(scores: Float64Array, temperature: number): Float64Array {
  let top = Number.NEGATIVE_INFINITY
  for (const s of scores) if (s > top) top = s
  const p = scores.map((s) => Math.exp((s - top) / temperature))
  let sum = 0
  for (const v of p) sum += v
  return p.map((v) => v / sum)
}

/** Both opinions as one score. */
export function blended(svm: Float64Array, bayes: Float64Array, blend: number): Float64Array {
  if (blend === 0) return svm
  const z = standardised(bayes)
  return svm.map((s, k) => s + blend * z[k]!)
}

/** Chooses the share of naive Bayes, the temperature and the threshold on the held-out texts. */
export function calibrated(held: Held): Calibration {
  const n = held.gold.length
  if (n < fewest) return cautious
  let best: { blend: number; scores: Float64Array[]; worth: number } | undefined
  for (const blend of blends) {
    const scores = Array.from({ length: n }, (_, i) => {
      const [from, to] = [i * held.classes, (i + 1) * held.classes]
      return blended(Float64Array.from(held.svm.subarray(from, to)), Float64Array.from(held.bayes.subarray(from, to)), blend)
    })
    const first = scores.map((s) => place(s, -1))
    const { top1, macroF1 } = agreement(held.gold, first)
    if (!best || top1 + macroF1 > best.worth) best = { blend, scores, worth: top1 + macroF1 }
  }
  const { blend, scores } = best!
  const temperature = bestTemperature(scores, held.gold)
  const judged = scores.map((s, i) => {
    const p = softmax(s, temperature)
    const first = place(p, -1)
    const gold = held.gold[i]!
    return { gold, first, p: p[first]!, rank: p.filter((v) => v > p[gold]!).length }
  })
  const threshold = thresholdFor(judged.map(({ p, first, gold }) => ({ p, right: first === gold })))
  return { blend, temperature, threshold, figures: figuresOf(judged, threshold) }
}

/** Index of the greatest value, leaving one out. */
function place(values: Float64Array, not: number): number {
  let best = not === 0 ? 1 : 0
  for (let k = 0; k < values.length; k++) if (k !== not && values[k]! > values[best]!) best = k
  return best
}

/** The temperature with the least surprise (golden section over its logarithm). */
function bestTemperature(scores: readonly Float64Array[], gold: Uint16Array): number {
  const surprise = (t: number) => {
    let sum = 0
    for (const [i, s] of scores.entries()) {
      let top = Number.NEGATIVE_INFINITY
      for (const v of s) if (v > top) top = v
      let all = 0
      for (const v of s) all += Math.exp((v - top) / t)
      sum += Math.log(all) - (s[gold[i]!]! - top) / t
    }
    return sum
  }
  let [low, high] = [Math.log(0.02), Math.log(3)]
  const ratio = (Math.sqrt(5) - 1) / 2
  for (let step = 0; step < 24; step++) {
    const left = high - ratio * (high - low)
    const right = low + ratio * (high - low)
    if (surprise(Math.exp(left)) < surprise(Math.exp(right))) high = right
    else low = left
  }
  return Math.exp((low + high) / 2)
}

/**
 * The least probability from which on answers are right in `wantedPrecision` of cases, chance allowed for (the lower end of
 * Wilson's interval, nineteen times out of twenty); above 1 when there is none.
 */
export function thresholdFor(answers: readonly { readonly p: number; readonly right: boolean }[]): number {
  const sorted = [...answers].sort((a, b) => b.p - a.p)
  let right = 0
  let best = 1.01
  for (const [i, answer] of sorted.entries()) {
    if (answer.right) right++
    if (atLeast(right, i + 1) >= wantedPrecision && answer.p !== sorted[i + 1]?.p) best = answer.p
  }
  return best
}

/** What share is at least true when `right` of n were. */
function atLeast(right: number, n: number): number {
  const z = 1.645
  const share = right / n
  return (share + (z * z) / (2 * n) - z * Math.sqrt((share * (1 - share) + (z * z) / (4 * n)) / n)) / (1 + (z * z) / n)
}

export type Judged = { readonly gold: number; readonly first: number; readonly p: number; readonly rank: number }

/** `rank` 0: the right class came first. */
export function figuresOf(judged: readonly Judged[], threshold: number): Figures {
  const n = judged.length
  const sure = judged.filter((j) => j.p >= threshold)
  const { top1, macroF1 } = agreement(
    judged.map((j) => j.gold),
    judged.map((j) => j.first),
  )
  return {
    held: n,
    top1,
    macroF1,
    top3: judged.filter((j) => j.rank < 3).length / n,
    coverage: sure.length / n,
    precision: sure.length === 0 ? 0 : sure.filter((j) => j.first === j.gold).length / sure.length,
    ece: calibrationError(judged.map((j) => ({ p: j.p, right: j.first === j.gold }))),
  }
}

/** Accuracy, and F1 averaged over every label that was meant or said. */
export function agreement(gold: ArrayLike<number>, said: ArrayLike<number>): { top1: number; macroF1: number } {
  const counts = new Map<number, [hit: number, wrong: number, missed: number]>()
  const of = (label: number) => {
    let found = counts.get(label)
    if (!found) {
      found = [0, 0, 0]
      counts.set(label, found)
    }
    return found
  }
  let hits = 0
  for (let i = 0; i < gold.length; i++) {
    if (gold[i] === said[i]) {
      hits++
      of(gold[i]!)[0]++
    } else {
      of(said[i]!)[1]++
      of(gold[i]!)[2]++
    }
  }
  let sum = 0
  for (const [hit, wrong, missed] of counts.values()) sum += (2 * hit) / (2 * hit + wrong + missed)
  return { top1: hits / (gold.length || 1), macroF1: sum / (counts.size || 1) }
}

/** Mean distance between what was promised and what came true, over ten bins weighted by their size. */
export function calibrationError(answers: readonly { readonly p: number; readonly right: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, promised: 0, right: 0 }))
  for (const { p, right } of answers) {
    const bin = bins[Math.min(9, Math.floor(p * 10))]!
    bin.n++
    bin.promised += p
    if (right) bin.right++
  }
  return bins.reduce((sum, b) => sum + Math.abs(b.promised - b.right), 0) / (answers.length || 1)
}
