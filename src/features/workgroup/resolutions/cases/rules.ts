// What the cases of resolutions follow. Pure.

import { resolutionEnds, type ResolutionState } from '../../model.ts'

type Row = {
  readonly id: string
  readonly code: string
  readonly state: string
  readonly due_at: Date
  readonly notified_at: Date | null
  readonly owner_agency_id: string
  readonly text: string
}

const isEnd = (state: string): boolean => (resolutionEnds as readonly ResolutionState[]).includes(state as ResolutionState)
/** Notified and neither ended nor waiting for the producer. */
export const isRunning = (r: Pick<Row, 'state' | 'notified_at'>): boolean => r.notified_at !== null && !isEnd(r.state)

/** What a case says of the resolutions that run for it: their numbers, all texts, and the latest date. null: none runs. */
export function issuedOf(rows: readonly Row[]): { number: string; dueAt: Date; text: string } | null {
  const live = rows.filter(isRunning)
  if (!live.length) return null
  return {
    number: live.map((r) => r.code).join('، '),
    dueAt: new Date(Math.max(...live.map((r) => r.due_at.getTime()))),
    text: live.map((r) => r.text).join('\n'),
  }
}

/** What a claim of its owner on the case would have to answer: notified, and neither claimed nor ended. */
export const isAsked = (r: Pick<Row, 'state' | 'notified_at'>): boolean => isRunning(r) && r.state !== 'claimed'

/** Nothing else runs on this case: the word on this resolution is the last that was waited for. */
export const isLast = (rows: readonly Row[], id: string): boolean => rows.every((r) => r.id === id || !isRunning(r))
