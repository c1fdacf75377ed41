// Members are asked by bell and message; they answer that they come, send their deputy, or do not come.

import { ring, sendMessage } from '#features/channels/actions.ts'
import type { TemplateKey } from '#features/channels/rules.ts'
import { investorOwners, unitOwners } from '#features/people/actions.ts'
import { getInvestor, getUnit } from '#features/registry/actions.ts'
import { formatDate, type Locale } from '#kernel/format.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { seatsOf } from '../../bodies/actions.ts'
import type { SeatView } from '../../bodies/model.ts'
import { keeps } from '../../model.ts'
import { openSession, write } from '../history/actions.ts'
import { changeSession, type SessionRow } from '../queries.ts'
import type { InvitationAnswer } from '../model.ts'
import { noSuchSeatHere, notYourSeat } from '../rules.ts'
import * as queries from './queries.ts'

type Session = Pick<SessionRow, 'id' | 'code' | 'no' | 'body_id' | 'body_fa' | 'body_en' | 'starts_at' | 'place' | 'extraordinary'>

/** Every seat is invited: a bell and a message where there is an account, a message where there is only a phone. */
export async function inviteAll(ctx: Ctx, row: Session, seats: readonly SeatView[]): Promise<void> {
  await queries.invite(
    ctx.db,
    ctx.actor.provinceId,
    row.id,
    seats.map((s) => s.id),
    ctx.now,
  )
  await tellSeats(ctx, row, seats, 'invited', 'session.invited', { place: row.place || '—', no: row.no })
}

/** The call was taken back, or the session will not be held. */
export async function tellRecalled(ctx: Ctx, row: Session, what: 'uncalled' | 'cancelled', reason: string): Promise<void> {
  await tellSeats(ctx, row, await seatsOf(ctx, row.body_id), what, `session.${what}`, { reason })
}

export async function tellAdded(ctx: Ctx, row: Session, subject: string, reason: string): Promise<void> {
  await tellSeats(ctx, row, await seatsOf(ctx, row.body_id), 'added', 'session.added', { subject, reason })
}

async function tellSeats(
  ctx: Ctx,
  row: Session,
  seats: readonly SeatView[],
  bell: string,
  template: TemplateKey,
  more: Record<string, string | number>,
): Promise<void> {
  const accountIds = [...new Set(seats.flatMap((s) => [s.accountId, s.deputyAccountId]).filter((id) => id !== null))]
  const reach = new Map((await queries.writable(ctx.db, accountIds)).map((a) => [a.id, a]))
  for (const locale of ['fa', 'en'] as const)
    await ring(ctx, {
      accountIds: accountIds.filter((id) => id !== ctx.actor.accountId && (reach.get(id)?.locale === 'en') === (locale === 'en')),
      kind: `workgroup.session.bell.${bell}`,
      params: { code: row.code, body: locale === 'fa' ? row.body_fa : row.body_en || row.body_fa },
      link: `/app/workgroup/sessions/${row.id}`,
    })
  for (const seat of seats) {
    const account = seat.accountId ? reach.get(seat.accountId) : undefined
    const to = account?.phone ?? seat.phone
    if (to) await send(ctx, row, template, to, account?.locale === 'en' ? 'en' : 'fa', { post: seat.post, ...more })
  }
}

const send = (ctx: Ctx, row: Session, template: TemplateKey, to: string, locale: Locale, more: Record<string, string | number>) =>
  sendMessage(ctx, {
    to,
    template,
    params: {
      code: row.code,
      body: locale === 'fa' ? row.body_fa : row.body_en || row.body_fa,
      when: formatDate(row.starts_at, locale, 'dateTime'),
      ...more,
    } as never,
    locale,
    expiresAt: row.starts_at > ctx.now ? row.starts_at : new Date(ctx.now.getTime() + 3_600_000),
  })

/** The units whose files left the agenda are told in writing. (That they came onto it, the dossiers tell.) */
export async function tellUnitsOff(ctx: Ctx, row: Session, dossierIds: readonly string[], reason: string): Promise<void> {
  for (const d of await queries.applicantsOf(ctx.db, ctx.actor.provinceId, dossierIds)) {
    const owners = d.unit_id ? await unitOwners(ctx, d.unit_id) : d.investor_id ? await investorOwners(ctx, d.investor_id) : []
    await ring(ctx, {
      accountIds: owners,
      kind: 'workgroup.session.bell.unit_off',
      params: { code: d.code },
      link: `/app/my/dossiers/${d.id}`,
    })
    const accounts = (await queries.writable(ctx.db, owners)).map((a) => ({
      phone: a.phone!,
      locale: a.locale === 'en' ? ('en' as const) : ('fa' as const),
    }))
    for (const { phone, locale } of accounts.length ? accounts : await firstContact(ctx, d))
      await send(ctx, row, 'session.unit_off', phone, locale, { code: d.code, reason })
  }
}

async function firstContact(ctx: Ctx, d: { unit_id: string | null; investor_id: string | null }): Promise<{ phone: string; locale: Locale }[]> {
  const place = d.unit_id ? await getUnit(ctx, d.unit_id) : d.investor_id ? await getInvestor(ctx, d.investor_id) : null
  const number = place?.contacts.flatMap((c) => c.phones)[0]?.number
  return number ? [{ phone: number, locale: 'fa' }] : []
}

/** A member answers for their own seat; whoever keeps the agenda writes down what a member said by phone. */
export async function answer(ctx: Ctx, id: string, seatId: string, input: { answer: InvitationAnswer; note?: string }): Promise<void> {
  const { row, actor } = await openSession(ctx, id, 'answer', null)
  if (!keeps(actor, row.body_id) && !actor.seats.some((s) => s.seatId === seatId)) throw notYourSeat()
  const said = { answer: input.answer, note: cleanInput(input.note ?? '') }
  if (!(await queries.saveAnswer(ctx.db, ctx.actor.provinceId, { sessionId: id, seatId }, said, ctx.now))) throw noSuchSeatHere({ seat: seatId })
  await changeSession(ctx.db, ctx.actor.provinceId, id, {}, ctx.now)
  await write(ctx, row, 'answer', { seatId, answer: said.answer, ...(said.note && { note: said.note }) })
}
