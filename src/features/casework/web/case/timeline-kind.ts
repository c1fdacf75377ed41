// What an act is to the eye: something told to the producer, told by them, an internal note, or an event.

import type { CaseView } from '../../cases/model.ts'

export type TimelineAct = CaseView['timeline'][number]
export type Kind = 'out' | 'in' | 'note' | 'event'

const byProducer: readonly string[] = [
  'answer',
  'write',
  'confirm',
  'confirm_part',
  'dispute',
  'reopen',
  'appeal',
  'withdraw',
  'check_result',
  'submit',
]
const toProducer: readonly string[] = ['message', 'ask_info', 'report', 'decline', 'claim', 'no_means', 'decide_appeal', 'issue', 'knot_changed']

/** `note` is never shown to the producer; the page makes that impossible to overlook. */
export function kindOf(act: TimelineAct): Kind {
  if (act.name === 'comment') return 'note'
  if (byProducer.includes(act.name)) return 'in'
  if (toProducer.includes(act.name) && act.visibility === 'producer') return 'out'
  return 'event'
}

export const views = ['all', 'talk', 'notes'] as const
export type View = (typeof views)[number]

/** The timeline through one of its filters, newest first. */
export function shown(timeline: readonly TimelineAct[], view: View): TimelineAct[] {
  const fits = (kind: Kind) => view === 'all' || (view === 'talk' ? kind === 'in' || kind === 'out' : kind === 'note')
  return timeline.filter((act) => fits(kindOf(act))).toSorted((a, b) => b.seq - a.seq)
}
