// Waiting for what jobs do behind the pages.

import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again and again until the answer is something; throws when it never becomes so within `ms`. */
export async function until<T>(what: string, ms: number, ask: () => Promise<T | null | false | undefined>): Promise<T> {
  for (const end = Date.now() + ms; ; ) {
    const found = await ask()
    if (found) return found
    if (Date.now() > end) throw new Error(`after ${Math.round(ms / 1000)} s still not: ${what}`)
    await sleep(250)
  }
}
