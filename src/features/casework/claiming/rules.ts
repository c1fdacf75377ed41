// Which resolutions one claim answers, and what it must bring for each. Pure.

import type { EvidenceType } from '#features/obstacles/catalogue/model.ts'
import { whyNotEvidence } from '#features/obstacles/catalogue/rules.ts'
import { type Problem, problem } from '#kernel/problem.ts'
import type { ReferralBody, ReferralState } from '../model.ts'
import { isLive } from '../referrals/rules.ts'
import type { Ask, Claim } from './model.ts'

export const resolutionEvidence = problem<{ resolution: string; evidence: string; type: string; fields: readonly string[] }>(
  'casework/resolution-evidence',
  422,
)
export const askedOfAnotherDesk = problem<{ resolution: string }>('casework/asked-of-another-desk', 403)
export const asksNoMore = problem('casework/resolution-asks-no-more', 409)

type Referral = { readonly deskId: string; readonly agencyId: string; readonly state: ReferralState }

const has = (r: Referral, deskId: string) => r.deskId === deskId && (isLive(r) || r.state === 'claimed')

/** A resolution for one desk is claimed there; when the case was taken from that desk, whichever of its agency has it answers for it. */
export const isBound = (ask: Pick<Ask, 'agencyId' | 'deskId'>, referral: Referral, all: readonly Referral[]): boolean =>
  ask.agencyId === referral.agencyId && (ask.deskId === null || ask.deskId === referral.deskId || !all.some((r) => has(r, ask.deskId!)))

/** The code as it may stand on a case, which others read too. */
const codeShown = (ask: Pick<Ask, 'code' | 'confidential'>): string => (ask.confidential ? '' : ask.code)

/** Null, or why this person's claim cannot answer these resolutions, whatever the form will say. */
export function whyNotAnswer(bound: readonly Ask[]): Problem | null {
  const ask = bound.find((one) => one.whyNot !== null)
  if (!ask) return null
  return ask.whyNot?.code === 'law/not-yours' ? askedOfAnotherDesk({ resolution: codeShown(ask) || '—' }) : ask.whyNot
}

/**
 * What a claim shows for each resolution it answers. `evidence` stands for those that are not answered apart.
 * @param nameOf words for a kind of evidence
 * @throws casework/resolution-evidence, resolution-asks-no-more, asked-of-another-desk and what the resolutions say against it
 */
export function claimsFor(bound: readonly Ask[], body: ReferralBody<'claim'>, now: Date, nameOf: (type: EvidenceType) => string): Claim[] {
  const refusal = whyNotAnswer(bound)
  if (refusal) throw refusal
  if (body.answers?.some((one) => !bound.some((ask) => ask.resolutionId === one.resolutionId))) throw asksNoMore()
  return bound.map((ask) => {
    const { resolutionId, evidenceType: type } = ask
    const evidence = body.answers?.find((one) => one.resolutionId === resolutionId)?.evidence ?? body.evidence ?? {}
    const lacks = whyNotEvidence({ evidenceType: type }, { type, values: evidence as never }, now)
    if (lacks) {
      const fields = (lacks.details as { fields?: readonly string[] }).fields ?? []
      throw resolutionEvidence({ resolution: ask.code, evidence: nameOf(type), type, fields })
    }
    return { resolutionId, code: codeShown(ask), evidenceType: type, evidence }
  })
}

/** A claim as the act keeps it: all that was shown, the first of it as the referral's own evidence. */
export const claimKept = (claims: readonly Claim[]) => ({ evidence: claims[0]!.evidence, evidenceType: claims[0]!.evidenceType, claims })
