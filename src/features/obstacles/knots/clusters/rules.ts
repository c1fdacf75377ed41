// From texts to named clusters on a map: the whole of what the clustering thread does. Pure.

import { cohesionOf, communitiesOf, middleOf, nearness } from '../communities/rules.ts'
import { neighboursOf, type Neighbours, type Vectors, vectorsOf } from '../graph/rules.ts'
import { placeBubbles, seatIn } from '../layout/rules.ts'
import { spellings, tellingTerms } from '../telling/rules.ts'
import type { ClusterJob, ClusterResult, FoundCluster, Stage } from './model.ts'

/** What is smaller is no sign of a systemic cause. */
export const least = { obstacles: 5, units: 3 } as const
/** A text further than this from the middle of its cluster does not belong to it. */
const farthest = 0.12
const nearest = 10
const namesMost = 5
/** Texts read for the spelling of a cluster's words. */
const spelledFrom = 200

/** What a cluster must be to be suspected as a knot without a person: large, tight, in several units. */
export const strong = { obstacles: 20, units: 8, cohesion: 0.45 } as const
export const isStrong = (c: Pick<FoundCluster, 'size' | 'units' | 'cohesion'>): boolean =>
  c.size >= strong.obstacles && c.units >= strong.units && c.cohesion >= strong.cohesion

type Tell = (stage: Stage, share: number) => void

export function* textsOf(job: Pick<ClusterJob, 'slices'>): Generator<string> {
  const decoder = new TextDecoder()
  for (const { bytes, ends } of job.slices) {
    let from = 0
    for (const end of ends) {
      yield decoder.decode(bytes.subarray(from, end))
      from = end
    }
  }
}

/** Texts packed for the thread. */
export function packTexts(texts: readonly string[]): ClusterJob['slices'][number] {
  const parts = texts.map((text) => new TextEncoder().encode(text))
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  const ends = new Uint32Array(parts.length)
  let at = 0
  for (const [i, part] of parts.entries()) {
    bytes.set(part, at)
    ends[i] = at += part.length
  }
  return { bytes, ends }
}

export function findClusters(job: ClusterJob, tell: Tell = () => {}): ClusterResult {
  const count = job.units.length
  const v = vectorsOf(textsOf(job), count)
  const n = neighboursOf(v, nearest, (share) => tell('joining', share * 0.7))
  const found = communitiesOf(v, n)
  tell('joining', 0.9)
  const kept = candidates(job, v, found.of, found.count)
  const member = new Int32Array(count).fill(-1)
  const rank = new Int32Array(count)
  for (const [no, c] of kept.entries())
    for (const [i, text] of c.texts.entries()) {
      member[text] = no
      rank[text] = i
    }
  tell('naming', 0)
  const names = namesOf(job, v, kept, member, (share) => tell('naming', share))
  const bubbles = placeBubbles(
    kept.map((c) => c.texts.length),
    tiesOf(v, n, kept),
  )
  const xs = new Float32Array(count)
  const ys = new Float32Array(count)
  for (const [no, c] of kept.entries())
    for (const [i, text] of c.texts.entries()) {
      const seat = seatIn(bubbles[no]!, i, c.texts.length)
      xs[text] = seat.x
      ys[text] = seat.y
    }
  const clusters = kept.map((c, no): FoundCluster => ({ ...describe(job, c), words: names[no]!, ...bubbles[no]! }))
  return { clusters, member, rank, xs, ys, modularity: found.modularity }
}

type Candidate = { readonly rows: readonly number[]; readonly texts: readonly number[]; readonly cohesion: number }

/** Communities with their texts, the most typical first; small, thin and single-unit ones left out; the largest first. */
function candidates(job: ClusterJob, v: Vectors, of: Int32Array, count: number): Candidate[] {
  const rowsOf: number[][] = Array.from({ length: count }, () => [])
  for (const [row, c] of of.entries()) if (c >= 0) rowsOf[c]!.push(row)
  const textsOfRow: number[][] = Array.from({ length: v.rows }, () => [])
  for (const [text, row] of v.rowOf.entries()) if (row >= 0) textsOfRow[row]!.push(text)
  const kept: Candidate[] = []
  for (const all of rowsOf) {
    const middle = middleOf(v, all)
    const scored = all.map((row) => ({ row, near: nearness(v, row, middle) })).filter(({ near }) => near >= farthest || all.length === 1)
    scored.sort((a, b) => b.near - a.near || a.row - b.row)
    const rows = scored.map(({ row }) => row)
    const texts = rows.flatMap((row) => textsOfRow[row]!)
    const units = new Set(texts.map((t) => job.units[t]!).filter((u) => u >= 0)).size
    if (texts.length >= least.obstacles && units >= least.units)
      kept.push({ rows, texts, cohesion: rows.length === 1 ? 1 : Math.min(1, cohesionOf(v, rows, middle)) })
  }
  return kept.sort((a, b) => b.texts.length - a.texts.length || a.texts[0]! - b.texts[0]!)
}

function describe(job: ClusterJob, { texts, cohesion }: Candidate) {
  const distinct = (of: Int32Array) => new Set(texts.map((t) => of[t]!).filter((n) => n >= 0)).size
  const groups = Map.groupBy(
    texts.map((t) => job.groups[t]!).filter((g) => g >= 0),
    (g) => g,
  )
  const [group, list] = [...groups].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])[0] ?? [-1, []]
  return {
    size: texts.length,
    units: distinct(job.units),
    counties: distinct(job.counties),
    group,
    groupShare: list.length / texts.length,
    cohesion,
  }
}

function namesOf(job: ClusterJob, v: Vectors, kept: readonly Candidate[], member: Int32Array, tell: (share: number) => void): string[][] {
  const everywhere = new Uint32Array(v.terms.length)
  for (let row = 0; row < v.rows; row++) for (let p = v.start[row]!; p < v.start[row + 1]!; p++) everywhere[v.term[p]!]! += v.times[row]!
  // Only these texts are decoded once more: evenly over each cluster.
  const samples: string[][] = kept.map(() => [])
  const wanted = kept.map((c) => Math.ceil(c.texts.length / spelledFrom))
  const met = kept.map(() => 0)
  let at = 0
  for (const text of textsOf(job)) {
    const no = member[at++]!
    if (no >= 0 && met[no]!++ % wanted[no]! === 0) samples[no]!.push(text)
  }
  return kept.map((c, no) => {
    if (no % 20 === 0) tell(no / kept.length)
    const inside = new Map<number, number>()
    for (const row of c.rows)
      for (let p = v.start[row]!; p < v.start[row + 1]!; p++) inside.set(v.term[p]!, (inside.get(v.term[p]!) ?? 0) + v.times[row]!)
    const terms = tellingTerms(inside, c.texts.length, everywhere, member.length, 14).map((id) => v.terms[id]!)
    return spellings(terms, samples[no]!, namesMost)
  })
}

/** How much binds clusters to each other: the likeness of neighbours that ended in different ones. */
function tiesOf(v: Vectors, n: Neighbours, kept: readonly Candidate[]): [number, number, number][] {
  const of = new Int32Array(v.rows).fill(-1)
  for (const [no, c] of kept.entries()) for (const row of c.rows) of[row] = no
  const sums = new Map<number, number>()
  for (let row = 0; row < v.rows; row++)
    for (let at = row * n.k; at < row * n.k + n.k && n.near[at]! >= 0; at++) {
      const [a, b] = [of[row]!, of[n.near[at]!]!]
      if (a < 0 || b < 0 || a === b) continue
      const key = Math.min(a, b) * kept.length + Math.max(a, b)
      sums.set(key, (sums.get(key) ?? 0) + n.cosine[at]!)
    }
  return [...sums].map(([key, weight]) => [Math.floor(key / kept.length), key % kept.length, weight])
}
