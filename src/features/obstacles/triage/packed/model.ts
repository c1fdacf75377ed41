import type { Figures } from '../fit/model.ts'

/**
 * A fitted model: flat arrays, so that packing is copying and 256 groups over 45,000 texts stay near 30 MB.
 * Feature j has the entries ptr[j] … ptr[j+1]-1, one for each class that it speaks for or against.
 */
export type Model = {
  readonly classes: readonly string[]
  /** Texts that the inverse document frequencies were counted over. */
  readonly texts: number
  readonly keys: Uint32Array
  readonly idf: Float32Array
  /** Summed value of the feature over all texts (what complement naive Bayes counts). */
  readonly mass: Float32Array
  readonly ptr: Uint32Array
  readonly cls: Uint16Array
  /** Weight of the linear machine, in steps of scale[class]. */
  readonly svm: Int8Array
  /** Naive Bayes: log of (mass + a) / (mass - the class's own mass + a), see decodeBayes. */
  readonly nb: Uint8Array
  readonly bias: Float32Array
  readonly scale: Float32Array
  /** Mass of each class, and of all. */
  readonly total: Float32Array
  readonly grand: number
  /** What one text of the fit counted on average: a correction counts as much. */
  readonly unit: number
  /** Share of naive Bayes in the score; temperature of the softmax; probability from which an answer is sure. */
  readonly blend: number
  readonly temperature: number
  readonly threshold: number
  /** Texts decided before: sorted fingerprints, the last decision's class, and its share among decisions. */
  readonly known: { readonly keys: Float64Array; readonly cls: Uint16Array; readonly share: Float32Array }
  /** How often a class's examples carried another class too: [class, other, times]; and examples of each class. */
  readonly also: readonly (readonly [number, number, number])[]
  readonly support: Float32Array
  readonly figures: Figures
}
