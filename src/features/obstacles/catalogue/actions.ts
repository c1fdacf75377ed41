// The catalogue for the other rooms, and its plain endpoints. Changes stand in changes/, proposals in proposals/.

import type { Ctx } from '#server/ctx.ts'
import type { Db } from '#server/db.ts'
import type { Catalogue, CatalogueText, Group, GroupDetail, UsualAgency } from './model.ts'
import * as queries from './queries.ts'
import { groupRetired, lineageOf, makeRanker, noSuchAgency, noSuchGroup, type Ranker, responsiblePanel, successorsOf } from './rules.ts'

type Kept = {
  readonly stamp: string
  readonly catalogue: Catalogue
  readonly details: ReadonlyMap<string, GroupDetail>
  readonly byCode: ReadonlyMap<string, Group>
  readonly rank: Ranker
}

/** How long a process may answer from an older catalogue after another process changed it. */
export const staleMs = 1000

// One catalogue per process, and when its stamp was last compared with the database's. Groups are few (a few hundred) and
// asked for by every case, so they are not read each time.
let kept: Kept | null = null
let lookedAt = -Infinity
/** Until then every reader compares: what this process wrote may not be committed yet, or never. */
let doubtfulUntil = -Infinity

async function load(db: Db, stamp: string): Promise<Kept> {
  const domains = await queries.domains(db)
  const rows = await queries.groups(db)
  const groups = rows.map(plain)
  const active = groups.filter((g) => !g.retired)
  const order = [...new Set(groups.map((g) => g.domainCode))]
  domains.sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
  return {
    stamp,
    catalogue: { domains: domains.map((d) => ({ ...d, groups: active.filter((g) => g.domainCode === d.code) })) },
    details: new Map(rows.map((row) => [row.code, row])),
    byCode: new Map(groups.map((g) => [g.code, g])),
    rank: makeRanker(rows),
  }
}

function plain(row: GroupDetail): Group {
  const { descriptionFa: _1, descriptionEn: _2, keywords: _3, examples: _4, ackDays: _5, actDays: _6, version: _7, ...group } = row
  return group
}

async function catalogue(ctx: Ctx): Promise<Kept> {
  const at = performance.now()
  if (kept && at >= doubtfulUntil && at - lookedAt < staleMs) return kept
  const stamp = await queries.stamp(ctx.db)
  if (kept?.stamp !== stamp) kept = await load(ctx.db, stamp)
  lookedAt = at
  return kept
}

/** To be called after writing groups: from now on this process compares its copy on every reading, for three seconds. */
export function doubt(): void {
  doubtfulUntil = performance.now() + 3000
}

/** Domains with their active groups, in the order of codes. The same in every province. */
export async function listGroups(ctx: Ctx): Promise<Catalogue> {
  return (await catalogue(ctx)).catalogue
}

/** Changes whenever the catalogue changes: a key for what is made from it. */
export async function catalogueStamp(ctx: Ctx): Promise<string> {
  return (await catalogue(ctx)).stamp
}

/** One group, retired ones too (`retired`, `successors`); throws obstacles/no-such-group. */
export async function getGroup(ctx: Ctx, code: string): Promise<Group> {
  const found = (await catalogue(ctx)).byCode.get(code)
  if (!found) throw noSuchGroup({ code })
  return found
}

/** A group that something new may take; throws obstacles/no-such-group, or obstacles/group-retired naming what took over. */
export async function activeGroup(ctx: Ctx, code: string): Promise<Group> {
  const group = await getGroup(ctx, code)
  if (!group.retired) return group
  throw groupRetired({ code, successors: (await currentCodes(ctx, code)).join('، ') })
}

/** The active codes that answer for a code now: itself, or what took over after renames, splits and merges. */
export async function currentCodes(ctx: Ctx, code: string): Promise<string[]> {
  return successorsOf((await catalogue(ctx)).byCode, code)
}

/** One group with all that is known of it; throws obstacles/no-such-group. */
export async function groupDetail(ctx: Ctx, code: string): Promise<GroupDetail> {
  const found = (await catalogue(ctx)).details.get(code)
  if (!found) throw noSuchGroup({ code })
  return found
}

/** Every group with all that is known of it, retired ones too, in the order of codes. */
export async function allGroups(ctx: Ctx): Promise<ReadonlyMap<string, GroupDetail>> {
  return (await catalogue(ctx)).details
}

/** What the catalogue says about each active group; triage starts from it. */
export async function catalogueTexts(ctx: Ctx): Promise<CatalogueText[]> {
  return [...(await catalogue(ctx)).details.values()]
    .filter((g) => !g.retired)
    .map(({ code, nameFa, nameEn, descriptionFa, keywords, examples, agencyFa }) => ({
      code,
      nameFa,
      nameEn,
      descriptionFa,
      keywords,
      examples,
      agencyFa,
    }))
}

/** Days to acknowledge and to act; null: the ladder decides. Throws obstacles/no-such-group. */
export async function deadlinesOf(ctx: Ctx, code: string): Promise<{ ackDays: number | null; actDays: number | null }> {
  const { ackDays, actDays } = await groupDetail(ctx, code)
  return { ackDays, actDays }
}

/** The panel of the caller's province that is responsible for a group, or null. Throws obstacles/no-such-group. */
export async function panelOfGroup(ctx: Ctx, code: string): Promise<{ id: string; nameFa: string; nameEn: string } | null> {
  const group = await getGroup(ctx, code)
  const found = responsiblePanel(
    await queries.panelsFor(ctx.db, ctx.actor.provinceId),
    lineageOf((await catalogue(ctx)).byCode, code),
    group.domainCode,
  )
  return found && { id: found.id, nameFa: found.nameFa, nameEn: found.nameEn }
}

/** Groups that a producer's own words speak of, best first; an old code or name finds what took over. Empty when no word is known. */
export async function searchGroups(ctx: Ctx, text: string, limit = 10): Promise<Group[]> {
  const { rank, byCode } = await catalogue(ctx)
  const codes = new Set(rank(text, limit).flatMap((code) => successorsOf(byCode, code)))
  return [...codes].slice(0, limit).map((code) => byCode.get(code)!)
}

/**
 * Active agencies of the caller's province this group usually goes to; where nobody has set any for a new code, those of
 * the code it took over from. Throws obstacles/no-such-group.
 */
export async function usualAgencies(ctx: Ctx, code: string): Promise<UsualAgency[]> {
  await getGroup(ctx, code)
  const lineage = lineageOf((await catalogue(ctx)).byCode, code)
  const rows = await queries.usualAgencies(ctx.db, ctx.actor.provinceId, lineage)
  const nearest = lineage.find((one) => rows.some((row) => row.groupCode === one))
  return rows.filter((row) => row.groupCode === nearest).map(({ groupCode: _, ...agency }) => agency)
}

/** Sets them (also for seeding). Throws obstacles/no-such-agency when one is not of this province. */
export async function setUsualAgencies(ctx: Ctx, code: string, agencyIds: readonly string[]): Promise<UsualAgency[]> {
  await getGroup(ctx, code)
  const wanted = [...new Set(agencyIds)]
  const { provinceId } = ctx.actor
  if (wanted.length && (await queries.countAgencies(ctx.db, provinceId, wanted)) !== wanted.length) throw noSuchAgency()
  await queries.replaceUsualAgencies(ctx.db, provinceId, code, wanted)
  await ctx.record('obstacles.setUsualAgencies', `group:${code}`, { agencyIds: wanted })
  return usualAgencies(ctx, code)
}

export async function listUsualAgencies(ctx: Ctx): Promise<{ code: string; agencyIds: string[] }[]> {
  const rows = await queries.allUsualAgencies(ctx.db, ctx.actor.provinceId)
  const byCode = Map.groupBy(rows, (row) => row.group_code)
  return [...byCode].map(([code, list]) => ({ code, agencyIds: list.map((row) => row.agency_id) }))
}
