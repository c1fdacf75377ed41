// To whom a case goes: checked addresses, vacant rungs skipped with an alarm, and the usual desk when the centre is silent.

import { agencyHeadPresent, deskPresence, desksFor, getDesk } from '#features/registry/actions.ts'
import type { Desk } from '#features/registry/model.ts'
import { usualAgencies } from '#features/obstacles/catalogue/actions.ts'
import { staffWith } from '#features/people/actions.ts'
import { systemActor } from '#kernel/actor.ts'
import { Problem } from '#kernel/problem.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { append, type Open } from '../acts/actions.ts'
import { deskHasIt, noSuchDesk, otherAgency, sameDesk, tooManyLeads } from '../acts/rules.ts'
import type { ReferralFold } from '../history/model.ts'
import type { CaseBody, ReferralBody } from '../model.ts'
import { agenciesOf, countyOf, makeWorlds } from '../policies/actions.ts'
import { isLive } from '../referrals/rules.ts'

/** An active desk of this province. @throws casework/no-such-desk */
export async function activeDesk(ctx: Ctx, id: string): Promise<Desk> {
  const desk = await getDesk(ctx, id).catch((error) => {
    throw error instanceof Problem && error.status === 404 ? noSuchDesk() : error
  })
  if (!desk.active) throw noSuchDesk()
  return desk
}

/** The fold must know the hours of agencies that come into the case only now. */
export async function widen(ctx: Ctx, open: Open, agencyIds: readonly string[]): Promise<void> {
  open.world = await (await makeWorlds(ctx))(countyOf(open.acts), new Set([...agenciesOf(open.acts), ...agencyIds]))
}

const liveAt = (open: Open, deskId: string) => open.state.referrals.some((r) => r.deskId === deskId && isLive(r))

/** What a `route` or `add_desk` act says. @throws casework/no-such-desk, desk-has-it, too-many-leads */
export async function routeDetails(ctx: Ctx, open: Open, body: CaseBody<'route'>): Promise<Record<string, unknown>> {
  if (body.to.filter((t) => t.lead).length > 1) throw tooManyLeads()
  if (new Set(body.to.map((t) => t.deskId)).size < body.to.length) throw deskHasIt()
  const to = []
  for (const { deskId, lead = false } of body.to) {
    const desk = await activeDesk(ctx, deskId)
    if (liveAt(open, deskId)) throw deskHasIt()
    to.push({ referralId: newId(), deskId, agencyId: desk.agencyId, lead })
  }
  await widen(
    ctx,
    open,
    to.map((t) => t.agencyId),
  )
  return { to, alternatives: body.alternatives && to.length > 1 ? `g${open.state.version + 1}` : null, ...(body.note && { text: body.note }) }
}

/** What a `transfer` act says. An agency’s head moves it only within the agency. */
export async function transferDetails(
  ctx: Ctx,
  open: Open,
  referral: ReferralFold,
  body: ReferralBody<'transfer'>,
): Promise<Record<string, unknown>> {
  const desk = await activeDesk(ctx, body.deskId)
  if (desk.id === referral.deskId) throw sameDesk()
  if (ctx.actor.role === 'agencyHead' && desk.agencyId !== referral.agencyId) throw otherAgency()
  if (liveAt(open, desk.id)) throw deskHasIt()
  await widen(ctx, open, [desk.agencyId])
  return { newReferralId: newId(), deskId: desk.id, agencyId: desk.agencyId, text: body.text }
}

type Vacancy = { rung: number; deskId?: string; agencyId?: string }

/** Who is there: the head of an agency today, and anybody at the secretariat. */
export type Presence = { head(agencyId: string): Promise<boolean>; secretary(): Promise<boolean> }
const askNow = (ctx: Ctx): Presence => ({
  head: (agencyId) => agencyHeadPresent(ctx, agencyId),
  secretary: async () => (await staffWith(ctx, 'secretary')).length > 0,
})

/** The first filled rung from `wanted` on, and the vacant ones below it. The secretary’s queue is the last that is asked. */
async function filledRung(presence: Presence, agencyId: string, wanted: number): Promise<{ to: number; vacant: Vacancy[] }> {
  const vacant: Vacancy[] = []
  if (wanted === 2 && !(await presence.head(agencyId))) vacant.push({ rung: 2, agencyId })
  const to = vacant.length ? 3 : wanted
  if (to >= 3 && !(await presence.secretary())) vacant.push({ rung: to })
  return { to, vacant }
}

/** Raises a referral to the next filled rung, each vacant place with its own alarm. `cause`: the act because of which it happens. */
export async function climbReferral(ctx: Ctx, open: Open, referral: ReferralFold, due: Date, cause?: number, presence = askNow(ctx)): Promise<void> {
  const clock = ctx.as(systemActor(ctx.actor.provinceId))
  const { to, vacant } = await filledRung(presence, referral.agencyId, referral.rung + 1)
  const because = cause === undefined ? {} : { cause }
  for (const place of vacant) append(clock, open, 'vacancy', { ...place, ...because }, referral.id)
  append(clock, open, 'climb', { from: referral.rung, to, due: due.toISOString(), ...because }, referral.id)
}

/** A case sent to a desk where nobody sits today goes to the next filled rung at once, with an alarm. */
export async function skipVacantDesks(ctx: Ctx, open: Open, cause: number, referralIds: readonly string[], presence = askNow(ctx)): Promise<void> {
  const clock = ctx.as(systemActor(ctx.actor.provinceId))
  for (const id of referralIds) {
    const referral = open.state.referrals.find((r) => r.id === id)
    if (referral?.rung !== 1 || !(await deskPresence(ctx, referral.deskId)).vacant) continue
    append(clock, open, 'vacancy', { rung: 1, deskId: referral.deskId, agencyId: referral.agencyId, cause }, id)
    await climbReferral(ctx, open, referral, ctx.now, cause, presence)
  }
}

/** Where a case usually goes when the centre did not say: one desk of each usual agency of its group that has not sent it back. */
export async function usualDesks(ctx: Ctx, open: Open): Promise<Desk[]> {
  const { group_code: group, county_id: countyId } = open.row
  if (!group) return []
  const refused = new Set(open.state.referrals.map((r) => r.agencyId))
  const found: Desk[] = []
  for (const { agencyId } of await usualAgencies(ctx, group)) {
    if (refused.has(agencyId)) continue
    const [desk] = (await desksFor(ctx, { agencyId, countyId })).filter((d) => d.active)
    if (desk) found.push(desk)
  }
  return found
}
