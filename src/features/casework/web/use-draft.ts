// A half-written form survives a closed tab, a lost line and a reload: kept in this browser on every keystroke.

import { useCallback, useEffect, useRef, useState } from 'react'

export type Draft<T> = {
  readonly value: T
  readonly set: (change: Partial<T>) => void
  /** Forgets what was written: after the server has it, or when it is not wanted. */
  readonly clear: () => void
  /** The server has this now; words added while it was on its way stay. */
  readonly sent: (value: T) => void
  /** True when the form was found again, not begun: the page says so. */
  readonly restored: boolean
}

function read<T extends object>(name: string, empty: T): T | null {
  try {
    const kept = localStorage.getItem(name)
    return kept ? { ...empty, ...(JSON.parse(kept) as Partial<T>) } : null
  } catch {
    return null // private mode or a broken value: begin anew
  }
}

function write(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name)
    else localStorage.setItem(name, text)
  } catch {
    // A full or refused storage must not stop anybody from typing.
  }
}

/**
 * State of a form, kept in localStorage under `name`. The name holds the account (and the case), so that two people
 * at one computer never meet each other's words. A new name reads its own draft. A page in another tab that nobody looks
 * at follows, so that what was sent here is not sent again from there.
 */
export function useDraft<T extends object>(name: string, empty: T): Draft<T> {
  const first = useRef(empty)
  const [state, setState] = useState(() => begin(name, first.current))
  const current = state.name === name ? state : begin(name, first.current)
  useEffect(() => {
    if (state.name !== name) setState(begin(name, first.current))
  }, [name, state.name])
  const latest = useRef(current)
  latest.current = current
  useEffect(() => {
    const hear = (event: StorageEvent) => {
      if (event.key !== name || !document.hidden || event.oldValue !== stored(latest.current.value, first.current)) return
      setState(begin(name, first.current))
    }
    addEventListener('storage', hear)
    return () => removeEventListener('storage', hear)
  }, [name])

  const set = useCallback(
    (change: Partial<T>) => {
      setState((before) => {
        const own = before.name === name ? before : begin(name, first.current)
        const value = { ...own.value, ...change }
        write(name, stored(value, first.current))
        return { ...own, value, restored: false }
      })
    },
    [name],
  )
  const sent = useCallback(
    (what: T) => {
      const now = latest.current.name === name ? latest.current : begin(name, first.current)
      const value = restOf(now.value, what, first.current)
      write(name, stored(value, first.current))
      setState((before) => (before.name === name ? { name, value, restored: false } : before))
    },
    [name],
  )
  const clear = useCallback(() => {
    write(name, null)
    setState({ name, value: first.current, restored: false })
  }, [name])
  return { value: current.value, set, clear, sent, restored: current.restored }
}

function begin<T extends object>(name: string, empty: T) {
  const kept = read(name, empty)
  return { name, value: kept ?? empty, restored: kept !== null }
}

/** As it lies in the browser's storage: nothing for a form as it began. */
function stored<T extends object>(value: T, empty: T): string | null {
  const text = JSON.stringify(value)
  return text === JSON.stringify(empty) ? null : text
}

/** What was added behind a text after it had been sent; everything else begins again. */
export function restOf<T extends object>(now: T, sent: T, empty: T): T {
  const added = Object.entries(now).flatMap(([key, value]) => {
    const before = sent[key as keyof T]
    if (typeof value !== 'string' || typeof before !== 'string' || before === '' || value === before || !value.startsWith(before)) return []
    return [[key, value.slice(before.length).trimStart()]]
  })
  return { ...empty, ...Object.fromEntries(added) }
}
