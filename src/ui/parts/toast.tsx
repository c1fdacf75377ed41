// Small messages after an act, with a way back where there is one. Shown by ToastRegion.

import { useSyncExternalStore } from 'react'

type Tone = 'success' | 'warning' | 'danger' | 'info'
export type Toast = { id: number; text: string; tone: Tone; seconds: number; undo?: () => unknown }

let shown: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()
const change = (next: readonly Toast[]) => {
  shown = next
  for (const tell of listeners) tell()
}
export const closeToast = (id: number) => change(shown.filter((one) => one.id !== id))

/** `toast(t('ui.saved'), { undo: () => recall(id) })`. Stays 6 s (10 s with undo); hovering keeps it. */
export function toast(text: string, options: { tone?: Tone; undo?: () => unknown; seconds?: number } = {}): void {
  last += 1
  const { tone = 'success', undo } = options
  const entry: Toast = { id: last, text, tone, seconds: options.seconds ?? (undo ? 10 : 6), ...(undo && { undo }) }
  change([...shown.filter((one) => one.text !== text), entry].slice(-3))
}

/** The toasts now on the page. */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => shown,
  )
}
