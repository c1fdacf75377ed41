// Small messages after an act, with a way back where there is one.

import { useEffect, useState, useSyncExternalStore } from 'react'
import { useWords } from '../words.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'

type Tone = 'success' | 'warning' | 'danger' | 'info'
type Toast = { id: number; text: string; tone: Tone; seconds: number; undo?: () => unknown }

let shown: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()
const change = (next: readonly Toast[]) => {
  shown = next
  for (const tell of listeners) tell()
}
const close = (id: number) => change(shown.filter((one) => one.id !== id))

/** `toast(t('casework.sent'), { undo: () => recall(id) })`. Stays 6 s (10 s with undo); hovering keeps it. */
export function toast(text: string, options: { tone?: Tone; undo?: () => unknown; seconds?: number } = {}): void {
  last += 1
  const { tone = 'success', undo } = options
  const entry: Toast = { id: last, text, tone, seconds: options.seconds ?? (undo ? 10 : 6), ...(undo && { undo }) }
  change([...shown.filter((one) => one.text !== text), entry].slice(-3))
}

/** Where toasts appear; the shell holds it once. */
export function ToastRegion() {
  const { t } = useWords()
  const toasts = useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => shown,
  )
  return (
    <section className="toasts" aria-label={t('ui.toasts')} aria-live="polite" aria-atomic="false">
      {toasts.map((one) => (
        <ToastCard key={one.id} {...one} />
      ))}
    </section>
  )
}

const icons = { success: 'check', warning: 'alert', danger: 'alert', info: 'info' } as const

function ToastCard({ id, text, tone, seconds, undo }: Toast) {
  const { t } = useWords()
  const [kept, keep] = useState(false)
  useEffect(() => {
    if (kept) return
    const timer = setTimeout(() => close(id), seconds * 1000)
    return () => clearTimeout(timer)
  }, [kept, id, seconds])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while somebody reads
    <div
      className="toast"
      data-tone={tone}
      role={tone === 'danger' ? 'alert' : 'status'}
      onPointerEnter={() => keep(true)}
      onPointerLeave={() => keep(false)}
      onFocus={() => keep(true)}
      onBlur={() => keep(false)}
    >
      <Icon name={icons[tone]} />
      <span>{text}</span>
      {undo && (
        <Button size="small" kind="quiet" icon="undo" onPress={() => { close(id); undo() }}>
          {t('ui.undo')}
        </Button>
      )}
      <Button size="small" kind="quiet" icon="close" label={t('ui.close')} onPress={() => close(id)} />
    </div>
  )
}
