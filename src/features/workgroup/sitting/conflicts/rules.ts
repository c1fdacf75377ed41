// Counting anew after a member turned out to be party to an item, or was not after all. Pure.

import type { ProposalState, Tally, VoteWord } from '../model.ts'
import { needsQuorum, quorumOf, tallyOf } from '../rules.ts'

/** A count as it is kept: with who was there when it was made. Counts older than that list go by who is there now. */
export type KeptTally = Tally & { readonly here?: readonly string[] }

type Seats = Parameters<typeof quorumOf>[0]
type Ruled = Parameters<typeof quorumOf>[2]
type Vote = { readonly seatId: string; readonly vote: VoteWord }

/** Seats as they were when something was counted: who left or came since changes no result. */
const asThen = (seats: Seats, here: unknown): Seats =>
  Array.isArray(here) ? seats.map((s) => ({ ...s, presence: here.includes(s.id) ? 'present' : 'absent' })) : seats

type Voted = { readonly state: ProposalState; readonly tally: KeptTally | null }

/**
 * A proposal settled by its votes, counted anew without those who are party to the item. Where too few remain for a quorum there is
 * no result, and it is open again. null: nothing to count (open, dropped, or agreed upon without votes), or the count stands.
 */
export function recounted(p: Voted, votes: readonly Vote[], seats: Seats, conflicted: ReadonlySet<string>, body: Ruled): Voted | null {
  if (!p.tally || (p.state !== 'adopted' && p.state !== 'rejected')) return null
  const then = asThen(seats, p.tally.here)
  if (!quorumOf(then, conflicted, body).met) return { state: 'open', tally: null }
  const tally = tallyOf(votes, then, conflicted)
  const same = (['for', 'against', 'abstain', 'entitled'] as const).every((k) => tally[k] === p.tally?.[k])
  return same ? null : { state: tally.adopted ? 'adopted' : 'rejected', tally: { ...tally, here: p.tally.here ?? [] } }
}

type Decided = { readonly state: string; readonly decision: Readonly<Record<string, unknown>> }

/** A decision taken with a quorum that the item, counted without those who are party to it, did not have. */
export const losesQuorum = ({ state, decision }: Decided, seats: Seats, conflicted: ReadonlySet<string>, body: Ruled): boolean =>
  needsQuorum(state, decision['act']) && !quorumOf(asThen(seats, decision['here']), conflicted, body).met
