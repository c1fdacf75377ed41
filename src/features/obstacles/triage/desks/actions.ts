// To which desks a group goes here: the agencies set in the catalogue, and those that earlier obstacles of it needed.

import { desksFor, getUnit } from '#features/registry/actions.ts'
import { Problem } from '#kernel/problem.ts'
import type { Ctx } from '#server/ctx.ts'
import { usualAgencies } from '../../catalogue/actions.ts'
import { policy, type Question, type SuggestedDesk } from '../model.ts'
import * as queries from '../queries.ts'

/** The county to look from: told, or the unit's; null when neither is known. */
export async function countyFor(ctx: Ctx, { countyId, unitId }: Question): Promise<string | null> {
  if (countyId || !unitId) return countyId ?? null
  try {
    return (await getUnit(ctx, unitId)).countyId
  } catch (error) {
    // A unit of nobody's or of another province tells nothing; the text is judged all the same.
    if (error instanceof Problem) return null
    throw error
  }
}

/** Desks of the group for a county, the likeliest first, one for each agency unless earlier obstacles needed another. */
export async function desksOf(ctx: Ctx, code: string, countyId: string | null): Promise<SuggestedDesk[]> {
  const { provinceId } = ctx.actor
  const usual = await usualAgencies(ctx, code)
  const past = await queries.pastAgencies(ctx.db, provinceId, code, policy.pastObstacles)
  const desks = await queries.pastDesks(ctx.db, provinceId, code, policy.pastObstacles)
  const often = past.filter((p) => p.n >= 2 && p.n / p.of >= policy.deskShare)
  const share = new Map(past.map((p) => [p.agencyId, p]))
  const agencyIds = [...new Set([...usual.map((a) => a.agencyId), ...often.map((p) => p.agencyId)])]
  const suggested: SuggestedDesk[] = []
  for (const agencyId of agencyIds) {
    const open = await desksFor(ctx, { agencyId, countyId })
    // Where earlier obstacles went to a certain desk of this agency that reaches the county, that one; else the nearest.
    const near = open.filter((d) => d.coverage !== 'elsewhere' || countyId === null)
    const used = desks.find((d) => d.n >= 2 && d.n / d.of >= policy.deskShare && near.some((one) => one.id === d.deskId))
    const desk = near.find((d) => d.id === used?.deskId) ?? open[0]
    if (!desk) continue
    const of = share.get(agencyId)
    suggested.push({
      deskId: desk.id,
      agencyId,
      nameFa: desk.nameFa,
      nameEn: desk.nameEn,
      agencyFa: desk.agencyFa,
      agencyEn: desk.agencyEn,
      why: usual.some((a) => a.agencyId === agencyId) ? 'usual' : 'past',
      share: of ? of.n / of.of : 0,
      of: of?.of ?? past[0]?.of ?? 0,
    })
  }
  return suggested.sort((a, b) => b.share - a.share || (a.why === b.why ? 0 : a.why === 'usual' ? -1 : 1)).slice(0, 5)
}
