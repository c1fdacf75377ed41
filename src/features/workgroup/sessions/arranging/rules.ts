// Which items a person moved. Pure.

/**
 * The fewest items that must have moved to make `after` of `before`: those outside a longest run that kept its order. Only they
 * are held in their place later; the rest still follow the score.
 */
export function movedItems(before: readonly string[], after: readonly string[]): Set<string> {
  const was = new Map(before.map((id, i) => [id, i]))
  const places = after.map((id) => was.get(id)!)
  // Longest rising run by patience: `ends[n]` is the index of the smallest last place of a run of n + 1.
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  for (const [i, place] of places.entries()) {
    let n = ends.findIndex((e) => places[e]! > place)
    if (n < 0) n = ends.length
    previous[i] = n > 0 ? ends[n - 1] : undefined
    ends[n] = i
  }
  const stayed = new Set<string>()
  for (let i = ends.at(-1); i !== undefined; i = previous[i]) stayed.add(after[i]!)
  return new Set(after.filter((id) => !stayed.has(id)))
}
