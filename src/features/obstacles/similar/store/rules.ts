// Where the similarity index keeps its numbers: two append-only stores over typed arrays. Pure.

/** Room of a term's slices: small first, because most words stand in few texts. The last place of a slice points to the next. */
const slices = [3, 5, 9, 17, 33, 65, 129, 257] as const

/** For each term the texts that hold it: (number of the text << 6 | times, at most 63), in the order they came. */
export class Postings {
  readonly #terms = new Map<string, number>()
  #pool = new Uint32Array(1 << 14)
  #used = 1 // 0 says: no next slice
  #first = new Uint32Array(1024)
  #next = new Uint32Array(1024)
  #end = new Uint32Array(1024)
  #level = new Uint8Array(1024)
  #count = new Uint32Array(1024)

  /** In how many texts a term stands (removed ones still count). */
  count(term: string): number {
    const t = this.#terms.get(term)
    return t === undefined ? 0 : this.#count[t]!
  }

  add(term: string, doc: number, times: number): void {
    let t = this.#terms.get(term)
    if (t === undefined) {
      t = this.#terms.size
      if (t === this.#first.length) this.#growTerms()
      this.#terms.set(ownCopy(term), t)
      const start = this.#slice(0)
      this.#first[t] = start
      this.#next[t] = start
      this.#end[t] = start + slices[0] - 1
    } else if (this.#next[t] === this.#end[t]) {
      const level = Math.min(this.#level[t]! + 1, slices.length - 1)
      const start = this.#slice(level)
      this.#pool[this.#end[t]!] = start
      this.#level[t] = level
      this.#next[t] = start
      this.#end[t] = start + slices[level]! - 1
    }
    this.#pool[this.#next[t]!++] = (doc << 6) | Math.min(63, times)
    this.#count[t]!++
  }

  each(term: string, tell: (doc: number, times: number) => void): void {
    const t = this.#terms.get(term)
    if (t === undefined) return
    const last = this.#next[t]!
    let level = 0
    let at = this.#first[t]!
    let end = at + slices[0] - 1
    while (at !== last) {
      if (at === end) {
        level = Math.min(level + 1, slices.length - 1)
        at = this.#pool[end]!
        end = at + slices[level]! - 1
        continue
      }
      const packed = this.#pool[at++]!
      tell(packed >>> 6, packed & 63)
    }
  }

  bytes(): number {
    return this.#pool.byteLength + this.#first.length * 17 + this.#terms.size * 96
  }

  #slice(level: number): number {
    const start = this.#used
    this.#used += slices[level]!
    if (this.#used > this.#pool.length) {
      const pool = new Uint32Array(Math.ceil(this.#pool.length * 1.5) + slices[level]!)
      pool.set(this.#pool)
      this.#pool = pool
    }
    return start
  }

  #growTerms(): void {
    const wider = (from: Uint32Array) => {
      const to = new Uint32Array(from.length * 2)
      to.set(from)
      return to
    }
    this.#first = wider(this.#first)
    this.#next = wider(this.#next)
    this.#end = wider(this.#end)
    this.#count = wider(this.#count)
    const level = new Uint8Array(this.#level.length * 2)
    level.set(this.#level)
    this.#level = level
  }
}

/** A piece of a long string keeps the whole string alive; a piece of its own short copy does not. */
const ownCopy = (term: string): string => ` ${term}`.slice(1)

const blockSize = 1 << 19

/** One sorted set of 16-bit hashes for each text, in blocks that are never moved. */
export class TrigramSets {
  readonly #blocks: Uint16Array[] = []
  #used = 0
  #at = new Uint32Array(1024)
  #length = new Uint16Array(1024)
  #sets = 0

  push(set: Uint16Array): void {
    if (this.#sets === this.#at.length) this.#grow()
    if (this.#blocks.length === 0 || this.#used + set.length > blockSize) {
      this.#blocks.push(new Uint16Array(blockSize))
      this.#used = 0
    }
    const block = this.#blocks.length - 1
    this.#blocks[block]!.set(set, this.#used)
    this.#at[this.#sets] = block * blockSize + this.#used
    this.#length[this.#sets] = set.length
    this.#used += set.length
    this.#sets++
  }

  jaccard(set: number, other: Uint16Array): number {
    const start = this.#at[set]!
    return jaccardOf(this.#blocks[Math.floor(start / blockSize)]!, start % blockSize, this.#length[set]!, other)
  }

  bytes(): number {
    return this.#blocks.length * blockSize * 2 + this.#at.length * 6
  }

  #grow(): void {
    const at = new Uint32Array(this.#at.length * 2)
    at.set(this.#at)
    this.#at = at
    const length = new Uint16Array(this.#length.length * 2)
    length.set(this.#length)
    this.#length = length
  }
}

/** Shared ÷ all of two sorted sets, the first one a stretch of `block`; 0 when either is empty. */
export function jaccardOf(block: Uint16Array, start: number, length: number, other: Uint16Array): number {
  const end = start + length
  let i = start
  let j = 0
  let shared = 0
  while (i < end && j < other.length) {
    const x = block[i]!
    const y = other[j]!
    if (x === y) shared++
    if (x <= y) i++
    if (y <= x) j++
  }
  const all = length + other.length - shared
  return all === 0 ? 0 : shared / all
}
