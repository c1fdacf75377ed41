// A person's hand on the agenda: another order, one more, one less, each with its reason.

import { tsquery, cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import * as agenda from '../agenda/queries.ts'
import { factorsOf, readsConfidential } from '../agenda/rules.ts'
import { build, newItem, subjectOf, titled } from '../building/actions.ts'
import { freezeAddition } from '../calling/actions.ts'
import { openSession, readSession, reasonFor, write } from '../history/actions.ts'
import type { Factors, ItemSource } from '../model.ts'
import { candidatesById } from '../ordering/queries.ts'
import * as queries from '../queries.ts'
import { agendaFull, alreadyOnAgenda, itemHeard, itemNeedsOne, notForThisBody, notReady, noSuchItem, orderIncomplete } from '../rules.ts'
import * as rows from './queries.ts'
import { movedItems } from './rules.ts'

/**
 * The order as a person wants it. `order`: every item's id, in order. Those that changed their place among the others keep it
 * when the agenda is built anew. @throws workgroup/order-incomplete when an item came or went meanwhile
 */
export async function reorder(
  ctx: Ctx,
  id: string,
  { order, reason: text }: { order: string[]; reason: string },
  ifMatch: number | null,
): Promise<void> {
  const { row } = await openSession(ctx, id, 'move_item', ifMatch)
  const reason = reasonFor('move_item', text)
  const items = await agenda.itemsOf(ctx.db, ctx.actor.provinceId, id)
  const known = new Map(items.map((i) => [i.id, i]))
  if (order.length !== items.length || new Set(order).size !== order.length || order.some((one) => !known.has(one))) throw orderIncomplete()
  const before = items.map((i) => i.id)
  const moved = movedItems(before, order)
  if (!moved.size) return
  await agenda.placeItems(
    ctx.db,
    ctx.actor.provinceId,
    order.map((one, i) => {
      const item = known.get(one)!
      return {
        id: one,
        position: i + 1,
        factors: item.factors as Factors,
        source: item.source as ItemSource,
        moved: moved.has(one) ? reason : item.moved_reason,
      }
    }),
  )
  await queries.changeSession(ctx.db, ctx.actor.provinceId, id, {}, ctx.now)
  const told = [...moved].map((one) => ({ code: nameOf(known.get(one)!), from: before.indexOf(one) + 1, to: order.indexOf(one) + 1 }))
  await write(ctx, row, 'move_item', { reason, moved: told })
}

/** Names stand in a history that more people read than a confidential file: its code only. */
const nameOf = (i: agenda.ItemRow) => i.resolution_code ?? i.dossier_code ?? i.title

type Addition = { dossierId?: string; resolutionId?: string; title?: string; reason: string }

/**
 * Adds a ready dossier, a live resolution, or a plain subject. While planned, the last of what was chosen by the order makes
 * room; after the call the addition is frozen by itself and the members are told.
 */
export async function addItem(ctx: Ctx, id: string, input: Addition, ifMatch: number | null): Promise<void> {
  const planned = (await readSession(ctx, id)).row.state === 'planned'
  const { row } = await openSession(ctx, id, planned ? 'add_item' : 'add_late', ifMatch)
  const reason = reasonFor(planned ? 'add_item' : 'add_late', input.reason)
  const title = cleanInput(input.title ?? '')
  const subject = input.dossierId ?? input.resolutionId
  if ([input.dossierId, input.resolutionId, title || undefined].filter((x) => x !== undefined).length !== 1) throw itemNeedsOne()
  const items = await agenda.itemsOf(ctx.db, ctx.actor.provinceId, id)
  const code = subject ? await checkSubject(ctx, row, input) : title
  const there = items.find((i) => subjectOf(i) === subject)
  if (there) throw alreadyOnAgenda({ code: row.code })
  const fixed = planned ? items.filter((i) => i.by_hand || i.moved_reason).length : items.length
  if (fixed >= row.capacity) throw agendaFull({ capacity: row.capacity })
  if (subject) await agenda.takeBack(ctx.db, ctx.actor.provinceId, id, subject)
  const itemId = newId()
  const [candidate] = subject ? await candidatesById(ctx.db, ctx.actor.provinceId, [subject]) : [titled(itemId)]
  await agenda.insertItems(ctx.db, ctx.actor.provinceId, id, [
    {
      ...newItem(itemId, factorsOf(candidate!, ctx.now), items.length + 1),
      dossier_id: input.dossierId ?? null,
      resolution_id: input.resolutionId ?? null,
      title,
      source: 'hand',
      by_hand: true,
      added_reason: reason,
      added_late: !planned,
    },
  ])
  await queries.changeSession(ctx.db, ctx.actor.provinceId, id, {}, ctx.now)
  if (planned) await build(ctx, (await queries.lockSessionRow(ctx.db, ctx.actor.provinceId, id))!)
  const hash = planned ? null : await freezeAddition(ctx, row, itemId, reason)
  await write(ctx, row, planned ? 'add_item' : 'add_late', { code, reason, ...(hash && { hash }) })
}

/** @returns the code of what is to be added */
async function checkSubject(ctx: Ctx, row: queries.SessionRow, input: Addition): Promise<string> {
  const { provinceId } = ctx.actor
  const id = (input.dossierId ?? input.resolutionId)!
  if (input.dossierId) {
    const dossier = await rows.findDossier(ctx.db, provinceId, id)
    if (!dossier) throw noSuchItem({ item: id })
    if (dossier.body_id !== row.body_id) throw notForThisBody({ code: dossier.code })
    if (dossier.state !== 'ready') throw notReady({ code: dossier.code, state: dossier.state })
    await checkFree(ctx, id, row.id)
    return dossier.code
  }
  const resolution = await rows.findResolution(ctx.db, provinceId, id)
  if (!resolution) throw noSuchItem({ item: id })
  if (resolution.body_id !== row.body_id) throw notForThisBody({ code: resolution.code })
  if (resolution.closed_at !== null || resolution.state === 'drafted') throw notReady({ code: resolution.code, state: resolution.state })
  await checkFree(ctx, id, row.id)
  return resolution.code
}

async function checkFree(ctx: Ctx, subjectId: string, sessionId: string): Promise<void> {
  const other = await rows.boundElsewhere(ctx.db, ctx.actor.provinceId, subjectId, sessionId)
  if (other) throw alreadyOnAgenda({ code: other.code })
}

/** Takes an item off a planned agenda; building anew leaves it out of this session until somebody takes it back. */
export async function removeItem(ctx: Ctx, id: string, itemId: string, text: string, ifMatch: number | null): Promise<void> {
  const { row } = await openSession(ctx, id, 'remove_item', ifMatch)
  const reason = reasonFor('remove_item', text)
  const item = (await agenda.itemsOf(ctx.db, ctx.actor.provinceId, id)).find((i) => i.id === itemId)
  if (!item) throw noSuchItem({ item: itemId })
  if (item.state !== 'waiting') throw itemHeard()
  await agenda.deleteItems(ctx.db, ctx.actor.provinceId, [itemId])
  const subject = item.dossier_id ?? item.resolution_id
  if (subject) await agenda.leaveOut(ctx.db, ctx.actor.provinceId, id, { subject_id: subject, reason, by: ctx.actor.accountId }, ctx.now)
  await queries.changeSession(ctx.db, ctx.actor.provinceId, id, {}, ctx.now)
  await build(ctx, (await queries.lockSessionRow(ctx.db, ctx.actor.provinceId, id))!)
  await write(ctx, row, 'remove_item', { code: nameOf(item), reason })
}

/** What was left out may be chosen again. */
export async function restoreItem(ctx: Ctx, id: string, subjectId: string, ifMatch: number | null): Promise<void> {
  const { row } = await openSession(ctx, id, 'restore_item', ifMatch)
  const out = (await agenda.leftOutOf(ctx.db, ctx.actor.provinceId, id)).find((o) => o.subject_id === subjectId)
  if (!out) throw noSuchItem({ item: subjectId })
  await agenda.takeBack(ctx.db, ctx.actor.provinceId, id, subjectId)
  await queries.changeSession(ctx.db, ctx.actor.provinceId, id, {}, ctx.now)
  await build(ctx, (await queries.lockSessionRow(ctx.db, ctx.actor.provinceId, id))!)
  await write(ctx, row, 'restore_item', { code: out.resolution_code ?? out.code ?? '' })
}

/** What could be added by hand: at most 20 of the words typed, or of a code. */
export async function addable(ctx: Ctx, id: string, q: string) {
  const { row, actor } = await readSession(ctx, id)
  const text = cleanInput(q)
  if (!text) return []
  const found = await rows.findAddable(
    ctx.db,
    ctx.actor.provinceId,
    row.body_id,
    tsquery(text),
    text.toUpperCase(),
    readsConfidential(actor, row.body_id),
  )
  return found.map((f) => ({ id: f.id, kind: f.kind, code: f.code, unitName: f.unit_name, text: f.text }))
}
