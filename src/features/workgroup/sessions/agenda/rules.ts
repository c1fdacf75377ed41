// How an agenda orders itself (guide.md §5). Pure; the same product stands in SQL in ordering/queries.ts, and a test compares both.
//
//   score = (1 + days overdue) × (1 + cost of a day's delay) × cases unlocked
//
// The cost of a day counts in millions of tomans (10 million rials): the loss that was told, and one million for each job at
// stake (a default of the house: about a worker's day with insurance, tax and overheads). Each factor is at least one, so what
// nobody told, or what is not yet late, weighs nothing extra and wipes nothing out; more of any of them never lowers the score.
// Before any score: unfinished resolutions, then what the last session did not reach, then the rest; and among each of these
// a unit whose production has stopped.

import type { SeatedActor } from '../../model.ts'
import { sitsIn } from '../../model.ts'
import type { Factors, ItemSource } from '../model.ts'

const dayMs = 86_400_000
/** Ten million rials: one million tomans. */
export const costUnitIrr = 10_000_000
/** What one job at stake weighs a day, in cost units. */
export const jobDay = 1
/** How many of those beyond the capacity are shown as next in line. */
export const nextShown = 20

export type Candidate = {
  /** The dossier's or the resolution's id; of an item that is neither, its own. */
  readonly id: string
  readonly source: ItemSource
  readonly dueAt: Date | null
  readonly lossIrrDay: number
  readonly jobs: number
  readonly unlocks: number
  readonly stopped: boolean
  readonly again: boolean
  readonly objected: boolean
}
export type Ordered<C extends Candidate = Candidate> = C & { readonly factors: Factors }

/** Whole days since the deadline; 0 when it is still to come or there is none. */
export const overdueDays = (dueAt: Date | null, now: Date): number =>
  dueAt === null ? 0 : Math.max(0, Math.floor((now.getTime() - dueAt.getTime()) / dayMs))

export function scoreOf(f: Pick<Factors, 'overdueDays' | 'lossIrrDay' | 'jobs' | 'unlocks'>): number {
  return (1 + f.overdueDays) * (1 + f.lossIrrDay / costUnitIrr + f.jobs * jobDay) * Math.max(1, f.unlocks)
}

export function factorsOf(c: Candidate, now: Date): Factors {
  const { lossIrrDay, jobs, unlocks, stopped, again, objected } = c
  const facts = { overdueDays: overdueDays(c.dueAt, now), lossIrrDay, jobs, unlocks, stopped, again, objected }
  return { ...facts, score: scoreOf(facts) }
}

const tier: Record<ItemSource, number> = { unfinished: 0, carried: 1, ready: 2, hand: 2 }
const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The order in which they are to be heard; the same input in any order gives the same agenda. */
export function agendaOrder<C extends Candidate>(candidates: readonly C[], now: Date): Ordered<C>[] {
  return candidates
    .map((c) => ({ ...c, factors: factorsOf(c, now) }))
    .sort(
      (a, b) =>
        tier[a.source] - tier[b.source] ||
        Number(b.stopped) - Number(a.stopped) ||
        Number(b.again) - Number(a.again) ||
        b.factors.score - a.factors.score ||
        (a.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER) ||
        byName(a.id, b.id),
    )
}

/**
 * Cuts the order at the capacity. `kept`: what a person added stays, whatever its score; `pinned`: what a person moved keeps its
 * place (1 is the first). @returns the agenda in its order, and the rest as it would come next
 */
export function cutAgenda<C extends Candidate>(
  ordered: readonly Ordered<C>[],
  { capacity, kept, pinned }: { capacity: number; kept: ReadonlySet<string>; pinned: ReadonlyMap<string, number> },
): { agenda: Ordered<C>[]; next: Ordered<C>[] } {
  const stays = (c: C) => kept.has(c.id) || pinned.has(c.id)
  let room = capacity - ordered.filter(stays).length
  const taken = ordered.filter((c) => stays(c) || room-- > 0)
  const chosen = new Set(taken.map((c) => c.id))
  const agenda = taken.filter((c) => !pinned.has(c.id))
  const moved = taken.filter((c) => pinned.has(c.id)).sort((a, b) => pinned.get(a.id)! - pinned.get(b.id)! || byName(a.id, b.id))
  for (const c of moved) agenda.splice(Math.min(pinned.get(c.id)! - 1, agenda.length), 0, c)
  return { agenda, next: ordered.filter((c) => !chosen.has(c.id)) }
}

/** Confidential items are read by the secretariat, the head of the centre and whoever decides about them. */
export const readsConfidential = (actor: SeatedActor, bodyId: string): boolean =>
  ['secretary', 'centreHead', 'system'].includes(actor.role) || sitsIn(actor, [bodyId])
