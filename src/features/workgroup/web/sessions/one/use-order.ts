// Arranging the agenda: kept here until the reason is written; a newer agenda from the server does not throw it away.

import { useState } from 'react'
import { moveTo, rebase, sameOrder } from './order.ts'

export type Arranging = {
  readonly order: readonly string[]
  readonly changed: boolean
  /** The item that was moved last and its place from 1: read out for who does not see the page. */
  readonly last: { readonly id: string; readonly place: number } | null
  readonly move: (id: string, to: number) => void
  readonly reset: () => void
}

export function useOrder(now: readonly string[]): Arranging {
  const [arranged, setArranged] = useState<readonly string[] | null>(null)
  const [last, setLast] = useState<Arranging['last']>(null)
  const order = arranged ? rebase(arranged, now) : now
  return {
    order,
    changed: !sameOrder(order, now),
    last,
    move: (id, to) => {
      const next = moveTo(order, id, to)
      setArranged(next)
      setLast({ id, place: next.indexOf(id) + 1 })
    },
    reset: () => {
      setArranged(null)
      setLast(null)
    },
  }
}
