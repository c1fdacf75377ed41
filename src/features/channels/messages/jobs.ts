// Sending. A message is claimed and committed as «sending» before the gateway hears of it, and the answer is written in
// another transaction, so no database transaction waits for a gateway, and one that hangs holds a single worker.
// After a crash in between the claim runs out and the message is sent again: at least once, with the same {id}.

import type { Config } from '#server/config.ts'
import { type Ctx, type Engine, systemWork } from '#server/ctx.ts'
import { type Loaded, loadGateway, sendSms } from '../gateway/actions.ts'
import type { Verdict } from '../gateway/rules.ts'
import { hasMail, sendMail } from '../mail/actions.ts'
import { applyReports, deliverAt, subjectOf, tellOf } from './actions.ts'
import * as queries from './queries.ts'
import { leaseMs, nextTry, type Report } from './rules.ts'

const batchSize = 40

type Claimed = { loaded: Loaded; rows: queries.MessageRow[]; subject: string }

/** Sends all that is due in one province, batch by batch. */
export async function deliver(engine: Engine, provinceId: number): Promise<void> {
  // A bound, so that a clock that stands still or a gateway that answers at once can never make this endless.
  for (let round = 0; round < 1000; round++) {
    const claimed = await systemWork(engine, provinceId, claim)
    if (!claimed) return
    const verdicts = await Promise.all(claimed.rows.map(async (m) => ({ m, verdict: await sendOne(engine.config, claimed, m) })))
    await systemWork(engine, provinceId, async (ctx) => {
      for (const { m, verdict } of verdicts) await settle(ctx, m, verdict)
    })
  }
}

/** Takes due messages for sending; null when there is nothing to do, nowhere to send to, or somebody is busy with it. */
async function claim(ctx: Ctx): Promise<Claimed | null> {
  const province = ctx.actor.provinceId
  // The demonstration promises that no message reaches anybody: its phones are invented, but may be somebody's.
  if (ctx.config.demo) return null
  const loaded = await loadGateway(ctx.db, ctx.config, province)
  const channels = [...(loaded.gateway.enabled ? ['sms' as const] : []), ...(hasMail(ctx.config) ? ['mail' as const] : [])]
  // One batch at a time in a province: a gateway that hangs holds one worker, and whoever is sending comes back for the rest.
  if (!channels.length || (await queries.isSending(ctx.db, province, ctx.now))) return null
  // Only now that there is somewhere to send to: weeks of waiting reminders must not go out on the day a gateway comes.
  for (const m of await queries.lockExpired(ctx.db, province, ctx.now, false)) await giveUp(ctx, m, m.secret ? 'expired' : 'stale')
  const rows = await queries.lockDue(ctx.db, province, channels, ctx.now, batchSize)
  if (!rows.length) return null
  const given = new Date(ctx.now.getTime() + leaseMs)
  for (const m of rows) {
    m.attempts += 1
    m.next_try_at = given
    await queries.changeMessage(ctx.db, province, m.id, { state: 'sending', attempts: m.attempts, next_try_at: given }, ctx.now)
    tellOf(ctx, m)
  }
  return { loaded, rows, subject: ctx.t('channels.mail.subject') }
}

function sendOne(config: Config, { loaded, subject }: Claimed, m: queries.MessageRow): Promise<Verdict> {
  return m.channel === 'mail'
    ? sendMail(config, { id: m.id, to: m.address, subject, text: m.text })
    : sendSms(loaded, config, { id: m.id, to: m.address, text: m.text })
}

/** Writes what became of one attempt, unless somebody else has taken the message over meanwhile. */
async function settle(ctx: Ctx, claimed: queries.MessageRow, verdict: Verdict): Promise<void> {
  const province = ctx.actor.provinceId
  const m = await queries.lockMessage(ctx.db, province, claimed.id)
  if (m?.state !== 'sending' || m.attempts !== claimed.attempts) return
  if (!verdict.ok) {
    const again = nextTry(m.attempts, ctx.now)
    if (!again || (m.expires_at && again >= m.expires_at)) return giveUp(ctx, m, verdict.error)
    await queries.changeMessage(ctx.db, province, m.id, { state: 'waiting', next_try_at: again, error: verdict.error }, ctx.now)
    await deliverAt(ctx, again)
    return tellOf(ctx, m)
  }
  const change = { state: 'sent' as const, next_try_at: null, gateway_ref: verdict.ref || null, error: '', text: keptText(ctx, m) }
  await queries.changeMessage(ctx.db, province, m.id, change, ctx.now)
  tellOf(ctx, m)
  if (verdict.ref) await applyReports(ctx, { ...m, ...change }, await reportsOf(ctx, verdict.ref))
}

/** A code that was sent or is past its time is of use to thieves only. */
const keptText = (ctx: Ctx, m: queries.MessageRow) => (m.secret && !ctx.config.demo ? '' : m.text)

async function giveUp(ctx: Ctx, m: queries.MessageRow, error: string): Promise<void> {
  await queries.changeMessage(ctx.db, ctx.actor.provinceId, m.id, { state: 'failed', next_try_at: null, error, text: keptText(ctx, m) }, ctx.now)
  await ctx.record('channels.failed', subjectOf(m), { messageId: m.id, template: m.template, error })
  tellOf(ctx, m)
}

async function reportsOf(ctx: Ctx, ref: string): Promise<Report[]> {
  const rows = await queries.reportsOf(ctx.db, ctx.actor.provinceId, ref)
  return rows.map((r) => ({ state: r.state as Report['state'], at: r.at }))
}

const hour = 3_600_000

/** What was missed: due retries, codes past their time, reports that crossed with their answer, reports nobody needs any more. */
export async function catchUp(ctx: Ctx): Promise<void> {
  const province = ctx.actor.provinceId
  for (const m of await queries.lockExpired(ctx.db, province, ctx.now, true)) await giveUp(ctx, m, 'expired')
  for (const { ref } of await queries.unappliedRefs(ctx.db, province, new Date(ctx.now.getTime() - hour))) {
    const m = await queries.lockByRef(ctx.db, province, ref)
    if (m) await applyReports(ctx, m, await reportsOf(ctx, ref))
  }
  await queries.dropOldReports(ctx.db, province, new Date(ctx.now.getTime() - 90 * 24 * hour))
  await deliverAt(ctx, ctx.now)
}
