// Proposals of items and the votes on them.

import type { Db } from '#server/db.ts'
import type { ProposalState, VoteWord } from '../model.ts'
import type { KeptTally } from '../conflicts/rules.ts'

export async function proposalsOf(db: Db, provinceId: number, sessionId: string) {
  const rows = await db
    .selectFrom('workgroup.proposal as p')
    .innerJoin('workgroup.item as i', (j) => j.onRef('i.province_id', '=', 'p.province_id').onRef('i.id', '=', 'p.item_id'))
    .select(['p.id', 'p.item_id', 'p.seat_id', 'p.text', 'p.state', 'p.tally', 'p.at'])
    .where('i.province_id', '=', provinceId)
    .where('i.session_id', '=', sessionId)
    .orderBy('p.at')
    .orderBy('p.id')
    .execute()
  return rows.map((r) => ({ ...r, state: r.state as ProposalState, tally: r.tally as KeptTally | null }))
}

export async function votesOf(db: Db, provinceId: number, proposalIds: readonly string[]) {
  if (!proposalIds.length) return []
  const rows = await db
    .selectFrom('workgroup.vote')
    .select(['proposal_id', 'seat_id as seatId', 'vote'])
    .where('province_id', '=', provinceId)
    .where('proposal_id', 'in', proposalIds)
    .orderBy('proposal_id')
    .orderBy('seat_id')
    .execute()
  return rows.map((r) => ({ ...r, vote: r.vote as VoteWord }))
}

/** Sent twice with one id, it is one proposal. @returns whether it is new */
export async function insertProposal(
  db: Db,
  provinceId: number,
  p: { readonly id: string; readonly itemId: string; readonly seatId: string | null; readonly text: string; readonly at: Date },
): Promise<boolean> {
  const row = await db
    .insertInto('workgroup.proposal')
    .values({ province_id: provinceId, id: p.id, item_id: p.itemId, seat_id: p.seatId, text: p.text, at: p.at })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function settleProposal(
  db: Db,
  provinceId: number,
  id: string,
  state: ProposalState,
  tally: KeptTally | null,
  now: Date | null,
): Promise<void> {
  await db
    .updateTable('workgroup.proposal')
    .set({ state, tally: tally && JSON.stringify(tally), settled_at: now })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()
}

export async function setVotes(
  db: Db,
  provinceId: number,
  proposalId: string,
  votes: readonly { readonly seatId: string; readonly vote: VoteWord | null }[],
  now: Date,
): Promise<void> {
  const gone = votes.filter((v) => v.vote === null).map((v) => v.seatId)
  const cast = votes.flatMap((v) => (v.vote === null ? [] : [{ ...v, vote: v.vote }]))
  if (gone.length)
    await db
      .deleteFrom('workgroup.vote')
      .where('province_id', '=', provinceId)
      .where('proposal_id', '=', proposalId)
      .where('seat_id', 'in', gone)
      .execute()
  if (cast.length)
    await db
      .insertInto('workgroup.vote')
      .values(cast.map((v) => ({ province_id: provinceId, proposal_id: proposalId, seat_id: v.seatId, vote: v.vote, at: now })))
      .onConflict((c) =>
        c.columns(['province_id', 'proposal_id', 'seat_id']).doUpdateSet((eb) => ({ vote: eb.ref('excluded.vote'), at: eb.ref('excluded.at') })),
      )
      .execute()
}
