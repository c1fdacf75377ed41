// Who may do what in the room, when it has a quorum, what a vote says and which outcome fits which item. Pure.

import { type Problem, problem } from '#kernel/problem.ts'
import { hasQuorum } from '../bodies/rules.ts'
import { type ItemState, keeps, type NotExecutedReason, notExecutedReasons, type SeatedActor, type SessionState } from '../model.ts'
import { whyNotDate } from '../resolutions/drafting/rules.ts'
import { conflictAfterClose, conflictAfterSigning } from '../sessions/rules.ts'
import { type ObjectionOutcome, objectionOutcomes } from '../resolutions/model.ts'
import { type AgainAct, hereStates, type ItemKind, type Outcome, type Quorum, type SittingAct, type Tally, type VoteWord } from './model.ts'

export const notYourSession = problem('workgroup/not-your-session', 403)
const notSitting = problem<{ state: string }>('workgroup/not-sitting', 409)
export const noQuorum = problem<{ present: number; needed: number }>('workgroup/no-quorum', 409)
export const noSuchProposal = problem<{ proposal: string }>('workgroup/no-such-proposal', 404)
export const noSuchDraft = problem<{ resolution: string }>('workgroup/no-such-draft', 404)
export const itemDecided = problem<{ state: string }>('workgroup/item-decided', 409)
export const itemNotDecided = problem('workgroup/item-not-decided', 409)
export const outcomeNotForItem = problem<{ outcome: string; kind: string }>('workgroup/outcome-not-for-item', 422)
const needsResolution = problem('workgroup/needs-resolution', 422)
const draftsLeft = problem<{ count: number }>('workgroup/drafts-left', 409)
export const looseDrafts = problem<{ count: number }>('workgroup/loose-drafts', 409)
const needsReason = problem<{ outcome: string }>('workgroup/needs-reason', 422)
const partyToDossier = problem<{ post: string; reason: string }>('workgroup/party-to-dossier', 403)
const notPresent = problem<{ post: string }>('workgroup/not-present', 409)
const noVote = problem<{ post: string }>('workgroup/no-vote', 403)
export const bodyDoesNotVote = problem('workgroup/body-does-not-vote', 409)
export const proposalSettled = problem<{ state: string }>('workgroup/proposal-settled', 409)
export const noVotesYet = problem('workgroup/no-votes-yet', 409)
const itemsOpen = problem<{ count: number; positions: string }>('workgroup/items-open', 409)
const proposalsOpen = problem<{ count: number }>('workgroup/proposals-open', 409)
const againMissing = problem<{ act: string }>('workgroup/again-details-missing', 422)
export const noChair = problem('workgroup/no-chair', 422)
export const noSigner = problem('workgroup/no-signer', 422)
export const signerNotThere = problem<{ post: string }>('workgroup/signer-not-there', 422)
const alreadySigned = problem('workgroup/already-signed', 409)
export const notSigned = problem('workgroup/not-signed', 409)
export const textMissing = problem('workgroup/text-missing', 422)
/** Somebody wrote meanwhile: the engine's own code, with who wrote what and the text as it stands now. */
export const staleInRoom = problem<{ version: number; by: string; at: string; what: readonly string[]; text: string | null }>('http/stale', 412)

// ── Rights ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Who keeps the body writes in its room; who may read it, `sessionLaw.maySee` says. */
export const whyNotWrite = (actor: SeatedActor, bodyId: string): Problem | null => (keeps(actor, bodyId) ? null : notYourSession())

/** Acts of the room need a session that sits; attendance and chair may still be set right until the minutes are signed. */
export function whyNotNow(act: SittingAct, state: SessionState): Problem | null {
  const after: readonly SittingAct[] = ['attendance', 'chair', 'note']
  if (state === 'sitting' || (state === 'closed' && after.includes(act))) return null
  if (act === 'conflict' && state === 'closed') return conflictAfterClose()
  if (act === 'conflict' && state === 'minuted') return conflictAfterSigning()
  return state === 'minuted' ? alreadySigned() : notSitting({ state })
}

// ── Quorum and votes ────────────────────────────────────────────────────────────────────────────────────────────────

type Sitter = { readonly id: string; readonly voting: boolean; readonly presence: string }
type QuorumRuled = Parameters<typeof hasQuorum>[0]

export const isHere = (presence: string): boolean => (hereStates as readonly string[]).includes(presence)

/** Quorum for all, or for one item: who is party to it leaves both counts. */
export function quorumOf(seats: readonly Sitter[], conflicted: ReadonlySet<string>, body: QuorumRuled): Quorum {
  const counted = seats.filter((s) => s.voting && !conflicted.has(s.id))
  const present = counted.filter((s) => isHere(s.presence)).length
  return { ...hasQuorum(body, present, counted.length), present, voting: counted.length }
}

/** Who of those with a vote is there: kept with each count, so that it can be made anew later whoever has left since. */
export const hereOf = (seats: readonly Sitter[]): string[] => seats.filter((s) => s.voting && isHere(s.presence)).map((s) => s.id)

/** Why this seat may not vote on an item: party to it, without a vote in this body, or not there. */
export function whyNotVote(seat: Sitter & { readonly post: string }, conflict: string | undefined): Problem | null {
  if (conflict !== undefined) return partyToDossier({ post: seat.post, reason: conflict })
  if (!seat.voting) return noVote({ post: seat.post })
  return isHere(seat.presence) ? null : notPresent({ post: seat.post })
}

/**
 * Adopted by more than half of those who are there and entitled to vote on the item (اکثریت آرای حاضران, the usual rule
 * of such bodies): who abstains or says nothing does not carry a proposal.
 */
export function tallyOf(
  votes: readonly { readonly seatId: string; readonly vote: VoteWord }[],
  seats: readonly Sitter[],
  conflicted: ReadonlySet<string>,
): Tally {
  const entitled = seats.filter((s) => s.voting && isHere(s.presence) && !conflicted.has(s.id)).map((s) => s.id)
  const counted = votes.filter((v) => entitled.includes(v.seatId))
  const count = (word: VoteWord) => counted.filter((v) => v.vote === word).length
  return {
    for: count('for'),
    against: count('against'),
    abstain: count('abstain'),
    entitled: entitled.length,
    adopted: count('for') * 2 > entitled.length,
  }
}

// ── Outcomes ────────────────────────────────────────────────────────────────────────────────────────────────────────

const fits: Readonly<Record<Outcome, readonly ItemKind[]>> = {
  resolved: ['dossier', 'resolution'],
  deferred: ['dossier'],
  refused: ['dossier'],
  referred_up: ['dossier'],
  noted: ['resolution', 'other'],
  not_reached: ['dossier', 'resolution', 'other'],
}
const reasoned: readonly Outcome[] = ['deferred', 'refused', 'referred_up']
/** Outcomes by which the body decides something: they need a quorum for the item, as acts upon an unfinished resolution do. */
const deciding: readonly string[] = ['resolved', 'deferred', 'refused', 'referred_up']
export const needsQuorum = (outcome: string, act: unknown): boolean => deciding.includes(outcome) || Boolean(act)

type Deciding = {
  readonly kind: ItemKind
  readonly state: ItemState
  /** Resolutions drafted for the item. */
  readonly drafts: number
  readonly outcome: Outcome
  readonly reason: string
  /** Proposals with votes whose result nobody has declared. */
  readonly unsettled: number
  /** What is done with an unfinished resolution, if anything. */
  readonly act: AgainAct | null
  readonly quorum: Quorum
}

/** Why an item cannot get this outcome; null: it can. The dossier's own law is asked besides. */
export function whyNotDecide(d: Deciding): Problem | null {
  if (d.state !== 'open' && d.state !== 'waiting') return itemDecided({ state: d.state })
  if (!fits[d.outcome].includes(d.kind)) return outcomeNotForItem({ outcome: d.outcome, kind: d.kind })
  if (d.act && d.kind !== 'resolution') return outcomeNotForItem({ outcome: d.outcome, kind: d.kind })
  if (d.outcome === 'resolved' && d.drafts === 0) return needsResolution()
  if (d.outcome !== 'resolved' && d.drafts > 0) return draftsLeft({ count: d.drafts })
  if (d.unsettled > 0 && d.outcome !== 'not_reached') return proposalsOpen({ count: d.unsettled })
  if ((reasoned.includes(d.outcome) || d.act) && !d.reason) return needsReason({ outcome: d.outcome })
  if (needsQuorum(d.outcome, d.act) && !d.quorum.met) return noQuorum({ present: d.quorum.present, needed: d.quorum.needed })
  return null
}

/** What the group's act upon an unfinished resolution must bring, so that the signing does not fail on it. */
export function whyNotAgain(act: AgainAct, details: Readonly<Record<string, unknown>>, now: Date): Problem | null {
  const date = typeof details['dueAt'] === 'string' ? details['dueAt'] : null
  if (act === 'extend' || act === 'to_alternative') return whyNotDate(date, now)
  if (act === 'not_executed') return notExecutedReasons.includes(details['reason'] as NotExecutedReason) ? null : againMissing({ act })
  if (act === 'decide_objection') return objectionOutcomes.includes(details['outcome'] as ObjectionOutcome) ? null : againMissing({ act })
  return null
}

/** An item with drafted resolutions must be decided before the session is closed: drafts are not lost in silence. */
export function whyNotLeave(
  left: readonly { readonly id: string; readonly position: number }[],
  drafted: ReadonlySet<string | null>,
): Problem | null {
  const withDrafts = left.filter((i) => drafted.has(i.id))
  return withDrafts.length ? itemsOpen({ count: withDrafts.length, positions: withDrafts.map((i) => i.position).join('، ') }) : null
}

// ── Two who write one item ──────────────────────────────────────────────────────────────────────────────────────────

/** What a later act of a colleague would overwrite or turn over. Votes and proposals stand beside each other. */
const clashing: Partial<Record<SittingAct, readonly SittingAct[]>> = {
  notes: ['notes'],
  note: ['note'],
  decide: ['decide', 'undo_decision', 'notes', 'draft', 'edit_draft', 'drop_draft', 'propose', 'settle_proposal', 'vote', 'conflict'],
  undo_decision: ['decide', 'undo_decision'],
}

type Later = { readonly name: string; readonly by: string; readonly actorId: string | null; readonly at: Date }
/**
 * Of what was written since the version this person saw: that which their act would overwrite. A text is compared with
 * anybody's, also one's own from another window; a decision only with what colleagues did, because one's own acts wait in
 * one's own order.
 */
export const clashes = <L extends Later>(act: SittingAct, later: readonly L[], me: string | null): readonly L[] =>
  later.filter((l) => clashing[act]?.includes(l.name as SittingAct) && (act === 'notes' || act === 'note' || l.actorId !== me))

// ── Signing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Signing = {
  readonly state: SessionState
  readonly chairName: string
  readonly quorum: Quorum
  readonly items: readonly { readonly position: number; readonly state: ItemState; readonly decision?: Readonly<Record<string, unknown>> }[]
}

/**
 * Everything that stands in the way of signing the minutes, the weightiest first; empty: nothing. Members who came and were too
 * few decided nothing: that is written down and signed too, else their session would never end.
 */
export function lacksForSigning(s: Signing): Problem[] {
  if (s.state === 'minuted') return [alreadySigned()]
  if (s.state !== 'closed') return [notSitting({ state: s.state })]
  const open = s.items.filter((i) => i.state === 'open' || i.state === 'waiting')
  return [
    ...(s.quorum.met || !s.items.some((i) => needsQuorum(i.state, i.decision?.['act']))
      ? []
      : [noQuorum({ present: s.quorum.present, needed: s.quorum.needed })]),
    ...(s.chairName ? [] : [noChair()]),
    ...(open.length ? [itemsOpen({ count: open.length, positions: open.map((i) => i.position).join('، ') })] : []),
  ]
}
