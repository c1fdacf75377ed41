// The way of one resolution as a row of steps: what is behind, where it stands, what comes.

import type { ResolutionView } from '../../resolutions/model.ts'

const stepNames = ['drafted', 'approved', 'notified', 'window', 'executing', 'claimed', 'confirmed'] as const
type StepName = (typeof stepNames)[number]
export type Step = {
  readonly name: StepName
  readonly state: 'done' | 'now' | 'ahead' | 'skipped' | 'failed'
  /** When it was reached; for the window, until when it runs. */
  readonly at: string | null
}

type Facts = Pick<
  ResolutionView,
  'state' | 'approvedAt' | 'notifiedAt' | 'objectBy' | 'claimedAt' | 'confirmedAt' | 'closedAt' | 'timeline' | 'objection'
>

/** Index of the step where each state stands; ends stand at the last one. */
const place: Readonly<Record<Facts['state'], number>> = {
  drafted: 0,
  approved: 1,
  notified: 3,
  objected: 3,
  executing: 4,
  claimed: 5,
  executed: 6,
  unconfirmed: 6,
  not_executed: 6,
  annulled: 6,
}

export function stepsOf(found: Facts): Step[] {
  const here = place[found.state]
  const last = (names: readonly string[]) => found.timeline.findLast((act) => names.includes(act.name))?.at ?? null
  const first = (name: string) => found.timeline.find((act) => act.name === name)?.at ?? null
  const began = last(['bind', 'start', 'reopen', 'refuse_bank']) ?? found.objection?.decidedAt ?? null
  const at: Record<StepName, string | null> = {
    drafted: first('draft'),
    approved: found.approvedAt,
    notified: found.notifiedAt,
    window: found.objectBy,
    executing: began,
    claimed: found.claimedAt,
    confirmed: found.confirmedAt ?? found.closedAt,
  }
  return stepNames.map((name, index) => ({ name, at: at[name], state: stateOf(name, index, here, found, at[name]) }))
}

function stateOf(name: StepName, index: number, here: number, found: Facts, at: string | null): Step['state'] {
  if (index === here) {
    if (found.state === 'not_executed' || found.state === 'annulled') return 'failed'
    return found.state === 'executed' ? 'done' : 'now'
  }
  if (index > here) return 'ahead'
  // Ended early: what never happened is shown as left out, not as done.
  if (found.closedAt && at === null && name !== 'drafted') return 'skipped'
  return 'done'
}
