// Where clusters stand on the map: alike ones near each other, none over another. Pure; the same for the same input.

import { UndirectedGraph } from 'graphology'
import forceAtlas2Module from 'graphology-layout-forceatlas2'

// CommonJS: what arrives is the function itself, whether or not the types speak of a default export beside it.
type ForceAtlas2 = typeof forceAtlas2Module extends { default: infer F } ? F : typeof forceAtlas2Module
const forceAtlas2 = forceAtlas2Module as unknown as ForceAtlas2

export type Bubble = { x: number; y: number; r: number }
export const side = 1000
/** Share of the map that bubbles may cover. */
const cover = 0.34
const golden = Math.PI * (3 - Math.sqrt(5))

/** @param ties pairs of clusters with how much binds them */
export function placeBubbles(sizes: readonly number[], ties: Iterable<readonly [number, number, number]>): Bubble[] {
  if (!sizes.length) return []
  const whole = sizes.reduce((sum, n) => sum + n, 0)
  const scale = Math.sqrt((cover * side * side) / (Math.PI * whole))
  const graph = new UndirectedGraph()
  for (const [i] of sizes.entries()) graph.addNode(i, { x: Math.cos(i * golden) * Math.sqrt(i + 1), y: Math.sin(i * golden) * Math.sqrt(i + 1) })
  for (const [a, b, weight] of ties) if (a !== b && !graph.hasEdge(a, b)) graph.addEdge(a, b, { weight })
  const settings = { ...forceAtlas2.inferSettings(graph), gravity: 1.5, scalingRatio: 12, edgeWeightInfluence: 0.6 }
  const at = forceAtlas2(graph, { iterations: sizes.length > 1 ? 300 : 1, settings, getEdgeWeight: 'weight' })
  const bubbles = sizes.map((n, i) => ({ x: at[i]!.x, y: at[i]!.y, r: Math.min(side / 6, Math.max(9, scale * Math.sqrt(n))) }))
  pullIn(bubbles)
  partAll(bubbles)
  fillMap(bubbles)
  return bubbles
}

/** What stands alone is brought nearer: a few outliers would leave no room for the rest. The result spans about the map. */
function pullIn(bubbles: Bubble[]) {
  const median = (list: number[], share = 0.5) => list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) * share)]!
  const cx = median(bubbles.map((b) => b.x))
  const cy = median(bubbles.map((b) => b.y))
  const far = bubbles.map((b) => Math.hypot(b.x - cx, b.y - cy))
  const usual = median(far, 0.8) || 1
  for (const [i, b] of bubbles.entries()) {
    const reach = (side * 0.36 * Math.min(far[i]! / usual, 1.25)) / (far[i]! || 1)
    b.x = (b.x - cx) * reach
    b.y = (b.y - cy) * reach
  }
}

/** Moves and stretches everything alike, circles too, so that it just lies on the map and none covers another. */
function fillMap(bubbles: Bubble[]) {
  const range = (axis: 'x' | 'y') => [Math.min(...bubbles.map((b) => b[axis] - b.r)), Math.max(...bubbles.map((b) => b[axis] + b.r))] as const
  const [left, right] = range('x')
  const [top, bottom] = range('y')
  const stretch = Math.min(3, (side - 20) / Math.max(right - left, bottom - top))
  for (const b of bubbles) {
    b.x = side / 2 + (b.x - (left + right) / 2) * stretch
    b.y = side / 2 + (b.y - (top + bottom) / 2) * stretch
    b.r *= stretch
  }
}

/** Pushes overlapping bubbles apart, a little at a time. */
function partAll(bubbles: Bubble[], gap = 5) {
  for (let round = 0; round < 400; round++) {
    let moved = false
    for (let i = 0; i < bubbles.length; i++)
      for (let j = i + 1; j < bubbles.length; j++) {
        const [a, b] = [bubbles[i]!, bubbles[j]!]
        let dx = b.x - a.x
        let dy = b.y - a.y
        const apart = a.r + b.r + gap
        const distance = Math.hypot(dx, dy)
        if (distance >= apart) continue
        if (distance === 0) [dx, dy] = [Math.cos(i * golden), Math.sin(i * golden)]
        const push = (apart - distance) / 2 / (distance || 1)
        a.x -= dx * push
        a.y -= dy * push
        b.x += dx * push
        b.y += dy * push
        moved = true
      }
    if (!moved) return
  }
}

/** The place of the n-th of `of` members inside a bubble: the most typical in the middle. */
export function seatIn(bubble: Bubble, n: number, of: number): { x: number; y: number } {
  const distance = bubble.r * 0.9 * Math.sqrt((n + 0.5) / of)
  return { x: bubble.x + distance * Math.cos(n * golden), y: bubble.y + distance * Math.sin(n * golden) }
}
