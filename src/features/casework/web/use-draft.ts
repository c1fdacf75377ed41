// A half-written form survives a closed tab, a lost line and a reload: kept in this browser on every keystroke.

import { useCallback, useEffect, useRef, useState } from 'react'

export type Draft<T> = {
  readonly value: T
  readonly set: (change: Partial<T>) => void
  /** Forgets what was written: after the server has it. */
  readonly clear: () => void
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

function write(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // A full or refused storage must not stop anybody from typing.
  }
}

/**
 * State of a form, kept in localStorage under `name`. The name holds the account (and the case), so that two people
 * at one computer never meet each other's words. A new name reads its own draft.
 */
export function useDraft<T extends object>(name: string, empty: T): Draft<T> {
  const first = useRef(empty)
  const [state, setState] = useState(() => begin(name, first.current))
  const current = state.name === name ? state : begin(name, first.current)
  useEffect(() => {
    if (state.name !== name) setState(begin(name, first.current))
  }, [name, state.name])

  const set = useCallback(
    (change: Partial<T>) => {
      setState((before) => {
        const own = before.name === name ? before : begin(name, first.current)
        const value = { ...own.value, ...change }
        write(name, isEmpty(value, first.current) ? null : value)
        return { ...own, value, restored: false }
      })
    },
    [name],
  )
  const clear = useCallback(() => {
    write(name, null)
    setState({ name, value: first.current, restored: false })
  }, [name])
  return { value: current.value, set, clear, restored: current.restored }
}

function begin<T extends object>(name: string, empty: T) {
  const kept = read(name, empty)
  return { name, value: kept ?? empty, restored: kept !== null }
}

function isEmpty<T extends object>(value: T, empty: T): boolean {
  return JSON.stringify(value) === JSON.stringify(empty)
}
