// Keyboard shortcuts by the physical key, so that they work on a Persian layout too.

import { useEffect, useRef, useSyncExternalStore } from 'react'

export type Shortcut = { readonly code: string; readonly word: string }

let known: readonly Shortcut[] = []
const listeners = new Set<() => void>()
function change(next: readonly Shortcut[]) {
  known = next
  for (const tell of listeners) tell()
}

/** True while the person writes: single keys must then stay letters. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true], [role=spinbutton], [role=listbox], [role=menu]',
    ) !== null
  )
}

/** Also one that is still being fetched: what is typed is meant for it, not for the page behind it. */
export const isDialogOpen = (): boolean => document.querySelector('[role=dialog], [role=alertdialog], [data-dialog=opening]') !== null

/**
 * `useShortcut('KeyR', refer, { word: 'casework.shortcut.refer' })`. Codes are KeyboardEvent.code, with prefixes
 * `Ctrl+`, `Shift+`, `Alt+` (Ctrl also means Cmd). Listed in the help that `?` opens. Silent while an input has the
 * focus (unless Ctrl or Alt is held) or a dialog is open.
 */
export function useShortcut(code: string, act: () => void, options: { word: string; off?: boolean; inDialog?: boolean }): void {
  const latest = useRef(act)
  latest.current = act
  const { word, off = false, inDialog = false } = options
  useEffect(() => {
    if (off) return
    const entry = { code, word }
    change([...known, entry])
    const parts = code.split('+')
    const key = parts.at(-1)
    const needs = (name: string) => parts.includes(name)
    const hear = (event: KeyboardEvent) => {
      if (event.code !== key || event.defaultPrevented || event.isComposing) return
      if (needs('Ctrl') !== (event.ctrlKey || event.metaKey) || needs('Alt') !== event.altKey || needs('Shift') !== event.shiftKey) return
      if (!needs('Ctrl') && !needs('Alt') && isWriting(event.target)) return
      if (!inDialog && isDialogOpen()) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', hear)
    return () => {
      document.removeEventListener('keydown', hear)
      change(known.filter((one) => one !== entry))
    }
  }, [code, word, off, inDialog])
}

/** All shortcuts alive on the page now, for the help dialog. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => known,
  )
}
