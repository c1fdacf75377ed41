// The order as somebody arranges it before saying why. Pure.

/** The arranged order brought to what stands there now: what is gone falls out, what came stands where the server put it. */
export function rebase(arranged: readonly string[], now: readonly string[]): string[] {
  const order = arranged.filter((id) => now.includes(id))
  for (const [i, id] of now.entries()) if (!order.includes(id)) order.splice(Math.min(i, order.length), 0, id)
  return order
}

/** One item taken from its place and put at another. */
export function moveTo(order: readonly string[], id: string, to: number): string[] {
  const rest = order.filter((one) => one !== id)
  const at = Math.max(0, Math.min(to, rest.length))
  return [...rest.slice(0, at), id, ...rest.slice(at)]
}

export const sameOrder = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, i) => id === b[i])
