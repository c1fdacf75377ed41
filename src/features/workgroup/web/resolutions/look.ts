// How states, flags, duties and sums of resolutions look, everywhere the same.

import { type Currency, formatMoney, type Locale } from '#kernel/format.ts'
import type { Tone } from '#ui/parts/Badge.tsx'
import type { IconName } from '#ui/parts/Icon.tsx'
import type { ResolutionState } from '../../model.ts'
import type { DutyState, ResolutionFlag, ResolutionLine } from '../../resolutions/model.ts'

type Look = { readonly tone: Tone; readonly icon: IconName }

export const stateLook: Readonly<Record<ResolutionState, Look>> = {
  drafted: { tone: 'neutral', icon: 'edit' },
  approved: { tone: 'info', icon: 'check' },
  notified: { tone: 'primary', icon: 'send' },
  objected: { tone: 'warning', icon: 'reply' },
  executing: { tone: 'primary', icon: 'clock' },
  claimed: { tone: 'info', icon: 'people' },
  executed: { tone: 'success', icon: 'check' },
  unconfirmed: { tone: 'warning', icon: 'minus' },
  not_executed: { tone: 'danger', icon: 'close' },
  annulled: { tone: 'neutral', icon: 'close' },
}

export const flagLook: Readonly<Record<ResolutionFlag, Look>> = {
  withdrawn: { tone: 'warning', icon: 'minus' },
  disputed: { tone: 'danger', icon: 'reply' },
  overdue: { tone: 'danger', icon: 'alert' },
  again: { tone: 'danger', icon: 'refresh' },
  reopened: { tone: 'warning', icon: 'undo' },
  extended: { tone: 'neutral', icon: 'calendar' },
}

export const dutyLook: Readonly<Record<DutyState, Look>> = {
  open: { tone: 'primary', icon: 'clock' },
  claimed: { tone: 'info', icon: 'send' },
  done: { tone: 'success', icon: 'check' },
  broken: { tone: 'danger', icon: 'close' },
  waived: { tone: 'neutral', icon: 'minus' },
}

export const money = (amount: number, currency: ResolutionLine['currency'], locale: Locale): string =>
  formatMoney(amount, (currency ?? 'IRR') as Currency, locale)

/** The last minute of a day in Tehran, which is what “until this day” means. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:00+03:30`).toISOString()
