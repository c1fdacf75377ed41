// The filter of the list as it stands in the address. Pure.

import { type DossierFilter, type Origin, origins, type Shelf, shelves } from '../../../dossiers/model.ts'

const among = <T extends string>(list: readonly T[], value: string | undefined): T | undefined => list.find((one) => one === value)

/** Without a shelf: all of them. */
export function filterOf(query: Readonly<Record<string, string | undefined>>): DossierFilter {
  const shelf = among<Shelf>(shelves, query['shelf'])
  const origin = among<Origin>(origins, query['origin'])
  const { q, bodyId, committeeId, countyId } = query
  return {
    ...(q?.trim() && { q }),
    ...(shelf && { shelf }),
    ...(bodyId && { bodyId }),
    ...(committeeId && { committeeId }),
    ...(countyId && { countyId }),
    ...(query['stopped'] && { priority: 'production_stopped' as const }),
    ...(origin && { origin }),
    ...(query['mine'] && { mine: true }),
  }
}
