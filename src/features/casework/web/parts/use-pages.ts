// Keyset lists of casework: replies hold `items` and `next`, asked for again as `?after=<next>`.

import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { Endpoint, Input, Reply } from '#kernel/contract.ts'
import type { Problem } from '#kernel/problem.ts'
import { call } from '#ui/call.ts'
import { asProblem } from '#ui/use-api.ts'

type Page = { readonly items: readonly unknown[]; readonly next?: string | null }
type ItemOf<T> = T extends { readonly items: readonly (infer R)[] } ? R : never

export type Pages<T> = {
  readonly rows: readonly ItemOf<T>[]
  readonly loading: boolean
  /** Old rows stay on the page while a changed filter loads; true meanwhile. */
  readonly stale: boolean
  readonly problem: Problem | null
  readonly refetch: () => void
  readonly more: { readonly busy: boolean; readonly load: () => void } | null
}

/** Reads a list page by page under a live topic (`key`), like ui's useList for rooms whose rows are called `items`. */
export function usePages<E extends Endpoint>(endpoint: E, input: Input<E>, options: { key: string; off?: boolean }): Pages<Reply<E>> {
  const query = useInfiniteQuery<Reply<E>, unknown, InfiniteData<Reply<E>>, unknown[], string | null>({
    queryKey: [options.key, endpoint.path, input, 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const asked = input as { query?: Record<string, unknown> }
      const paged = pageParam ? { ...asked, query: { ...asked.query, after: pageParam } } : asked
      return call(endpoint, paged as Input<E>, { signal })
    },
    initialPageParam: null,
    getNextPageParam: (page) => (page as Page).next ?? null,
    enabled: !options.off,
    placeholderData: keepPreviousData,
  })
  return {
    rows: (query.data?.pages ?? []).flatMap((page) => (page as Page).items) as ItemOf<Reply<E>>[],
    loading: query.isPending && !options.off,
    stale: query.isPlaceholderData,
    problem: asProblem(query.error),
    refetch: () => void query.refetch(),
    more: query.hasNextPage ? { busy: query.isFetchingNextPage, load: () => void query.fetchNextPage() } : null,
  }
}
