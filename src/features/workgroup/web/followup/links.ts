// Where numbers lead: the same filters with one more, in the address. Pure.

import { definitionOf } from '../../followup/figures/rules.ts'
import type { BoardFilter, DutySide, FigureCode, FigureSheet, RowFilter, Side } from '../../followup/model.ts'

export const address = (path: string, query: Readonly<Record<string, string | null | undefined>>): string => {
  const text = new URLSearchParams(Object.entries(query).filter((e): e is [string, string] => typeof e[1] === 'string' && e[1] !== '')).toString()
  return text ? `${path}?${text}` : path
}

/** The resolutions that a number counts. */
export const rowsHref = (filter: RowFilter): string => address('/app/workgroup/board/rows', filter)
/** The duties that a number counts. */
export const dutiesHref = (filter: BoardFilter & { readonly which?: string }): string => address('/app/workgroup/board/duties', filter)
export const resolutionHref = (id: string): string => `/app/workgroup/resolutions/${id}`

/** The line of a side as a filter. */
export function filterOf(side: Side | DutySide, key: string): BoardFilter {
  switch (side) {
    case 'agency':
      return { agencyId: key }
    case 'level':
      return { level: key as NonNullable<BoardFilter['level']> }
    case 'body':
      return { bodyId: key }
    case 'domain':
      return { domain: key || 'none' }
    case 'county':
      return { countyId: key }
    case 'month':
      return { from: key, to: key }
  }
}

/** The months of a quarter as filters of the board. */
function quarterFilter({ quarter, level }: Pick<FigureSheet, 'quarter' | 'level'>): BoardFilter {
  const first = (Number(quarter.slice(5)) - 1) * 3 + 1
  const month = (n: number) => `${quarter.slice(0, 4)}-${String(n).padStart(2, '0')}`
  return { from: month(first), to: month(first + 2), ...(level && { level }) }
}

/** The records behind a figure: resolutions in the board's list, others in the figure's own. */
export function behindHref(code: FigureCode, sheet: Pick<FigureSheet, 'quarter' | 'level'>): string {
  if (definitionOf(code).source !== 'resolutions') return address(`/app/workgroup/figures/${code}`, { quarter: sheet.quarter, level: sheet.level })
  const counted = {
    resolutions_notified: { outcome: 'not_annulled' },
    resolutions_executed: { outcome: 'executed' },
    days_to_execution: { outcome: 'executed' },
    resolutions_claimed: { claimed: 'yes' },
    confirmation_gap: { claimed: 'gap' },
  } as const
  return rowsHref({ ...quarterFilter(sheet), ...counted[code as keyof typeof counted] })
}
