// The cases follow the resolutions, through casework's own law (casework/group/actions.ts). What a case cannot follow is kept
// in the resolution's journal fact, and never keeps the group from its act.

import {
  answerFor,
  caseBriefs,
  claimFor,
  ensureReferral,
  type Followed,
  issueOn,
  reopenFor,
  resolutionFell,
} from '#features/casework/group/actions.ts'
import type { EvidenceType } from '#features/obstacles/catalogue/model.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Body } from '../acting/rules.ts'
import type { Opened } from '../history/actions.ts'
import * as queries from '../queries.ts'
import { agencyClaimedAll, isLast, isRunning, issuedOf } from './rules.ts'

/** Cases hear of the resolutions that run for them, and every owner has them on its desk. */
export async function linkCases(ctx: Ctx, caseIds: readonly string[]): Promise<void> {
  for (const caseId of caseIds) {
    const rows = await queries.ofCase(ctx.db, ctx.actor.provinceId, caseId)
    const issued = issuedOf(rows)
    if (!issued) continue
    const sessionAt = rows.map((r) => r.approved_at).find((at) => at !== null) ?? ctx.now
    await noteWhy(ctx, rows[0]!, await issueOn(ctx, caseId, { ...issued, sessionAt }))
    for (const r of rows.filter((one) => isRunning(one) && one.state !== 'claimed'))
      await noteWhy(ctx, r, await ensureReferral(ctx, caseId, { agencyId: r.owner_agency_id, deskId: r.owner_desk_id }))
  }
}

/** Annulled: its cases hear of those that still run, or that none does and the group has them again. */
export async function dropFromCases(ctx: Ctx, row: queries.ResolutionRow): Promise<void> {
  for (const caseId of await queries.caseIdsOf(ctx.db, ctx.actor.provinceId, row.id)) {
    const rows = await queries.ofCase(ctx.db, ctx.actor.provinceId, caseId)
    if (issuedOf(rows)) await linkCases(ctx, [caseId])
    else await noteWhy(ctx, row, await resolutionFell(ctx, caseId))
  }
}

/** The agency's referral is claimed as soon as all its resolutions on the case are. */
export async function claimOnCases(ctx: Ctx, { row, r }: Opened): Promise<void> {
  for (const caseId of await queries.caseIdsOf(ctx.db, ctx.actor.provinceId, row.id)) {
    const rows = await queries.ofCase(ctx.db, ctx.actor.provinceId, caseId)
    if (!agencyClaimedAll(rows, row.owner_agency_id)) continue
    const owner = { agencyId: row.owner_agency_id, deskId: row.owner_desk_id }
    const claimed = { ...owner, evidence: r.claim!.evidence, evidenceType: r.evidenceType as EvidenceType, text: r.claim!.text }
    await noteWhy(ctx, row, await claimFor(ctx, caseId, claimed))
  }
}

/**
 * The producer's word is also their word on the case. A confirmation when nothing else runs there; a dispute when nobody else
 * has claimed there, otherwise only this agency's part is open again.
 */
export async function answerCases(ctx: Ctx, { row }: Opened, act: 'confirm' | 'dispute', body: Body): Promise<void> {
  const ids = await queries.caseIdsOf(ctx.db, ctx.actor.provinceId, row.id)
  const waiting = (await caseBriefs(ctx, ids)).filter((c) => c.status === 'action_claimed')
  for (const { id } of waiting) {
    const rows = await queries.ofCase(ctx.db, ctx.actor.provinceId, id)
    const alone = rows.every((r) => r.owner_agency_id === row.owner_agency_id || r.state !== 'claimed')
    if (act === 'dispute' && !alone) await noteWhy(ctx, row, await reopenFor(ctx, id, row.owner_agency_id, String(body['text'])))
    else if (act === 'dispute' || isLast(rows, row.id)) await noteWhy(ctx, row, await answerFor(ctx, id, act, body))
  }
}

async function noteWhy(ctx: Ctx, row: queries.ResolutionRow, followed: Followed): Promise<void> {
  if (followed.done) return
  await ctx.record('workgroup.resolution_case_kept', `resolution:${row.id}`, {
    resolutionId: row.id,
    caseId: followed.caseId,
    why: followed.why ?? '',
  })
}
