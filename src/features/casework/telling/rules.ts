// What the producer is told, and whose bell rings, for each act. Always in writing; internal acts reach nobody outside.

import { type Locale, formatDate } from '#kernel/format.ts'
import type { Act, ActName } from '../model.ts'

/** Acts about which the producer gets a message. */
const written: ReadonlySet<ActName> = new Set<ActName>([
  'submit',
  'route',
  'add_desk',
  'accept',
  'contact',
  'report',
  'claim',
  'remind',
  'close_silent',
  'ask_info',
  'decline',
  'climb',
  'escalate',
  'send_hq',
  'no_means',
  'unreachable',
  'unanswered',
  'issue',
  'decide_appeal',
  'confirm',
  'confirm_part',
  'dispute',
  'reopen',
  'withdraw',
  'merge',
  'message',
  'durability_check',
  'transfer',
  'nudge',
  'link_knot',
  'unlink_knot',
  'knot_changed',
])
export const isWritten = (act: Pick<Act, 'name' | 'details' | 'actorRole'>): boolean =>
  written.has(act.name) && !(act.name === 'contact' && act.details['reached'] === true) && !isImported(act) && !isToldByGroup(act)

/** The working group writes of its resolutions itself, with their own numbers and dates (room workgroup). */
const isToldByGroup = (act: Pick<Act, 'name' | 'actorRole'>): boolean => act.name === 'issue' && act.actorRole === 'system'

/** They wrote months ago, somewhere else: the first message about a case out of a backlog is when somebody acts on it. */
export const isImported = (act: Pick<Act, 'name' | 'details'>): boolean => act.name === 'submit' && act.details['channel'] === 'import'

/** Acts that ring bells inside the house. */
const ringing: ReadonlySet<ActName> = new Set<ActName>([
  'submit',
  'route',
  'add_desk',
  'transfer',
  'reopen_referral',
  'climb',
  'escalate',
  'vacancy',
  'nudge',
  'refuse',
  'no_means',
  'unreachable',
  'answer',
  'write',
  'confirm',
  'confirm_part',
  'dispute',
  'reopen',
  'appeal',
  'call_needed',
  'unanswered',
  'check_result',
  'withdraw',
  'redo',
  'comment',
])
export const rings = (name: ActName): boolean => ringing.has(name)

export type BellTo = 'desk' | 'agencyHead' | 'operator' | 'centreHead' | 'secretary' | 'manager'

/** Who inside is told of an act. `desk` and `agencyHead` mean those of the referral concerned, or of all live ones. */
export function bellsFor(act: Pick<Act, 'name' | 'details'>): readonly BellTo[] {
  const { name, details } = act
  switch (name) {
    case 'submit':
      return details['priority'] === 'production_stopped' ? ['operator', 'centreHead'] : ['operator']
    case 'climb':
    case 'escalate':
      return Number(details['to'] ?? details['rung']) === 2 ? ['agencyHead'] : ['secretary']
    case 'vacancy':
      return ['centreHead']
    case 'nudge':
      return Number(details['rung']) === 2 ? ['agencyHead'] : ['desk']
    case 'unanswered':
      return ['secretary', 'manager']
    case 'appeal':
      return ['secretary']
    case 'call_needed':
    case 'refuse':
    case 'no_means':
    case 'unreachable':
    case 'reopen':
    case 'confirm_part':
    case 'check_result':
      return ['operator']
    case 'answer':
    case 'write':
    case 'dispute':
      return ['desk', 'operator']
    default:
      return ['desk']
  }
}

/** When production has stopped nobody may wait for somebody to look at a screen: these also go to the phones of staff. */
const urgent: ReadonlySet<ActName> = new Set<ActName>(['route', 'add_desk', 'transfer', 'climb', 'escalate', 'vacancy'])
export const isUrgent = (name: ActName, priority: string): boolean => priority === 'production_stopped' && urgent.has(name)

/** A deadline as a message says it. */
export const dueText = (at: Date | null, locale: Locale): string => (at ? formatDate(at, locale, 'dateTime') : '—')
