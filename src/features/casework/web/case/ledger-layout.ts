// Where the pieces of the holding ledger stand on its bar. Pure: percents of the whole age.

import type { CaseView } from '../../cases/model.ts'
import type { Holder } from '../../model.ts'

export type Piece = {
  readonly key: string
  readonly holder: Holder
  readonly name: string
  readonly from: string
  readonly to: string
  readonly ms: number
  readonly x: number
  readonly width: number /** 0, 1, 2 …: several holders of one kind differ in shade. */
  readonly shade: number
}
export type Share = {
  readonly key: string
  readonly holder: Holder
  readonly name: string
  readonly ms: number
  readonly percent: number
  readonly shade: number
}

type Held = CaseView['ledger'][number]
type Naming = (held: Held) => string

/** Neighbouring intervals of one holder become one piece; the widths add up to 100. */
export function piecesOf(ledger: readonly Held[], nameOf: Naming): Piece[] {
  const total = ledger.reduce((sum, held) => sum + held.ms, 0)
  const pieces: Piece[] = []
  const shades = new Map<string, string[]>()
  const shadeOf = (holder: string, key: string) => {
    const known = shades.get(holder) ?? []
    if (!known.includes(key)) shades.set(holder, [...known, key])
    return (shades.get(holder) ?? []).indexOf(key) % 4
  }
  let x = 0
  for (const held of ledger) {
    if (held.ms === 0) continue
    const key = `${held.holder}:${held.deskId ?? ''}`
    const width = total === 0 ? 0 : (held.ms / total) * 100
    const last = pieces.at(-1)
    if (last?.key === key) pieces[pieces.length - 1] = { ...last, to: held.to, ms: last.ms + held.ms, width: last.width + width }
    else
      pieces.push({
        key,
        holder: held.holder,
        name: nameOf(held),
        from: held.from,
        to: held.to,
        ms: held.ms,
        x,
        width,
        shade: shadeOf(held.holder, key),
      })
    x += width
  }
  return pieces
}

/** How long each held it altogether, the longest first. */
export function sharesOf(pieces: readonly Piece[]): Share[] {
  const total = pieces.reduce((sum, piece) => sum + piece.ms, 0)
  const groups = Map.groupBy(pieces, (piece) => piece.key)
  return [...groups]
    .map(([key, list]) => {
      const ms = list.reduce((sum, piece) => sum + piece.ms, 0)
      return {
        key,
        holder: list[0]!.holder,
        name: list[0]!.name,
        shade: list[0]!.shade,
        ms,
        percent: total === 0 ? 0 : Math.round((ms / total) * 100),
      }
    })
    .sort((a, b) => b.ms - a.ms)
}
