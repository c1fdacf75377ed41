// What may stand on the page while an answer is on its way: the former answer to a question about the same thing, never
// that about another. Who opens B must not see, and still less act on, what was said of A.

/** `[topic, path, input, …]`, as use-api.ts makes it. */
type Asked = readonly unknown[]

const about = (key: Asked | undefined): string => JSON.stringify([key?.[0], key?.[1], (key?.[2] as { params?: unknown } | undefined)?.params ?? null])

/**
 * For TanStack's `placeholderData`: filters and searches (`query`, `body`) may change under the rows that stand there;
 * topic and `params` name the thing itself. `fresh`: the query names it too (a caller's number), so nothing stays.
 */
export function keptData(now: Asked, fresh = false) {
  return <T>(former: T | undefined, of: { readonly queryKey: Asked } | undefined): T | undefined =>
    !fresh && about(of?.queryKey) === about(now) ? former : undefined
}
