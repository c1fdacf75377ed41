// What a member of an agency may look at apart on their list.

import type { TaskLine } from '../../../resolutions/model.ts'
import { soonMs } from '../look.ts'

export const filters = ['all', 'receive', 'soon', 'overdue', 'objected', 'disputed'] as const
export type Filter = (typeof filters)[number]

/** @param now ms; `soon` is from three days before the date on */
export function fits(row: Pick<TaskLine, 'task' | 'receivedAt' | 'overdue' | 'dueAt' | 'flags' | 'state'>, filter: Filter, now: number): boolean {
  const left = new Date(row.dueAt).getTime() - now
  switch (filter) {
    case 'all':
      return true
    case 'receive':
      return row.receivedAt === null
    case 'soon':
      return row.state !== 'claimed' && left > 0 && left <= soonMs
    case 'overdue':
      return row.overdue
    case 'objected':
      return row.state === 'objected'
    case 'disputed':
      return (row.flags as readonly string[]).includes('disputed')
  }
}
