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
import type { Group } from '#features/casework/group/asking/actions.ts'
import type { Claim } from '#features/casework/claiming/model.ts'
import type { EvidenceType } from '#features/obstacles/catalogue/model.ts'
import type { Ctx } from '#server/ctx.ts'
import { seatedActor } from '../../bodies/actions.ts'
import { addPolicy } from '../../bodies/policies/rules.ts'
import type { Body } from '../acting/rules.ts'
import { factsOf, must, type Opened, openedOf, openResolution, worldOf, write } from '../history/actions.ts'
import * as queries from '../queries.ts'
import { claimWhileObjected, resolutionLaw } from '../rules.ts'
import { isAsked, isLast, isRunning, issuedOf } from './rules.ts'

/** Cases hear of the resolutions that run for them, and every owner has them on its desk. */
export async function linkCases(ctx: Ctx, caseIds: readonly string[]): Promise<void> {
  for (const caseId of caseIds) {
    const rows = await queries.ofCase(ctx.db, ctx.actor.provinceId, caseId)
    const issued = issuedOf(rows)
    if (!issued) continue
    const sessionAt = rows.map((r) => r.approved_at).find((at) => at !== null) ?? ctx.now
    await noteWhy(ctx, rows[0]!, await issueOn(ctx, caseId, { ...issued, sessionAt }))
    for (const r of rows.filter(isAsked))
      await noteWhy(ctx, r, await ensureReferral(ctx, caseId, { agencyId: r.owner_agency_id, deskId: r.owner_desk_id }))
  }
}

/** Annulled, or ended without execution: its cases hear of those that still run, or that none does and the group has them again. */
export async function dropFromCases(ctx: Ctx, row: queries.ResolutionRow): Promise<void> {
  for (const caseId of await queries.caseIdsOf(ctx.db, ctx.actor.provinceId, row.id)) await tellWhatRuns(ctx, caseId, row)
}

/** A case hears of the resolutions that run for it now, or that none does and the group has it again. */
export async function tellWhatRuns(ctx: Ctx, caseId: string, row: queries.ResolutionRow): Promise<void> {
  if (issuedOf(await queries.ofCase(ctx.db, ctx.actor.provinceId, caseId))) await linkCases(ctx, [caseId])
  else await noteWhy(ctx, row, await resolutionFell(ctx, caseId))
}

/** What a claim keeps beyond what was said: what it was judged by, and until when the producer may speak. */
export async function claimDetails(ctx: Ctx, { row, r }: Opened, body: Body): Promise<Record<string, unknown>> {
  const world = await worldOf(ctx, row, r.ownerAgencyId)
  return { ...body, evidenceType: r.evidenceType, until: addPolicy(world.calendar, ctx.now, world.budget('producer')).toISOString() }
}

/** The agency's referrals are claimed as soon as all its resolutions on them are. @param but the case on which it was said */
export async function claimOnCases(ctx: Ctx, { row, r }: Opened, but: string | null = null): Promise<void> {
  for (const caseId of await queries.caseIdsOf(ctx.db, ctx.actor.provinceId, row.id)) {
    if (caseId === but) continue
    const rows = (await queries.ofCase(ctx.db, ctx.actor.provinceId, caseId)).filter((one) => one.owner_agency_id === row.owner_agency_id)
    const resolutions = (await openedOf(ctx, rows.filter(isRunning))).map((one) => ({ deskId: one.row.owner_desk_id, claim: claimOf(one) }))
    for (const done of await claimFor(ctx, caseId, { agencyId: row.owner_agency_id, resolutions, text: r.claim!.text })) await noteWhy(ctx, row, done)
  }
}

const claimOf = ({ row, r }: Opened): Claim | null =>
  r.state === 'claimed' && r.claim
    ? {
        resolutionId: row.id,
        code: row.confidential ? '' : row.code,
        evidenceType: r.evidenceType as EvidenceType,
        evidence: r.claim.evidence,
      }
    : null

/** What casework asks before, and tells after, an agency claims in its inbox. */
export const groupOfCases: Group = {
  async asked(ctx, caseId, lock) {
    const rows = await (lock ? queries.lockOfCase : queries.ofCase)(ctx.db, ctx.actor.provinceId, caseId)
    const actor = await seatedActor(ctx)
    return rows.filter(isAsked).map((row) => {
      const refusal = resolutionLaw.whyNot('claim', actor, factsOf(row))
      return {
        resolutionId: row.id,
        code: row.code,
        text: row.text,
        evidenceType: row.evidence_type as EvidenceType,
        agencyId: row.owner_agency_id,
        deskId: row.owner_desk_id,
        confidential: row.confidential,
        whyNot: refusal && row.state === 'objected' && refusal.code === 'law/wrong-state' ? claimWhileObjected({ resolution: row.code }) : refusal,
      }
    })
  },
  async claimed(ctx, caseId, claims, text) {
    for (const { resolutionId, evidence } of claims) {
      const open = await openResolution(ctx, resolutionId)
      const body = { evidence, text }
      must(ctx, open, 'claim', body, null)
      await write(ctx, open, 'claim', { ...(await claimDetails(ctx, open, body)), caseId })
      await claimOnCases(ctx, open, caseId)
    }
  },
}

/**
 * The producer's word is also their word on the case. A confirmation when nothing else runs there; a dispute when nobody else
 * has claimed there, otherwise only this agency's part is open again.
 */
export async function answerCases(ctx: Ctx, { row }: Opened, act: 'confirm' | 'dispute', body: Body): Promise<void> {
  const ids = await queries.caseIdsOf(ctx.db, ctx.actor.provinceId, row.id)
  for (const { id, status } of await caseBriefs(ctx, ids)) {
    const rows = await queries.ofCase(ctx.db, ctx.actor.provinceId, id)
    // It was the last that ran, and somebody else's part of the case is not done: the group has it again.
    if (act === 'confirm' && status === 'resolution_issued' && !issuedOf(rows)) await noteWhy(ctx, row, await resolutionFell(ctx, id))
    if (status !== 'action_claimed') continue
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
