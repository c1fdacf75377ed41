// Which days of a body's calendar had their session. Pure.

type Held = {
  readonly id: string
  readonly code: string
  readonly startsAt: Date
  readonly extraordinary: boolean
  readonly chairedBy: string
}
type Turn<H = Held> = { readonly at: Date; readonly held: H | null }

const dayMs = 86_400_000

/**
 * Each regular day with the session that was held for it: the nearest one no further away than half the way to the next
 * regular day. A session stands for one day only, an extraordinary one for none.
 */
export function turnsOf<H extends Pick<Held, 'startsAt' | 'extraordinary'>>(
  due: readonly Date[],
  sessions: readonly H[],
  everyWeeks: number,
): Turn<H>[] {
  const reach = (everyWeeks * 7 * dayMs) / 2
  const pairs = due
    .flatMap((at, turn) =>
      sessions.filter((s) => !s.extraordinary).map((held) => ({ turn, held, off: Math.abs(held.startsAt.getTime() - at.getTime()) })),
    )
    .filter((p) => p.off <= reach)
    .sort((a, b) => a.off - b.off)
  const found = new Map<number, H>()
  const used = new Set<H>()
  for (const { turn, held } of pairs) {
    if (found.has(turn) || used.has(held)) continue
    found.set(turn, held)
    used.add(held)
  }
  return due.map((at, turn) => ({ at, held: found.get(turn) ?? null }))
}

export type Seating = { readonly since: Date; readonly until: Date | null }

/** A day is due to a body in which somebody sat; a session that was held shows that somebody did. */
export const isDue = ({ at, held }: Turn<unknown>, seatings: readonly Seating[]): boolean =>
  held !== null || seatings.some((s) => s.since <= at && (s.until === null || s.until > at))

/** How far around a quarter sessions are looked for, so that a moved one at its edge is found. */
export const reachOf = (everyWeeks: number): number => (everyWeeks * 7 * dayMs) / 2
