// Where a resolution stands, said to the person it is about.

import type { ResolutionView } from '../../../resolutions/model.ts'

type Facts = Pick<ResolutionView, 'state' | 'overdue' | 'suspended' | 'flags' | 'path'>

/** @returns the word key of one sentence; it may speak of `{owner}` */
export function plainKey({ state, overdue, suspended, flags, path }: Facts): string {
  const key = 'workgroup.resolutions.my.status'
  if (state === 'objected') return `${key}.objected${suspended ? '.suspended' : ''}`
  if (state === 'executing' || state === 'notified') {
    if ((flags as readonly string[]).includes('disputed')) return `${key}.disputed`
    if (path) return `${key}.${path}`
    if (overdue) return `${key}.overdue`
  }
  return `${key}.${state}`
}
