// The filters of the register as they stand in the address: the heat table leads here with the same words.

import { useQuery } from '#ui/nav.ts'
import { type RegisterFilter, outcomeFilters } from '../../register/model.ts'

const names = ['q', 'groupCode', 'domain', 'countyId', 'agencyId', 'outcome', 'from', 'to', 'knot', 'kind'] as const
type Name = (typeof names)[number]

const shapes: Partial<Record<Name, RegExp>> = {
  groupCode: /^([A-Z]\d{2,3}|none)$/,
  countyId: /^([0-9a-f-]{36}|none)$/,
  agencyId: /^([0-9a-f-]{36}|none)$/,
  from: /^1[34]\d\d-(0[1-9]|1[0-2])$/,
  to: /^1[34]\d\d-(0[1-9]|1[0-2])$/,
  knot: /^([0-9a-f-]{36}|none|any)$/,
  kind: /^(case|archive)$/,
}

/** What the address asks (an unreadable part asks nothing), and a setter for one part. */
export function useFilters(): {
  filter: RegisterFilter
  set: (change: Partial<Record<Name, string | null>>) => void
  clear: () => void
  any: boolean
} {
  const [query, setQuery] = useQuery()
  const filter = Object.fromEntries(
    names.flatMap((name) => {
      const value = query[name]
      if (!value || (shapes[name] && !shapes[name].test(value))) return []
      if (name === 'outcome' && !(outcomeFilters as readonly string[]).includes(value)) return []
      return [[name, value]]
    }),
  ) as RegisterFilter
  return {
    filter,
    set: (change) => setQuery(change as Record<string, string | null>),
    clear: () => setQuery(Object.fromEntries(names.map((name) => [name, null]))),
    any: Object.keys(filter).length > 0,
  }
}
