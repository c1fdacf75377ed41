// The room as the person has left it: the server's view with the acts that still wait laid over it. Pure.

import type { ItemState, Presence } from '../../model.ts'
import type { ProposalState, RoomItem, RoomProposal, RoomView, VoteWord } from '../../sitting/model.ts'
import { isHere, quorumOf } from '../../sitting/rules.ts'
import type { Entry, Outbox } from './outbox.ts'

type Marks = readonly { readonly seatId: string; readonly presence: Presence; readonly name?: string }[]
type Votes = readonly { readonly seatId: string; readonly vote: VoteWord | null }[]

const onItem = (room: RoomView, id: string | undefined, change: (item: RoomItem) => RoomItem): RoomView => ({
  ...room,
  items: room.items.map((i) => (i.id === id ? change(i) : i)),
})

const onProposal = (room: RoomView, id: string | undefined, change: (p: RoomProposal) => RoomProposal): RoomView => ({
  ...room,
  items: room.items.map((i) =>
    i.proposals.some((p) => p.id === id) ? { ...i, proposals: i.proposals.map((p) => (p.id === id ? change(p) : p)) } : i,
  ),
})

function withVotes(p: RoomProposal, votes: Votes): RoomProposal {
  const cast = new Map(p.votes.map((v) => [v.seatId, v.vote]))
  for (const v of votes) v.vote === null ? cast.delete(v.seatId) : cast.set(v.seatId, v.vote)
  // Who is party to the item has no vote to give: what waits here counts.
  const struck = new Set(p.votes.filter((v) => v.struck).map((v) => v.seatId))
  return { ...p, votes: [...cast].map(([seatId, vote]) => ({ seatId, vote, struck: struck.has(seatId) })) }
}

function withMarks(room: RoomView, marks: Marks): RoomView {
  const said = new Map(marks.map((m) => [m.seatId, m]))
  const seats = room.seats.map((s) => {
    const mark = said.get(s.id)
    if (!mark) return s
    const usual = mark.presence === 'deputy' ? s.deputyName : s.holderName
    return { ...s, presence: mark.presence, name: isHere(mark.presence) ? mark.name || usual : '' }
  })
  return { ...room, seats }
}

const settled: Readonly<Record<string, ProposalState>> = { agreed: 'adopted', rejected: 'rejected', dropped: 'dropped', reopen: 'open' }

function lay(room: RoomView, e: Entry): RoomView {
  const { itemId, proposalId } = e.params
  switch (e.kind) {
    case 'openSitting':
      return { ...room, state: 'sitting', openedAt: e.at, chairedBy: String(e.body['chairedBy']), chairName: String(e.body['chairName'] ?? '') }
    case 'setAttendance':
      return withMarks(room, e.body['seats'] as Marks)
    case 'setSittingNote':
      return { ...room, note: String(e.body['text']) }
    case 'openItem':
      return {
        ...room,
        items: room.items.map((i) =>
          i.id === itemId ? { ...i, state: 'open', openedAt: e.at } : i.state === 'open' ? { ...i, state: 'waiting' } : i,
        ),
      }
    case 'writeNotes':
      return onItem(room, itemId, (i) => ({ ...i, discussion: String(e.body['text']) }))
    case 'proposeOnItem':
      return onItem(room, itemId, (i) => (i.proposals.some((p) => p.id === e.body['id']) ? i : { ...i, proposals: [...i.proposals, proposalOf(e)] }))
    case 'voteOnProposal':
      return onProposal(room, proposalId, (p) => withVotes(p, e.body['votes'] as Votes))
    case 'settleProposal':
      // What the votes decide the server says.
      return onProposal(room, proposalId, (p) => ({ ...p, state: settled[String(e.body['how'])] ?? p.state }))
    case 'tellConflict':
      return onItem(room, itemId, (i) => ({
        ...i,
        conflicts: [...i.conflicts, { seatId: String(e.body['seatId']), reason: String(e.body['reason']), source: 'declared' }],
        proposals: i.proposals.map((p) => ({ ...p, votes: p.votes.map((v) => (v.seatId === e.body['seatId'] ? { ...v, struck: true } : v)) })),
      }))
    case 'dropInRoom':
      return onItem(room, itemId, (i) => ({ ...i, drafts: i.drafts.filter((d) => d.id !== e.params['resolutionId']) }))
    case 'decideItem':
      return onItem(room, itemId, (i) => ({ ...i, state: e.body['outcome'] as ItemState, reason: String(e.body['reason'] ?? ''), closedAt: e.at }))
    case 'resumeSitting':
      return { ...room, state: 'sitting', closedAt: null }
    case 'undoDecision':
      return onItem(room, itemId, (i) => ({ ...i, state: 'waiting', closedAt: null }))
    default:
      return room
  }
}

const proposalOf = (e: Entry): RoomProposal => ({
  id: String(e.body['id']),
  seatId: (e.body['seatId'] as string | null | undefined) ?? null,
  text: String(e.body['text']),
  state: 'open',
  tally: null,
  at: e.at,
  votes: [],
})

/** Lays what waits over the room and counts the quorum anew. Refused acts are not shown as if they were done. */
export function overlay(room: RoomView, outbox: Outbox): RoomView {
  const laid = outbox.filter((e) => e.state !== 'refused').reduce(lay, room)
  if (laid === room) return room
  const body = laid.body as Parameters<typeof quorumOf>[2]
  const items = laid.items.map((i) => ({ ...i, quorum: quorumOf(laid.seats, new Set(i.conflicts.map((c) => c.seatId)), body) }))
  return { ...laid, items, quorum: quorumOf(laid.seats, new Set(), body) }
}
