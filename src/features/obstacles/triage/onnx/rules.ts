// Neighbours by meaning, blended with what the classifier says. Pure.

import type { Trial } from './model.ts'

export type Ranked = readonly { readonly code: string; readonly p: number }[]
/** Vectors of length 1, one after the other. */
export type Vectors = { readonly codes: readonly string[]; readonly width: number; readonly all: Float32Array }

const NEIGHBOURS = 12

/** Token vectors to one of length 1: the mean of those that stand for text. */
export function pooled(tokens: Float32Array, width: number, mask: readonly number[]): Float32Array {
  const mean = new Float32Array(width)
  for (const [t, on] of mask.entries()) if (on) for (let i = 0; i < width; i++) mean[i]! += tokens[t * width + i]!
  return unit(mean)
}

export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((x) => x / length)
}

/** Groups of the nearest texts; likeness (cosine) above that of the farthest of them counts. Sums to 1; empty without texts. */
export function neighbours({ codes, width, all }: Vectors, vector: Float32Array): Ranked {
  const likeness = codes.map((code, n) => {
    let dot = 0
    for (let i = 0; i < width; i++) dot += all[n * width + i]! * vector[i]!
    return { code, dot }
  })
  const near = likeness.sort((a, b) => b.dot - a.dot).slice(0, NEIGHBOURS)
  const floor = near.at(-1)?.dot ?? 0
  const sum = new Map<string, number>()
  for (const { code, dot } of near) sum.set(code, (sum.get(code) ?? 0) + dot - floor + 1e-3)
  const total = [...sum.values()].reduce((a, b) => a + b, 0)
  return [...sum].map(([code, n]) => ({ code, p: n / total })).sort((a, b) => b.p - a.p)
}

export function blend(groups: Ranked, near: Ranked, weight: number): Ranked {
  const sum = new Map(groups.map((g) => [g.code, g.p * (1 - weight)]))
  for (const { code, p } of near) sum.set(code, (sum.get(code) ?? 0) + weight * p)
  return [...sum].map(([code, p]) => ({ code, p })).sort((a, b) => b.p - a.p)
}

export type Case = { readonly code: string; readonly groups: Ranked; readonly near: Ranked }

export function score(cases: readonly Case[], weight: number): Trial['with'] {
  const counts = new Map<string, { right: number; both: number }>()
  const at = (code: string) => {
    const known = counts.get(code) ?? { right: 0, both: 0 }
    counts.set(code, known)
    return known
  }
  let [top1, top3] = [0, 0]
  for (const { code, groups, near } of cases) {
    const said = blend(groups, near, weight)
    const first = said[0]?.code ?? ''
    if (first === code) top1++
    if (said.slice(0, 3).some((s) => s.code === code)) top3++
    at(code).both++
    at(first).both++
    if (first === code) at(code).right++
  }
  const f1 = [...counts.values()].map((c) => (2 * c.right) / c.both)
  const n = Math.max(1, cases.length)
  return { top1: top1 / n, top3: top3 / n, macroF1: f1.reduce((a, b) => a + b, 0) / Math.max(1, f1.length) }
}

/**
 * Chooses the weight on one half of the held-out cases and measures it on the other. 0 unless it is right more often there
 * than the classifier alone.
 */
export function tried(cases: readonly Case[]): { weight: number; trial: Trial } {
  const [tune, test] = [cases.filter((_, n) => n % 2 === 0), cases.filter((_, n) => n % 2 === 1)]
  let weight = 0
  for (const w of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]) if (score(tune, w).top1 > score(tune, weight).top1) weight = w
  const trial = { held: test.length, without: score(test, 0), with: score(test, weight) }
  return { weight: trial.with.top1 > trial.without.top1 ? weight : 0, trial }
}
