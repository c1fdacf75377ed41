// Changing the catalogue: one plan, one transaction, a version for every touched group.

import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { allGroups, currentCodes, doubt, groupDetail, listGroups, panelOfGroup } from '../actions.ts'
import type { GroupDetail } from '../model.ts'
import * as catalogue from '../queries.ts'
import type { Change, Seen, Step, VersionView } from './model.ts'
import * as queries from './queries.ts'
import { checkSeen, codesOf, planChange, properReason } from './rules.ts'

/** A group with its current codes and its panel (none outside a province). Throws obstacles/no-such-group. */
export async function readGroup(ctx: Ctx, code: string) {
  const group = await groupDetail(ctx, code)
  const panel = ctx.actor.provinceId ? await panelOfGroup(ctx, code) : null
  return { ...group, current: await currentCodes(ctx, code), panel }
}

export async function retiredGroups(ctx: Ctx): Promise<GroupDetail[]> {
  return [...(await allGroups(ctx)).values()].filter((g) => g.retired)
}

/** Every version, the newest first; a group nobody changed has the one the program brought. */
export async function listVersions(ctx: Ctx, code: string): Promise<VersionView[]> {
  const group = await groupDetail(ctx, code)
  const rows = await queries.versions(ctx.db, ctx.actor.provinceId, code)
  return rows.length ? rows : [{ version: group.version, at: null, act: 'create', reason: '', provinceFa: '', provinceEn: '', by: '', body: group }]
}

/** What a change would do; writes nothing. Throws what `planChange` refuses. */
export async function previewChange(ctx: Ctx, change: Change) {
  const steps = planChange(await allGroups(ctx), await domainCodes(ctx), change)
  const open = await queries.openObstacles(
    ctx.db,
    ctx.actor.provinceId,
    steps.map((s) => s.after.code),
  )
  return { steps: steps.map((s) => ({ ...s, code: s.after.code, openObstacles: open.get(s.after.code) ?? 0 })) }
}

export const domainCodes = async (ctx: Ctx) => (await listGroups(ctx)).domains.map((d) => d.code)

/**
 * Plans on the catalogue as it is now, refuses when a touched group is not as its author saw it, writes.
 * @throws what `planChange` refuses; obstacles/group-changed; obstacles/reason-needed
 */
export async function applyChange(ctx: Ctx, change: Change, reason: string, seen: Seen): Promise<{ codes: string[] }> {
  const why = properReason(reason)
  const groups = await lockCatalogue(ctx)
  const steps = planChange(groups, await domainCodes(ctx), change)
  checkSeen(groups, steps, seen)
  await writeSteps(ctx, steps, why)
  await ctx.record('obstacles.changeGroup', `group:${codesOf(change)[0]}`, { act: change.act, codes: steps.map((s) => s.after.code), reason: why })
  return { codes: steps.map((s) => s.after.code) }
}

/** Takes the writers' turn and reads all groups as they are under it. */
export async function lockCatalogue(ctx: Ctx): Promise<Map<string, GroupDetail>> {
  await queries.takeTurn(ctx.db)
  return new Map((await catalogue.groups(ctx.db)).map((g) => [g.code, g]))
}

/** Writes planned steps and their versions; the caller holds the writers' turn and records the fact. */
export async function writeSteps(ctx: Ctx, steps: readonly Step[], reason: string): Promise<void> {
  for (const { after } of steps) await queries.writeGroup(ctx.db, after)
  const shipped = steps.flatMap(({ before }) =>
    before ? [{ at: null, act: 'create' as const, body: before, reason: '', provinceId: null, accountId: null }] : [],
  )
  const { provinceId, accountId } = ctx.actor
  const made = steps.map(({ act, after }) => ({ at: ctx.now, act, body: after, reason, provinceId, accountId }))
  await queries.writeVersions(ctx.db, [...shipped, ...made])
  await queries.setStamp(ctx.db, newId())
  doubt()
  ctx.tell('catalogue')
}
