// The outbox as people see it, and what gateways hand in.

import { createHash } from 'node:crypto'
import { normalisePhone } from '#kernel/identity.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { loadGateway } from '../gateway/actions.ts'
import { readDelivery, readIncoming } from '../gateway/rules.ts'
import { hasMail } from '../mail/actions.ts'
import type { MessageState, MessageView } from '../model.ts'
import * as queries from './queries.ts'
import {
  afterReport,
  hopeless,
  machinesOnly,
  noReference,
  noSender,
  noSuchMessage,
  openActs,
  type Report,
  staleAfterMs,
  whyNotCancel,
  whyNotResend,
} from './rules.ts'

type Row = queries.MessageRow

/** What a person may read of a message: never a one-time code, except in demo mode. */
export function present(ctx: Ctx, m: Row): MessageView {
  const tended = { ...m, state: m.state as MessageState }
  return {
    id: m.id,
    direction: m.direction as 'out',
    channel: m.channel as 'sms',
    address: m.address,
    template: m.template,
    text: m.secret && !ctx.config.demo ? '' : m.text,
    secret: m.secret,
    caseId: m.case_id,
    unitId: m.unit_id,
    state: tended.state,
    attempts: m.attempts,
    nextTryAt: m.state === 'waiting' ? (m.next_try_at?.toISOString() ?? null) : null,
    error: m.error,
    createdAt: m.created_at.toISOString(),
    updatedAt: m.updated_at.toISOString(),
    open: openActs(ctx.actor, tended),
  }
}

/** Has the outbox looked through after `at`: one job for all that is due in the same ten seconds. */
export const deliverAt = (ctx: Ctx, at: Date): Promise<void> => {
  const slot = Math.ceil(at.getTime() / 10_000)
  return at <= ctx.now
    ? ctx.enqueue('channels.deliver', {}, { key: 'deliver' })
    : ctx.enqueue('channels.deliver', {}, { key: `deliver ${slot}`, runAt: new Date(slot * 10_000) })
}

export type Asked = { direction?: 'out' | 'in'; state?: MessageState; address?: string; caseId?: string; after?: string; limit?: number }

export async function listMessages(ctx: Ctx, asked: Asked) {
  const limit = asked.limit ?? 50
  const phone = asked.address ? normalisePhone(asked.address) : null
  const rows = await queries.listMessages(ctx.db, ctx.actor.provinceId, { ...asked, ...(phone?.ok && { address: phone.value }), limit: limit + 1 })
  return { rows: rows.slice(0, limit).map((row) => present(ctx, row)), next: rows.length > limit ? rows[limit - 1]!.id : null }
}

const month = 30 * 86_400_000
/** The smallest UUIDv7 of a moment, to cut a list by time through its key. */
const idAt = (at: Date) =>
  at
    .getTime()
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})(.{4})$/, '$1-$2-7000-8000-000000000000')

export async function countMessages(ctx: Ctx) {
  const rows = await queries.countStates(ctx.db, ctx.actor.provinceId, idAt(new Date(ctx.now.getTime() - month)))
  const { gateway } = await loadGateway(ctx.db, ctx.config, ctx.actor.provinceId)
  return {
    counts: Object.fromEntries(rows.map((r) => [r.state, r.n])),
    gateways: { sms: gateway.enabled, mail: hasMail(ctx.config) },
    demo: ctx.config.demo,
  }
}

export async function resendMessage(ctx: Ctx, id: string): Promise<MessageView> {
  const m = await lock(ctx, id)
  const refusal = whyNotResend(ctx.actor, { ...m, state: m.state as MessageState })
  if (refusal) throw refusal
  // The old reference goes: a late report about the first attempt says nothing of this one.
  const expires = new Date(ctx.now.getTime() + staleAfterMs)
  const change = {
    state: 'waiting',
    attempts: 0,
    next_try_at: ctx.now,
    expires_at: expires,
    gateway_ref: null,
    reported_at: null,
    error: '',
  } as const
  await queries.changeMessage(ctx.db, ctx.actor.provinceId, id, change, ctx.now)
  await deliverAt(ctx, ctx.now)
  return changed(ctx, 'channels.resend', m, change)
}

/** After a gateway was down for long: all that failed in the last three days and still can arrive. */
export async function resendFailed(ctx: Ctx): Promise<{ count: number }> {
  const since = idAt(new Date(ctx.now.getTime() - staleAfterMs))
  const count = await queries.requeueFailed(ctx.db, ctx.actor.provinceId, since, hopeless, ctx.now, new Date(ctx.now.getTime() + staleAfterMs))
  if (!count) return { count }
  await deliverAt(ctx, ctx.now)
  await ctx.record('channels.resendFailed', 'outbox', { count })
  ctx.tell('outbox')
  return { count }
}

export async function cancelMessage(ctx: Ctx, id: string): Promise<MessageView> {
  const m = await lock(ctx, id)
  const refusal = whyNotCancel(ctx.actor, { ...m, state: m.state as MessageState })
  if (refusal) throw refusal
  const change = { state: 'cancelled', next_try_at: null } as const
  await queries.changeMessage(ctx.db, ctx.actor.provinceId, id, change, ctx.now)
  return changed(ctx, 'channels.cancel', m, change)
}

async function lock(ctx: Ctx, id: string): Promise<Row> {
  const m = await queries.lockMessage(ctx.db, ctx.actor.provinceId, id)
  if (!m) throw noSuchMessage({ id })
  return m
}

async function changed(ctx: Ctx, act: string, m: Row, change: queries.Change): Promise<MessageView> {
  await ctx.record(act, subjectOf(m), { messageId: m.id, template: m.template })
  tellOf(ctx, m)
  return present(ctx, { ...m, ...change, updated_at: ctx.now })
}

export const subjectOf = (m: { id: string; case_id: string | null }) => (m.case_id ? `case:${m.case_id}` : `message:${m.id}`)

export function tellOf(ctx: Ctx, m: { case_id: string | null }) {
  ctx.tell('outbox')
  if (m.case_id) ctx.tell(`case:${m.case_id}`)
}

/** A person could otherwise write an SMS in a producer's name, and so confirm a case (invariant 6). */
function onlyMachines(ctx: Ctx) {
  if (ctx.actor.kind !== 'machine') throw machinesOnly()
}

/** An SMS came in. The same gateway reference twice is one message and one fact. */
export async function receiveMessage(ctx: Ctx, fields: unknown): Promise<{ messageId: string }> {
  onlyMachines(ctx)
  const { gateway } = await loadGateway(ctx.db, ctx.config, ctx.actor.provinceId)
  const found = readIncoming(gateway, fields)
  if (!found) throw noSender({ field: gateway.incoming.from })
  const phone = normalisePhone(found.from)
  const text = cleanInput(found.text).slice(0, 4000)
  // A gateway without references is told apart by sender, words and minute: it repeats itself within seconds.
  const minute = Math.floor((found.at ?? ctx.now).getTime() / 60_000)
  const ref = found.ref || `sha256:${createHash('sha256').update(`${found.from}\n${text}\n${minute}`).digest('hex').slice(0, 40)}`
  const id = newId()
  const address = phone.ok ? phone.value : cleanInput(found.from).slice(0, 40)
  const isNew = await queries.insertMessage(
    ctx.db,
    ctx.actor.provinceId,
    {
      id,
      direction: 'in',
      channel: 'sms',
      address,
      template: null,
      text,
      secret: false,
      case_id: null,
      unit_id: null,
      state: 'received',
      next_try_at: null,
      expires_at: null,
      gateway_ref: ref,
      error: '',
    },
    ctx.now,
  )
  if (!isNew) return { messageId: (await queries.findIncoming(ctx.db, ctx.actor.provinceId, ref))!.id }
  await ctx.record('channels.received', `message:${id}`, { messageId: id, from: address, text })
  ctx.tell('outbox')
  return { messageId: id }
}

/** A delivery report. Kept even when its message is not known yet: it may come before the answer to the sending. */
export async function reportDelivery(ctx: Ctx, fields: unknown): Promise<{ known: boolean }> {
  onlyMachines(ctx)
  const { gateway } = await loadGateway(ctx.db, ctx.config, ctx.actor.provinceId)
  const found = readDelivery(gateway, fields)
  if (!found) throw noReference({ field: gateway.delivery.ref })
  const message = await queries.lockByRef(ctx.db, ctx.actor.provinceId, found.ref)
  if (!found.state) return { known: message !== undefined }
  const report: Report = { state: found.state, at: found.at ?? ctx.now }
  const isNew = await queries.insertReport(ctx.db, ctx.actor.provinceId, { ref: found.ref, ...report }, ctx.now)
  if (isNew && message) await applyReports(ctx, message, [report])
  return { known: message !== undefined }
}

/** Moves a locked message by reports about it, oldest first. */
export async function applyReports(ctx: Ctx, message: Row, reports: readonly Report[]): Promise<void> {
  let m = { state: message.state as MessageState, reportedAt: message.reported_at }
  for (const report of reports) {
    const to = afterReport(m, report)
    if (to) m = { state: to, reportedAt: report.at }
  }
  if (m.reportedAt === message.reported_at) return
  await queries.changeMessage(
    ctx.db,
    ctx.actor.provinceId,
    message.id,
    { state: m.state, reported_at: m.reportedAt, error: m.state === 'failed' ? 'undelivered' : '' },
    ctx.now,
  )
  if (m.state === 'failed')
    await ctx.record('channels.failed', subjectOf(message), { messageId: message.id, template: message.template, error: 'undelivered' })
  tellOf(ctx, message)
}
