// How a resolution is counted: one key, from its row alone, so that acts, rebuild and lists can never disagree. Pure.

import { tehranDay, toJalali } from '#kernel/jalali.ts'
import type { NotExecutedReason, ResolutionState } from '../../model.ts'
import type { Move, Outcome, TallyKey } from '../model.ts'

/** The columns of workgroup.resolution that counting reads. */
export type CountedRow = {
  readonly body_id: string
  readonly committee_id: string | null
  readonly owner_agency_id: string
  readonly domain_code: string | null
  readonly county_id: string | null
  readonly state: string
  readonly flags: readonly string[]
  readonly reason: string | null
  readonly notified_at: Date | null
  readonly confirmed_at: Date | null
  readonly closed_at: Date | null
}

const dayMs = 86_400_000

/** Days on the calendar of Tehran from one moment to another, as people count them. */
export const daysBetween = (from: Date, to: Date): number => Math.max(0, (Date.parse(tehranDay(to)) - Date.parse(tehranDay(from))) / dayMs)

/** The Jalali month of a moment: 140508. */
function monthOf(at: Date): number {
  const { year, month } = toJalali(at)
  return year * 100 + month
}

/** States that count as themselves; the others are being executed. Overdue is the date against now, and so no matter of acts. */
const asTheyAre = ['claimed', 'executed', 'unconfirmed', 'not_executed', 'annulled'] as const satisfies readonly ResolutionState[]

/** null: not notified yet, and so counted nowhere. */
export function outcomeOf(row: Pick<CountedRow, 'state' | 'notified_at'>): Outcome | null {
  if (row.notified_at === null || row.state === 'drafted' || row.state === 'approved') return null
  return asTheyAre.find((s) => s === row.state) ?? 'executing'
}

/** The agency's word stands, or the producer has disputed it. */
export const saidDone = (row: Pick<CountedRow, 'state' | 'flags'>): boolean =>
  row.state === 'claimed' || row.state === 'executed' || row.state === 'unconfirmed' || row.flags.includes('disputed')

/** Where a resolution is counted; null until it is notified. */
export function keyOf(row: CountedRow): TallyKey | null {
  const outcome = outcomeOf(row)
  if (outcome === null) return null
  const ended = row.confirmed_at ?? row.closed_at
  return {
    month: monthOf(row.notified_at!),
    bodyId: row.body_id,
    committeeId: row.committee_id,
    agencyId: row.owner_agency_id,
    domainCode: row.domain_code ?? '',
    countyId: row.county_id,
    outcome,
    reason: outcome === 'not_executed' ? ((row.reason ?? '') as NotExecutedReason | '') : '',
    claimed: saidDone(row),
    days: outcome === 'executed' && ended ? daysBetween(row.notified_at!, ended) : 0,
  }
}

/** What an act changed in the counts, from the row before and after it. */
export const moveOf = (before: CountedRow | null, after: CountedRow | null): Move => ({
  before: before && keyOf(before),
  after: after && keyOf(after),
})

/** One place with how many more (or fewer) stand there. */
export type Delta = Omit<TallyKey, 'days'> & { count: number; days: number }

export const placeOf = (k: Omit<TallyKey, 'days'>): string =>
  [k.month, k.bodyId, k.committeeId ?? '', k.agencyId, k.domainCode, k.countyId ?? '', k.outcome, k.reason, k.claimed].join('|')

/** Moves added up by place; places that end as they were are left out. */
export function deltasOf(moves: readonly Move[]): Delta[] {
  const sums = new Map<string, Delta>()
  const add = (key: TallyKey | null, sign: 1 | -1) => {
    if (!key) return
    const sum = sums.get(placeOf(key)) ?? { ...key, count: 0, days: 0 }
    sum.count += sign
    sum.days += sign * key.days
    sums.set(placeOf(key), sum)
  }
  for (const { before, after } of moves) {
    add(before, -1)
    add(after, 1)
  }
  return [...sums.values()].filter((d) => d.count !== 0 || d.days !== 0)
}
