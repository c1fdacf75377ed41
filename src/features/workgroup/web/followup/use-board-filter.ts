// Filters as they stand in the address: pages, links and sheets share them.

import { useQuery } from '#ui/nav.ts'
import { type RowFilter, rowStandings } from '../../followup/model.ts'
import { bodyKinds, notExecutedReasons } from '../../model.ts'

const month = /^1[34]\d\d-(0[1-9]|1[0-2])$/
const id = /^[0-9a-f-]{36}$/
const oneOf = (list: readonly string[]) => new RegExp(`^(${list.join('|')})$`)

const shapes = {
  from: month,
  to: month,
  level: oneOf(bodyKinds),
  bodyId: id,
  agencyId: id,
  domain: /^\w{1,20}$/,
  countyId: /^([0-9a-f-]{36}|none)$/,
  outcome: oneOf(rowStandings),
  reason: oneOf(notExecutedReasons),
  claimed: /^(yes|gap)$/,
} as const satisfies Record<keyof RowFilter, RegExp>
export const filterNames = Object.keys(shapes) as (keyof RowFilter)[]

/** What the address asks; a part that cannot be read asks nothing. */
export function useBoardFilter(): {
  filter: RowFilter
  set: (change: Partial<Record<keyof RowFilter, string | null>>) => void
  clear: () => void
  any: boolean
} {
  const [query, setQuery] = useQuery()
  const filter = Object.fromEntries(
    filterNames.flatMap((name) => (query[name] && shapes[name].test(query[name]) ? [[name, query[name]]] : [])),
  ) as RowFilter
  return {
    filter,
    set: (change) => setQuery(change as Record<string, string | null>),
    clear: () => setQuery(Object.fromEntries(filterNames.map((name) => [name, null]))),
    any: Object.keys(filter).length > 0,
  }
}
