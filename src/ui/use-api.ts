// Asking and acting, by TanStack Query over `call`.

import { type InfiniteData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Endpoint, Input, Reply } from '#kernel/contract.ts'
import { Problem } from '#kernel/problem.ts'
import { type CallOptions, call } from './call.ts'
import { keptData } from './kept-data.ts'
import { toast } from './parts/toast.tsx'
import { useStanding } from './use-standing.ts'
import { useWords } from './words.tsx'

export type Asked<T> = {
  readonly data: T | undefined
  readonly problem: Problem | null
  readonly loading: boolean
  /** `data` still answers the former filter: nothing may be acted on by itself. */
  readonly stale: boolean
  readonly refetch: () => void
}

/** Any thrown thing as a Problem, so that pages can always say it in words. */
export function asProblem(error: unknown): Problem | null {
  if (!error) return null
  return error instanceof Problem ? error : new Problem('http/bug', 503)
}

/**
 * Reads. `key` is the topic the server tells when this changes (see useLive), e.g. `case:${id}`; endpoint and input
 * complete the cache key. `off` waits. Old data stays on the page while a changed filter loads, but never that of another
 * thing (other `params` or key; with `fresh` any other question).
 */
export function useApi<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  options: { key: string; off?: boolean; every?: number; fresh?: boolean },
): Asked<Reply<E>> {
  const queryKey = [options.key, endpoint.path, input]
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    enabled: !options.off,
    placeholderData: keptData(queryKey, options.fresh || options.off),
    refetchInterval: options.every ?? false,
  })
  return {
    data: query.data,
    problem: asProblem(query.error),
    loading: query.isPending && !options.off,
    stale: query.isPlaceholderData,
    refetch: () => void query.refetch(),
  }
}

type Page = { readonly rows?: readonly unknown[]; readonly items?: readonly unknown[]; readonly next?: string | null }
type RowOf<T> = T extends { readonly rows: readonly (infer R)[] } ? R : T extends { readonly items: readonly (infer R)[] } ? R : never
export type Listed<T> = {
  readonly rows: readonly RowOf<T>[]
  readonly first: T | undefined
  readonly problem: Problem | null
  readonly loading: boolean
  /** As in Asked. */
  readonly stale: boolean
  readonly refetch: () => void
  /** For `<Table more>`: null when there is no further page. */
  readonly more: { readonly busy: boolean; readonly load: () => void } | null
}

/** Reads a keyset list: the reply has `rows` (or `items`) and `next` (null at the end), asked for again as `?after=<next>`. */
export function useList<E extends Endpoint>(endpoint: E, input: Input<E>, options: { key: string; off?: boolean }): Listed<Reply<E>> {
  const queryKey = [options.key, endpoint.path, input, 'pages']
  const query = useInfiniteQuery<Reply<E>, unknown, InfiniteData<Reply<E>>, unknown[], string | null>({
    queryKey,
    queryFn: ({ pageParam, signal }) => {
      const asked = input as { query?: Record<string, unknown> }
      const paged = pageParam ? { ...asked, query: { ...asked.query, after: pageParam } } : asked
      return call(endpoint, paged as Input<E>, { signal })
    },
    initialPageParam: null,
    getNextPageParam: (page) => (page as Page).next ?? null,
    enabled: !options.off,
    placeholderData: keptData(queryKey, options.off),
  })
  const pages = query.data?.pages ?? []
  return {
    rows: pages.flatMap((page) => (page as Page).rows ?? (page as Page).items ?? []) as RowOf<Reply<E>>[],
    first: pages[0],
    problem: asProblem(query.error),
    loading: query.isPending && !options.off,
    stale: query.isPlaceholderData,
    refetch: () => void query.refetch(),
    more: query.hasNextPage ? { busy: query.isFetchingNextPage, load: () => void query.fetchNextPage() } : null,
  }
}

export type ActOptions<E extends Endpoint> = {
  /** Topics to fetch again at once, besides what the server tells. */
  readonly refetch?: readonly string[]
  readonly onDone?: (reply: Reply<E>, input: Input<E>) => void
  /** Words of a small message afterwards; with `undo` it offers a way back. */
  readonly done?: string | ((reply: Reply<E>) => string)
  readonly undo?: (reply: Reply<E>, input: Input<E>) => unknown
  /** By default a refusal is also shown as a toast; `inline` leaves it to the page (`act.problem`) while that stands. */
  readonly problems?: 'toast' | 'inline'
}

export type Acting<E extends Endpoint> = {
  readonly run: (input: Input<E>, options?: CallOptions) => Promise<Reply<E> | null>
  readonly busy: boolean
  readonly problem: Problem | null
  readonly reset: () => void
}

/**
 * Acts. `run` never rejects: null means refused, and the reason stands in `problem` (and in a toast). The same press again
 * while the first is under way does nothing (also null). Idempotent endpoints get one key per intention: a press again
 * after a lost line repeats the same key.
 */
export function useAct<E extends Endpoint>(endpoint: E, options: ActOptions<E> = {}): Acting<E> {
  const client = useQueryClient()
  const { say } = useWords()
  const standing = useStanding()
  const underWay = useRef(new Set<string>())
  const intentions = useRef(new Map<string, string>())
  const mutation = useMutation({
    // Without a line it fails at once and says so, instead of waiting unseen and being lost with the page.
    networkMode: 'always',
    mutationFn: ({ input, how }: { input: Input<E>; how: CallOptions }) => call(endpoint, input, how),
  })
  const run = async (input: Input<E>, how: CallOptions = {}) => {
    const intention = intentionOf(input, how.files)
    if (underWay.current.has(intention)) return null
    underWay.current.add(intention)
    try {
      const key = endpoint.idempotent && (intentions.current.get(intention) ?? crypto.randomUUID())
      if (key) intentions.current.set(intention, key)
      const reply = await mutation.mutateAsync({ input, how: { ...(key && { idempotencyKey: key }), ...how } })
      intentions.current.delete(intention)
      await Promise.all((options.refetch ?? []).map((topic) => client.invalidateQueries({ queryKey: [topic] })))
      if (options.done) {
        const { undo } = options
        const text = typeof options.done === 'function' ? options.done(reply) : options.done
        toast(text, undo ? { undo: () => undo(reply, input) } : {})
      }
      options.onDone?.(reply, input)
      return reply
    } catch (error) {
      // Nobody would read a refusal on a form that is gone.
      if (options.problems !== 'inline' || !standing.current) toast(say(error), { tone: 'danger' })
      return null
    } finally {
      underWay.current.delete(intention)
    }
  }
  return { run, busy: mutation.isPending, problem: asProblem(mutation.error), reset: mutation.reset }
}

const intentionOf = (input: unknown, files: readonly File[] = []) => JSON.stringify([input, files.map((file) => [file.name, file.size])])
