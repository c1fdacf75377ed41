// Resolutions drafted on an item while the session sits. Their own law stands in resolutions/.

import type { Ctx } from '#server/ctx.ts'
import { draftResolution, dropDraft, editDraft } from '../../resolutions/actions.ts'
import type { Saying } from '../../resolutions/model.ts'
import type { Done, SittingAct } from '../model.ts'
import * as queries from '../queries.ts'
import { itemDecided, noSuchDraft, outcomeNotForItem } from '../rules.ts'
import { enter, itemIn, write } from '../writing/actions.ts'

async function openItemFor(ctx: Ctx, sessionId: string, itemId: string, act: SittingAct) {
  const session = await enter(ctx, sessionId, act)
  const item = await itemIn(ctx, sessionId, itemId)
  if (item.state !== 'open' && item.state !== 'waiting') throw itemDecided({ state: item.state })
  return { session, item }
}

/** Throws workgroup/no-such-draft for a resolution of another item. */
async function draftIn(ctx: Ctx, sessionId: string, itemId: string, resolutionId: string): Promise<void> {
  const drafts = await queries.draftsOf(ctx.db, ctx.actor.provinceId, sessionId)
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
