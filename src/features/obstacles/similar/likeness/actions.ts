// The duplicates desk: proposals shown side by side, decided by a person, undone by a person. Two cases are merged by
// casework, which hears the decision; the register itself merges only rows of a backlog.

import { fromJalali, toJalali } from '#kernel/jalali.ts'
import type { Ctx } from '#server/ctx.ts'
import {
  countedWaiting,
  type DuplicateSummary,
  type Likeness,
  type LikenessAct,
  type LikenessKind,
  likenessKinds,
  type LikenessState,
} from '../model.ts'
import { thresholds } from '../kinds/rules.ts'
import * as queries from './queries.ts'
import { cannotMerge, likenessLaw, mergeOf, noSuchLikeness, orderOf } from './rules.ts'

/** Proposals (or decided ones), most alike first. */
export async function listLikenesses(
  ctx: Ctx,
  query: { kind?: LikenessKind | undefined; state?: LikenessState | undefined; after?: string | undefined; limit?: number | undefined },
): Promise<{ rows: Likeness[]; next: string | null }> {
  const limit = query.limit ?? 20
  const found = await queries.listPairs(ctx.db, ctx.actor, {
    state: query.state ?? 'proposed',
    kind: query.kind ?? null,
    after: readCursor(query.after),
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1)! : null
  return { rows: await show(ctx, page), next: last && `${last.score}_${last.id}` }
}

/** Cursors are ours: one that cannot be read starts again at the beginning. */
function readCursor(after = ''): { score: number; id: string } | null {
  const [score = '', id = ''] = after.split('_')
  return /^[0-9a-f-]{36}$/.test(id) && /^\d(\.\d{1,20})?$/.test(score) ? { score: Number(score), id } : null
}

async function show(ctx: Ctx, rows: readonly queries.Row[]): Promise<Likeness[]> {
  if (!rows.length) return []
  const { provinceId } = ctx.actor
  const ends = await queries.sides(
    ctx.db,
    provinceId,
    rows.flatMap((r) => [r.one_id, r.other_id]),
  )
  const counties = new Map((await queries.countyNames(ctx.db, provinceId)).map((c) => [c.id, c]))
  const byId = new Map(
    ends.map((o) => [
      o.id,
      {
        id: o.id,
        code: o.code,
        kind: o.kind,
        text: o.text,
        unitName: o.unit_name,
        countyFa: counties.get(o.county_id ?? '')?.name_fa ?? '',
        countyEn: counties.get(o.county_id ?? '')?.name_en ?? '',
        groupCode: o.group_code,
        outcome: o.outcome,
        toldAt: o.told_at.toISOString(),
      },
    ]),
  )
  return rows.map((r) => ({
    id: r.id,
    likeness: r.kind,
    state: r.state,
    score: r.score,
    reasons: r.reasons,
    foundBy: r.found_by,
    foundAt: r.found_at.toISOString(),
    decidedAt: r.decided_at?.toISOString() ?? null,
    one: byId.get(r.one_id)!,
    other: byId.get(r.other_id)!,
    open: likenessLaw.open(ctx.actor, { state: r.state, provinceId, seesBoth: true }),
  }))
}

/**
 * Decides a likeness, or takes a decision back. Throws obstacles/no-such-likeness, law/…, obstacles/cannot-merge. Facts:
 * obstacles.merge_accepted, event_accepted, kept_apart, merge_undone, event_undone, apart_undone, each with both ids.
 */
export async function decideLikeness(ctx: Ctx, id: string, act: LikenessAct): Promise<Likeness> {
  const { db, actor, now } = ctx
  const row = await queries.lockPair(db, actor, id)
  if (!row) throw noSuchLikeness({ id })
  const refusal = likenessLaw.whyNot(act, actor, { state: row.state, provinceId: actor.provinceId, seesBoth: true })
  if (refusal) throw refusal
  const after = act === 'undo' ? await takeBack(ctx, row) : { ...(await accept(ctx, row, act)), decided_by: actor.accountId, decided_at: now }
  await queries.decide(db, actor.provinceId, id, after)
  ctx.tell('duplicates')
  return (await show(ctx, [{ ...row, state: after.state, decided_at: after.decided_at }]))[0]!
}

async function accept(
  ctx: Ctx,
  row: queries.Row,
  act: 'merge' | 'event' | 'apart',
): Promise<{ state: LikenessState; before_outcome: string | null }> {
  if (act === 'merge') return merge(ctx, row)
  if (act === 'event') await note(ctx, 'event_accepted', row, { parentId: row.one_id, ids: [row.other_id] })
  else await note(ctx, 'kept_apart', row)
  return { state: act, before_outcome: null }
}

async function merge(ctx: Ctx, row: queries.Row): Promise<{ state: 'merged'; before_outcome: string | null }> {
  const plan = mergeOf(...(await endsOf(ctx, row)))
  if ('inTheWay' in plan) throw cannotMerge({ code: plan.inTheWay })
  const { keep, lose } = plan
  const isRow = lose.kind === 'archive'
  await queries.markSame(ctx.db, ctx.actor.provinceId, lose.id, keep.id, isRow ? 'merged' : null, ctx.now)
  await note(ctx, 'merge_accepted', row, { oneId: keep.id, otherId: lose.id })
  return { state: 'merged', before_outcome: isRow ? lose.outcome : null }
}

async function endsOf(ctx: Ctx, row: queries.Row): Promise<[queries.SideRow, queries.SideRow]> {
  const both = await queries.sides(ctx.db, ctx.actor.provinceId, [row.one_id, row.other_id])
  return [both.find((e) => e.id === row.one_id)!, both.find((e) => e.id === row.other_id)!]
}

const undone = { merged: 'merge_undone', event: 'event_undone', apart: 'apart_undone' } as const

async function takeBack(ctx: Ctx, row: queries.Row, fact: string = undone[row.state as keyof typeof undone]) {
  if (row.state === 'merged') {
    const { keep, lose } = orderOf(...(await endsOf(ctx, row)))
    await queries.markSame(ctx.db, ctx.actor.provinceId, lose.id, null, row.before_outcome, ctx.now)
    await note(ctx, fact, row, { oneId: keep.id, otherId: lose.id })
  } else await note(ctx, fact, row)
  return { state: 'proposed' as const, decided_by: null, decided_at: null, before_outcome: null }
}

/** What was decided, with both ends: casework hears the first and the fourth, the journal keeps all. */
const note = (ctx: Ctx, name: string, row: queries.Row, more: object = {}) =>
  ctx.record(`obstacles.${name}`, `likeness:${row.id}`, {
    likenessId: row.id,
    oneId: row.one_id,
    otherId: row.other_id,
    byId: ctx.actor.accountId,
    ...more,
  })

/** Casework could not merge: the proposal stands again, and nothing in the register says that the two are one. */
export async function mergeRefused(ctx: Ctx, likenessId: string): Promise<void> {
  const row = await queries.lockPair(ctx.db, ctx.actor, likenessId)
  if (row?.state !== 'merged') return
  await queries.decide(ctx.db, ctx.actor.provinceId, likenessId, await takeBack(ctx, row, 'merge_refused'))
  ctx.tell('duplicates')
}

const dayMs = 86_400_000
const midnight = (at: Date) => {
  const { year, month, day } = toJalali(at)
  return fromJalali(year, month, day)
}
const precisionDays = 90

/** What waits, and how good the proposals of the last 90 days were in the eyes of people. */
export async function summarise(ctx: Ctx): Promise<DuplicateSummary> {
  const { provinceId } = ctx.actor
  const waits = new Map((await queries.waiting(ctx.db, ctx.actor, countedWaiting)).map((w) => [w.kind, w.n]))
  const past = await queries.decidedSince(ctx.db, provinceId, new Date(ctx.now.getTime() - precisionDays * dayMs))
  const today = await queries.decidedSince(ctx.db, provinceId, midnight(ctx.now))
  return {
    kinds: likenessKinds.map((likeness) => {
      const of = past.find((p) => p.kind === likeness)
      return { likeness, waiting: waits.get(likeness) ?? 0, decided: of?.decided ?? 0, agreed: of?.agreed ?? 0 }
    }),
    decidedToday: today.reduce((n, k) => n + k.decided, 0),
    thresholds,
  }
}
