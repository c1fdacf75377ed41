// Items one by one: opened, talked about, decided. What a decision does to dossiers and resolutions happens with the signing.

import { systemActor } from '#kernel/actor.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { getBody, listBodies } from '../../bodies/actions.ts'
import type { BodyView } from '../../bodies/model.ts'
import { getDossier } from '../../dossiers/actions.ts'
import { deferredAlready, noHigherBody } from '../../dossiers/rules.ts'
import { readResolution, whyNot } from '../../resolutions/history/actions.ts'
import { agendaOf } from '../../sessions/actions.ts'
import type { AgainAct, DecideBody, Done, ItemKind } from '../model.ts'
import * as queries from '../queries.ts'
import { draftsOf } from '../drafting/queries.ts'
import { proposalsOf, votesOf } from '../proposals/queries.ts'
import { lastWriter } from '../writing/queries.ts'
import { hereOf, itemDecided, itemNotDecided, quorumOf, whyNotAgain, whyNotDecide } from '../rules.ts'
import { compare, enter, itemIn, refuse, sittersOf, write } from '../writing/actions.ts'

export const kindOf = (item: Pick<queries.ItemRow, 'dossier_id' | 'resolution_id'>): ItemKind =>
  item.dossier_id ? 'dossier' : item.resolution_id ? 'resolution' : 'other'

export const undecided: readonly string[] = ['waiting', 'open']

/** Seconds an open item has been open since its last opening. */
const sinceOpening = (item: queries.ItemRow, now: Date) =>
  item.state === 'open' && item.opened_at ? Math.max(0, Math.round((now.getTime() - item.opened_at.getTime()) / 1000)) : 0

/** Takes up an item; the one before it, if undecided, waits again and keeps its time. */
export async function openItem(ctx: Ctx, sessionId: string, itemId: string): Promise<Done> {
  const session = await enter(ctx, sessionId, 'open_item')
  const { provinceId } = ctx.actor
  const rows = await queries.itemRows(ctx.db, provinceId, sessionId)
  const item = await itemIn(ctx, sessionId, itemId)
  if (!undecided.includes(item.state)) throw itemDecided({ state: item.state })
  if (item.state === 'open') return { version: session.version, itemId, itemVersion: item.version }
  for (const other of rows.filter((r) => r.state === 'open'))
    await queries.touchItem(ctx.db, provinceId, other.id, { state: 'waiting', spent_seconds: other.spent_seconds + sinceOpening(other, ctx.now) })
  return write(ctx, sessionId, 'open_item', { item: { id: itemId, change: { state: 'open', opened_at: ctx.now } } })
}

/** What is said about an item. Kept while it is typed; only the minutes make it final. @throws http/stale */
export async function writeNotes(ctx: Ctx, sessionId: string, itemId: string, text: string, ifMatch: number | null): Promise<Done> {
  await enter(ctx, sessionId, 'notes')
  const item = await itemIn(ctx, sessionId, itemId)
  const discussion = cleanInput(text)
  // The same text sent again says nothing new: two who typed alike do not disturb each other.
  if (discussion !== item.discussion) await compare(ctx, 'notes', item, ifMatch)
  const before = await lastWriter(ctx.db, ctx.actor.provinceId, itemId)
  const overwritten = item.discussion && before !== ctx.actor.accountId && !discussion.includes(item.discussion)
  return write(ctx, sessionId, 'notes', {
    item: { id: itemId, change: { discussion } },
    // A colleague's words that are replaced stay in the history of the room.
    details: overwritten ? { was: item.discussion } : {},
  })
}

/** Seats that are party to each item of a session: item → seat → reason. */
export async function conflictsOf(ctx: Ctx, sessionId: string): Promise<Map<string, Map<string, string>>> {
  const agenda = await agendaOf(ctx, sessionId)
  return new Map(agenda.map((i) => [i.id, new Map(i.conflicts.map((c) => [c.seatId, c.reason || c.source]))]))
}

/**
 * The outcome of an item. Asks all that signing will ask, so that nobody finds out afterwards: quorum for the item, drafts,
 * the dossier's own law (a second deferral), the resolution's own law.
 */
export async function decide(ctx: Ctx, sessionId: string, itemId: string, body: DecideBody, ifMatch: number | null): Promise<Done> {
  const session = await enter(ctx, sessionId, 'decide')
  const { provinceId } = ctx.actor
  const item = await itemIn(ctx, sessionId, itemId)
  await compare(ctx, 'decide', item, ifMatch)
  const { body: ofBody, seats } = await sittersOf(ctx, session)
  const conflicts = (await conflictsOf(ctx, sessionId)).get(itemId) ?? new Map<string, string>()
  const drafts = (await draftsOf(ctx.db, provinceId, sessionId)).filter((d) => d.item_id === itemId).length
  const quorum = quorumOf(seats, new Set(conflicts.keys()), ofBody)
  const reason = cleanInput(body.reason ?? '')
  const act = body.act ?? null
  const open = (await proposalsOf(ctx.db, provinceId, sessionId)).filter((p) => p.item_id === itemId && p.state === 'open').map((p) => p.id)
  const counted = (await votesOf(ctx.db, provinceId, open)).filter((v) => !conflicts.has(v.seatId))
  const unsettled = new Set(counted.map((v) => v.proposal_id)).size
  refuse(whyNotDecide({ kind: kindOf(item), state: item.state, drafts, unsettled, outcome: body.outcome, reason, act, quorum }))
  if (body.outcome === 'deferred' && (await getDossier(ctx, item.dossier_id!)).deferred > 0) throw deferredAlready()
  if (body.outcome === 'referred_up') await askHigher(ctx, ofBody)
  if (act) {
    refuse(whyNotAgain(act, body.details ?? {}, ctx.now))
    await askResolution(ctx, item.resolution_id!, act, { ...body.details, text: reason })
  }
  const decision = { quorum, here: hereOf(seats), ...(act && { act, details: body.details ?? {} }) }
  const spent = item.spent_seconds + sinceOpening(item, ctx.now)
  await ctx.record('workgroup.item_decided', `session:${sessionId}`, { sessionId, itemId, dossierId: item.dossier_id, outcome: body.outcome })
  return write(ctx, sessionId, 'decide', {
    item: { id: itemId, change: { state: body.outcome, reason, decision, closed_at: ctx.now, spent_seconds: spent } },
    details: { outcome: body.outcome },
  })
}

/** There is somewhere to refer it. @throws workgroup/no-higher-body */
async function askHigher(ctx: Ctx, body: BodyView): Promise<void> {
  if (body.parentId && (await getBody(ctx, body.parentId)).active) return
  const nationals = body.kind === 'national' ? [] : await listBodies(ctx, { kind: 'national' })
  if (!nationals.some((b) => b.active && !b.parallel)) throw noHigherBody()
}

/** The resolution's own law, before the minutes: what it refuses now it would refuse at the signing. */
async function askResolution(ctx: Ctx, resolutionId: string, act: AgainAct, details: Readonly<Record<string, unknown>>): Promise<void> {
  const on = inWhoseName(ctx, act)
  refuse(whyNot({ ...(await readResolution(on, resolutionId)), inMinutes: true }, act, details, ctx.now))
}

/** What the clock proposes the group may propose too: the act is the product's own in both cases. */
export const inWhoseName = (ctx: Ctx, act: AgainAct): Ctx => (act === 'propose_nonfeasance' ? ctx.as(systemActor(ctx.actor.provinceId)) : ctx)

/** Takes a decision back while the session sits: the item is open again, drafts stay. */
export async function undoDecision(ctx: Ctx, sessionId: string, itemId: string, ifMatch: number | null): Promise<Done> {
  await enter(ctx, sessionId, 'undo_decision')
  const item = await itemIn(ctx, sessionId, itemId)
  await compare(ctx, 'undo_decision', item, ifMatch)
  if (undecided.includes(item.state)) throw itemNotDecided()
  await ctx.record('workgroup.item_reopened', `session:${sessionId}`, { sessionId, itemId, was: item.state })
  return write(ctx, sessionId, 'undo_decision', {
    item: { id: itemId, change: { state: 'waiting', decision: {}, closed_at: null } },
    details: { was: item.state },
  })
}
