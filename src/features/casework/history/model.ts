// What a case is after its acts have been read from the first to the last.

import type { Claim } from '../claiming/model.ts'
import type { Clock } from '../clocks/model.ts'
import type { Holder, Priority, ReferralState, Status } from '../model.ts'

export type ReferralFold = {
  readonly id: string
  readonly deskId: string
  readonly agencyId: string
  readonly lead: boolean
  readonly alternatives: string | null
  readonly state: ReferralState
  /** 1 desk, 2 head of the agency, 3 handed on to the working group. */
  readonly rung: number
  readonly round: number
  readonly sentAt: Date
  readonly acceptedAt: Date | null
  readonly endedAt: Date | null
  /** Until somebody says “I take it”; null once taken or at a higher rung. */
  readonly ack: Clock | null
  readonly act: Clock | null
  readonly nudgedRung: number
  readonly waitingFor: string | null
  readonly reason: string | null
  readonly legalBasis: string | null
  readonly suggestedDeskId: string | null
  readonly text: string | null
  readonly evidenceType: string | null
  readonly evidence: Readonly<Record<string, unknown>> | null
  /** What was shown for each resolution of the working group; the first of it is `evidence`. */
  readonly claims: readonly Claim[]
  readonly claimedBy: string | null
  /** What the producer said of the claim. */
  readonly answered: 'confirmed' | 'part' | 'silent' | null
  /** The state it had when the case was merged away. */
  readonly before: ReferralState | null
}

/** What a case hangs on. Acts from before the knots had records of their own know only the title. */
export type Knot = { readonly id: string | null; readonly title: string; readonly article: string | null }

/** Clock B: a claim, or a changed rule, waits for the producer's word. */
export type Turn = {
  readonly since: Date
  readonly seq: number
  readonly until: Date
  readonly reminded: number
  readonly attempts: readonly { readonly channel: string; readonly at: Date }[]
  /** The producer is silent, but was not tried in two channels yet: the centre must phone. */
  readonly callBy: Date | null
  readonly alarmed: boolean
}

export type Holding = { readonly holder: Holder; readonly deskId: string | null; readonly from: Date; readonly to: Date }

export type CaseFold = {
  readonly version: number
  readonly status: Status
  /** The status without a question to the producer and without a knot. */
  readonly base: Status
  readonly round: number
  readonly priority: Priority
  readonly confidential: boolean
  readonly openedAt: Date
  readonly updatedAt: Date
  readonly closedAt: Date | null
  readonly end: 'confirmed' | 'closed_silent' | 'declined' | 'withdrawn' | 'merged' | null
  readonly referrals: readonly ReferralFold[]
  /** 0 while the centre or agencies hold it, 3 working group, 4 national HQ, 5 inspection. Never falls within a round. */
  readonly caseRung: number
  /** The clock of the centre (rung 0) or of rungs 3 and 4. */
  readonly clock: Clock | null
  /** What is left to agencies after all sent it back; the next desk gets no more. */
  readonly carry: { readonly clock: Clock; readonly rung: number } | null
  readonly info: { readonly seq: number; readonly since: Date; readonly question: string; readonly pausing: boolean; readonly until: Date } | null
  readonly pausedRungs: readonly number[]
  readonly pausedSince: Date | null
  readonly knot: Knot | null
  /** The rule was changed and the producer has not said yet whether that helped. `by` recorded the change. */
  readonly changed: (Knot & { readonly by: string | null }) | null
  /** The knot it hangs on, or hung on until the rule was changed: rates are shown with and without such cases. */
  readonly hung: string | null
  readonly agenda: { readonly sessionAt: Date } | null
  readonly resolution: { readonly dueAt: Date; readonly number: string } | null
  readonly turn: Turn | null
  readonly appeal: { readonly since: Date; readonly clock: Clock } | null
  readonly appealUsed: boolean
  readonly declinedBy: string | null
  readonly declinedAt: Date | null
  readonly checksAsked: number
  readonly mergedInto: string | null
  readonly transfers: number
  readonly partly: boolean
  readonly disputed: boolean
  readonly reopened: boolean
  readonly hqProposed: boolean
  readonly hqSent: boolean
  readonly inspection: boolean
  readonly relapsed: boolean
  readonly vacant: boolean
  readonly unansweredTimes: number
  readonly holder: Holder
  readonly holderDeskId: string | null
  readonly holdingSince: Date
  readonly ledger: readonly Holding[]
  readonly actorIds: readonly string[]
  /** External references already recorded (messages, calls): the same one twice is one act. */
  readonly refs: readonly string[]
}

/** One thing that the clock has to do, and since when. */
export type Step = {
  readonly at: Date
  /** Unique within a round: the key of casework.step. */
  readonly key: string
  readonly what:
    | { readonly kind: 'climb'; readonly from: number; readonly referralId: string | null }
    | { readonly kind: 'nudge'; readonly referralId: string; readonly rung: number }
    | { readonly kind: 'unpause' }
    | { readonly kind: 'remind'; readonly no: number }
    | { readonly kind: 'silence' }
    | { readonly kind: 'callAlarm' }
    | { readonly kind: 'check'; readonly no: number }
    | { readonly kind: 'appeal' }
    | { readonly kind: 'unanswered' }
}
