// What a claim keeps: the evidence that the resolutions of the working group asked for, else what the obstacle's group asks.

import { getGroup } from '#features/obstacles/catalogue/actions.ts'
import type { EvidenceType } from '#features/obstacles/catalogue/model.ts'
import { whyNotEvidence } from '#features/obstacles/catalogue/rules.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Open } from '../acts/actions.ts'
import { asksOf } from '../group/asking/actions.ts'
import type { ReferralFold } from '../history/model.ts'
import type { ReferralBody } from '../model.ts'
import { isLive } from '../referrals/rules.ts'
import type { Ask } from './model.ts'
import { claimKept, claimsFor, isBound } from './rules.ts'

/** What a claim must prove follows from the obstacle group; a case without a group is a service rendered. */
export const evidenceTypeOf = async (ctx: Ctx, groupCode: string | null): Promise<EvidenceType> =>
  groupCode ? (await getGroup(ctx, groupCode)).evidenceType : 'service'

/** @throws obstacles/bad-evidence, or what the resolutions on this referral say against it */
export async function claimDetails(ctx: Ctx, open: Open, referral: ReferralFold, body: ReferralBody<'claim'>, asks: readonly Ask[]) {
  const bound = asks.filter((ask) => isBound(ask, referral, open.state.referrals))
  const claims = claimsFor(bound, body, ctx.now, (type) => ctx.t(`obstacles.evidence.${type}`))
  if (claims.length) return { text: body.text, ...claimKept(claims) }
  const type = await evidenceTypeOf(ctx, open.row.group_code)
  const refusal = whyNotEvidence({ evidenceType: type }, { type, values: (body.evidence ?? {}) as never }, ctx.now)
  if (refusal) throw refusal
  return { text: body.text, evidence: body.evidence, evidenceType: type }
}

/** What the working group asks of this person's desks on a case; nothing is read for those who execute nothing there. */
export async function asksFor(ctx: Ctx, { row, state }: Open): Promise<readonly Ask[]> {
  const { role, deskIds, agencyIds } = ctx.actor
  const own = (r: ReferralFold) => (role === 'agencyHead' ? agencyIds.includes(r.agencyId) : role === 'agencyRep' && deskIds.includes(r.deskId))
  return state.referrals.some((r) => isLive(r) && own(r)) ? asksOf(ctx, row.id, false) : []
}
