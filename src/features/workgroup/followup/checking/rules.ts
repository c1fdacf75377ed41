// The tally recomputed from the log of acts, and how it differs from the one that was kept. Pure.

import type { Moved, Resolution } from '../../resolutions/history/model.ts'
import { foldResolution } from '../../resolutions/history/rules.ts'
import type { TallyKey } from '../model.ts'
import { type CountedRow, type Delta, keyOf, placeOf } from '../tally/rules.ts'

/** What a resolution has from its dossier, whatever its acts. */
type Place = Pick<CountedRow, 'body_id' | 'committee_id' | 'domain_code' | 'county_id'>

/** What its acts say of a resolution, as counting reads it. */
export const countedOf = (r: Resolution, of: Place): CountedRow => ({
  body_id: of.body_id,
  committee_id: of.committee_id,
  domain_code: of.domain_code,
  county_id: of.county_id,
  owner_agency_id: r.ownerAgencyId,
  state: r.state,
  flags: r.flags,
  reason: r.reason,
  notified_at: r.notifiedAt,
  confirmed_at: r.confirmedAt,
  closed_at: r.closedAt,
})

/** Where a resolution with these acts is counted; null: nowhere. What has no act is not in the log. */
export const keyOfActs = (acts: readonly Moved[], of: Place): TallyKey | null =>
  acts.length === 0 ? null : keyOf(countedOf(foldResolution(acts), of))

/** Counts that grow by what the log says and shrink by what the tally says; what is left is the difference. */
export class Difference {
  readonly #places = new Map<string, Delta>()

  add(key: TallyKey, count: number, days: number): void {
    const place = placeOf(key)
    const sum = this.#places.get(place) ?? { ...key, count: 0, days: 0 }
    sum.count += count
    sum.days += days
    this.#places.set(place, sum)
  }

  /** Added to the tally, these make it agree with the log. */
  get deltas(): Delta[] {
    return [...this.#places.values()].filter((d) => d.count !== 0 || d.days !== 0)
  }
}
