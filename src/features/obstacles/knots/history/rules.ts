// A knot is the fold of its acts; the columns of obstacles.knot are an index of it. Pure.

import type { About, HistoryName, KnotState, TargetKind } from '../model.ts'
import { knotLaw, reopenedState } from '../rules.ts'

/** Instants as Date; `details` as the act brought them. */
export type KnotAct = { readonly name: HistoryName; readonly at: Date; readonly details: Readonly<Record<string, unknown>> }

export type Knot = {
  readonly state: KnotState
  readonly title: string
  readonly targetKind: TargetKind
  readonly target: string
  readonly ownerBody: string
  readonly ownerAgencyId: string | null
  readonly panelId: string | null
  readonly groupCodes: readonly string[]
  readonly cause: string
  readonly proposal: string
  /** What was changed, or why not. */
  readonly outcome: string
  readonly joinedInto: string | null
  readonly changedAt: Date | null
  /** When the present state began: its clock runs from here. */
  readonly since: Date
}

const bare = (at: Date): Knot => ({
  state: 'suspected',
  title: '',
  targetKind: 'practice',
  target: '',
  ownerBody: '',
  ownerAgencyId: null,
  panelId: null,
  groupCodes: [],
  cause: '',
  proposal: '',
  outcome: '',
  joinedInto: null,
  changedAt: null,
  since: at,
})

const aboutKeys = ['title', 'targetKind', 'target', 'ownerBody', 'ownerAgencyId', 'panelId', 'groupCodes', 'cause', 'proposal'] as const

/** The knot after one more act. */
export function step(before: Knot | null, act: KnotAct): Knot {
  const was = before ?? bare(act.at)
  const said = Object.fromEntries(aboutKeys.filter((key) => act.details[key] !== undefined).map((key) => [key, act.details[key]])) as Partial<About>
  const tells = act.name === 'suspect' || act.name === 'edit' || act.name === 'confirm'
  const state = stateAfter(was.state, act)
  return {
    ...was,
    ...((tells ? said : {}) as Partial<Knot>),
    state,
    since: before === null || state !== was.state ? act.at : was.since,
    outcome: outcomeAfter(was.outcome, act),
    joinedInto: act.name === 'join' ? String(act.details['intoId']) : act.name === 'reopen' ? null : was.joinedInto,
    changedAt: act.name === 'change' ? act.at : act.name === 'reopen' ? null : was.changedAt,
  }
}

function stateAfter(state: KnotState, act: KnotAct): KnotState {
  // The first act of a split-off part keeps what the panel had already confirmed.
  if (act.name === 'suspect') return act.details['confirmed'] === true ? 'confirmed' : 'suspected'
  if (act.name === 'reopen') return reopenedState(state)
  return act.name === 'take_in' ? state : (knotLaw.acts[act.name].to ?? state)
}

function outcomeAfter(outcome: string, act: KnotAct): string {
  if (act.name === 'reopen') return ''
  return ['change', 'refuse', 'cannot_change', 'dismiss'].includes(act.name) ? String(act.details['text'] ?? '') : outcome
}

/** @throws Error on no act at all */
export function foldKnot(acts: readonly KnotAct[]): Knot {
  const knot = acts.reduce<Knot | null>(step, null)
  if (!knot) throw new Error('a knot without acts')
  return knot
}
