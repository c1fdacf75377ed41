// A slow line, as slow as a test wants it: requests wait at the browser until they are let go.

import type { Page } from 'playwright-core'

export type Held = {
  /** How many have been sent so far. */
  readonly count: () => number
  /** Ends when the first of them stands waiting. */
  readonly first: Promise<void>
  /** Lets all of them go, also those to come. */
  readonly release: () => void
}

/** Holds requests of one method whose path matches. */
export async function held(page: Page, method: string, path: RegExp): Promise<Held> {
  let count = 0
  const gate = Promise.withResolvers<void>()
  const first = Promise.withResolvers<void>()
  await page.route(
    (url) => path.test(url.pathname),
    async (route) => {
      if (route.request().method() !== method) return route.fallback()
      count++
      first.resolve()
      await gate.promise
      // The page may have been left meanwhile.
      await route.continue().catch(() => {})
    },
  )
  return { count: () => count, first: first.promise, release: () => gate.resolve() }
}
