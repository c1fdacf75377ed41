// The catalogue for the other rooms, and its endpoints.

import type { Ctx } from '#server/ctx.ts'
import type { Db } from '#server/db.ts'
import type { Catalogue, Group, UsualAgency } from './model.ts'
import * as queries from './queries.ts'
import { makeRanker, noSuchAgency, noSuchGroup, type Ranker } from './rules.ts'

type Kept = { catalogue: Catalogue; byCode: ReadonlyMap<string, Group>; rank: Ranker }

// Groups change only by migration, and a migration runs before the process serves: read once.
let kept: Promise<Kept> | null = null

async function load(db: Db): Promise<Kept> {
  const domains = await queries.domains(db)
  const rows = await queries.groups(db)
  const groups: Group[] = rows.map(({ keywords: _, ...group }) => group)
  const order = [...new Set(groups.map((g) => g.domainCode))]
  domains.sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
  return {
    catalogue: { domains: domains.map((d) => ({ ...d, groups: groups.filter((g) => g.domainCode === d.code) })) },
    byCode: new Map(groups.map((g) => [g.code, g])),
    rank: makeRanker(rows),
  }
}

function catalogue(ctx: Ctx): Promise<Kept> {
  kept ??= load(ctx.db).catch((error) => {
    kept = null
    throw error
  })
  return kept
}

/** The four domains with their groups, in the order of codes. The same in every province. */
export async function listGroups(ctx: Ctx): Promise<Catalogue> {
  return (await catalogue(ctx)).catalogue
}

/** One group; throws obstacles/no-such-group. */
export async function getGroup(ctx: Ctx, code: string): Promise<Group> {
  const found = (await catalogue(ctx)).byCode.get(code)
  if (!found) throw noSuchGroup({ code })
  return found
}

/** Groups that a producer's own words speak of, best first; empty when no word is known. */
export async function searchGroups(ctx: Ctx, text: string, limit = 10): Promise<Group[]> {
  return (await catalogue(ctx)).rank(text, limit)
}

/** Active agencies of the caller's province this group usually goes to. Throws obstacles/no-such-group. */
export async function usualAgencies(ctx: Ctx, code: string): Promise<UsualAgency[]> {
  await getGroup(ctx, code)
  return queries.usualAgencies(ctx.db, ctx.actor.provinceId, code)
}

/** Sets them (also for seeding). Throws obstacles/no-such-agency when one is not of this province. */
export async function setUsualAgencies(ctx: Ctx, code: string, agencyIds: readonly string[]): Promise<UsualAgency[]> {
  await getGroup(ctx, code)
  const wanted = [...new Set(agencyIds)]
  const { provinceId } = ctx.actor
  if (wanted.length && (await queries.countAgencies(ctx.db, provinceId, wanted)) !== wanted.length) throw noSuchAgency()
  await queries.replaceUsualAgencies(ctx.db, provinceId, code, wanted)
  await ctx.record('obstacles.setUsualAgencies', `group:${code}`, { agencyIds: wanted })
  return queries.usualAgencies(ctx.db, provinceId, code)
}

export async function listUsualAgencies(ctx: Ctx): Promise<{ code: string; agencyIds: string[] }[]> {
  const rows = await queries.allUsualAgencies(ctx.db, ctx.actor.provinceId)
  const byCode = Map.groupBy(rows, (row) => row.group_code)
  return [...byCode].map(([code, list]) => ({ code, agencyIds: list.map((row) => row.agency_id) }))
}
