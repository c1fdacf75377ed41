// Texts that a person decided before, known again in any spelling: a fingerprint of the folded letters without spaces.

import { fold } from '#kernel/fold.ts'
import { cutText } from '../features/rules.ts'

/** A whole number below 2^53, the same for every spelling of one text; 0 when it has no letter or digit. */
export function fingerprint(text: string): number {
  const letters = fold(cutText(text)).replace(/[ \u200C]/g, '')
  if (letters === '') return 0
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < letters.length; i++) {
    const c = letters.charCodeAt(i)
    a = Math.imul(a ^ c, 2654435761)
    b = Math.imul(b ^ c, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (b & 0x1fffff) * 0x1_0000_0000 + (a >>> 0) + 1
}

/** Decisions about one text in the order of time: the last one holds; its share says how often it was decided so. */
export class Decisions {
  #byText = new Map<number, { last: number; times: Map<number, number> }>()

  add(key: number, label: number): void {
    if (key === 0) return
    let found = this.#byText.get(key)
    if (!found) {
      found = { last: label, times: new Map() }
      this.#byText.set(key, found)
    }
    found.last = label
    found.times.set(label, (found.times.get(label) ?? 0) + 1)
  }

  get(key: number): { readonly label: number; readonly share: number } | undefined {
    const found = this.#byText.get(key)
    if (!found) return undefined
    let all = 0
    for (const n of found.times.values()) all += n
    return { label: found.last, share: found.times.get(found.last)! / all }
  }

  /** As flat arrays, sorted by fingerprint. */
  packed(): { keys: Float64Array; cls: Uint16Array; share: Float32Array } {
    const keys = Float64Array.from(this.#byText.keys()).sort()
    const found = Array.from(keys, (key) => this.get(key)!)
    return { keys, cls: Uint16Array.from(found, (f) => f.label), share: Float32Array.from(found, (f) => f.share) }
  }
}

/** Index of a key in a sorted array; -1 when it is not there. */
export function search(keys: Float64Array, key: number): number {
  let low = 0
  let high = keys.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const here = keys[middle]!
    if (here === key) return middle
    if (here < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}
