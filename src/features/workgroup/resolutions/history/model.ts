// What a resolution is after its acts have been read from the first to the last.

import type { ActOf, Currency, NotExecutedReason, ResolutionAct, ResolutionState } from '../../model.ts'
import type { DutyState, ObjectionOutcome, Path, ResolutionFlag, Stage } from '../model.ts'

/** Where the bank-expert panel or the disciplinary board has the word, not the owner. */
export const rulingStages = ['panel', 'board'] as const satisfies readonly Stage[]
export type RulingStage = (typeof rulingStages)[number]

/** One row of workgroup.resolution_act as the rules read it. */
export type Moved = ActOf<ResolutionAct>

export type DutyFold = {
  readonly id: string
  readonly text: string
  readonly dueAt: Date
  readonly state: DutyState
  readonly note: string
  readonly settledAt: Date | null
}

type Objection = {
  readonly at: Date
  readonly text: string
  readonly letterNumber: string
  readonly outcome: ObjectionOutcome | null
  readonly decidedAt: Date | null
  readonly answer: string
}

type Claim = {
  readonly at: Date
  readonly by: string | null
  readonly text: string
  readonly evidence: Readonly<Record<string, string | number>>
}

export type Resolution = {
  readonly version: number
  readonly state: ResolutionState
  readonly flags: readonly ResolutionFlag[]
  readonly ownerAgencyId: string
  readonly ownerDeskId: string | null
  readonly altAgencyId: string | null
  readonly text: string
  readonly fields: Readonly<Record<string, string | number>>
  readonly amount: number | null
  readonly currency: Currency | null
  readonly evidenceType: string
  readonly article: string
  readonly dueAt: Date
  readonly duties: readonly DutyFold[]
  readonly caseIds: readonly string[]
  readonly code: string | null
  readonly approvedAt: Date | null
  /** The latest notification: the alternative owner is notified anew. */
  readonly notifiedAt: Date | null
  readonly receivedAt: Date | null
  /** The objection window ends here; fixed when notified, since the letter names the day. */
  readonly objectBy: Date | null
  readonly objection: Objection | null
  readonly suspendedSince: Date | null
  readonly claim: Claim | null
  /** The producer's turn, until when. */
  readonly turnUntil: Date | null
  /** Everybody who ever claimed it: none of them confirms. */
  readonly claimers: readonly string[]
  readonly confirmedAt: Date | null
  readonly closedAt: Date | null
  readonly reason: NotExecutedReason | null
  readonly path: Path | null
  readonly stage: Stage | null
  /** By when the panel or the board is to rule; null where its act named no day: then the policy says it (clock/rules.ts). */
  readonly ruleBy: Date | null
  /** The bundle that was signed and whose hand-over is not recorded yet, and against whom: a paper, whatever becomes of the resolution. */
  readonly bundle: { readonly agencyId: string } | null
  readonly handed: {
    readonly to: string
    readonly number: string
    readonly at: Date
    readonly registered: { readonly number: string; readonly on: Date } | null
  } | null
  /** When the present date was set, and which of its clock's steps are done, by `keyOf` of clock steps. */
  readonly dateSince: Date
  readonly done: readonly string[]
  /** The owner's last word that says something about execution; notes and files are none. */
  readonly wordAt: Date | null
  readonly updatedAt: Date
}
