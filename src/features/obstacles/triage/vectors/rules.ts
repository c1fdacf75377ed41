// Counted features become numbers: TF-IDF within each block, each block of length 1 times its weight.

import { blockWeights, type Counted, featuresOf } from '../features/rules.ts'

/** Hash → dense index in order of arrival: an open-addressing table of typed arrays. */
export class Dictionary {
  #slots = new Int32Array(1 << 12)
  #keys = new Uint32Array(1 << 11)
  size = 0

  static of(keys: Uint32Array): Dictionary {
    const made = new Dictionary()
    made.#keys = keys.slice()
    made.size = keys.length
    made.#spread(keys.length)
    return made
  }

  get keys(): Uint32Array {
    return this.#keys.subarray(0, this.size)
  }

  #spread(room: number): void {
    let slots = this.#slots.length
    while (slots < room * 2) slots *= 2
    this.#slots = new Int32Array(slots)
    for (let i = 0; i < this.size; i++) this.#slots[this.#slot(this.#keys[i]!)] = i + 1
  }

  #slot(key: number): number {
    const mask = this.#slots.length - 1
    let at = (key ^ (key >>> 15)) & mask
    for (;;) {
      const held = this.#slots[at]!
      if (held === 0 || this.#keys[held - 1] === key) return at
      at = (at + 1) & mask
    }
  }

  /** -1 when unknown. */
  indexOf(key: number): number {
    return this.#slots[this.#slot(key)]! - 1
  }

  add(key: number): number {
    let at = this.#slot(key)
    const held = this.#slots[at]!
    if (held !== 0) return held - 1
    if (this.size === this.#keys.length) {
      const wider = new Uint32Array(this.size * 2)
      wider.set(this.#keys)
      this.#keys = wider
      this.#spread(this.size * 2)
      at = this.#slot(key)
    }
    this.#keys[this.size] = key
    this.#slots[at] = ++this.size
    return this.size - 1
  }
}

/** Texts as sparse rows: row i has the columns idx[ptr[i] … ptr[i+1]-1] with the values val. Shared between threads. */
export type Rows = { readonly n: number; readonly width: number; readonly ptr: Int32Array; readonly idx: Int32Array; readonly val: Float32Array }

export type Vectors = { readonly rows: Rows; readonly keys: Uint32Array; readonly idf: Float32Array }

const rarity = (texts: number, inTexts: number) => Math.log((1 + texts) / (1 + inTexts)) + 1
/** What a feature that no text of the fit had would weigh: learning from corrections meets such. */
export const newFeatureIdf = (texts: number) => rarity(texts, 0)

/** Gathers counted texts, then makes rows of them; features in fewer texts than `least` of their block are dropped. */
export class VectorMaker {
  #dictionary = new Dictionary()
  #inTexts = new Uint32Array(1 << 11)
  #block = new Uint8Array(1 << 11)
  #idx = new Int32Array(1 << 14)
  #val = new Float32Array(1 << 14)
  #ends: number[] = []
  #filled = 0

  add(text: string): void {
    this.addCounted(featuresOf(text))
  }

  addCounted({ keys, counts, ends }: Counted): void {
    if (this.#filled + keys.length > this.#idx.length) {
      const room = Math.max(this.#idx.length * 1.5, this.#filled + keys.length) | 0
      this.#idx = widened(this.#idx, new Int32Array(room))
      this.#val = widened(this.#val, new Float32Array(room))
    }
    let block = 0
    for (let i = 0; i < keys.length; i++) {
      while (i >= ends[block]!) block++
      const j = this.#dictionary.add(keys[i]!)
      if (j >= this.#inTexts.length) {
        this.#inTexts = widened(this.#inTexts, new Uint32Array(j * 2))
        this.#block = widened(this.#block, new Uint8Array(j * 2))
      }
      this.#inTexts[j]!++
      this.#block[j] = block
      this.#idx[this.#filled] = j
      this.#val[this.#filled++] = 1 + Math.log(counts[i]!)
    }
    this.#ends.push(this.#filled)
  }

  make(least: readonly [number, number, number]): Vectors {
    const n = this.#ends.length
    const renamed = new Int32Array(this.#dictionary.size).fill(-1)
    let width = 0
    for (let j = 0; j < renamed.length; j++) if (this.#inTexts[j]! >= least[this.#block[j] as 0 | 1 | 2]) renamed[j] = width++
    const keys = new Uint32Array(width)
    const idf = new Float32Array(width)
    for (let j = 0; j < renamed.length; j++) {
      const to = renamed[j]!
      if (to < 0) continue
      keys[to] = this.#dictionary.keys[j]!
      idf[to] = rarity(n, this.#inTexts[j]!)
    }
    return { rows: this.#rows(n, width, renamed, idf), keys, idf }
  }

  #rows(n: number, width: number, renamed: Int32Array, idf: Float32Array): Rows {
    const ptr = shared(Int32Array, n + 1)
    let out = 0
    let at = 0
    for (let i = 0; i < n; i++) {
      const squares = [0, 0, 0]
      const first = out
      const blocks: number[] = []
      for (; at < this.#ends[i]!; at++) {
        const j = this.#idx[at]!
        const to = renamed[j]!
        if (to < 0) continue
        const value = this.#val[at]! * idf[to]!
        const block = this.#block[j]!
        squares[block]! += value * value
        blocks.push(block)
        this.#idx[out] = to
        this.#val[out++] = value
      }
      for (let p = first; p < out; p++) {
        const b = blocks[p - first]!
        this.#val[p]! *= blockWeights[b as 0 | 1 | 2] / Math.sqrt(squares[b]!)
      }
      ptr[i + 1] = out
    }
    const idx = shared(Int32Array, out)
    const val = shared(Float32Array, out)
    idx.set(this.#idx.subarray(0, out))
    val.set(this.#val.subarray(0, out))
    return { n, width, ptr, idx, val }
  }
}

function widened<A extends Int32Array | Uint32Array | Float32Array | Uint8Array>(from: A, to: A): A {
  to.set(from)
  return to
}

function shared<A>(Kind: { new (buffer: SharedArrayBuffer): A; readonly BYTES_PER_ELEMENT: number }, length: number): A {
  return new Kind(new SharedArrayBuffer(length * Kind.BYTES_PER_ELEMENT))
}

/** One text under a fitted dictionary: known features (`at`, `val`), and unknown ones in the same measure (`newKeys`, `newVal`). */
export type Vector = { readonly at: Int32Array; readonly val: Float32Array; readonly newKeys: Uint32Array; readonly newVal: Float32Array }

export function vectorOf(text: string, dictionary: Dictionary, idf: Float32Array, texts: number): Vector {
  const { keys, counts, ends } = featuresOf(text)
  const n = keys.length
  const at = new Int32Array(n)
  const val = new Float32Array(n)
  const newKeys = new Uint32Array(n)
  const newVal = new Float32Array(n)
  const unknown = newFeatureIdf(texts)
  let known = 0
  let fresh = 0
  for (let b = 0, i = 0; b < 3; b++) {
    const [knownFrom, freshFrom] = [known, fresh]
    let squares = 0
    for (; i < ends[b]!; i++) {
      const j = dictionary.indexOf(keys[i]!)
      const tf = 1 + Math.log(counts[i]!)
      if (j < 0) {
        newKeys[fresh] = keys[i]!
        newVal[fresh++] = tf * unknown
      } else {
        const value = tf * idf[j]!
        at[known] = j
        val[known++] = value
        squares += value * value
      }
    }
    // A block without any known feature is measured by its new ones.
    if (squares === 0) for (let p = freshFrom; p < fresh; p++) squares += newVal[p]! ** 2
    const scale = squares === 0 ? 0 : blockWeights[b as 0 | 1 | 2] / Math.sqrt(squares)
    for (let p = knownFrom; p < known; p++) val[p]! *= scale
    for (let p = freshFrom; p < fresh; p++) newVal[p]! *= scale
  }
  return { at: at.subarray(0, known), val: val.subarray(0, known), newKeys: newKeys.subarray(0, fresh), newVal: newVal.subarray(0, fresh) }
}
