// A desk's word that it is done, and what it must show for it.

import type { EvidenceType } from '#features/obstacles/catalogue/model.ts'
import type { Problem } from '#kernel/problem.ts'

/** One resolution of the working group that waits for a claim of an agency on a case. */
export type Ask = {
  readonly resolutionId: string
  readonly code: string
  readonly text: string
  readonly evidenceType: EvidenceType
  readonly agencyId: string
  /** The one desk that executes it; null: whichever of the agency has the case. */
  readonly deskId: string | null
  readonly confidential: boolean
  /** Why this person may not claim it now. */
  readonly whyNot: Problem | null
}

/** What was shown for one resolution. `code` is empty where the resolution is confidential: others read referrals too. */
export type Claim = {
  readonly resolutionId: string
  readonly code: string
  readonly evidenceType: EvidenceType
  readonly evidence: Readonly<Record<string, unknown>>
}
