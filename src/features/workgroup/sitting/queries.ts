// The session as it happens: who attends, its items. Its own row is read and written in sessions/.

import type { Db } from '#server/db.ts'
import { sql } from '#server/db.ts'
import type { ItemState, Presence } from '../model.ts'

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
    // Not coalesce around the ids: under row-level security it counts as leaky, and all rows would be read (sessions/agenda/queries.ts).
    .select(
      sql<string[]>`coalesce((select array_agg(c.case_id order by c.added_at) from workgroup.dossier_case c
        where c.province_id = i.province_id and c.dossier_id = case when i.dossier_id is null then r.dossier_id else i.dossier_id end), '{}')`.as(
        'case_ids',
      ),
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
    .set((eb) => ({ ...change, ...(decision && { decision: JSON.stringify(decision) }), version: eb('version', '+', 1) }))
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
