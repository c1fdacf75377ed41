// A cell leads to the register with the filters that counted it.

import type { HeatFilter, HeatSide } from '../../register/model.ts'
import type { Line } from './heat-table.ts'

export type Asked = Required<Pick<HeatFilter, 'from' | 'to' | 'outcome'>> & Pick<HeatFilter, 'knot'>

/** @param of the line's part of the filters; `sideId` undefined: the whole line */
export function drillTo(asked: Asked, of: { groupCode?: string; domain?: string }, side: HeatSide, sideId: string | null | undefined): string {
  const part = sideId === undefined ? {} : { [side === 'county' ? 'countyId' : 'agencyId']: sideId ?? 'none' }
  const entries = Object.entries({ ...asked, ...of, ...part }).filter((e): e is [string, string] => e[1] !== undefined)
  return `/app/register?${new URLSearchParams(entries)}`
}

/** Which filters a line stands for. A block with lines is a domain; without, a group of no domain. */
export const filterOf = (line: Line & { readonly lines?: readonly Line[] }): { groupCode?: string; domain?: string } =>
  line.lines?.length ? { domain: line.code! } : { groupCode: line.code ?? 'none' }
