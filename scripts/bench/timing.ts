// Measuring: percentiles of single calls, rates of several clients at once.

export type Spread = { readonly p50: number; readonly p95: number }

/** Milliseconds of `times` calls, one after another, after a few that warm up. */
export async function spreadOf(times: number, call: (i: number) => Promise<unknown>): Promise<Spread> {
  for (let i = 0; i < Math.min(20, times); i++) await call(i)
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const begun = performance.now()
    await call(i)
    taken.push(performance.now() - begun)
  }
  return spreadIn(taken)
}

function spreadIn(taken: number[]): Spread {
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]!
  return { p50: at(0.5), p95: at(0.95) }
}

/** Milliseconds of several kinds of calls by turns, for at least `least` turns and until `over`. */
export async function spreadsUntil(
  calls: readonly ((i: number) => Promise<unknown>)[],
  least: number,
  over: () => boolean = () => true,
): Promise<Spread[]> {
  const taken = calls.map((): number[] => [])
  for (let i = 0; i < least || !over(); i++) {
    for (const [n, call] of calls.entries()) {
      const begun = performance.now()
      await call(i)
      taken[n]!.push(performance.now() - begun)
    }
  }
  return taken.map(spreadIn)
}

/** Calls per second with `clients` callers at once, for about `seconds`; each caller waits for its answer. */
export async function rateOf(
  clients: number,
  seconds: number,
  call: (client: number, i: number) => Promise<unknown>,
): Promise<{ rate: number; done: number }> {
  const begun = performance.now()
  const end = begun + seconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let i = 0; performance.now() < end; i++) {
        await call(client, i)
        done++
      }
    }),
  )
  return { rate: done / ((performance.now() - begun) / 1000), done }
}

/** Runs `work` over 0…count-1 with so many at once. */
export async function spreadWork(count: number, atOnce: number, work: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) await work(next++)
    }),
  )
}
