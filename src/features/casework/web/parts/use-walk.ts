// J and K walk a queue, as in every good mail programme.

import { useEffect } from 'react'
import { useShortcut } from '#ui/use-shortcut.ts'

/** `ids` in the order of the page; `go` opens one. The current line is kept in view. */
export function useWalk(ids: readonly string[], current: string | null, go: (id: string) => void): void {
  const step = (by: number) => {
    const at = current === null ? -1 : ids.indexOf(current)
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))]
    if (next && next !== current) go(next)
  }
  useShortcut('KeyJ', () => step(1), { word: 'casework.page.key.next' })
  useShortcut('KeyK', () => step(-1), { word: 'casework.page.key.previous' })
  useEffect(() => {
    if (current) document.querySelector(`[data-case="${CSS.escape(current)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
}

/** Which line to open when `gone` has left the queue: the one after it, else the one before. */
export function nextAfter(ids: readonly string[], gone: string): string | null {
  const at = ids.indexOf(gone)
  return at === -1 ? (ids[0] ?? null) : (ids[at + 1] ?? ids[at - 1] ?? null)
}
