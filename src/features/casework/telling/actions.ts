// Tells the producer and rings the house, after the act was written and can no longer be undone.

import { ring, sendMessage } from '#features/channels/actions.ts'
import { agencyHeads, deskMembers, staffWith } from '#features/people/actions.ts'
import type { Locale } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Open, readOpen } from '../acts/actions.ts'
import { findCaseRow } from '../acts/queries.ts'
import { fold, undoneSeqs } from '../history/rules.ts'
import { isLive } from '../referrals/rules.ts'
import type { Act } from '../model.ts'
import { namesFor } from '../showing/actions.ts'
import { fullDeskName } from '../showing/rules.ts'
import { dueAt, referralDue } from '../steps/rules.ts'
import * as queries from './queries.ts'
import { bellsFor, dueText, isUrgent, isWritten, rings } from './rules.ts'

export type Telling = { caseId: string; seq: number; only?: 'bells' | 'messages' }

/** One act’s bells and messages. An act that was undone meanwhile is told to nobody. */
export async function tellAct(ctx: Ctx, { caseId, seq, only }: Telling): Promise<void> {
  const row = await findCaseRow(ctx.db, ctx.actor.provinceId, caseId)
  if (!row) return
  const open = await readOpen(ctx, row)
  const act = open.acts.find((a) => a.seq === seq)
  if (!act || undoneSeqs(open.acts).has(seq)) return
  // As it was right after the act: a message never speaks of what came later.
  const then: Open = {
    ...open,
    acts: open.acts.filter((a) => a.seq <= seq),
    state: fold(
      open.acts.filter((a) => a.seq <= seq),
      open.world,
    ),
  }
  if (only !== 'messages' && rings(act.name)) await ringBells(ctx, then, act)
  if (only !== 'bells' && isWritten(act) && !isOvertaken(open, act)) await writeToProducers(ctx, then, act)
}

/** Of several rungs missed in one downtime the producer hears of the last; nobody is asked about a claim that is settled already. */
function isOvertaken({ acts, state }: Open, act: Act): boolean {
  if (act.name === 'climb') return acts.some((a) => a.name === 'climb' && a.seq > act.seq && a.at.getTime() === act.at.getTime())
  // A link of a person waits two minutes; what became of it meanwhile is told instead.
  if (act.name === 'link_knot') return acts.some((a) => (a.name === 'knot_changed' || a.name === 'unlink_knot') && a.seq > act.seq)
  // Handed from one knot to another: only the new one is news.
  if (act.name === 'unlink_knot') return acts.some((a) => a.name === 'link_knot' && a.seq > act.seq && a.at.getTime() === act.at.getTime())
  return ['claim', 'remind', 'knot_changed'].includes(act.name) && state.end !== null
}

async function ringBells(ctx: Ctx, open: Open, act: Act): Promise<void> {
  const concerned = open.state.referrals.filter((r) => (act.referralId ? r.id === act.referralId : isLive(r)))
  const to = new Set<string>()
  const routed = new Set(((act.details['to'] as { deskId: string }[] | undefined) ?? []).map?.((t) => t.deskId) ?? [])
  if (act.name === 'transfer') routed.add(String(act.details['deskId']))
  for (const bell of bellsFor(act)) {
    if (bell === 'desk')
      for (const deskId of routed.size ? routed : new Set(concerned.map((r) => r.deskId))) for (const id of await deskMembers(ctx, deskId)) to.add(id)
    else if (bell === 'agencyHead')
      for (const agencyId of new Set(concerned.map((r) => r.agencyId))) for (const id of await agencyHeads(ctx, agencyId)) to.add(id)
    else for (const id of await staffWith(ctx, bell)) to.add(id)
  }
  if (act.actorId) to.delete(act.actorId)
  if (isUrgent(act.name, open.state.priority)) await textStaff(ctx, open, act, [...to])
  if (to.size)
    await ring(ctx, {
      accountIds: [...to],
      kind: `casework.bell.${act.name}`,
      params: { code: open.row.code, unit: open.row.confidential ? '' : open.row.unit_name },
      link: `/app/cases/${open.row.id}`,
    })
}

async function textStaff(ctx: Ctx, { row, state }: Open, act: Act, accountIds: readonly string[]): Promise<void> {
  const names = await namesFor(ctx, { countyIds: [], deskIds: state.referrals.map((r) => r.deskId), groupCodes: [] })
  const referral = state.referrals.find((r) => r.id === act.referralId)
  for (const phone of await queries.phonesOf(ctx.db, accountIds)) {
    const locale = await queries.localeOf(ctx.db, phone)
    const place = referral ? fullDeskName(names, referral.deskId)[locale] : ctx.t('casework.holder.centre', {}, locale)
    const common = { code: row.code, unit: row.confidential ? '' : row.unit_name, due: dueText(dueAt(state), locale) }
    if (act.name === 'vacancy')
      await sendMessage(ctx, { to: phone, template: 'staff.vacancy', params: { code: row.code, place }, caseId: row.id, locale })
    else if (act.name === 'climb' || act.name === 'escalate')
      await sendMessage(ctx, { to: phone, template: 'staff.escalated', params: { ...common, from: place }, caseId: row.id, locale })
    else await sendMessage(ctx, { to: phone, template: 'staff.referral', params: common, caseId: row.id, locale })
  }
}

/** The one who raised it, and those whose cases were merged into it; each with their own code. */
async function writeToProducers(ctx: Ctx, open: Open, act: Act): Promise<void> {
  const merged = await queries.subscribers(ctx.db, ctx.actor.provinceId, open.row.id)
  for (const to of [open.row, ...merged]) {
    const locale = await queries.localeOf(ctx.db, to.reporter_phone)
    const send = await messageFor(ctx, open, act, to.code, locale)
    if (send)
      await sendMessage(ctx, {
        ...send,
        to: to.reporter_phone,
        caseId: to.id,
        locale,
        ...(open.row.unit_id && { unitId: open.row.unit_id }),
      } as never)
  }
}

/** What became of the knot, and the panel’s own words about it; the note of a colleague who took the case off is not for the producer. */
function whyFreed({ details, actorRole }: Act, say: (key: string) => string): string {
  const why = String(details['why'] ?? '')
  if (actorRole !== 'system' || why === '') return ''
  return [say(`casework.knot.why.${why}`), String(details['text'] ?? '')].filter(Boolean).join(' ')
}

type Message = { template: string; params: Record<string, string | number> }

async function messageFor(ctx: Ctx, open: Open, act: Act, code: string, locale: Locale): Promise<Message | null> {
  const { state: s, world } = open
  const { details } = act
  const say = (key: string, params: Record<string, unknown> = {}) => ctx.t(key, params, locale)
  const names = await namesFor(ctx, { countyIds: [], deskIds: [s.holderDeskId, ...s.referrals.map((r) => r.deskId)], groupCodes: [] })
  const agencyOf = (deskId: string | undefined) => (deskId ? (names.desk.get(deskId)?.agency[locale] ?? '') : '')
  const referral = s.referrals.find((r) => r.id === act.referralId)
  const agency = agencyOf(referral?.deskId) || say('casework.holder.centre')
  const holder =
    s.holderDeskId && s.holder === 'desk'
      ? agencyOf(s.holderDeskId)
      : s.holderDeskId
        ? say('casework.holder.headOf', { agency: agencyOf(s.holderDeskId) })
        : say(`casework.holder.${s.holder}`)
  const due = dueText(dueAt(s), locale)
  const reasonText = String(details['text'] ?? '')
  const days = (step: string) => world.policy({ priority: s.priority, rung: 0, step }).amount
  switch (act.name) {
    case 'submit':
      return { template: act.details['channel'] === 'sms' ? 'sms.opened' : 'case.received', params: { code } }
    case 'route':
    case 'add_desk': {
      const agencies = [...new Set((details['to'] as { deskId: string }[]).map((t) => agencyOf(t.deskId)))].join(locale === 'fa' ? ' و ' : ' and ')
      return { template: 'case.routed', params: { code, agencies, due } }
    }
    case 'transfer':
      return { template: 'case.routed', params: { code, agencies: agencyOf(String(details['deskId'])), due } }
    case 'accept':
      return { template: 'case.accepted', params: { code, agency, due: dueText(referral ? referralDue(referral) : null, locale) } }
    case 'contact':
      return { template: 'case.tried_to_reach', params: { code, agency } }
    case 'report':
      return { template: 'case.message', params: { code, text: reasonText } }
    case 'message':
      return { template: 'case.message', params: { code, text: reasonText } }
    case 'claim':
      return s.status === 'action_claimed' && s.turn
        ? { template: 'case.claimed', params: { code, agency, due: dueText(s.turn.until, locale) } }
        : { template: 'case.still_ours', params: { code, holder, due } }
    case 'nudge':
      return { template: 'case.still_ours', params: { code, holder, due } }
    case 'remind':
      return s.turn ? { template: 'case.reminder', params: { code, due: dueText(s.turn.until, locale) } } : null
    case 'close_silent':
      return { template: 'case.closed_silent', params: { code, days: days('reopen') } }
    case 'ask_info':
      return { template: 'case.ask_info', params: { code, question: reasonText } }
    case 'decline':
      return {
        template: 'case.declined',
        params: {
          code,
          reason: say(`casework.reason.${String(details['reason'])}`),
          basis: String(details['legalBasis'] ?? ''),
          days: days('appeal'),
        },
      }
    case 'climb':
    case 'escalate':
    case 'send_hq':
      return { template: 'case.escalated', params: { code, agency, holder, due } }
    case 'no_means':
    case 'unreachable':
      return { template: 'case.still_ours', params: { code, holder, due } }
    case 'unanswered':
      return { template: 'case.failed', params: { code, reason: say('casework.message.hqSilent') } }
    case 'issue':
      return {
        template: 'case.resolution',
        params: { code, owner: agencyOf(s.referrals.filter(isLive)[0]?.deskId) || say('casework.holder.workingGroup'), action: reasonText, due },
      }
    case 'decide_appeal':
      return {
        template: 'case.appeal_decided',
        params: { code, decision: say(`casework.outcome.${String(details['outcome'])}`), reason: reasonText },
      }
    case 'confirm':
      return { template: 'case.confirmed', params: { code, days: days('reopen') } }
    case 'confirm_part':
      return { template: 'case.message', params: { code, text: say('casework.message.partNoted') } }
    case 'dispute':
      return { template: 'case.disputed', params: { code, holder, due } }
    case 'reopen':
      return { template: 'case.reopened', params: { code, holder, due } }
    case 'withdraw':
      return { template: 'case.withdrawn', params: { code } }
    case 'merge':
      return { template: 'case.merged', params: { code, into: String(details['intoCode'] ?? '') } }
    case 'link_knot':
      return { template: 'case.message', params: { code, text: say('casework.message.knotLinked', { title: details['title'] }) } }
    case 'unlink_knot':
      return {
        template: 'case.message',
        params: { code, text: say('casework.message.knotUnlinked', { title: details['title'], why: whyFreed(act, say) }).trim() },
      }
    case 'knot_changed':
      return s.turn ? { template: 'case.knot_changed', params: { code, title: String(details['title']), due: dueText(s.turn.until, locale) } } : null
    case 'durability_check':
      return { template: 'case.message', params: { code, text: say('casework.message.check') } }
    default:
      return null
  }
}
