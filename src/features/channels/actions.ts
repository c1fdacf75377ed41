// What other rooms may ask of channels: send a message, ring somebody's bell, read what was said about a case.

import { isMobile, normalisePhone } from '#kernel/identity.ts'
import type { Locale } from '#kernel/format.ts'
import { fillWords } from '#kernel/words.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import * as bell from './bell/queries.ts'
import * as calls from './calls/queries.ts'
import { deliverAt, present, tellOf } from './messages/actions.ts'
import * as messages from './messages/queries.ts'
import { staleAfterMs } from './messages/rules.ts'
import type { MessageView } from './model.ts'
import { shipped, type TemplateKey, type TemplateParams } from './rules.ts'

export type Outgoing<K extends TemplateKey> = {
  /** A phone in any usual form, or an e-mail address. One that cannot be used is logged as failed, never thrown. */
  to: string
  template: K
  /** {centre} and {url} are filled by channels. Numbers take the digits of the language. */
  params: TemplateParams<K>
  caseId?: string
  unitId?: string
  /** Holds a one-time code: hidden in the outbox outside demo mode, wiped once sent. */
  secret?: boolean
  /** Language of the receiver; else that of their account, else Persian. */
  locale?: Locale
  /** Not before this time, so that an undo can still cancel it. */
  sendAt?: Date
  /** Of no use afterwards: then it fails instead of being sent. Three days after `sendAt` unless told. */
  expiresAt?: Date
}

/** Writes a message into the outbox in this transaction; it is sent after the commit. */
export async function sendMessage<K extends TemplateKey>(ctx: Ctx, message: Outgoing<K>): Promise<{ messageId: string }> {
  const { channel, address, error } = addressOf(message.to)
  const written = await messages.writingOf(ctx.db, ctx.actor.provinceId, message.template, address)
  const locale = message.locale ?? (written.locale === 'en' ? 'en' : 'fa')
  const given = { centre: written.centre_phone, url: addressOfSite(ctx, message.template, locale) }
  const text = fillWords(written[locale] ?? shipped[message.template][locale], { ...given, ...message.params }, locale)
  const sendAt = message.sendAt && message.sendAt > ctx.now ? message.sendAt : ctx.now
  const row = {
    id: newId(),
    direction: 'out',
    channel,
    address,
    template: message.template,
    text,
    secret: message.secret ?? false,
    case_id: message.caseId ?? null,
    unit_id: message.unitId ?? null,
    state: error ? 'failed' : 'waiting',
    next_try_at: error ? null : sendAt,
    expires_at: message.expiresAt ?? new Date(sendAt.getTime() + staleAfterMs),
    gateway_ref: null,
    error,
  } as const
  await messages.insertMessage(ctx.db, ctx.actor.provinceId, row, ctx.now)
  if (!error) await deliverAt(ctx, sendAt)
  tellOf(ctx, row)
  return { messageId: row.id }
}

type Address = { channel: 'sms' | 'mail'; address: string; error: string }

function addressOf(to: string): Address {
  if (to.includes('@'))
    return { channel: 'mail', address: to.trim().slice(0, 200), error: /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(to.trim()) ? '' : 'bad-address' }
  const phone = normalisePhone(to)
  if (!phone.ok) return { channel: 'sms', address: to.slice(0, 40), error: 'bad-address' }
  return { channel: 'sms', address: phone.value, error: phone.value.startsWith('+98') && !isMobile(phone.value) ? 'land-line' : '' }
}

function addressOfSite(ctx: Ctx, template: TemplateKey, locale: Locale): string {
  // A dossier or a resolution is read by its own people, who sign in; /follow knows cases only.
  const forStaff = template === 'invitation' || template.startsWith('staff.') || /^(dossier|resolution)\./.test(template)
  return `${ctx.config.publicUrl}${forStaff ? '/app' : locale === 'en' ? '/en/follow' : '/follow'}`
}

/** Cancels those of the messages that still wait (undo of a mis-click). @returns how many were caught in time */
export async function cancelWaiting(ctx: Ctx, messageIds: readonly string[]): Promise<number> {
  let caught = 0
  for (const id of messageIds) {
    const m = await messages.lockMessage(ctx.db, ctx.actor.provinceId, id)
    if (m?.state !== 'waiting') continue
    await messages.changeMessage(ctx.db, ctx.actor.provinceId, id, { state: 'cancelled', next_try_at: null }, ctx.now)
    tellOf(ctx, m)
    caught++
  }
  return caught
}

/** One line in the bell of each account. `kind` is the whole word key of the sentence, `params` fill it, `link` is a path like /app/cases/… */
export async function ring(
  ctx: Ctx,
  { accountIds, kind, params, link }: { accountIds: readonly string[]; kind: string; params: Record<string, unknown>; link: string },
): Promise<void> {
  const rows = [...new Set(accountIds)].map((accountId) => ({ id: newId(), accountId }))
  if (!rows.length) return
  await bell.insertBells(ctx.db, ctx.actor.provinceId, rows, { kind, params, link }, ctx.now)
  for (const { accountId } of rows) ctx.tell(`account:${accountId}`)
}

/** All messages about one case, oldest first; codes stay hidden. Who may see the case is the caller's business. */
export async function messagesOfCase(ctx: Ctx, caseId: string): Promise<MessageView[]> {
  return (await messages.ofCase(ctx.db, ctx.actor.provinceId, caseId)).map((m) => present(ctx, m))
}

/** Says which case and unit a message that came in is about, so that it stands in the case's log. */
export async function linkMessage(ctx: Ctx, messageId: string, about: { caseId: string; unitId?: string }): Promise<void> {
  await messages.linkMessage(ctx.db, ctx.actor.provinceId, messageId, about, ctx.now)
  tellOf(ctx, { case_id: about.caseId })
}

/** Says which case a phone call led to; a call that is not there changes nothing. */
export async function linkCallToCase(ctx: Ctx, callId: string, { caseId, unitId }: { caseId: string; unitId: string | null }): Promise<void> {
  await calls.changeCall(ctx.db, ctx.actor.provinceId, callId, { case_id: caseId, ...(unitId && { unit_id: unitId }) })
  ctx.tell('calls')
}
