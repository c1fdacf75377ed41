// Every statement about the session as it happens. The session's own row is locked by sessions/actions.ts.

import type { Db } from '#server/db.ts'
import { sql } from '#server/db.ts'
import type { ItemState, Presence, SessionState } from '../model.ts'
import type { ProposalState, Tally, VoteWord } from './model.ts'

const json = (value: unknown) => JSON.stringify(value)

// ── The session ─────────────────────────────────────────────────────────────────────────────────────────────────────

type SessionChange = {
  readonly state?: SessionState
  readonly chaired_by?: string
  readonly chair_seat_id?: string | null
  readonly chair_name?: string
  readonly note?: string
  readonly quorum_met?: boolean
  readonly opened_at?: Date | null
  readonly closed_at?: Date | null
  readonly minuted_at?: Date
}

/** Changes the session and counts its version up. @returns the new version */
export async function touchSession(db: Db, provinceId: number, id: string, change: SessionChange, now: Date): Promise<number> {
  const row = await db
    .updateTable('workgroup.session')
    .set((eb) => ({ ...change, updated_at: now, version: eb('version', '+', 1) }))
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export type NewAct = {
  readonly sessionId: string
  readonly seq: number
  readonly name: string
  readonly itemId: string | null
  readonly itemVersion: number | null
  readonly at: Date
  readonly actorId: string | null
  readonly actorName: string
  readonly details: Readonly<Record<string, unknown>>
}

export async function insertAct(db: Db, provinceId: number, act: NewAct): Promise<void> {
  await db
    .insertInto('workgroup.sitting_act')
    .values({
      province_id: provinceId,
      session_id: act.sessionId,
      seq: act.seq,
      name: act.name,
      item_id: act.itemId,
      item_version: act.itemVersion,
      at: act.at,
      actor_id: act.actorId,
      actor_name: act.actorName,
      details: json(act.details),
    })
    .execute()
}

export type LaterAct = { readonly name: string; readonly by: string; readonly actorId: string | null; readonly at: Date }

/** What was written on an item after a version of it, the newest first. */
export async function laterOnItem(db: Db, provinceId: number, itemId: string, version: number): Promise<LaterAct[]> {
  return db
    .selectFrom('workgroup.sitting_act')
    .select(['name', 'actor_name as by', 'actor_id as actorId', 'at'])
    .where('province_id', '=', provinceId)
    .where('item_id', '=', itemId)
    .where('item_version', '>', version)
    .orderBy('item_version', 'desc')
    .limit(50)
    .execute()
}

/** What was written in the session after a version of it, the newest first. */
export async function laterInSession(db: Db, provinceId: number, sessionId: string, version: number): Promise<LaterAct[]> {
  return db
    .selectFrom('workgroup.sitting_act')
    .select(['name', 'actor_name as by', 'actor_id as actorId', 'at'])
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .where('seq', '>', version)
    .orderBy('seq', 'desc')
    .limit(50)
    .execute()
}

/** Who wrote the notes of an item last. */
export async function lastWriter(db: Db, provinceId: number, itemId: string): Promise<string | null> {
  const row = await db
    .selectFrom('workgroup.sitting_act')
    .select('actor_id')
    .where('province_id', '=', provinceId)
    .where('item_id', '=', itemId)
    .where('name', '=', 'notes')
    .orderBy('item_version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.actor_id ?? null
}

// ── Attendance ──────────────────────────────────────────────────────────────────────────────────────────────────────

export type Attended = {
  readonly seat_id: string
  readonly presence: Presence
  readonly name: string
  readonly at: Date | null
  readonly answer: string
}

export async function attendanceOf(db: Db, provinceId: number, sessionId: string): Promise<Attended[]> {
  const rows = await db
    .selectFrom('workgroup.attendance')
    .select(['seat_id', 'presence', 'name', 'at', 'answer'])
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .execute()
  return rows as Attended[]
}

export async function setPresence(
  db: Db,
  provinceId: number,
  sessionId: string,
  seats: readonly { readonly seatId: string; readonly presence: Presence; readonly name: string }[],
  now: Date,
): Promise<void> {
  await db
    .insertInto('workgroup.attendance')
    .values(seats.map((s) => ({ province_id: provinceId, session_id: sessionId, seat_id: s.seatId, presence: s.presence, name: s.name, at: now })))
    .onConflict((c) =>
      c.columns(['province_id', 'session_id', 'seat_id']).doUpdateSet((eb) => ({
        presence: eb.ref('excluded.presence'),
        name: eb.ref('excluded.name'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute()
}

// ── Items ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the room keeps of each item beyond the agenda, and what its dossier says for a resolution's form. */
export async function itemRows(db: Db, provinceId: number, sessionId: string) {
  const rows = await db
    .selectFrom('workgroup.item as i')
    .leftJoin('workgroup.dossier as d', (j) => j.onRef('d.province_id', '=', 'i.province_id').onRef('d.id', '=', 'i.dossier_id'))
    .leftJoin('workgroup.resolution as r', (j) => j.onRef('r.province_id', '=', 'i.province_id').onRef('r.id', '=', 'i.resolution_id'))
    .leftJoin('obstacles.grp as g', (j) => j.on('g.code', '=', sql<string>`coalesce(d.group_code, r.group_code)`))
    .select([
      'i.id',
      'i.position',
      'i.dossier_id',
      'i.resolution_id',
      'i.title',
      'i.state',
      'i.discussion',
      'i.reason',
      'i.decision',
      'i.opened_at',
      'i.closed_at',
      'i.spent_seconds',
      'i.version',
      'd.version as dossier_version',
      'd.state as dossier_state',
      'r.dossier_id as resolution_dossier_id',
      'g.code as group_code',
      'g.evidence_type',
    ])
    .select(sql<string>`coalesce(d.priority, r.priority, 'normal')`.as('priority'))
    .select(
      sql<string[]>`coalesce((select array_agg(c.case_id order by c.added_at) from workgroup.dossier_case c
        where c.province_id = i.province_id and c.dossier_id = coalesce(i.dossier_id, r.dossier_id)), '{}')`.as('case_ids'),
    )
    .where('i.province_id', '=', provinceId)
    .where('i.session_id', '=', sessionId)
    .orderBy('i.position')
    .orderBy('i.id')
    .execute()
  return rows.map((r) => ({ ...r, state: r.state as ItemState, decision: r.decision as Record<string, unknown> }))
}
export type ItemRow = Awaited<ReturnType<typeof itemRows>>[number]

type ItemChange = {
  readonly state?: ItemState
  readonly discussion?: string
  readonly reason?: string
  readonly decision?: Readonly<Record<string, unknown>>
  readonly opened_at?: Date | null
  readonly closed_at?: Date | null
  readonly spent_seconds?: number
}

/** Changes an item and counts its version up. @returns the new version */
export async function touchItem(db: Db, provinceId: number, id: string, { decision, ...change }: ItemChange): Promise<number> {
  const row = await db
    .updateTable('workgroup.item')
    .set((eb) => ({ ...change, ...(decision && { decision: json(decision) }), version: eb('version', '+', 1) }))
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

// ── Proposals and votes ─────────────────────────────────────────────────────────────────────────────────────────────

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
  return rows.map((r) => ({ ...r, state: r.state as ProposalState, tally: r.tally as Tally | null }))
}
export type ProposalRow = Awaited<ReturnType<typeof proposalsOf>>[number]

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
  tally: Tally | null,
  now: Date | null,
): Promise<void> {
  await db
    .updateTable('workgroup.proposal')
    .set({ state, tally: tally && json(tally), settled_at: now })
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

// ── Drafted resolutions of the session ──────────────────────────────────────────────────────────────────────────────

export async function draftsOf(db: Db, provinceId: number, sessionId: string) {
  return db
    .selectFrom('workgroup.resolution as r')
    .innerJoin('registry.agency as a', (j) => j.onRef('a.province_id', '=', 'r.province_id').onRef('a.id', '=', 'r.owner_agency_id'))
    .select([
      'r.id',
      'r.code',
      'r.item_id',
      'r.approved_at',
      'r.owner_agency_id',
      'r.owner_desk_id',
      'r.alt_agency_id',
      'a.name_fa',
      'a.name_en',
      'r.text',
      'r.fields',
      'r.due_at',
      'r.evidence_type',
      'r.article',
      'r.amount',
      'r.currency',
      'r.version',
    ])
    .select(
      sql<{ text: string; dueAt: string }[]>`coalesce((select jsonb_agg(jsonb_build_object('text', t.text, 'dueAt', t.due_at) order by t.due_at, t.id)
        from workgroup.duty t where t.province_id = r.province_id and t.resolution_id = r.id), '[]')`.as('duties'),
    )
    .select(
      sql<string[]>`coalesce((select array_agg(c.case_id order by c.case_id) from workgroup.resolution_case c
        where c.province_id = r.province_id and c.resolution_id = r.id), '{}')`.as('case_ids'),
    )
    .where('r.province_id', '=', provinceId)
    .where('r.session_id', '=', sessionId)
    .where((eb) => eb.or([eb('r.state', '<>', 'annulled'), eb('r.approved_at', 'is not', null)])) // a dropped draft is gone
    .orderBy('r.created_at')
    .orderBy('r.id')
    .execute()
}
export type DraftRow = Awaited<ReturnType<typeof draftsOf>>[number]
