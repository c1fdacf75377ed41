// How long an item has been talked about, over all its openings.

import { useEffect, useState } from 'react'
import { toPersianDigits } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'

type Timed = { readonly state: string; readonly openedAt: string | null; readonly spentSeconds: number }

/** Minutes and seconds, e.g. 12:05; ticks while the item is open; nothing for one that was never taken up. */
export function Timer({ item }: { item: Timed }) {
  const { t, locale } = useWords()
  const [now, setNow] = useState(() => Date.now())
  const running = item.state === 'open' && item.openedAt !== null
  useEffect(() => {
    if (!running) return
    const tick = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(tick)
  }, [running])
  const since = running && item.openedAt ? Math.max(0, (now - new Date(item.openedAt).getTime()) / 1000) : 0
  const seconds = Math.round(item.spentSeconds + since)
  if (!running && seconds === 0) return null
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span className="sit-timer" title={t('workgroup.sitting.spent')}>
      <bdi dir="ltr">{locale === 'fa' ? toPersianDigits(text) : text}</bdi>
    </span>
  )
}
