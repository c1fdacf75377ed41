// How statuses, flags and states look: the tone and icon stand beside the word, never instead of it.

import type { Tone } from '#ui/parts/Badge.tsx'
import type { IconName } from '#ui/parts/Icon.tsx'
import type { Flag, Holder, ReferralState, Status } from '../../model.ts'

export const statusTone: Record<Status, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  info_needed: 'warning',
  routed: 'info',
  in_progress: 'primary',
  on_agenda: 'primary',
  resolution_issued: 'primary',
  action_claimed: 'warning',
  waiting_systemic: 'neutral',
  confirmed: 'success',
  partly_confirmed: 'warning',
  closed_silent: 'neutral',
  declined: 'neutral',
  withdrawn: 'neutral',
  merged: 'neutral',
}

export const flagLook: Record<Flag, readonly [Tone, IconName]> = {
  overdue: ['danger', 'alert'],
  escalated: ['warning', 'ladder'],
  production_stopped: ['danger', 'fire'],
  disputed: ['danger', 'flag'],
  paused: ['neutral', 'clock'],
  reopened: ['warning', 'refresh'],
  all_declined: ['warning', 'reply'],
  no_help: ['warning', 'flag'],
  vacancy: ['danger', 'person'],
  partly: ['warning', 'split'],
  appealed: ['warning', 'shield'],
  call_needed: ['warning', 'phone'],
  hq_proposed: ['info', 'ladder'],
  inspection_proposed: ['danger', 'shield'],
  relapsed: ['danger', 'refresh'],
}

export const stateTone: Record<ReferralState, Tone> = {
  sent: 'info',
  accepted: 'primary',
  in_progress: 'primary',
  waiting: 'warning',
  claimed: 'success',
  no_means: 'neutral',
  unreachable: 'warning',
  declined: 'neutral',
  superseded: 'neutral',
  withdrawn: 'neutral',
  lapsed: 'danger',
}

/** Order of the legend and the number of the pattern in casework.css (`data-holder`). */
export const holderOrder: readonly Holder[] = ['centre', 'desk', 'agencyHead', 'workingGroup', 'hq', 'knot', 'producer', 'none']

/** The name in the language of the page; a Name2 may come as null. */
export function nameIn(name: { readonly fa: string; readonly en: string } | null | undefined, locale: 'fa' | 'en'): string {
  return name ? (locale === 'fa' ? name.fa : name.en || name.fa) : ''
}

/** The same for rows that spell the pair out: `nameFa`, `nameEn`. */
export function namedIn(row: { readonly nameFa: string; readonly nameEn: string }, locale: 'fa' | 'en'): string {
  return locale === 'fa' ? row.nameFa : row.nameEn || row.nameFa
}
