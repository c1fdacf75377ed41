// In which order a queue is worked off. Pure; the server pages by deadline, the page puts standing production on top.

import type { CaseListItem } from '../../cases/model.ts'
import type { InboxItem } from '../../queues/model.ts'

const stopped = (row: CaseListItem) => Number(row.priority === 'production_stopped' && row.closedAt === null)
const byDue = (a: string | null, b: string | null) => (a ?? '9').localeCompare(b ?? '9')

/** Standing production first, then as the server gave them: the nearest deadline first. */
export function triageOrder(rows: readonly CaseListItem[]): CaseListItem[] {
  return rows.toSorted((a, b) => stopped(b) - stopped(a))
}

/** The deadline that a desk sees: its referral's, or the case's when that has climbed above the desk. */
export const dueOf = (row: InboxItem): string | null => row.referral.dueAt ?? row.case.dueAt

/** Just arrived first; within a shelf standing production, then the nearest deadline. Ended ones keep the server's order. */
export function inboxOrder(rows: readonly InboxItem[]): InboxItem[] {
  const arrived = (row: InboxItem) => Number(row.referral.state === 'sent')
  return rows.toSorted((a, b) => {
    if (a.referral.endedAt !== null || b.referral.endedAt !== null) return 0
    return arrived(b) - arrived(a) || stopped(b.case) - stopped(a.case) || byDue(dueOf(a), dueOf(b))
  })
}
