// Resolutions drafted on an item while the session sits. Their own law stands in resolutions/.

import type { Ctx } from '#server/ctx.ts'
import { actOnResolution, draftResolution, dropDraft, editDraft } from '../../resolutions/actions.ts'
import { readResolution } from '../../resolutions/history/actions.ts'
import type { NewResolution, Saying } from '../../resolutions/model.ts'
import type { Done, SittingAct } from '../model.ts'
import { draftsOf } from './queries.ts'
import { itemDecided, noSuchDraft, outcomeNotForItem } from '../rules.ts'
import { noSuchItem } from '../../sessions/rules.ts'
import { enter, itemIn, write } from '../writing/actions.ts'

async function openItemFor(ctx: Ctx, sessionId: string, itemId: string, act: SittingAct) {
  const session = await enter(ctx, sessionId, act)
  const item = await itemIn(ctx, sessionId, itemId)
  if (item.state !== 'open' && item.state !== 'waiting') throw itemDecided({ state: item.state })
  return { session, item }
}

/** Throws workgroup/no-such-draft for a resolution of another item. */
async function draftIn(ctx: Ctx, sessionId: string, itemId: string, resolutionId: string): Promise<void> {
  const drafts = await draftsOf(ctx.db, ctx.actor.provinceId, sessionId)
  if (!drafts.some((d) => d.id === resolutionId && d.item_id === itemId)) throw noSuchDraft({ resolution: resolutionId })
}

/** @throws what resolutions refuse: no owner, no date, no evidence type …; workgroup/outcome-not-for-item where there is no dossier */
export async function draft(ctx: Ctx, sessionId: string, itemId: string, saying: Saying): Promise<Done> {
  const { session, item } = await openItemFor(ctx, sessionId, itemId, 'draft')
  const dossierId = item.dossier_id ?? item.resolution_dossier_id
  if (!dossierId) throw outcomeNotForItem({ outcome: 'resolved', kind: 'other' })
  const { id } = await draftResolution(ctx, { ...saying, dossierId, itemId, sessionId, bodyId: session.bodyId })
  return write(ctx, sessionId, 'draft', { item: { id: itemId, change: {} }, details: { resolutionId: id } })
}

export async function edit(ctx: Ctx, sessionId: string, itemId: string, resolutionId: string, saying: Saying, ifMatch: number | null): Promise<Done> {
  await openItemFor(ctx, sessionId, itemId, 'edit_draft')
  await draftIn(ctx, sessionId, itemId, resolutionId)
  await editDraft(ctx, resolutionId, saying, ifMatch)
  return write(ctx, sessionId, 'edit_draft', { item: { id: itemId, change: {} }, details: { resolutionId } })
}

export async function drop(ctx: Ctx, sessionId: string, itemId: string, resolutionId: string): Promise<Done> {
  await openItemFor(ctx, sessionId, itemId, 'drop_draft')
  await draftIn(ctx, sessionId, itemId, resolutionId)
  await dropDraft(ctx, resolutionId)
  return write(ctx, sessionId, 'drop_draft', { item: { id: itemId, change: {} }, details: { resolutionId } })
}

/**
 * A draft made or changed on the resolution's own page, beside the room. One that belongs to a session moves that session's
 * version, so that nobody signs minutes that they have not read. @throws workgroup/not-sitting, already-signed, item-decided
 */
async function beside(
  ctx: Ctx,
  of: { sessionId: string | null; itemId: string | null },
  act: SittingAct,
  run: () => Promise<string>,
): Promise<string> {
  const { sessionId, itemId } = of
  if (!sessionId) return run()
  if (itemId) await openItemFor(ctx, sessionId, itemId, act)
  else await enter(ctx, sessionId, act)
  const resolutionId = await run()
  await write(ctx, sessionId, act, { ...(itemId && { item: { id: itemId, change: {} } }), details: { resolutionId } })
  return resolutionId
}

/** @returns its id @throws also workgroup/no-such-item for an item of another session or about another dossier */
export const draftBeside = (ctx: Ctx, input: NewResolution): Promise<string> =>
  beside(ctx, { sessionId: input.sessionId ?? null, itemId: input.itemId ?? null }, 'draft', async () => {
    const item = input.itemId ? await itemIn(ctx, input.sessionId ?? '', input.itemId) : null
    if (item && (item.dossier_id ?? item.resolution_dossier_id) !== input.dossierId) throw noSuchItem({ item: input.itemId! })
    return (await draftResolution(ctx, input)).id
  })

export async function changeBeside(ctx: Ctx, id: string, name: 'edit' | 'drop', body: Saying, ifMatch: number | null): Promise<void> {
  const { row } = await readResolution(ctx, id)
  const of = row.state === 'drafted' ? { sessionId: row.session_id, itemId: row.item_id } : { sessionId: null, itemId: null }
  await beside(ctx, of, name === 'edit' ? 'edit_draft' : 'drop_draft', async () => {
    await actOnResolution(ctx, id, name, body, ifMatch)
    return id
  })
}
