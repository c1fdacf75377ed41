// Shows the page of the address, made of what the rooms say about their pages.

import { type ComponentType, lazy, type ReactNode, Suspense, startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { RouterProvider as AriaRouting } from 'react-aria-components'
import { type Go, matchPath, type Place, PlaceContext } from './nav.ts'
import type { PageSpec } from './page-spec.ts'
import { CrashBoundary } from './parts/Crash.tsx'
import { EmptyState } from './parts/EmptyState.tsx'
import { LinkButton } from './parts/LinkButton.tsx'
import { NotFound } from './parts/NotFound.tsx'
import { PageFrame } from './parts/PageFrame.tsx'
import { Skeleton } from './parts/Skeleton.tsx'
import { useMe } from './session.tsx'
import { useWords } from './words.tsx'

// Scroll positions by the number each history entry carries, so that "back" finds the list as it was left.
const scrolls = new Map<number, number>()
let entry: number = history.state?.at ?? 0
const main = () => document.getElementById('main')
const here = (): Place => ({ path: location.pathname.replace(/(.)\/$/, '$1'), search: location.search, scroll: scrolls.get(entry) ?? 0 })

function usePlaceNow(): { place: Place; go: Go } {
  const [place, setPlace] = useState(here)
  const path = useRef(place.path)
  const show = useCallback(() => {
    const next = here()
    const same = next.path === path.current
    path.current = next.path
    // The old page stays until the new one's file is there. What is chosen within a page shows at once: who clicks on a case
    // and types must never type into the one that was open before.
    if (same) setPlace(next)
    else startTransition(() => setPlace(next))
  }, [])
  useEffect(() => {
    const moved = () => {
      scrolls.set(entry, main()?.scrollTop ?? 0)
      entry = history.state?.at ?? 0
      show()
    }
    addEventListener('popstate', moved)
    return () => removeEventListener('popstate', moved)
  }, [show])
  const go = useMemo<Go>(
    () => (href, how) => {
      if (!/^\/app(\/|\?|$)/.test(href)) return location.assign(href)
      if (how?.replace) history.replaceState({ at: entry }, '', href)
      else {
        scrolls.set(entry, main()?.scrollTop ?? 0)
        entry += 1
        scrolls.delete(entry)
        history.pushState({ at: entry }, '', href)
      }
      show()
    },
    [show],
  )
  return { place, go }
}

/** One lazy component per page, made once. */
const shown = new WeakMap<PageSpec, ComponentType>()
function componentOf(page: PageSpec): ComponentType {
  const found = shown.get(page) ?? lazy(async () => ({ default: await page.load() }))
  shown.set(page, found)
  return found
}

type RouterProps = {
  pages: readonly PageSpec[]
  /** Around every page but those with empty `roles` (sign-in). */
  frame: ComponentType<{ children: ReactNode }>
  /** What `/app` itself shows. */
  home: ComponentType
}

export function Router({ pages, frame: Frame, home: Home }: RouterProps) {
  const { place, go } = usePlaceNow()
  const { page, params } = useMemo(() => findPage(pages, place.path), [pages, place.path])
  const context = useMemo(() => ({ place, go, params }), [place, go, params])
  const Page = page ? componentOf(page) : place.path === '/app' ? Home : NotFound
  const inside = (
    <CrashBoundary key={place.path}>
      <Suspense fallback={<Waiting />}>
        {page && page.roles.length > 0 ? (
          <Only page={page}>
            <Page />
          </Only>
        ) : (
          <Page />
        )}
      </Suspense>
    </CrashBoundary>
  )
  return (
    <PlaceContext value={context}>
      <AriaRouting navigate={go}>{page?.roles.length === 0 ? inside : <Frame>{inside}</Frame>}</AriaRouting>
    </PlaceContext>
  )
}

/** Addresses without parameters win: `/app/cases/new` before `/app/cases/$id`. */
function findPage(pages: readonly PageSpec[], path: string): { page: PageSpec | null; params: Record<string, string> } {
  const exact = pages.find((page) => page.path === path)
  if (exact) return { page: exact, params: {} }
  for (const page of pages) {
    const params = matchPath(page.path, path)
    if (params) return { page, params }
  }
  return { page: null, params: {} }
}

function Only({ page, children }: { page: PageSpec; children: ReactNode }) {
  const { t } = useWords()
  const { actor } = useMe()
  if (page.roles.some((role) => role === actor.role)) return children
  return (
    <PageFrame title={t('ui.not-yours.title')}>
      <EmptyState
        icon="lock"
        title={t('ui.not-yours.title')}
        text={t('ui.not-yours.text')}
        action={<LinkButton href="/app">{t('ui.home')}</LinkButton>}
      />
    </PageFrame>
  )
}

function Waiting() {
  const { t } = useWords()
  return <Skeleton lines={6} label={t('ui.loading')} />
}
