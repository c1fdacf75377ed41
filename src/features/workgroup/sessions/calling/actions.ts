// The call: the agenda is frozen with a hash, kept, and everybody is told. And taking the call back.

import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { seatsOf } from '../../bodies/actions.ts'
import { actOnDossier } from '../../dossiers/actions.ts'
import { readAgenda } from '../agenda/actions.ts'
import * as agenda from '../agenda/queries.ts'
import { stillOnAgenda } from '../carrying/queries.ts'
import { openSession, reasonFor, write } from '../history/actions.ts'
import { inviteAll, tellAdded, tellRecalled, tellUnitsOff } from '../inviting/actions.ts'
import { freeze, packOf } from '../pack/actions.ts'
import { packsOf, recallPacks } from '../pack/queries.ts'
import { changeSession, type SessionRow } from '../queries.ts'
import { agendaEmpty, noMembers, noSuchItem, nothingLate, notReady, sessionInPast } from '../rules.ts'

/**
 * Calls the members: from now on the agenda is what they were sent.
 * @throws workgroup/session-without-members, workgroup/agenda-empty, workgroup/session-in-past, workgroup/dossier-not-ready
 */
export async function call(ctx: Ctx, id: string, ifMatch: number | null): Promise<void> {
  const { row } = await openSession(ctx, id, 'call', ifMatch)
  const seats = await seatsOf(ctx, row.body_id)
  if (!seats.length) throw noMembers({ body: row.body_fa })
  if (row.starts_at <= ctx.now) throw sessionInPast()
  const items = await agenda.itemsOf(ctx.db, ctx.actor.provinceId, id)
  if (!items.length) throw agendaEmpty()
  // A dossier withdrawn while the page was open would make the pack untrue.
  const gone = items.find((i) => i.dossier_id && i.dossier_state !== 'ready')
  if (gone) throw notReady({ code: gone.dossier_code!, state: gone.dossier_state! })
  for (const item of items) if (item.dossier_id) await placeDossier(ctx, row, item.dossier_id)
  const { no, hash } = await freeze(ctx, row, await packOf(ctx, row, null))
  await agenda.replaceCandidates(ctx.db, ctx.actor.provinceId, id, [])
  await changeSession(ctx.db, ctx.actor.provinceId, id, { state: 'called', pack_hash: hash, frozen_at: ctx.now }, ctx.now)
  await inviteAll(ctx, row, seats)
  await write(ctx, row, 'call', { hash, items: items.length, seats: seats.length })
  await ctx.enqueue('workgroup.pack_paper', { sessionId: id, no })
}

async function placeDossier(ctx: Ctx, row: SessionRow, dossierId: string): Promise<void> {
  const details = { sessionId: row.id, sessionAt: row.starts_at.toISOString() }
  const clock = ctx.as(systemActor(ctx.actor.provinceId))
  await actOnDossier(clock, dossierId, 'put_on_agenda', details, null)
}

/** An item added after the call is a pack of its own that names the hash before it. The members are told. @returns its hash */
export async function freezeAddition(ctx: Ctx, row: SessionRow, itemId: string, reason: string): Promise<string> {
  const item = (await agenda.itemsOf(ctx.db, ctx.actor.provinceId, row.id)).find((i) => i.id === itemId)!
  if (item.dossier_id) await placeDossier(ctx, row, item.dossier_id)
  return freezeItem(ctx, row, item, reason)
}

/**
 * Cases came to a dossier after its pack was sent: its part is frozen anew as an addition, and the members are told.
 * @throws workgroup/no-such-item, workgroup/nothing-late when the members have all of it
 */
export async function sendAddendum(ctx: Ctx, id: string, itemId: string, text: string, ifMatch: number | null): Promise<void> {
  const { row, actor } = await openSession(ctx, id, 'add_late', ifMatch)
  const reason = reasonFor('add_late', text)
  const item = (await agenda.itemsOf(ctx.db, ctx.actor.provinceId, id)).find((i) => i.id === itemId)
  if (!item) throw noSuchItem({ item: itemId })
  const { items } = await readAgenda(ctx, actor, row, [])
  if (!items.find((i) => i.id === itemId)?.lateCases) throw nothingLate()
  const hash = await freezeItem(ctx, row, item, reason)
  await changeSession(ctx.db, ctx.actor.provinceId, id, {}, ctx.now)
  await write(ctx, row, 'add_late', { code: item.dossier_code ?? '', reason, hash })
}

async function freezeItem(ctx: Ctx, row: SessionRow, item: agenda.ItemRow, reason: string): Promise<string> {
  const { provinceId } = ctx.actor
  const before = (await packsOf(ctx.db, provinceId, row.id)).at(-1)!
  const { no, hash } = await freeze(ctx, row, await packOf(ctx, row, { itemId: item.id, follows: before.hash, reason }))
  const subject = item.resolution_code ?? item.dossier_code ?? item.title
  await tellAdded(ctx, row, subject, reason)
  await ctx.enqueue('workgroup.pack_paper', { sessionId: row.id, no })
  return hash
}

/** Takes the call back: the agenda is open again, the members and the units are told why. The old pack stays, marked so. */
export async function uncall(ctx: Ctx, id: string, text: string, ifMatch: number | null): Promise<void> {
  const { row } = await openSession(ctx, id, 'uncall', ifMatch)
  const reason = reasonFor('uncall', text)
  await takeAllOff(ctx, row, reason)
  await recallPacks(ctx.db, ctx.actor.provinceId, id, ctx.now)
  await changeSession(ctx.db, ctx.actor.provinceId, id, { state: 'planned', pack_hash: '', frozen_at: null }, ctx.now)
  await write(ctx, row, 'uncall', { reason, hash: row.pack_hash })
  await tellRecalled(ctx, row, 'uncalled', reason)
}

/** Dossiers of a called session are ready again and their units are told. */
export async function takeAllOff(ctx: Ctx, row: SessionRow, reason: string): Promise<void> {
  const { provinceId } = ctx.actor
  const items = await agenda.itemsOf(ctx.db, provinceId, row.id)
  const on = await stillOnAgenda(
    ctx.db,
    provinceId,
    row.id,
    items.flatMap((i) => i.dossier_id ?? []),
  )
  for (const dossierId of on) await actOnDossier(ctx.as(systemActor(provinceId)), dossierId, 'take_off', { sessionId: row.id, text: reason }, null)
  await tellUnitsOff(ctx, row, on, reason)
}
