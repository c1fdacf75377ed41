// Desks added up to their agencies. Pure.

export type LoadRow = {
  readonly key: string
  readonly name: string
  readonly more: string
  readonly agencyId: string
  readonly desks: number
  readonly live: number
  readonly unaccepted: number
  readonly overdue: number
  readonly nextDueAt: string | null
}

/** The most overdue agency first; `more` of a desk row is the agency's name. */
export function byAgency(desks: readonly LoadRow[]): LoadRow[] {
  const sums = [...Map.groupBy(desks, (row) => row.agencyId)].map(
    ([agencyId, list]): LoadRow => ({
      key: agencyId,
      agencyId,
      name: list[0]!.more,
      more: '',
      desks: list.length,
      live: list.reduce((sum, row) => sum + row.live, 0),
      unaccepted: list.reduce((sum, row) => sum + row.unaccepted, 0),
      overdue: list.reduce((sum, row) => sum + row.overdue, 0),
      nextDueAt:
        list
          .map((row) => row.nextDueAt)
          .filter((due) => due !== null)
          .sort()[0] ?? null,
    }),
  )
  return sums.sort((a, b) => b.overdue - a.overdue || b.live - a.live)
}
