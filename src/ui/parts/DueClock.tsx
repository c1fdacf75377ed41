// How long is left: text, colour and icon together. Ticks by itself once a minute.

import { useSyncExternalStore } from 'react'
import { formatDate, formatDuration } from '#kernel/format.ts'
import { useWords } from '../words.tsx'
import { Icon } from './Icon.tsx'
import { WithTip } from './Tip.tsx'

let now = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function listen(tell: () => void) {
  listeners.add(tell)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const one of listeners) one()
  }, 30_000)
  return () => {
    listeners.delete(tell)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The minute shown by all clocks of the page, in ms. */
export function useNow(): number {
  return useSyncExternalStore(listen, () => now)
}

export type DueClockProps = {
  /** ISO time of the deadline; null: no clock runs. */
  due: string | Date | null
  /** Amber from here on, in ms before the deadline; default 4 hours. */
  soonMs?: number
  /** The clock stands still, e.g. waiting for the producer. */
  paused?: boolean
  /** Only the pill, without the absolute time in a tooltip. */
  plain?: boolean
}

/** `<DueClock due={referral.dueAt} paused={referral.state === 'waiting'} />` */
export function DueClock({ due, soonMs = 4 * 3_600_000, paused, plain }: DueClockProps) {
  const { t, locale } = useWords()
  const at = useNow()
  if (due === null) return null
  const left = new Date(due).getTime() - at
  const state = paused ? 'paused' : left < 0 ? 'over' : left < soonMs ? 'soon' : 'calm'
  const span = formatDuration(Math.max(60_000, Math.abs(left)), locale)
  const text = paused ? t('ui.due.paused') : t(left < 0 ? 'ui.due.over' : 'ui.due.left', { span })
  const pill = (describedBy?: string) => (
    <span className="due" data-state={state} {...(describedBy && { tabIndex: 0, role: 'note', 'aria-describedby': describedBy })}>
      <Icon name={state === 'over' ? 'alert' : 'clock'} size={14} />
      {text}
    </span>
  )
  return plain ? pill() : <WithTip tip={formatDate(due, locale, 'full')}>{pill}</WithTip>
}
