// Who is asked, how they are reached, what they answered.

import { sql } from '#server/db.ts'
import type { Db } from '../queries.ts'
import type { InvitationAnswer } from '../model.ts'

export const attendanceOf = (db: Db, provinceId: number, sessionId: string) =>
  db
    .selectFrom('workgroup.attendance')
    .select(['seat_id', 'presence', 'invited_at', 'answer', 'answer_note', 'answered_at'])
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .execute()

/** Called again after a change, everybody is asked again: an answer to another time says nothing about this one. */
export const invite = (db: Db, provinceId: number, sessionId: string, seatIds: readonly string[], now: Date) =>
  db
    .insertInto('workgroup.attendance')
    .values(seatIds.map((seat_id) => ({ province_id: provinceId, session_id: sessionId, seat_id, invited_at: now })))
    .onConflict((c) =>
      c.columns(['province_id', 'session_id', 'seat_id']).doUpdateSet({ invited_at: now, answer: '', answer_note: '', answered_at: null }),
    )
    .execute()

/** @returns false when this seat was not invited */
export async function saveAnswer(
  db: Db,
  provinceId: number,
  at: { sessionId: string; seatId: string },
  answer: { answer: InvitationAnswer; note: string },
  now: Date,
): Promise<boolean> {
  const rows = await db
    .updateTable('workgroup.attendance')
    .set({ answer: answer.answer, answer_note: answer.note, answered_at: now })
    .where('province_id', '=', provinceId)
    .where('session_id', '=', at.sessionId)
    .where('seat_id', '=', at.seatId)
    .where('invited_at', 'is not', null)
    .returning('seat_id')
    .execute()
  return rows.length > 0
}

/** Called sessions for which these seats were invited, the next first; those that began more than a day ago are past. */
export const invitationsOf = (db: Db, provinceId: number, seatIds: readonly string[], from: Date) =>
  db
    .selectFrom('workgroup.attendance as a')
    .innerJoin('workgroup.session as s', (j) => j.onRef('s.province_id', '=', 'a.province_id').onRef('s.id', '=', 'a.session_id'))
    .innerJoin('workgroup.body as b', (j) => j.onRef('b.province_id', '=', 's.province_id').onRef('b.id', '=', 's.body_id'))
    .innerJoin('workgroup.seat as p', (j) => j.onRef('p.province_id', '=', 'a.province_id').onRef('p.id', '=', 'a.seat_id'))
    .selectAll('s')
    .select(['b.kind as body_kind', 'b.name_fa as body_fa', 'b.name_en as body_en', 'b.notice_days'])
    .select(['a.seat_id', 'a.invited_at', 'a.answer', 'a.answer_note', 'p.post', 'p.account_id', 'p.deputy_name'])
    .select((eb) =>
      eb
        .selectFrom('workgroup.item as i')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('i.province_id', '=', 's.province_id')
        .whereRef('i.session_id', '=', 's.id')
        .as('items'),
    )
    .where('a.province_id', '=', provinceId)
    .where('a.seat_id', 'in', seatIds)
    .where('s.state', 'in', ['called', 'sitting'])
    .where('s.starts_at', '>', from)
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .limit(100)
    .execute()

/** Active accounts that can be written to, each in their own language. */
export const writable = (db: Db, accountIds: readonly string[]) =>
  accountIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('people.account')
        .select(['id', 'phone', 'locale'])
        .where('id', 'in', accountIds)
        .where('phone', 'is not', null)
        .where('state', '=', 'active')
        .orderBy('id')
        .execute()

/** Whose files stand on a session's agenda. */
export const applicantsOf = (db: Db, provinceId: number, dossierIds: readonly string[]) =>
  dossierIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('workgroup.dossier')
        .select(['id', 'code', 'unit_id', 'investor_id'])
        .where('province_id', '=', provinceId)
        .where('id', 'in', dossierIds)
        .orderBy('id')
        .execute()
