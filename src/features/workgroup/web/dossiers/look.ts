// How states and flags of dossiers look, everywhere the same: a tone and an icon beside the word, never instead of it.

import { formatNumber, type Locale } from '#kernel/format.ts'
import type { Tone } from '#ui/parts/Badge.tsx'
import type { IconName } from '#ui/parts/Icon.tsx'
import type { DossierFlag, Shelf } from '../../dossiers/model.ts'
import type { DossierState } from '../../model.ts'

type Look = { readonly tone: Tone; readonly icon: IconName }

export const stateLook: Readonly<Record<DossierState, Look>> = {
  open: { tone: 'info', icon: 'inbox' },
  in_committee: { tone: 'info', icon: 'people' },
  returned: { tone: 'warning', icon: 'reply' },
  ready: { tone: 'primary', icon: 'check' },
  on_agenda: { tone: 'primary', icon: 'calendar' },
  decided: { tone: 'success', icon: 'flag' },
  refused: { tone: 'danger', icon: 'close' },
  closed: { tone: 'neutral', icon: 'lock' },
  withdrawn: { tone: 'neutral', icon: 'minus' },
}

export const flagLook: Readonly<Record<DossierFlag, Look>> = {
  late: { tone: 'danger', icon: 'alert' },
  not_brought: { tone: 'danger', icon: 'clock' },
  deferred: { tone: 'warning', icon: 'undo' },
  reopened: { tone: 'warning', icon: 'refresh' },
  referred_up: { tone: 'info', icon: 'up' },
  parallel: { tone: 'warning', icon: 'split' },
  settled: { tone: 'success', icon: 'check' },
}

export const shelfIcon: Readonly<Record<Shelf, IconName>> = {
  review: 'inbox',
  returned: 'reply',
  ready: 'check',
  agenda: 'calendar',
  decided: 'flag',
  late: 'alert',
  ended: 'lock',
}

/** Amber from two days before it must be heard. */
export const soonMs = 2 * 86_400_000

/** Rials as millions of toman, as people speak of a day's loss. */
export const millions = (rials: number, locale: Locale): string => formatNumber(rials / 1e7, locale, { maximumFractionDigits: 1 })
