// The clock of the applicant: while a dossier is returned, its documents are to be brought by a date. Nothing is refused by itself;
// the applicant is reminded before the date, and after it the house is told. Pure.

import type { ActOf, DossierAct, DossierState } from '../../model.ts'

/** What runs while a dossier is returned. */
export type Bringing = {
  readonly since: Date
  /** Null: returned before this clock was there; the reminder sets the date. */
  readonly until: Date | null
  /** Null: the date is so near that telling it was the reminder. */
  readonly remindAt: Date | null
  readonly reminded: boolean
  /** The date has passed, and the house was told. */
  readonly lapsed: boolean
}

const dateOf = (act: ActOf<DossierAct>, key: string): Date | null => (act.details[key] ? new Date(String(act.details[key])) : null)

/** After one more act that led to `state`. Each return has its own date; what leaves the applicant's hands has none. */
export function bringingAfter(before: Bringing | null, state: DossierState, act: ActOf<DossierAct>): Bringing | null {
  if (state !== 'returned') return null
  if (act.name === 'return')
    return { since: act.at, until: dateOf(act, 'bringUntil'), remindAt: dateOf(act, 'remindAt'), reminded: false, lapsed: false }
  if (!before) return null
  if (act.name === 'remind') return { ...before, until: before.until ?? dateOf(act, 'bringUntil'), reminded: true }
  return act.name === 'not_brought' ? { ...before, lapsed: true } : before
}

export type BringStep = { readonly name: 'remind' | 'not_brought'; readonly at: Date }

/** What this clock does next. */
export function bringStep(b: Bringing | null): BringStep | null {
  if (!b || b.lapsed) return null
  if (!b.until) return b.reminded ? null : { name: 'remind', at: b.since }
  return b.remindAt && !b.reminded ? { name: 'remind', at: b.remindAt } : { name: 'not_brought', at: b.until }
}

/** What it does at a moment; after a long stillness nobody is reminded of a date that has passed. */
export function bringDue(b: Bringing | null, now: Date): BringStep | null {
  const next = bringStep(b)
  if (!next || next.at > now) return null
  return b?.until && b.until <= now ? { name: 'not_brought', at: b.until } : next
}
