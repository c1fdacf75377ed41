// Hanging obstacles on knots and taking them off, counting what hangs, and the producers' answers.

import type { Ctx } from '#server/ctx.ts'
import { systemActor } from '#kernel/actor.ts'
import { setKnot } from '../../register/actions.ts'
import { openKnotsFor, write } from '../history/actions.ts'
import type { Answer, AnswerCounts, KnotMember, MemberPage } from '../model.ts'
import { verdictOf } from '../rules.ts'
import * as queries from './queries.ts'

/** Facts are read whole by whoever hears them: long lists go in several. */
const perFact = 500

/** Tells who was hung on the knot and who was taken off. */
export async function recordMembers(ctx: Ctx, knotId: string, added: readonly string[], removed: readonly string[]): Promise<void> {
  for (let at = 0; at < Math.max(added.length, removed.length); at += perFact)
    await ctx.record('obstacles.knot_members', `knot:${knotId}`, {
      knotId,
      added: added.slice(at, at + perFact),
      removed: removed.slice(at, at + perFact),
    })
}

/** Writes it into the register and tells it; the act is the caller's. */
export async function hang(ctx: Ctx, knotId: string, added: readonly string[], removed: readonly string[]): Promise<void> {
  if (added.length) await setKnot(ctx, added, knotId)
  if (removed.length) await setKnot(ctx, removed, null)
  await recordMembers(ctx, knotId, added, removed)
  await recount(ctx, knotId)
}

/** Counts what hangs on the knot now and keeps it for the board. */
export async function recount(ctx: Ctx, knotId: string): Promise<void> {
  const { provinceId } = ctx.actor
  await queries.keepWeight(ctx.db, provinceId, knotId, await queries.weigh(ctx.db, provinceId, knotId, systemActor(provinceId)), ctx.now)
}

/** All members' ids, a thousand at a time. */
export async function allMemberIds(ctx: Ctx, knotId: string, onlyOpen = false): Promise<string[]> {
  const ids: string[] = []
  for (;;) {
    const page = await queries.memberIds(ctx.db, ctx.actor.provinceId, knotId, onlyOpen, ids.at(-1) ?? null, 1000)
    ids.push(...page.map((r) => r.id))
    if (page.length < 1000) return ids
  }
}

type MemberRow = Awaited<ReturnType<typeof queries.membersOfKnot>>[number]
const present = (r: MemberRow): KnotMember => ({
  id: r.id,
  kind: r.kind as KnotMember['kind'],
  code: r.code,
  text: r.text,
  unitId: r.unit_id,
  unitName: r.unit_name,
  countyFa: r.county_fa ?? '',
  countyEn: r.county_en ?? '',
  groupCode: r.group_code,
  outcome: r.outcome,
  toldAt: r.told_at.toISOString(),
  answer: r.answer as Answer | null,
  asked: r.asked_at !== null,
})

/** Members that the caller may read, by id; the caller has checked that they may see the knot. */
export async function pageOfMembers(ctx: Ctx, knotId: string, after: string | null, limit: number): Promise<MemberPage> {
  const rows = await queries.membersOfKnot(ctx.db, ctx.actor.provinceId, ctx.actor, knotId, after, limit + 1)
  const shown = rows.slice(0, limit)
  return { rows: shown.map(present), next: rows.length > limit ? shown.at(-1)!.id : null }
}

/** The producers' word on a changed knot, taken down; a knot whose every producer has answered is verified by itself. */
export async function noteAnswers(ctx: Ctx, obstacleIds: readonly string[], answer: Answer): Promise<void> {
  if (!obstacleIds.length) return
  for (const knotId of await queries.answerOf(ctx.db, ctx.actor.provinceId, obstacleIds, answer, ctx.now)) await settle(ctx, knotId)
}

/** How the producers of a changed knot have answered so far. */
export const answerCounts = (ctx: Ctx, knotId: string): Promise<AnswerCounts> => queries.countAnswers(ctx.db, ctx.actor.provinceId, knotId)

/** Verifies a changed knot when the waiting producers have answered and most confirm; otherwise only counts. */
export async function settle(ctx: Ctx, knotId: string): Promise<void> {
  const { provinceId } = ctx.actor
  await queries.answersFromOutcomes(ctx.db, provinceId, knotId)
  await recount(ctx, knotId)
  const counts = await answerCounts(ctx, knotId)
  ctx.tell(`knot:${knotId}`)
  if (verdictOf(counts) !== 'verified') return
  const system = ctx.as(systemActor(provinceId))
  const open = (await openKnotsFor(system, [knotId])).get(knotId)!
  if (open.knot.state !== 'changed') return
  await write(system, open, 'verify', { ...counts })
  await system.record('obstacles.knot_verified', `knot:${knotId}`, { knotId, ...counts })
}

/** The sweep: figures of live knots that are older than ten minutes, the oldest first; changed ones may be verified. */
export async function sweep(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - 600_000)
  for (const { id } of await queries.countedLongAgo(ctx.db, ctx.actor.provinceId, before, 100)) await settle(ctx, id)
}
