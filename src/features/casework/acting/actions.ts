// One act of a person, from the request to the written case.

import { currentCodes } from '#features/obstacles/catalogue/actions.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { append, checkAct, factsOf, type Open, openForAct, readOpen, writeOpen } from '../acts/actions.ts'
import * as acts from '../acts/queries.ts'
import { mergeLoop, noSuchCase, properText, suggestionNeeded } from '../acts/rules.ts'
import { checkPlace, openCase } from '../cases/actions.ts'
import type { CaseView } from '../cases/model.ts'
import { answersOf, type CaseActor, caseLaw } from '../cases/rules.ts'
import { claimDetails } from '../claiming/actions.ts'
import type { Ask, Claim } from '../claiming/model.ts'
import { claimKept } from '../claiming/rules.ts'
import { asksOf, tellGroup } from '../group/asking/actions.ts'
import { type CaseActName, type CaseBody, caseActs, type ReferralActName, type ReferralBody, type Via } from '../model.ts'
import { teach } from '../learning/actions.ts'
import { answerSoon, knotDetails } from '../knots/actions.ts'
import { keepCounts } from '../noting/actions.ts'
import { activeDesk, routeDetails, skipVacantDesks, transferDetails } from '../routing/actions.ts'
import { present } from '../showing/actions.ts'

type Body = Readonly<Record<string, unknown>>

/** Texts that an act may leave empty. */
const needsText = (act: CaseActName | ReferralActName, body: Body) =>
  body['text'] !== undefined || ['answer', 'write', 'comment', 'message'].includes(act)

/** Every text cleaned and measured, whatever its name. @throws casework/empty-text, casework/text-too-long */
function cleanBody(act: CaseActName | ReferralActName, body: Body): Record<string, unknown> {
  const clean: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(body)) {
    if (typeof value !== 'string') clean[key] = value
    else if (key === 'text' || key === 'note') {
      const optional = !needsText(act, body) || isOptional(act)
      const text = cleanInput(value)
      if (text !== '' || !optional) clean[key] = properText(value)
    } else clean[key] = cleanInput(value)
  }
  return clean
}
const optionalText: ReadonlySet<string> = new Set([
  'accept',
  'start',
  'resume',
  'contact',
  'put_on_agenda',
  'confirm',
  'link_knot',
  'unlink_knot',
  'merge',
  'unmerge',
  'withdraw',
  'send_hq',
  'check_result',
  'route',
  'add_desk',
  'edit',
])
const isOptional = (act: string) => optionalText.has(act)

export type Told = {
  readonly act: CaseActName | ReferralActName
  readonly body: Body
  readonly referralId?: string | null
  readonly version: number | null
  readonly ref?: string
  /** Of a claim that was made on resolutions of the working group: what was shown there, judged already. */
  readonly claims?: readonly Claim[]
}

/**
 * Does one act and answers the case as it is afterwards.
 * `ref` names an outside message or call: the same one a second time changes nothing.
 * @throws casework/no-such-case, http/stale, law/…, and what the act itself refuses
 */
export async function perform(ctx: Ctx, caseId: string, told: Told): Promise<CaseView> {
  const open = await performOn(ctx, caseId, told)
  return present(ctx, open)
}

export async function performOn(ctx: Ctx, caseId: string, { act, body: raw, referralId = null, version, ref, claims }: Told): Promise<Open> {
  // Resolutions are locked before their case, as when a claim is made on them: two claims at once never wait in a circle.
  const asks = act === 'claim' && !claims ? await asksOf(ctx, caseId, true) : []
  const open = await openForAct(ctx, caseId, version)
  if (ref !== undefined && open.state.refs.includes(ref)) return open
  const body = cleanBody(act, raw)
  checkAct(ctx, open, { act, body, referralId })
  const details = claims ? { ...body, ...claimKept(claims) } : await detailsOf(ctx, open, act, body, referralId, asks)
  const written = append(ctx, open, act, { ...details, ...producerVia(ctx, body), ...(ref !== undefined && { ref }) }, referralId)
  await follow(ctx, open, act, written.seq, details)
  await writeOpen(ctx, open)
  await teach(ctx, open, written)
  await keepCounts(ctx, open)
  if (open.before.changed && !open.state.changed) await answerSoon(ctx, open.row.id, written)
  if (asks.length && Array.isArray(details['claims'])) await tellGroup(ctx, caseId, details['claims'] as Claim[], String(body['text']))
  return open
}

/** Who speaks for themselves speaks by web or SMS; only an operator writes down a phone call. */
function producerVia(ctx: Ctx, body: Body): { via?: Via } {
  if (body['via'] === undefined && !('saidBy' in body)) return ctx.actor.role === 'producer' || ctx.actor.role === 'investor' ? { via: 'web' } : {}
  if (ctx.actor.role === 'producer' || ctx.actor.role === 'investor')
    return { via: body['via'] === 'sms' && ctx.actor.kind === 'system' ? 'sms' : 'web' }
  return { via: 'phone' }
}

async function detailsOf(
  ctx: Ctx,
  open: Open,
  act: CaseActName | ReferralActName,
  body: Record<string, unknown>,
  referralId: string | null,
  asks: readonly Ask[],
): Promise<Record<string, unknown>> {
  const referral = open.state.referrals.find((r) => r.id === referralId)
  if (referralId !== null && (caseActs as readonly string[]).includes(act)) throw noSuchCase({ case: open.row.id })
  switch (act) {
    case 'route':
    case 'add_desk':
      return routeDetails(ctx, open, body as CaseBody<'route'>)
    case 'transfer':
      return transferDetails(ctx, open, referral!, body as ReferralBody<'transfer'>)
    case 'refuse':
      return refuseDetails(ctx, body as ReferralBody<'refuse'>)
    case 'claim':
      return claimDetails(ctx, open, referral!, body as ReferralBody<'claim'>, asks)
    case 'edit':
      return editDetails(ctx, open, body as CaseBody<'edit'>)
    case 'merge':
      return mergeDetails(ctx, open, body as CaseBody<'merge'>)
    case 'split':
      return splitDetails(ctx, open, body as CaseBody<'split'>)
    case 'link_knot':
      return { ...body, ...(await knotDetails(ctx, body['knotId'] as string)) }
    case 'unlink_knot':
      return { ...body, title: open.state.knot?.title ?? '' }
    default:
      return body
  }
}

async function refuseDetails(ctx: Ctx, body: ReferralBody<'refuse'>) {
  if (body.reason === 'not_our_mandate' && !body.suggestedDeskId) throw suggestionNeeded()
  if (body.suggestedDeskId) await activeDesk(ctx, body.suggestedDeskId)
  return { ...body }
}

async function editDetails(ctx: Ctx, open: Open, body: CaseBody<'edit'>) {
  const { groupCode, ...where } = body
  // A retired group may stay; it cannot be chosen anew.
  const place = await checkPlace(ctx, groupCode === open.row.group_code ? where : body)
  const content: acts.CaseContent = {
    ...(body.unitId !== undefined && { unit_id: body.unitId }),
    ...(body.investorId !== undefined && { investor_id: body.investorId }),
    ...(body.groupCode !== undefined && { group_code: body.groupCode || null }),
    ...(body.reporterName !== undefined && { reporter_name: body.reporterName }),
    ...(body.text !== undefined && { text: body.text }),
    ...(body.countyId !== undefined && { county_id: body.countyId }),
    ...(body.unitName && { unit_name: body.unitName }),
    ...(body.unitId && { unit_name: place.unitName!, county_id: place.countyId, investor_id: null }),
    ...(body.investorId && { unit_name: place.unitName!, unit_id: null }),
  }
  open.content = content
  const was = Object.fromEntries(Object.keys(content).map((key) => [key, open.row[key as keyof acts.CaseRow]]))
  return { ...body, ...answersOf(body.asked), was }
}

async function mergeDetails(ctx: Ctx, open: Open, body: CaseBody<'merge'>) {
  if (body.intoId === open.row.id) throw mergeLoop()
  const into = await acts.findCaseRow(ctx.db, ctx.actor.provinceId, body.intoId)
  if (!into) throw noSuchCase({ case: body.intoId })
  const target = await readOpen(ctx, into)
  if (!caseLaw.maySee(ctx.actor as CaseActor, factsOf(into, target.state, target.acts, ctx.now))) throw noSuchCase({ case: body.intoId })
  if (target.state.end !== null) throw mergeLoop()
  return { ...body, intoCode: into.code }
}

/** The second case is a case of its own, with its own code and clock. */
async function splitDetails(ctx: Ctx, open: Open, body: CaseBody<'split'>) {
  const { row } = open
  // The second case takes the group over; of a retired one what answers for it, unless there are several.
  const [own, ...more] = row.group_code ? await currentCodes(ctx, row.group_code) : []
  const groupCode = body.groupCode ?? (more.length ? undefined : own)
  const other = await openCase(
    ctx,
    {
      text: body.text,
      phone: row.reporter_phone,
      name: row.reporter_name,
      unitName: row.unit_name,
      priority: open.state.priority,
      confidential: open.state.confidential,
      channel: row.channel as 'phone',
      ...(row.unit_id && { unitId: row.unit_id }),
      ...(row.investor_id && { investorId: row.investor_id }),
      ...(row.county_id && { countyId: row.county_id }),
      ...(groupCode && { groupCode }),
    },
    { reporterId: row.reporter_id, splitFrom: row.id },
  )
  return { ...body, newCaseId: other.row.id, newCode: other.row.code }
}

/** What happens in the same breath as the act. */
async function follow(ctx: Ctx, open: Open, act: string, seq: number, details: Record<string, unknown>): Promise<void> {
  if (act === 'route' || act === 'add_desk')
    await skipVacantDesks(
      ctx,
      open,
      seq,
      (details['to'] as { referralId: string }[]).map((t) => t.referralId),
    )
  if (act === 'transfer') await skipVacantDesks(ctx, open, seq, [details['newReferralId'] as string])
  if (act === 'undo') undoContent(open, Number(details['seq']))
}

/** Taking back an edit puts the old content back; acts that were undone hold it. */
function undoContent(open: Open, seq: number): void {
  const target = open.acts.find((a) => a.seq === seq)
  if (target?.name === 'edit') open.content = target.details['was'] as acts.CaseContent
}
