// Counts added up into lines of a board. Pure.

import { type Counts, type Outcome, type Side, standings } from '../model.ts'
import { monthText } from '../rules.ts'

type Counted = {
  readonly key: string | null
  readonly outcome: string
  readonly reason: string
  readonly claimed: boolean
  readonly count: number
  readonly days: number
}
type Late = { readonly key: string | null; readonly count: number }

const bare = (): Counts => ({
  total: 0,
  ...(Object.fromEntries(standings.map((s) => [s, 0])) as Record<(typeof standings)[number], number>),
  said: 0,
  reasons: {},
  averageDays: null,
})

/** Counts and late ones of one line; the late leave those being executed, so that all standings add up to the total. */
export function addUp(counted: readonly Counted[], late: readonly Late[]): Counts {
  const sums = bare()
  let days = 0
  for (const c of counted) {
    sums.total += c.count
    sums[c.outcome as Outcome] += c.count
    days += c.days
    if (c.claimed && c.outcome !== 'annulled') sums.said += c.count
    if (c.outcome === 'not_executed') sums.reasons[c.reason] = (sums.reasons[c.reason] ?? 0) + c.count
  }
  sums.overdue = Math.min(
    sums.executing,
    late.reduce((n, l) => n + l.count, 0),
  )
  sums.executing -= sums.overdue
  if (sums.executed > 0) sums.averageDays = days / sums.executed
  return sums
}

/** Keys as filters take them. @param levelOf body → its level */
function keyOn(by: Side, levelOf: (bodyId: string) => string): (c: { key: string | null }) => string {
  return ({ key }) => {
    if (by === 'level') return key === null ? '' : levelOf(key)
    if (by === 'county') return key ?? 'none'
    if (by !== 'month') return key ?? ''
    return monthText(Number(key))
  }
}

type Line = { readonly key: string; readonly counts: Counts }

/** A line for each key, the largest first; months in their order. */
export function linesOf(by: Side, counted: readonly Counted[], late: readonly Late[], levelOf: (bodyId: string) => string): Line[] {
  const key = keyOn(by, levelOf)
  const lateBy = Map.groupBy(late, key)
  const lines = [...Map.groupBy(counted, key)].map(([k, list]) => ({ key: k, counts: addUp(list, lateBy.get(k) ?? []) }))
  return by === 'month'
    ? lines.sort((a, b) => a.key.localeCompare(b.key))
    : lines.sort((a, b) => b.counts.total - a.counts.total || a.key.localeCompare(b.key))
}
