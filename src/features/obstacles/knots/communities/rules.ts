// Communities of like texts: Louvain over the graph of nearest neighbours, too broad ones taken apart again. Pure and, with
// its seeded dice, the same for the same input.

import { UndirectedGraph } from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import type { Neighbours, Vectors } from '../graph/rules.ts'

// CommonJS: what arrives is the function itself, whether or not the types speak of a default export beside it.
type Louvain = typeof louvainModule extends { default: infer F } ? F : typeof louvainModule
const louvain = louvainModule as unknown as Louvain

type Weighted = UndirectedGraph<Record<string, never>, { weight: number }>
export type Communities = {
  /** Community of each row, from 0; -1: alone. */
  readonly of: Int32Array
  readonly count: number
  readonly modularity: number
}

/** Small, fast, and enough for the order in which nodes are visited. */
export function dice(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A community looser than this is a subject, not a cause: it is taken apart if it falls apart by itself. */
const tooLoose = 0.42
const worthSplitting = 40
/** Parts whose middles are nearer than this tell of one thing in other words. */
const oneThing = 0.5
const heavyTerms = 60

export function communitiesOf(v: Vectors, n: Neighbours): Communities {
  const graph = graphOf(v, n)
  const whole = partition(graph)
  const of = new Int32Array(v.rows).fill(-1)
  let count = 0
  const work = reunited(v, whole.parts).map((rows) => ({ rows, depth: 0 }))
  for (let item = work.shift(); item; item = work.shift()) {
    const parts = item.depth < 4 ? takenApart(v, graph, item.rows) : null
    if (parts) work.push(...parts.map((rows) => ({ rows, depth: item!.depth + 1 })))
    else {
      for (const row of item.rows) of[row] = count
      count++
    }
  }
  // What was said in the very same words by several and resembles nothing else is a community of one row.
  for (let row = 0; row < v.rows; row++) if (of[row] === -1 && v.times[row]! > 1) of[row] = count++
  return { of, count, modularity: whole.modularity }
}

function graphOf(v: Vectors, { k, near, cosine }: Neighbours): Weighted {
  const graph: Weighted = new UndirectedGraph({ allowSelfLoops: false })
  for (let row = 0; row < v.rows; row++)
    for (let at = row * k; at < row * k + k && near[at]! >= 0; at++) {
      const other = near[at]!
      // Squared: what is nearly the same counts far more than what is about the same subject.
      if (!graph.hasEdge(row, other)) {
        graph.mergeNode(row)
        graph.mergeNode(other)
        graph.addEdge(row, other, { weight: cosine[at]! ** 2 })
      }
    }
  return graph
}

function partition(graph: Weighted): { parts: number[][]; modularity: number } {
  if (graph.size === 0) return { parts: [], modularity: 0 }
  const found = louvain.detailed(graph, { getEdgeWeight: 'weight', rng: dice(20) })
  const parts = Map.groupBy(Object.keys(found.communities), (node) => found.communities[node]!)
  return { parts: [...parts.values()].map((nodes) => nodes.map(Number)), modularity: found.modularity }
}

function takenApart(v: Vectors, graph: Weighted, rows: readonly number[]): number[][] | null {
  if (rows.length < worthSplitting || cohesionOf(v, rows, middleOf(v, rows)) >= tooLoose) return null
  const sub: Weighted = new UndirectedGraph({ allowSelfLoops: false })
  const inside = new Set(rows)
  for (const row of rows) sub.addNode(row)
  for (const row of rows)
    graph.forEachNeighbor(row, (key) => {
      const other = Number(key)
      if (row < other && inside.has(other)) sub.addEdge(row, other, { weight: graph.getEdgeAttribute(row, other, 'weight') })
    })
  const parts = reunited(v, partition(sub).parts)
  return parts.length > 1 ? parts : null
}

/** Parts that tell of one thing put together again: neighbours alone also part what differs in asides only. */
function reunited(v: Vectors, parts: readonly number[][]): number[][] {
  const left = parts.map((rows) => ({ rows, middle: heaviest(middleOf(v, rows)) })).sort((a, b) => b.rows.length - a.rows.length)
  const kept: { rows: number[]; middle: Map<number, number> }[] = []
  for (const part of left) {
    let best: (typeof kept)[number] | undefined
    let nearest = oneThing
    for (const one of kept) {
      const near = cosineOf(part.middle, one.middle)
      if (near >= nearest) [best, nearest] = [one, near]
    }
    if (!best) kept.push(part)
    else {
      best.rows = [...best.rows, ...part.rows]
      best.middle = heaviest(middleOf(v, best.rows))
    }
  }
  return kept.map(({ rows }) => rows)
}

/** The heaviest terms of a middle, of length one again. */
function heaviest(middle: ReadonlyMap<number, number>): Map<number, number> {
  const top = [...middle].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, heavyTerms)
  const norm = Math.hypot(...top.map(([, w]) => w)) || 1
  return new Map(top.map(([term, w]) => [term, w / norm]))
}

function cosineOf(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  let dot = 0
  for (const [term, w] of a) dot += w * (b.get(term) ?? 0)
  return dot
}

/** The mean of the rows as term → weight, of length one. */
export function middleOf(v: Vectors, rows: readonly number[]): Map<number, number> {
  const sum = new Map<number, number>()
  for (const row of rows)
    for (let p = v.start[row]!; p < v.start[row + 1]!; p++) {
      const term = v.term[p]!
      sum.set(term, (sum.get(term) ?? 0) + v.weight[p]! * v.times[row]!)
    }
  let square = 0
  for (const w of sum.values()) square += w * w
  const norm = Math.sqrt(square) || 1
  for (const [term, w] of sum) sum.set(term, w / norm)
  return sum
}

/** Cosine of a row to a middle. */
export function nearness(v: Vectors, row: number, middle: ReadonlyMap<number, number>): number {
  let dot = 0
  for (let p = v.start[row]!; p < v.start[row + 1]!; p++) dot += v.weight[p]! * (middle.get(v.term[p]!) ?? 0)
  return dot
}

/** Mean cosine to the middle over the texts, 0..1. */
export function cohesionOf(v: Vectors, rows: readonly number[], middle: ReadonlyMap<number, number>): number {
  let sum = 0
  let texts = 0
  for (const row of rows) {
    sum += nearness(v, row, middle) * v.times[row]!
    texts += v.times[row]!
  }
  return texts ? sum / texts : 0
}
