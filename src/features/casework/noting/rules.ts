// What the register of obstacles is told of a case.

import type { CaseNote, Outcome } from '#features/obstacles/register/model.ts'
import type { Status } from '../model.ts'

const outcomes: Partial<Record<Status, Outcome>> = {
  confirmed: 'solved',
  // Helped in part, closed without the producer's word, refused: nobody may count these as solved.
  partly_confirmed: 'unsolved',
  closed_silent: 'unsolved',
  declined: 'unsolved',
  waiting_systemic: 'waiting_systemic',
  merged: 'merged',
  withdrawn: 'withdrawn',
}
export const outcomeOf = (status: Status): Outcome => outcomes[status] ?? 'open'

export type NotedCase = {
  readonly id: string
  readonly code: string
  readonly text: string
  readonly unit_id: string | null
  readonly unit_name: string
  readonly county_id: string | null
  readonly group_code: string | null
  readonly status: string
  readonly priority: string
  readonly confidential: boolean
  readonly holder: string
  readonly rung: number
  readonly knot_id: string | null
  readonly opened_at: Date
  readonly closed_at: Date | null
}
/** Of the act log only what the register needs. */
export type NotedAct = { readonly name: string; readonly actor_id: string | null; readonly details: Readonly<Record<string, unknown>> }

export function noteOf(c: NotedCase, agencyIds: readonly string[], acts: readonly NotedAct[]): CaseNote {
  const outcome = outcomeOf(c.status as Status)
  const told = acts.find((a) => a.name === 'submit')?.details ?? {}
  const number = (value: unknown) => (typeof value === 'number' ? value : null)
  return {
    id: c.id,
    code: c.code,
    text: c.text,
    unitId: c.unit_id,
    unitName: c.unit_name,
    countyId: c.county_id,
    groupCode: c.group_code,
    agencyIds,
    outcome,
    priority: c.priority,
    confidential: c.confidential,
    ...(c.confidential && { openTo: openTo(c, acts) }),
    article: outcome === 'solved' ? articleOf(acts) : '',
    toldAt: typeof told['toldOn'] === 'string' ? new Date(told['toldOn']) : c.opened_at,
    closedAt: c.closed_at,
    knotId: c.knot_id,
    moneyIrr: number(told['moneyIrr']),
    jobs: number(told['jobs']),
  }
}

/** The same people as `caseLaw.sees` lets see it: roles by where the case is, and everybody who acted on it. */
function openTo(c: NotedCase, acts: readonly NotedAct[]): string[] {
  const roles = [...(c.holder === 'centre' || c.holder === 'producer' ? ['operator'] : []), ...(c.rung >= 3 ? ['secretary'] : [])]
  return [...new Set([...roles, ...acts.flatMap((a) => a.actor_id ?? [])])]
}

/** By which article or letter it was settled: the rule that was changed, else the number in the evidence of the last claim. */
function articleOf(acts: readonly NotedAct[]): string {
  const knot = acts.findLast((a) => a.name === 'knot_changed')
  if (knot) return String(knot.details['article'] ?? knot.details['title'] ?? '')
  const evidence = Object.entries((acts.findLast((a) => a.name === 'claim')?.details['evidence'] ?? {}) as Record<string, unknown>)
  const number = evidence.find(([key, value]) => (key.endsWith('Number') || key === 'paymentReference') && typeof value === 'string' && value !== '')
  return number ? String(number[1]).slice(0, 200) : ''
}
