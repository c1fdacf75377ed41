// Who is party to an item: told by somebody, or found from who they are. Pure.

import type { ConflictMark } from '../model.ts'

type Seat = {
  readonly id: string
  readonly agencyId: string | null
  readonly post: string
  readonly holderName: string
  readonly accountId: string | null
  readonly deputyAccountId: string | null
}
type Heard = {
  readonly id: string
  readonly unitId: string | null
  readonly investorId: string | null
  /** Agencies that must execute the resolution heard again: they answer for it, so they do not judge it. */
  readonly ownerAgencyIds: readonly string[]
}
/** Accounts that own, or act for, a unit or a plan. */
export type Owner = { readonly accountId: string; readonly unitId: string | null; readonly investorId: string | null }

/** Marks that follow from the facts, one for each seat and item. The agency's own resolution comes first: it is the plainer reason. */
export function foundConflicts(items: readonly Heard[], seats: readonly Seat[], owners: readonly Owner[]): ConflictMark[] {
  return items.flatMap((item) =>
    seats.flatMap((seat): ConflictMark[] => {
      const source = sourceOf(item, seat, owners)
      return source === null
        ? []
        : [{ itemId: item.id, seatId: seat.id, post: seat.post, holder: seat.holderName, source, reason: '', declaredAt: null }]
    }),
  )
}

function sourceOf(item: Heard, seat: Seat, owners: readonly Owner[]): 'owner_agency' | 'unit_owner' | null {
  if (seat.agencyId !== null && item.ownerAgencyIds.includes(seat.agencyId)) return 'owner_agency'
  const theirs = (o: Owner) =>
    (o.accountId === seat.accountId || o.accountId === seat.deputyAccountId) &&
    ((item.unitId !== null && o.unitId === item.unitId) || (item.investorId !== null && o.investorId === item.investorId))
  return owners.some(theirs) ? 'unit_owner' : null
}
