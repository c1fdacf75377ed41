// How states, amounts and groups of knots look, everywhere the same.

import { formatNumber, type Locale } from '#kernel/format.ts'
import type { IconName } from '#ui/parts/Icon.tsx'
import type { KnotLine, KnotState } from '../../knots/model.ts'

export const stateLook: Readonly<Record<KnotState, { tone: 'neutral' | 'primary' | 'success' | 'warning' | 'danger' | 'info'; icon: IconName }>> = {
  suspected: { tone: 'warning', icon: 'search' },
  confirmed: { tone: 'primary', icon: 'link' },
  proposed: { tone: 'info', icon: 'send' },
  accepted: { tone: 'info', icon: 'check' },
  changed: { tone: 'primary', icon: 'people' },
  verified: { tone: 'success', icon: 'check' },
  refused: { tone: 'danger', icon: 'close' },
  cannot_change: { tone: 'danger', icon: 'lock' },
  dismissed: { tone: 'neutral', icon: 'minus' },
  joined: { tone: 'neutral', icon: 'link' },
}

/** Rials as billions of toman, as people speak of them. */
export const billions = (rials: number, locale: Locale): string => formatNumber(rials / 1e10, locale, { maximumFractionDigits: 1 })

export const percent = (share: number, locale: Locale): string => formatNumber(share, locale, { style: 'percent', maximumFractionDigits: 0 })

type Who = Pick<KnotLine, 'ownerBody' | 'agencyFa' | 'agencyEn'>
/** Who can change the rule: the body, and the agency of the province that follows it up. */
export const ownerOf = (k: Who, locale: Locale): string =>
  [k.ownerBody, locale === 'fa' ? k.agencyFa : k.agencyEn || k.agencyFa].filter(Boolean).join(locale === 'fa' ? '؛ ' : '; ')
export const panelOf = (k: Pick<KnotLine, 'panelFa' | 'panelEn'>, locale: Locale): string => (locale === 'fa' ? k.panelFa : k.panelEn || k.panelFa)
