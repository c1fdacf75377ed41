// The law of knots, their clock, and what an act makes of a knot. Pure.

import type { Actor, Role } from '#kernel/actor.ts'
import { law } from '#kernel/law.ts'
import { problem } from '#kernel/problem.ts'
import { addWorkingDays, type WorkCalendar } from '#kernel/working-time.ts'
import { type AnswerCounts, type KnotState, knotStates } from './model.ts'

export const noSuchKnot = problem<{ knot: string }>('obstacles/no-such-knot', 404)
export const noSuchKnotFile = problem('obstacles/no-such-knot-file', 404)
export const noSuchCluster = problem('obstacles/no-such-cluster', 404)
export const knotNeedsTitle = problem('obstacles/knot-needs-title', 422)
export const knotNeedsText = problem<{ act: string }>('obstacles/knot-needs-text', 422)
export const knotNeedsTarget = problem('obstacles/knot-needs-target', 422)
export const knotNeedsObstacles = problem('obstacles/knot-needs-obstacles', 422)
export const obstaclesTaken = problem<{ count: number; codes: string }>('obstacles/obstacles-taken', 409)
export const obstaclesNotOpen = problem<{ count: number; codes: string }>('obstacles/obstacles-not-open', 409)
export const noSuchObstacles = problem<{ count: number }>('obstacles/no-such-obstacles', 404)
export const knotJoinsItself = problem('obstacles/knot-joins-itself', 422)
export const splitTakesAll = problem('obstacles/split-takes-all', 422)
export const notYourPanel = problem('obstacles/not-your-panel', 403)
export const noSuchPanelHere = problem('obstacles/no-such-panel-here', 422)
export const noSuchOwner = problem('obstacles/no-such-owner', 422)
export const dayInFuture = problem('obstacles/day-in-future', 422)
export const noDayInCalendar = problem<{ day: string }>('obstacles/no-day-in-calendar', 422)
export const lookingAlready = problem('obstacles/looking-already', 409)
export const badKnotCursor = problem('obstacles/bad-knot-cursor', 400)
export const noEvidenceFile = problem('obstacles/no-evidence-file', 422)

/** A knot as its law sees it. */
export type KnotFacts = {
  readonly state: KnotState
  readonly provinceId: number
  /** Accounts on its panel, and who of them chair it; empty without a panel. */
  readonly memberIds: readonly string[]
  readonly chairIds: readonly string[]
}

const here = (a: Actor, k: KnotFacts) => a.provinceId === k.provinceId
const on = (list: readonly string[], a: Actor) => a.accountId !== null && list.includes(a.accountId)

const all = knotStates
const open = ['suspected', 'confirmed', 'proposed', 'accepted'] as const
/** Whoever sits on the knot's panel, and the secretary everywhere. */
const panel = { operator: 'seat', centreHead: 'seat', secretary: 'province', expert: 'seat' } as const
/** What a panel decides, its chair says; the secretary where there is no chair. */
const chair = { operator: 'chair', centreHead: 'chair', secretary: 'province', expert: 'chair' } as const
const gatherers = { operator: 'seat', centreHead: 'province', secretary: 'province', expert: 'seat', system: 'province' } as const
const writers = { operator: 'province', centreHead: 'province', secretary: 'province', expert: 'seat' } as const

export const knotLaw = law<Actor, KnotFacts, Role | 'system', KnotState>()({
  words: { state: 'obstacles.knots.state', act: 'obstacles.knots.act' },
  scopes: {
    province: here,
    seat: (a, k) => here(a, k) && on(k.memberIds, a),
    chair: (a, k) => here(a, k) && on(k.chairIds, a),
  },
  sees: {
    operator: 'province',
    centreHead: 'province',
    secretary: 'province',
    expert: 'seat',
    manager: 'province',
    auditor: 'province',
    system: 'province',
  },
  acts: {
    edit: { from: all.filter((s) => s !== 'joined'), to: null, by: panel },
    confirm: { from: ['suspected'], to: 'confirmed', by: chair },
    dismiss: { from: ['suspected', 'confirmed'], to: 'dismissed', by: chair },
    propose: { from: ['confirmed'], to: 'proposed', by: panel },
    accept: { from: ['proposed'], to: 'accepted', by: panel },
    refuse: { from: ['proposed', 'accepted'], to: 'refused', by: panel },
    cannot_change: { from: ['confirmed', 'proposed', 'accepted'], to: 'cannot_change', by: panel },
    change: { from: ['confirmed', 'proposed', 'accepted'], to: 'changed', by: panel },
    verify: { from: ['changed'], to: 'verified', by: { ...chair, system: 'province' } },
    reopen: { from: ['changed', 'verified', 'refused', 'cannot_change', 'dismissed', 'joined'], to: null, by: chair },
    join: { from: open, to: 'joined', by: chair },
    split: { from: open, to: null, by: chair },
    add_obstacles: { from: open, to: null, by: gatherers },
    remove_obstacles: { from: open, to: null, by: gatherers },
    attach: { from: all, to: null, by: writers },
    comment: { from: all, to: null, by: writers },
  },
})

/** Where a reopened knot stands again: what a panel never confirmed is only suspected. */
export const reopenedState = (from: KnotState): KnotState => (from === 'dismissed' || from === 'joined' ? 'suspected' : 'confirmed')

/** Codes as EA-G-0012: province, knot, number. */
export const knotCode = (province: string, no: number): string => `${province}-G-${String(no).padStart(4, '0')}`

// ── The clock ───────────────────────────────────────────────────────────────────────────────────────────────────────

type Budget = { readonly amount: number; readonly unit: 'workingDays' | 'days' }
/**
 * How long a knot may stay in a state before it is shown as overdue: house practice, no law sets it. The panel decides
 * about a suspicion in ten working days, writes to the owner in five; the owner has twenty to answer and sixty calendar
 * days to change what it promised to; producers have twenty working days to say whether it helped.
 */
export const budgets: Readonly<Record<KnotState, Budget | null>> = {
  suspected: { amount: 10, unit: 'workingDays' },
  confirmed: { amount: 5, unit: 'workingDays' },
  proposed: { amount: 20, unit: 'workingDays' },
  accepted: { amount: 60, unit: 'days' },
  changed: { amount: 20, unit: 'workingDays' },
  verified: null,
  refused: null,
  cannot_change: null,
  dismissed: null,
  joined: null,
}

/** When the clock of a state entered at `from` runs out; null where no clock runs. */
export function dueOf(state: KnotState, from: Date, calendar: WorkCalendar): Date | null {
  const budget = budgets[state]
  if (!budget) return null
  return budget.unit === 'days' ? new Date(from.getTime() + budget.amount * 86_400_000) : addWorkingDays(calendar, from, budget.amount)
}

// ── The producers' word ─────────────────────────────────────────────────────────────────────────────────────────────

/** What the answers say so far: most of those asked who are settled confirm and nobody is waited for, most do not, or too early. */
export function verdictOf(a: AnswerCounts): 'waiting' | 'verified' | 'unproven' {
  if (a.asked === a.withdrawn || a.unanswered > 0) return 'waiting'
  return a.confirmed > a.disputed + a.unconfirmed ? 'verified' : 'unproven'
}
