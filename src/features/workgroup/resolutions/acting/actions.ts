// Acts of people upon one resolution: load, ask the law, write, and what follows for its cases and its dossier.

import type { Ctx } from '#server/ctx.ts'
import { addPolicy, addWholeDays } from '../../bodies/policies/rules.ts'
import { answerCases, claimDetails, claimOnCases, dropFromCases, linkCases } from '../cases/actions.ts'
import { must, type Opened, openResolution, worldOf, write } from '../history/actions.ts'
import { dropDraft, editDraft } from '../drafting/actions.ts'
import type { PersonAct, Saying } from '../model.ts'
import { sealBundle } from '../nonfeasance/actions.ts'
import * as queries from '../queries.ts'
import { nothingToNotify } from '../rules.ts'
import { type Body, cleaned } from './rules.ts'

/**
 * One act of a person upon one resolution. @param ifMatch the version they saw; null where nobody looked (other nouns)
 * @param inMinutes the signed minutes say it
 * @throws workgroup/no-such-resolution, http/stale, the law's refusals and what the act lacks
 */
export async function actOnResolution(ctx: Ctx, id: string, name: PersonAct, raw: Body, ifMatch: number | null, inMinutes = false): Promise<void> {
  if (name === 'edit') return editDraft(ctx, id, raw as Saying, ifMatch)
  if (name === 'drop') return dropDraft(ctx, id, ifMatch, String(raw['text'] ?? ''))
  const open = { ...(await openResolution(ctx, id)), inMinutes }
  const body = cleaned(raw)
  must(ctx, open, name, body, ifMatch)
  const before = open.r
  await write(ctx, open, name, await detailsOf(ctx, open, name, body))
  await follow(ctx, open, name, body, before.dueAt)
}

/** What the act keeps beyond what was said: days that follow from a policy are written down, because letters name them. */
async function detailsOf(ctx: Ctx, open: Opened, name: PersonAct, body: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { row, r, actor } = open
  if (name === 'notify' || name === 'to_alternative') {
    const world = await worldOf(ctx, row, name === 'notify' ? r.ownerAgencyId : r.altAgencyId!)
    return { ...body, ...isoDate(body), objectBy: addWholeDays(world.calendar, ctx.now, world.budget('objection')).toISOString() }
  }
  if (name === 'refuse_bank' || name === 'to_board') {
    const world = await worldOf(ctx, row, r.ownerAgencyId)
    const budget = world.budget(name === 'to_board' ? 'board' : 'panel')
    return { ...body, ruleBy: addPolicy(world.calendar, ctx.now, budget).toISOString() }
  }
  if (name === 'hand_over' && r.bundle!.agencyId !== r.ownerAgencyId) return { ...body, formerAgencyId: r.bundle!.agencyId }
  if (name === 'claim') return claimDetails(ctx, open, body)
  if (name === 'confirm' || name === 'dispute') {
    const own = actor.role === 'producer' || actor.role === 'investor'
    return { ...body, via: own ? (body['via'] === 'sms' ? 'sms' : 'web') : 'phone' }
  }
  return { ...body, ...isoDate(body) }
}

const isoDate = (body: Body) => (typeof body['dueAt'] === 'string' ? { dueAt: new Date(body['dueAt']).toISOString() } : {})

/** What an act does beside its own line in the history. */
async function follow(ctx: Ctx, open: Opened, name: PersonAct, body: Body, dueBefore: Date): Promise<void> {
  const { row, r } = open
  await orderLetters(ctx, row, name)
  if (name === 'claim') await claimOnCases(ctx, open)
  if (name === 'confirm' || name === 'dispute') await answerCases(ctx, open, name, body)
  if (name === 'sign_nonfeasance') await sealBundle(ctx, open)
  if ((r.state === 'annulled' || r.state === 'not_executed') && r.notifiedAt) await dropFromCases(ctx, row)
  if (r.closedAt === null && (name === 'notify' || name === 'to_alternative' || name === 'reopen' || +r.dueAt !== +dueBefore))
    await linkCases(ctx, await queries.caseIdsOf(ctx.db, ctx.actor.provinceId, row.id))
}

/** Letters are written beside the act. One to the applicant for all that a session decided of their dossier. */
async function orderLetters(ctx: Ctx, row: queries.ResolutionRow, name: PersonAct): Promise<void> {
  if (name === 'decide_objection') await ctx.enqueue('workgroup.objection_answer', { resolutionId: row.id })
  if (name !== 'notify' && name !== 'to_alternative') return
  await ctx.enqueue('workgroup.notification_letter', { resolutionId: row.id })
  const { dossier_id: dossierId, session_id: sessionId } = row
  if (sessionId) await ctx.enqueue('workgroup.applicant_letter', { dossierId, sessionId }, { key: `${dossierId} ${sessionId}` })
}

/**
 * Notifies every approved resolution of a session: its clocks start now. @returns their ids
 * @throws workgroup/nothing-to-notify
 */
export async function notifyAll(ctx: Ctx, sessionId: string): Promise<string[]> {
  const ids = await queries.approvedOf(ctx.db, ctx.actor.provinceId, sessionId)
  const caseIds = new Set<string>()
  for (const id of ids) {
    const open = await openResolution(ctx, id)
    must(ctx, open, 'notify', {}, null)
    await write(ctx, open, 'notify', await detailsOf(ctx, open, 'notify', {}))
    await orderLetters(ctx, open.row, 'notify')
    for (const caseId of await queries.caseIdsOf(ctx.db, ctx.actor.provinceId, id)) caseIds.add(caseId)
  }
  if (!ids.length) throw nothingToNotify()
  // Once for each case, with the numbers of all its resolutions.
  await linkCases(ctx, [...caseIds])
  return ids
}
