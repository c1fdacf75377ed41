// The heat table's cells in the order in which people read them: most told first, groups under their domains.

import type { Domain } from '../../catalogue/model.ts'
import type { HeatTable } from '../../register/model.ts'

export type Count = { readonly told: number; readonly solved: number }
type Named = { readonly nameFa: string; readonly nameEn: string }
export type Side = Named & { readonly id: string | null; readonly sum: Count }
export type Line = Named & {
  /** Null: groups that nobody has decided yet. */
  readonly code: string | null
  readonly cells: ReadonlyMap<string | null, Count>
  readonly sum: Count
}
export type Block = Line & { readonly lines: readonly Line[] }

const none: Count = { told: 0, solved: 0 }
const plus = (a: Count, b: Count): Count => ({ told: a.told + b.told, solved: a.solved + b.solved })
const bySum = (a: { sum: Count }, b: { sum: Count }) => b.sum.told - a.sum.told

function lineOf(name: Named, code: string | null, cells: readonly { sideId: string | null; told: number; solved: number }[]): Line {
  const found = new Map<string | null, Count>()
  for (const c of cells) found.set(c.sideId, plus(found.get(c.sideId) ?? none, c))
  return { ...name, code, cells: found, sum: [...found.values()].reduce(plus, none) }
}

/** Domains with their groups, and the columns; `undecided` and `unknown` are the names of what has no group and no place. */
export function arrange(
  table: HeatTable,
  domains: readonly Domain[],
  undecided: string,
  unknown: string,
): { blocks: Block[]; sides: Side[]; most: number } {
  const byGroup = Map.groupBy(table.cells, (c) => c.groupCode)
  const blocks: Block[] = domains.flatMap((d) => {
    const lines = d.groups.flatMap((g) => (byGroup.has(g.code) ? [lineOf(g, g.code, byGroup.get(g.code)!)] : [])).sort(bySum)
    return lines.length
      ? [
          {
            ...lineOf(
              d,
              d.code,
              d.groups.flatMap((g) => byGroup.get(g.code) ?? []),
            ),
            lines,
          },
        ]
      : []
  })
  const known = new Set(domains.flatMap((d) => d.groups.map((g) => g.code)))
  // A code that was retired meanwhile still counts, under its own name.
  const others = [...byGroup].filter(([code]) => code === null || !known.has(code))
  for (const [code, cells] of others) blocks.push({ ...lineOf({ nameFa: code ?? undecided, nameEn: code ?? undecided }, code, cells), lines: [] })
  const total = lineOf({ nameFa: '', nameEn: '' }, null, table.cells)
  const sides = table.sides.map((s) => ({ ...s, sum: total.cells.get(s.id) ?? none })).sort(bySum)
  const lost = total.cells.get(null)
  return {
    blocks: blocks.sort(bySum),
    sides: lost ? [...sides, { id: null, nameFa: unknown, nameEn: unknown, sum: lost }] : sides,
    most: Math.max(1, ...blocks.flatMap((b) => (b.lines.length ? b.lines : [b])).flatMap((l) => [...l.cells.values()].map((c) => c.told))),
  }
}

/** 0 for nothing, else 1…5: steps of the square root, so that one large cell does not leave all others pale. */
export const heatOf = (told: number, most: number): number => (told === 0 ? 0 : Math.min(5, 1 + Math.floor(Math.sqrt(told / most) * 4.999)))
