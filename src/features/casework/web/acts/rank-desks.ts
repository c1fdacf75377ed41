// Which desks fit a case: usual agency and own county first, then usual agency province-wide, then the rest.

import type { DeskOption } from '../parts/use-reference.ts'

export type Ranked = DeskOption & { readonly suggested: boolean; readonly covers: 'county' | 'province' | 'elsewhere' }

/**
 * Pure order of desks; a desk is suggested when its agency is usual for the group and its territory holds the county.
 * @param refused desks that sent the case back: never suggested again
 */
export function rankDesks(
  desks: readonly DeskOption[],
  usualAgencyIds: readonly string[],
  countyId: string | null,
  refused: readonly string[] = [],
): Ranked[] {
  const ranked = desks.map((one): Ranked & { score: number } => {
    const covers = one.desk.countyIds.length === 0 ? 'province' : countyId && one.desk.countyIds.includes(countyId) ? 'county' : 'elsewhere'
    const usual = usualAgencyIds.includes(one.agency.id) && !refused.includes(one.desk.id)
    const score = (usual ? 0 : 10) + (covers === 'county' ? 0 : covers === 'province' ? 1 : 5)
    return { ...one, covers, suggested: usual && (covers !== 'elsewhere' || countyId === null), score }
  })
  ranked.sort((a, b) => a.score - b.score || a.more.localeCompare(b.more, 'fa') || a.text.localeCompare(b.text, 'fa'))
  const best = new Set<string>()
  // One desk per usual agency is suggested: the nearest; its siblings stay a search away.
  return ranked.map(({ score: _, ...one }) => {
    if (!one.suggested || best.has(one.agency.id)) return { ...one, suggested: false }
    best.add(one.agency.id)
    return one
  })
}
