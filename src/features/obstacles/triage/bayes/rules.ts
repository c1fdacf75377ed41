// Complement naive Bayes: a class is likely when what is *not* in it speaks another language (Rennie et al., 2003).
// Score of class k = Σ x_j·ln((mass_j + a) / (mass_j − mass_jk + a)) + Σ x_j·ln(grand − total_k + a·width), up to a term
// that is the same for all classes. So only features that a class had need an entry.

import type { Rows } from '../vectors/rules.ts'

export const smoothing = 0.05

/** What feature j says for a class that holds `own` of its mass. */
export const evidence = (mass: number, own: number) => Math.log((mass + smoothing) / (Math.max(0, mass - own) + smoothing))

/** What the rest of the language says against every feature, for a class of this mass. */
export const otherMass = (grand: number, total: number, width: number) => Math.log(Math.max(grand - total, 0) + smoothing * width)

/** Mass of each feature over the rows of `use`, each times its weight. */
export function massOf({ width, ptr, idx, val }: Rows, use: Int32Array, weight: Float32Array): { mass: Float32Array; grand: number } {
  const mass = new Float32Array(width)
  let grand = 0
  for (const i of use) {
    for (let p = ptr[i]!; p < ptr[i + 1]!; p++) {
      mass[idx[p]!]! += val[p]! * weight[i]!
      grand += val[p]! * weight[i]!
    }
  }
  return { mass, grand }
}

// Evidence is stored in a byte: squares of steps keep small values of common features apart.
const most = 12
const table = Float32Array.from({ length: 256 }, (_, q) => (q / 255) ** 2 * most)
export const encodeEvidence = (value: number) => Math.round(Math.sqrt(Math.min(value, most) / most) * 255)
/** Byte → evidence. */
export const evidenceTable: Float32Array = table

/** Scores of the classes in standard deviations from their mean: comparable between short and long texts. */
export function standardised(scores: Float64Array): Float64Array {
  let mean = 0
  for (const s of scores) mean += s
  mean /= scores.length
  let spread = 0
  for (const s of scores) spread += (s - mean) ** 2
  spread = Math.sqrt(spread / scores.length) || 1
  return scores.map((s) => (s - mean) / spread)
}
