// Which days of a body's calendar had their session. Pure.

type Opened = {
  readonly id: string
  readonly code: string
  readonly startsAt: Date
  readonly extraordinary: boolean
  readonly chairedBy: string
  /** Enough members came. */
  readonly held: boolean
}
type Turn<H = Opened> = { readonly at: Date; readonly held: H | null; readonly convened: H | null }

const dayMs = 86_400_000

/**
 * Each regular day with the session that was held for it: the nearest one no further away than half the way to the next
 * regular day. A session stands for one day only, an extraordinary one for none. One without a quorum was not held: it only
 * says of a day that is left why there was no session.
 */
export function turnsOf<H extends Pick<Opened, 'startsAt' | 'extraordinary' | 'held'>>(
  due: readonly Date[],
  sessions: readonly H[],
  everyWeeks: number,
): Turn<H>[] {
  const nearest = (held: boolean) =>
    pairsOf(
      due,
      sessions.filter((s) => s.held === held && !s.extraordinary),
      everyWeeks,
    )
  const [held, convened] = [nearest(true), nearest(false)]
  return due.map((at, turn) => ({ at, held: held.get(turn) ?? null, convened: held.has(turn) ? null : (convened.get(turn) ?? null) }))
}

/** Which day, by its place in the list, has which session. */
function pairsOf<H extends Pick<Opened, 'startsAt'>>(due: readonly Date[], sessions: readonly H[], everyWeeks: number): ReadonlyMap<number, H> {
  const reach = (everyWeeks * 7 * dayMs) / 2
  const pairs = due
    .flatMap((at, turn) => sessions.map((held) => ({ turn, held, off: Math.abs(held.startsAt.getTime() - at.getTime()) })))
    .filter((p) => p.off <= reach)
    .sort((a, b) => a.off - b.off)
  const found = new Map<number, H>()
  const used = new Set<H>()
  for (const { turn, held } of pairs) {
    if (found.has(turn) || used.has(held)) continue
    found.set(turn, held)
    used.add(held)
  }
  return found
}

export type Seating = { readonly since: Date; readonly until: Date | null }

/** A day is due to a body in which somebody sat; a session that was opened shows that somebody did. */
export const isDue = ({ at, held, convened }: Turn<unknown>, seatings: readonly Seating[]): boolean =>
  held !== null || convened !== null || seatings.some((s) => s.since <= at && (s.until === null || s.until > at))

/** How far around a quarter sessions are looked for, so that a moved one at its edge is found. */
export const reachOf = (everyWeeks: number): number => (everyWeeks * 7 * dayMs) / 2
