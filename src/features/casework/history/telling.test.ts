// How the rows of the truth table tell a story.

import type { Flag, Holder, Status } from '../model.ts'
import { desk, plus, type Story, story } from './story.test.ts'

export type Row = readonly [told: string, story: () => Story, status: Status, holder: Holder, rung: number, flags: readonly Flag[]]

export const rep = { id: 'rep-1', role: 'agencyRep' }
export const producer = { id: 'producer-1', role: 'producer' }
export const head = { id: 'head-1', role: 'centreHead' }
export const secretary = { id: 'secretary-1', role: 'secretary' }
export const system = { id: null, role: 'system' }
export const a = () => desk('a', true)
export const b = () => desk('b')

/** A story whose two desks are known by the letters a and b. */
export function two(tell: (s: Story, a: string, b: string) => Story): Story {
  const [x, y] = [a(), b()]
  return tell(story().route(x, y).after(1), x.referralId, y.referralId)
}
export const claimed = (more: (s: Story) => Story = (s) => s) => {
  const x = a()
  return more(
    story().route(x).do('accept', {}, x.referralId, rep).after(2).do('claim', { evidence: {}, evidenceType: 'service' }, x.referralId, rep).after(1),
  )
}

export const changed = { knotId: 'k', title: 'بخشنامه', by: 'panel' }
export function onKnot(s: Story): Story {
  return s.do('link_knot', { knotId: 'k', title: 'بخشنامه' }, null, system)
}
export function knotChanged(then: (s: Story) => Story = (s) => s): Story {
  return then(two((s) => onKnot(s).after(100).do('knot_changed', changed, null, system)))
}

export function t(hours: number) {
  return plus(new Date('2026-11-22T06:30:00Z'), hours).toISOString()
}
