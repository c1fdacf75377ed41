// Sessions as pages show them.

import { accountNames } from '#features/people/actions.ts'
import { calendarFor } from '#features/registry/actions.ts'
import type { Actor } from '#kernel/actor.ts'
import { daysInJalaliMonth, fromJalali } from '#kernel/jalali.ts'
import { isOpen } from '#kernel/working-time.ts'
import type { Ctx } from '#server/ctx.ts'
import { seatedActor, seatsOf } from '../../bodies/actions.ts'
import type { SeatView } from '../../bodies/model.ts'
import { type BodyKind, keeps, type Presence, type SeatedActor, type SessionState } from '../../model.ts'
import { readAgenda, readNext } from '../agenda/actions.ts'
import * as agenda from '../agenda/queries.ts'
import { readsConfidential } from '../agenda/rules.ts'
import { factsOf, readSession } from '../history/actions.ts'
import { actsOf } from '../history/queries.ts'
import { attendanceOf, invitationsOf } from '../inviting/queries.ts'
import type { Invitation, InvitationAnswer, Invited, SessionLine, SessionView } from '../model.ts'
import { packsOf } from '../pack/queries.ts'
import * as queries from '../queries.ts'
import { badSessionCursor, isConflictAct, sessionLaw, whyNotConflict } from '../rules.ts'

const lineOf = (r: queries.SessionRow & { items: number | null }): SessionLine => ({
  id: r.id,
  code: r.code,
  no: r.no,
  year: r.year,
  bodyId: r.body_id,
  bodyKind: r.body_kind as BodyKind,
  body: { fa: r.body_fa, en: r.body_en || r.body_fa },
  startsAt: r.starts_at.toISOString(),
  minutes: r.minutes,
  place: r.place,
  videoLink: r.video_link,
  extraordinary: r.extraordinary,
  byCalendar: r.by_calendar,
  reason: r.reason,
  outcome: r.outcome,
  capacity: r.capacity,
  state: r.state as SessionState,
  items: r.items ?? 0,
  waiting: r.waiting,
  version: r.version,
})

const isoOf = (at: Date | null) => at?.toISOString() ?? null

/** One session with its agenda, what stands next, who is invited and what was done, as this person may read it. */
export async function viewSession(ctx: Ctx, id: string): Promise<SessionView> {
  const { provinceId } = ctx.actor
  const { row, actor } = await readSession(ctx, id)
  const seats = await seatsOf(ctx, row.body_id, row.opened_at ?? ctx.now)
  const { items, hidden } = await readAgenda(ctx, actor, row, seats)
  const open = readsConfidential(actor, row.body_id)
  const out = (await agenda.leftOutOf(ctx.db, provinceId, id)).filter((l) => open || l.confidential !== true)
  const packs = await packsOf(ctx.db, provinceId, id)
  return {
    ...lineOf({ ...row, items: items.length + hidden }),
    chairedBy: row.chaired_by as SessionView['chairedBy'],
    chairSeatId: row.chair_seat_id,
    chairName: row.chair_name,
    quorumMet: row.quorum_met,
    note: row.note,
    packHash: row.pack_hash,
    frozenAt: isoOf(row.frozen_at),
    openedAt: isoOf(row.opened_at),
    closedAt: isoOf(row.closed_at),
    minutedAt: isoOf(row.minuted_at),
    builtAt: isoOf(row.built_at),
    noticeDays: row.notice_days,
    dayOff: !isOpen(await calendarFor(ctx), row.starts_at),
    keeper: keeps(actor, row.body_id),
    mySeatIds: actor.seats.filter((s) => s.bodyId === row.body_id).map((s) => s.seatId),
    agenda: items,
    hidden,
    next: await readNext(ctx, actor, row),
    leftOut: out.map((l) => ({
      subjectId: l.subject_id,
      code: l.resolution_code ?? l.code ?? '',
      unitName: l.unit_name ?? '',
      reason: l.reason,
      at: l.at.toISOString(),
    })),
    invited: await invitedTo(ctx, actor, id, seats),
    packs: packs.map((p) => ({
      no: p.no,
      kind: p.kind as 'pack' | 'addition',
      hash: p.hash,
      frozenAt: p.frozen_at.toISOString(),
      recalledAt: isoOf(p.recalled_at),
    })),
    acts: actsFor(actor, row),
    history: await historyOf(ctx, id, open),
  }
}

const actsFor = (actor: SeatedActor, row: queries.SessionRow) =>
  sessionLaw.names.map((name) => {
    const refusal = isConflictAct(name) ? whyNotConflict(name, actor, factsOf(row)) : sessionLaw.whyNot(name, actor, factsOf(row))
    return { name, whyNot: refusal && { code: refusal.code, details: { ...refusal.details } } }
  })

async function invitedTo(ctx: Ctx, actor: Actor, sessionId: string, seats: readonly SeatView[]): Promise<Invited[]> {
  const said = new Map((await attendanceOf(ctx.db, ctx.actor.provinceId, sessionId)).map((a) => [a.seat_id, a]))
  return seats.map((s) => {
    const a = said.get(s.id)
    return {
      seatId: s.id,
      post: s.post,
      agency: { fa: s.agencyFa, en: s.agencyEn },
      holder: s.holderName,
      deputy: s.deputyName,
      chair: s.chair,
      clerk: s.clerk,
      voting: s.voting,
      reach: s.accountId ? 'account' : s.phone ? 'phone' : 'none',
      invitedAt: isoOf(a?.invited_at ?? null),
      answer: (a?.answer ?? '') as InvitationAnswer,
      answerNote: a?.answer_note ?? '',
      answeredAt: isoOf(a?.answered_at ?? null),
      presence: (a?.presence ?? 'unknown') as Presence,
      mine: actor.accountId !== null && (s.accountId === actor.accountId || s.deputyAccountId === actor.accountId),
    }
  })
}

/** Acts about single items name their codes; who may not read confidential files reads only acts about the session itself. */
async function historyOf(ctx: Ctx, id: string, open: boolean): Promise<SessionView['history']> {
  const acts = await actsOf(ctx.db, ctx.actor.provinceId, id)
  const names = await accountNames(ctx, [...new Set(acts.map((a) => a.actor_id).filter((one) => one !== null))])
  const ofItems = ['move_item', 'add_item', 'add_late', 'remove_item', 'restore_item', 'declare_conflict', 'withdraw_conflict']
  return acts
    .filter((a) => open || !ofItems.includes(a.name))
    .map((a) => ({
      id: a.id,
      name: a.name,
      at: a.at.toISOString(),
      actorName: a.actor_id ? (names.get(a.actor_id) ?? '') : '',
      actorRole: a.actor_role,
      details: a.details as Record<string, unknown>,
    }))
}

/** Bodies whose sessions this person reads; null: all of the province. Sees as `sessionLaw.sees`. */
const bodiesSeen = (actor: SeatedActor): string[] | null =>
  sessionLaw.sees[actor.role as keyof typeof sessionLaw.sees] === 'province' ? null : [...new Set(actor.seats.map((s) => s.bodyId))]

type Filter = { bodyId?: string; state?: SessionState; when?: 'upcoming' | 'past'; after?: string; limit?: number }

/** Upcoming: the next first, what is under way included. Past: the latest first. */
export async function listSessions(ctx: Ctx, f: Filter): Promise<{ rows: SessionLine[]; next: string | null }> {
  const limit = f.limit ?? 50
  const past = f.when === 'past'
  // A session of this morning that is still sitting is not past.
  const edge = new Date(ctx.now.getTime() - 12 * 3_600_000)
  const rows = await queries.listSessions(
    ctx.db,
    ctx.actor.provinceId,
    { bodyIds: await bodiesAsked(ctx, f.bodyId), state: f.state, ...(past ? { until: edge } : { from: edge }) },
    past ? 'desc' : 'asc',
    readCursor(f.after),
    limit + 1,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown.map(lineOf), next: rows.length > limit && last ? `${last.starts_at.toISOString()}_${last.id}` : null }
}

async function bodiesAsked(ctx: Ctx, bodyId: string | undefined): Promise<readonly string[] | null> {
  const seen = bodiesSeen(await seatedActor(ctx))
  if (bodyId === undefined) return seen
  return seen === null || seen.includes(bodyId) ? [bodyId] : []
}

function readCursor(after: string | undefined): queries.Cursor | null {
  if (!after) return null
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(after)
  if (!found) throw badSessionCursor()
  return { at: new Date(found[1]!), id: found[2]! }
}

/** All sessions of one Jalali month, in order. */
export async function monthOf(ctx: Ctx, { year, month, bodyId }: { year: number; month: number; bodyId?: string }): Promise<{ rows: SessionLine[] }> {
  const from = fromJalali(year, month, 1)
  const until = new Date(fromJalali(year, month, daysInJalaliMonth(year, month)).getTime() + 86_400_000)
  const rows = await queries.listSessions(ctx.db, ctx.actor.provinceId, { bodyIds: await bodiesAsked(ctx, bodyId), from, until }, 'asc', null, 500)
  return { rows: rows.map(lineOf) }
}

/** Invitations to the seats that the caller fills, the next first. */
export async function myInvitations(ctx: Ctx): Promise<{ rows: Invitation[] }> {
  const actor = await seatedActor(ctx)
  const seatIds = actor.seats.map((s) => s.seatId)
  if (!seatIds.length) return { rows: [] }
  const rows = await invitationsOf(ctx.db, ctx.actor.provinceId, seatIds, new Date(ctx.now.getTime() - 86_400_000))
  return {
    rows: rows.map((r) => {
      const refusal = sessionLaw.whyNot('answer', actor, factsOf(r))
      return {
        ...lineOf(r),
        seatId: r.seat_id,
        post: r.post,
        invitedAt: isoOf(r.invited_at),
        answer: r.answer as InvitationAnswer,
        answerNote: r.answer_note,
        deputyName: r.deputy_name,
        asDeputy: r.account_id !== actor.accountId,
        whyNot: refusal && { code: refusal.code, details: { ...refusal.details } },
      }
    }),
  }
}
