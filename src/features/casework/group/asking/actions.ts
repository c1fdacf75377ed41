// What the working group asks of an agency on a case. Calls only go up, and only the room above knows its resolutions: it
// hands its two answers in when it is loaded. Without that room nothing is asked.

import type { Ctx } from '#server/ctx.ts'
import type { Ask, Claim } from '../../claiming/model.ts'

export type Group = {
  /** Resolutions of a case that wait for their owner's claim, each with why this person may not claim it; locked on demand. */
  readonly asked: (ctx: Ctx, caseId: string, lock: boolean) => Promise<readonly Ask[]>
  /** Claims them in the actor's name, in the transaction in which the referral of the case was claimed. */
  readonly claimed: (ctx: Ctx, caseId: string, claims: readonly Claim[], text: string) => Promise<void>
}

let group: Group = { asked: async () => [], claimed: async () => {} }

/** Called once, by the room of the working group. */
export function joinGroup(joined: Group): void {
  group = joined
}

export const asksOf: Group['asked'] = (ctx, caseId, lock) => group.asked(ctx, caseId, lock)
export const tellGroup: Group['claimed'] = (ctx, caseId, claims, text) => group.claimed(ctx, caseId, claims, text)
