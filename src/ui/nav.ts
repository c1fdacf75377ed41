// Where the person is and how they move. A router of our own in a hundred lines: a library's costs 26 kB gzip, an eighth
// of all the first screen may weigh (docs/decisions say more); rooms only meet these hooks.

import { createContext, use, useCallback, useMemo } from 'react'
import { useStanding } from './use-standing.ts'

export type Place = {
  readonly path: string
  /** With its question mark, or ''. */
  readonly search: string
  /** Where the page was scrolled to when it was left; 0 for a page newly entered. */
  readonly scroll: number
}
export type Go = (href: string, how?: { replace?: boolean }) => void

export const PlaceContext = createContext<{ readonly place: Place; readonly go: Go; readonly params: Readonly<Record<string, string>> }>({
  place: { path: '/app', search: '', scroll: 0 },
  go: () => {},
  params: {},
})

/** A parameter of the path: `/app/cases/$id` → `useParam('id')`. */
export function useParam(name: string): string {
  return use(PlaceContext).params[name] ?? ''
}

/**
 * Goes to an address: `go('/app/cases?q=x')`. Outside /app the browser loads it as usual. Only while the asking component
 * stands: a late answer to what was sent there must not fetch a person back from where they went meanwhile.
 */
export function useGo(): Go {
  const { go } = use(PlaceContext)
  const standing = useStanding()
  return useCallback<Go>(
    (href, how) => {
      if (standing.current) go(href, how)
    },
    [go, standing],
  )
}

export function usePlace(): Place {
  return use(PlaceContext).place
}

export function usePath(): string {
  return usePlace().path
}

/** The part after `?` as strings, and a setter that keeps the rest (empty or null removes). */
export function useQuery(): [Readonly<Record<string, string>>, (change: Record<string, string | null>) => void] {
  const { path, search } = usePlace()
  const go = useGo()
  const query = useMemo(() => Object.fromEntries(new URLSearchParams(search)), [search])
  const set = useCallback(
    (change: Record<string, string | null>) => {
      // Read at the moment of the act, so that two changes in one event do not undo each other.
      const next = new URLSearchParams(location.search)
      for (const [key, value] of Object.entries(change)) value ? next.set(key, value) : next.delete(key)
      const text = next.toString()
      go(text ? `${path}?${text}` : path, { replace: true })
    },
    [path, go],
  )
  return [query, set]
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The page of an address: exact parts, `$name` takes one part, `$id` only what can be a record's. @returns null when nothing fits */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.replace(/\/$/, '').split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const value = given[at]!
    if (part === '$id' ? uuid.test(value) : part.startsWith('$') && value !== '') params[part.slice(1)] = safelyDecoded(value)
    else if (part !== value) return null
  }
  return params
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
