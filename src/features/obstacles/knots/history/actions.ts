// Opening a knot for an act and writing the act: lock, law, step, row, fact.

import { calendarFor } from '#features/registry/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { membersOf } from '../../panels/queries.ts'
import type { HistoryName, KnotActName } from '../model.ts'
import * as queries from '../queries.ts'
import { dueOf, knotLaw, type KnotFacts, noSuchKnot } from '../rules.ts'
import { insertAct, stateActs } from './queries.ts'
import { foldKnot, type Knot, type KnotAct, step } from './rules.ts'

export type Opened = { readonly row: queries.KnotRow; knot: Knot; version: number; readonly facts: KnotFacts }

/** The knot as its law sees it for this person. */
export async function factsOf(ctx: Ctx, row: queries.KnotRow): Promise<KnotFacts> {
  const { provinceId } = ctx.actor
  const seats = row.panel_id ? await membersOf(ctx.db, provinceId, row.panel_id) : { memberIds: [], chairIds: [] }
  return { state: row.state as KnotFacts['state'], provinceId, ...seats }
}

const foldOf = async (ctx: Ctx, id: string): Promise<Knot> => foldKnot((await stateActs(ctx.db, ctx.actor.provinceId, id)) as KnotAct[])

/** Throws obstacles/no-such-knot also where this person may not know of it. */
export async function readKnot(ctx: Ctx, id: string): Promise<{ row: queries.KnotRow; facts: KnotFacts }> {
  const row = await queries.findKnot(ctx.db, ctx.actor.provinceId, id)
  if (!row) throw noSuchKnot({ knot: id })
  const facts = await factsOf(ctx, row)
  if (!knotLaw.maySee(ctx.actor, facts)) throw noSuchKnot({ knot: id })
  return { row, facts }
}

/** Locks knots for writing, whatever the order they are named in. Throws obstacles/no-such-knot. */
export async function openKnotsFor(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Opened>> {
  const rows = await queries.lockKnots(ctx.db, ctx.actor.provinceId, ids)
  const opened = new Map<string, Opened>()
  for (const row of rows) {
    const facts = await factsOf(ctx, row)
    if (knotLaw.maySee(ctx.actor, facts)) opened.set(row.id, { row, facts, knot: await foldOf(ctx, row.id), version: row.version })
  }
  for (const id of ids) if (!opened.has(id)) throw noSuchKnot({ knot: id })
  return opened
}

/** Throws the law's refusal, or http/stale when somebody wrote meanwhile (null: the caller does not compare). */
export function must(ctx: Ctx, open: Opened, act: KnotActName, ifMatch: number | null): void {
  const refusal = knotLaw.whyNot(act, ctx.actor, open.facts)
  if (refusal) throw refusal
  if (ifMatch !== null && ifMatch !== open.row.version) throw stale({ version: open.row.version })
}

async function dueAt(ctx: Ctx, knot: Knot): Promise<Date | null> {
  return dueOf(knot.state, knot.since, await calendarFor(ctx, knot.state === 'proposed' ? { agencyId: knot.ownerAgencyId } : {}))
}

const actOf = (ctx: Ctx, name: HistoryName, details: Readonly<Record<string, unknown>>): KnotAct => ({ name, at: ctx.now, details })

/** Adds one act and brings the row in step with it. */
export async function write(ctx: Ctx, open: Opened, name: HistoryName, details: Readonly<Record<string, unknown>>): Promise<void> {
  open.knot = step(open.knot, actOf(ctx, name, details))
  open.version += 1
  await insertAct(ctx.db, ctx.actor.provinceId, newAct(ctx, open.row.id, open.version, name, details))
  await queries.updateKnot(ctx.db, ctx.actor.provinceId, open.row.id, open.knot, await dueAt(ctx, open.knot), open.version, ctx.now)
  ctx.tell('knots')
  ctx.tell(`knot:${open.row.id}`)
}

/** A new knot by its first act. */
export async function begin(ctx: Ctx, birth: queries.Birth, details: Readonly<Record<string, unknown>>): Promise<Knot> {
  const knot = step(null, actOf(ctx, 'suspect', details))
  await queries.insertKnot(ctx.db, ctx.actor.provinceId, birth, knot, await dueAt(ctx, knot), ctx.now)
  await insertAct(ctx.db, ctx.actor.provinceId, newAct(ctx, birth.id, 1, 'suspect', details))
  ctx.tell('knots')
  return knot
}

const newAct = (ctx: Ctx, knotId: string, seq: number, name: HistoryName, details: Readonly<Record<string, unknown>>) => ({
  knotId,
  seq,
  name,
  at: ctx.now,
  actorId: ctx.actor.accountId,
  actorRole: ctx.actor.role,
  details,
})
