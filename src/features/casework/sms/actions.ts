// An SMS came in: an answer to a claim, an answer to a question, a word about a case, or a new obstacle.

import { linkMessage, sendMessage } from '#features/channels/actions.ts'
import { findAccountByPhone } from '#features/people/actions.ts'
import { unitsByPhone } from '#features/registry/actions.ts'
import { type Actor, nobody } from '#kernel/actor.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { Problem } from '#kernel/problem.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx, Fact } from '#server/ctx.ts'
import { performOn } from '../acting/actions.ts'
import { type Open, readOpen } from '../acts/actions.ts'
import { findCaseRow } from '../acts/queries.ts'
import { openCase } from '../cases/actions.ts'
import type { CaseActor } from '../cases/rules.ts'
import type { CaseActName } from '../model.ts'
import { dueAt } from '../steps/rules.ts'
import { localeOf } from '../telling/queries.ts'
import { dueText } from '../telling/rules.ts'
import * as queries from './queries.ts'
import { type Answer, readSms, tellsAnObstacle } from './rules.ts'

type Sms = { readonly messageId: string; readonly from: string; readonly at: Date }
type Known = Awaited<ReturnType<typeof queries.casesOfPhone>>[number]

/** channels.received. The same message heard twice does nothing the second time. */
export async function hearMessage(ctx: Ctx, fact: Fact): Promise<void> {
  const { messageId, from, text: raw } = fact.details as { messageId: string; from: string; text: string }
  const phone = normalisePhone(from)
  if (!phone.ok || (await findCaseRow(ctx.db, ctx.actor.provinceId, messageId))) return
  const sms: Sms = { messageId, from: phone.value, at: fact.at }
  const heard = readSms(cleanInput(raw))
  const units = await unitsByPhone(ctx, phone.value)
  const known = await queries.casesOfPhone(
    ctx.db,
    ctx.actor.provinceId,
    phone.value,
    units.map((u) => u.id),
  )
  const told = heard.code ? known.find((c) => c.code === heard.code) : guess(known, heard.answer)
  if (heard.code && !told) return reply(ctx, sms, 'sms.help', {})
  if (told) return about(ctx, sms, told, heard.answer, heard.text, heard.code !== null)
  if (heard.answer || !tellsAnObstacle(heard.text)) return reply(ctx, sms, 'sms.help', {})
  return newCase(ctx, sms, heard.text, units)
}

/** Without a code, only when exactly one case waits for this phone. */
function guess(known: readonly Known[], answer: Answer | null): Known | undefined {
  const wanted = answer ? ['action_claimed'] : ['info_needed']
  const waiting = known.filter((c) => wanted.includes(c.status))
  return waiting.length === 1 ? waiting[0] : undefined
}

async function about(ctx: Ctx, sms: Sms, known: Known, answer: Answer | null, text: string, coded: boolean): Promise<void> {
  await linkMessage(ctx, sms.messageId, { caseId: known.id, ...(known.unit_id && { unitId: known.unit_id }) })
  const open = await readOpen(ctx, (await findCaseRow(ctx.db, ctx.actor.provinceId, known.id))!)
  if (open.state.refs.includes(`message:${sms.messageId}`)) return
  if (coded && !answer && text === '') return status(ctx, sms, open)
  const act = actFor(open, sms, answer, text)
  if (!act) return status(ctx, sms, open)
  try {
    const body = { via: 'sms', ...(act.text !== null && { text: act.text }), ...(act.holds !== undefined && { holds: act.holds }) }
    await performOn(ctx.as(await senderOf(ctx, sms, known.id)), known.id, { act: act.name, body, version: null, ref: `message:${sms.messageId}` })
    const locale = await localeOf(ctx.db, sms.from)
    if (act.name === 'answer' || act.name === 'write' || act.name === 'check_result')
      await reply(ctx, sms, 'sms.noted', { code: known.code, answer: act.text ?? ctx.t(`casework.sms.${answer ?? 'noted'}`, {}, locale) }, known.id)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await status(ctx, sms, open)
  }
}

type Meant = { name: CaseActName; text: string | null; holds?: boolean }

/** What the message does on the case as it stands; null: nothing, the sender learns how it stands. */
function actFor({ state: s }: Open, sms: Sms, answer: Answer | null, text: string): Meant | null {
  if (!answer) return s.status === 'info_needed' ? { name: 'answer', text } : s.end === null ? { name: 'write', text } : null
  // Sent before the claim was made, so it cannot be an answer to it.
  if (s.status === 'action_claimed' && s.turn && sms.at >= s.turn.since) {
    if (answer === 'yes') return { name: 'confirm', text: null }
    return { name: answer === 'partly' ? 'confirm_part' : 'dispute', text: answer === 'partly' ? '۲' : '۳' }
  }
  if (s.status === 'confirmed' && s.checksAsked > 0) return { name: 'check_result', text: null, holds: answer === 'yes' }
  return s.status === 'info_needed' ? { name: 'answer', text } : null
}

/** The producer behind the phone: their own act, said by SMS. */
async function senderOf(ctx: Ctx, sms: Sms, caseId: string): Promise<Actor> {
  const account = await findAccountByPhone(ctx, sms.from)
  const actor: CaseActor = {
    ...nobody,
    accountId: account?.id ?? null,
    name: account?.name ?? sms.from,
    provinceId: ctx.actor.provinceId,
    role: 'producer',
    kind: 'system',
    caseIds: [caseId],
  }
  return actor
}

async function newCase(ctx: Ctx, sms: Sms, text: string, units: readonly { id: string; name: string; countyId: string }[]): Promise<void> {
  const unit = units.length === 1 ? units[0]! : null
  const sender = ctx.as(await senderOf(ctx, sms, sms.messageId))
  const { row } = await openCase(
    sender,
    { text: text.slice(0, 20_000), phone: sms.from, channel: 'sms', ...(unit && { unitId: unit.id }) },
    { id: sms.messageId, ref: `message:${sms.messageId}`, reporterId: sender.actor.accountId },
  )
  await linkMessage(ctx, sms.messageId, { caseId: row.id, ...(unit && { unitId: unit.id }) })
}

async function status(ctx: Ctx, sms: Sms, { row, state }: Open): Promise<void> {
  const locale = await localeOf(ctx.db, sms.from)
  await reply(
    ctx,
    sms,
    'sms.status',
    {
      code: row.code,
      status: ctx.t(`casework.status.${state.status}`, {}, locale),
      holder: ctx.t(`casework.holder.${state.holder}`, {}, locale),
      due: dueText(dueAt(state), locale),
    },
    row.id,
  )
}

async function reply(
  ctx: Ctx,
  sms: Sms,
  template: 'sms.help' | 'sms.noted' | 'sms.status',
  params: Record<string, string>,
  caseId?: string,
): Promise<void> {
  await sendMessage(ctx, { to: sms.from, template, params: params as never, locale: await localeOf(ctx.db, sms.from), ...(caseId && { caseId }) })
}
