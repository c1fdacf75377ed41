// Planning a session: from the body's calendar, by hand, or within hours when production has stopped.

import { formatDate } from '#kernel/format.ts'
import { jalaliYear } from '#kernel/jalali.ts'
import { cleanInput } from '#kernel/text.ts'
import { calendarFor } from '#features/registry/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { getBody, holdBody, nextCode, seatedActor } from '../../bodies/actions.ts'
import type { BodyView } from '../../bodies/model.ts'
import { budgetFor } from '../../bodies/policies/actions.ts'
import { addPolicy } from '../../bodies/policies/rules.ts'
import { extraordinaryTimes, nextSessionTimes } from '../../bodies/rules.ts'
import { build } from '../building/actions.ts'
import { takeAllOff } from '../calling/actions.ts'
import { carryOver } from '../carrying/actions.ts'
import { openSession, reasonFor, write } from '../history/actions.ts'
import { tellRecalled } from '../inviting/actions.ts'
import type { NewSession, SessionEdit } from '../model.ts'
import { recallPacks } from '../pack/queries.ts'
import * as queries from '../queries.ts'
import { noFixedDay, reasonNeeded, sessionClash, tooEarlyNotHeld } from '../rules.ts'
import { lastOrdinary } from './queries.ts'
import { mayPlan, whyNotAt, whyNotMeeting } from './rules.ts'

/** Until when an extraordinary session must have begun: 48 hours unless the province says otherwise. */
export async function extraordinaryUntil(ctx: Ctx): Promise<Date> {
  return addPolicy(await calendarFor(ctx), ctx.now, await budgetFor(ctx, 'extraordinary', 'production_stopped'))
}

/**
 * A new session with its agenda built. @returns its id
 * @throws workgroup/no-such-body, law/not-yours, session-in-past, extraordinary-too-late, session-reason-needed, session-clash
 */
export async function plan(ctx: Ctx, input: NewSession, byCalendar = false): Promise<string> {
  const body = await getBody(ctx, input.bodyId)
  const refusal = mayPlan(await seatedActor(ctx), body.id) ?? whyNotMeeting(body)
  if (refusal) throw refusal
  const startsAt = new Date(input.startsAt)
  const extraordinary = input.extraordinary ?? false
  const reason = cleanInput(input.reason ?? '')
  if (extraordinary && !reason) throw reasonNeeded({ act: 'plan' })
  const minutes = input.minutes ?? body.minutes
  await checkTime(ctx, body.id, startsAt, minutes, extraordinary ? await extraordinaryUntil(ctx) : null, null)
  const year = jalaliYear(startsAt)
  const row = {
    id: newId(),
    code: (await nextCode(ctx, 'S')).code,
    no: await queries.nextSessionNo(ctx.db, ctx.actor.provinceId, body.id, year),
    year,
    body_id: body.id,
    starts_at: startsAt,
    minutes,
    place: cleanInput(input.place ?? body.place),
    video_link: cleanInput(input.videoLink ?? body.videoLink),
    extraordinary,
    by_calendar: byCalendar,
    reason,
    capacity: input.capacity ?? body.capacity,
  }
  await queries.insertSession(ctx.db, ctx.actor.provinceId, row, ctx.now)
  await write(ctx, row, 'plan', { startsAt: startsAt.toISOString(), extraordinary, byCalendar, ...(reason && { reason }) })
  await build(ctx, (await queries.lockSessionRow(ctx.db, ctx.actor.provinceId, row.id))!)
  return row.id
}

async function checkTime(ctx: Ctx, bodyId: string, startsAt: Date, minutes: number, until: Date | null, except: string | null): Promise<void> {
  const refusal = whyNotAt(startsAt, ctx.now, until, (at) => formatDate(at, ctx.locale, 'dateTime'))
  if (refusal) throw refusal
  await holdBody(ctx, bodyId)
  const other = await queries.clashing(ctx.db, ctx.actor.provinceId, bodyId, startsAt, minutes, except)
  if (other) throw sessionClash({ code: other.code })
}

/** Another time, place or capacity, before the members were called. */
export async function edit(ctx: Ctx, id: string, input: SessionEdit, ifMatch: number | null): Promise<void> {
  const { row } = await openSession(ctx, id, 'edit', ifMatch)
  const startsAt = input.startsAt === undefined ? row.starts_at : new Date(input.startsAt)
  const minutes = input.minutes ?? row.minutes
  if (startsAt.getTime() !== row.starts_at.getTime() || minutes !== row.minutes)
    await checkTime(ctx, row.body_id, startsAt, minutes, row.extraordinary ? await extraordinaryUntil(ctx) : null, id)
  const change = {
    starts_at: startsAt,
    minutes,
    place: input.place === undefined ? row.place : cleanInput(input.place),
    video_link: input.videoLink === undefined ? row.video_link : cleanInput(input.videoLink),
    capacity: input.capacity ?? row.capacity,
  }
  const changed = Object.fromEntries(Object.entries(change).filter(([key, value]) => String(row[key as keyof typeof change]) !== String(value)))
  if (!Object.keys(changed).length) return
  await queries.changeSession(ctx.db, ctx.actor.provinceId, id, change, ctx.now)
  await write(ctx, row, 'edit', changed)
  await build(ctx, (await queries.lockSessionRow(ctx.db, ctx.actor.provinceId, id))!)
}

/** It will not be held. Whoever was called is told; its dossiers are ready again. */
export async function cancel(ctx: Ctx, id: string, text: string, ifMatch: number | null): Promise<void> {
  const { row } = await openSession(ctx, id, 'cancel', ifMatch)
  const outcome = reasonFor('cancel', text)
  await queries.changeSession(ctx.db, ctx.actor.provinceId, id, { state: 'cancelled', outcome, pack_hash: '', frozen_at: null }, ctx.now)
  await recallPacks(ctx.db, ctx.actor.provinceId, id, ctx.now)
  await write(ctx, row, 'cancel', { reason: outcome })
  if (row.state === 'called') {
    await takeAllOff(ctx, row, outcome)
    await tellRecalled(ctx, row, 'cancelled', outcome)
  }
  await carryOver(ctx, id)
}

/** Its time passed and nobody met. @throws workgroup/session-not-over before its planned end */
export async function markNotHeld(ctx: Ctx, id: string, text: string, ifMatch: number | null): Promise<void> {
  const { row } = await openSession(ctx, id, 'not_held', ifMatch)
  const outcome = ctx.actor.role === 'system' ? text : reasonFor('not_held', text)
  if (ctx.now.getTime() < row.starts_at.getTime() + row.minutes * 60_000) throw tooEarlyNotHeld()
  await queries.changeSession(ctx.db, ctx.actor.provinceId, id, { state: 'not_held', outcome }, ctx.now)
  await write(ctx, row, 'not_held', { reason: outcome })
  await carryOver(ctx, id)
}

/** The body's next ordinary session, from its calendar. @returns its id @throws workgroup/no-fixed-day */
export async function planNext(ctx: Ctx, bodyId: string): Promise<string> {
  await holdBody(ctx, bodyId)
  const [at] = await freeTimes(ctx, await getBody(ctx, bodyId), 1)
  return plan(ctx, { bodyId, startsAt: at!.toISOString() }, true)
}

async function freeTimes(ctx: Ctx, body: BodyView, count: number): Promise<Date[]> {
  if (body.weekday === null) throw noFixedDay({ body: body.nameFa })
  const last = await lastOrdinary(ctx.db, ctx.actor.provinceId, body.id)
  return nextSessionTimes(body, await calendarFor(ctx, { countyId: body.countyId }), last !== null && last > ctx.now ? last : ctx.now, count)
}

/** When a body could meet next, for the form: by its calendar, or within the hours of an extraordinary session. */
export async function proposeTimes(ctx: Ctx, bodyId: string, extraordinary: boolean): Promise<Date[]> {
  const body = await getBody(ctx, bodyId)
  const refusal = mayPlan(await seatedActor(ctx), body.id) ?? whyNotMeeting(body)
  if (refusal) throw refusal
  if (extraordinary)
    return extraordinaryTimes(body, await calendarFor(ctx, { countyId: body.countyId }), ctx.now, await extraordinaryUntil(ctx)).slice(0, 6)
  return body.weekday === null ? [] : freeTimes(ctx, body, 6)
}
