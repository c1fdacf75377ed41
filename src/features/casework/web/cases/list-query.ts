// The list's filters as they stand in the address: a list can be sent to a colleague as a link. Pure.

import type { CaseFilter } from '../../cases/model.ts'
import { flags, holders, priorities, statuses } from '../../model.ts'

type Query = Readonly<Record<string, string>>
export const sorts = ['recent', 'due', 'opened'] as const
export const filterKeys = [
  'status',
  'open',
  'flag',
  'holder',
  'deskId',
  'agencyId',
  'groupCode',
  'countyId',
  'priority',
  'unitId',
  'investorId',
  'rung',
  'dueBefore',
  'knotId',
  'knots',
] as const

const oneOf = <T extends string>(values: readonly T[], text: string | undefined): T | undefined => values.find((value) => value === text)
const uuid = (text: string | undefined) => (text && /^[0-9a-f-]{36}$/i.test(text) ? text : undefined)

/** What the contract asks; whatever in the address does not fit it is ignored. Open cases unless told otherwise. */
export function filterOf(query: Query): CaseFilter {
  const found: Record<string, unknown> = {
    status: oneOf(statuses, query['status']),
    flag: oneOf(flags, query['flag']),
    holder: oneOf(holders, query['holder']),
    priority: oneOf(priorities, query['priority']),
    deskId: uuid(query['deskId']),
    agencyId: uuid(query['agencyId']),
    countyId: uuid(query['countyId']),
    unitId: uuid(query['unitId']),
    investorId: uuid(query['investorId']),
    knotId: uuid(query['knotId']),
    knots: oneOf(['any', 'none'], query['knots']),
    groupCode: query['groupCode']?.slice(0, 12),
    sort: oneOf(sorts, query['sort']),
    rung: /^[0-5]$/.test(query['rung'] ?? '') ? Number(query['rung']) : undefined,
    open: query['open'] === 'all' || query['status'] ? undefined : query['open'] !== 'false',
    dueBefore: query['dueBefore'] && !Number.isNaN(Date.parse(query['dueBefore'])) ? new Date(query['dueBefore']).toISOString() : undefined,
    limit: 50,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as CaseFilter
}

/** For a search, which looks at closed cases too unless told otherwise. */
export function searchFilterOf(query: Query): Omit<CaseFilter, 'sort' | 'limit' | 'after'> {
  const { sort, limit, after, open, ...filter } = filterOf(query)
  return { ...filter, ...((query['open'] === 'true' || query['open'] === 'false') && { open: query['open'] === 'true' }) }
}

/** How many filters are set, for the button on a phone. */
export function setFilters(query: Query): number {
  return filterKeys.filter((key) => query[key]).length
}

/** An address of the list with these filters: drill-down links of the heads' pages. */
export function listHref(filters: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const text = new URLSearchParams(
    Object.entries(filters)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)]),
  ).toString()
  return text ? `/app/cases?${text}` : '/app/cases'
}
