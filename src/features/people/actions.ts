// What other rooms and the server may ask of this room.

import type { Role } from '#kernel/actor.ts'
import { cleanInput } from '#kernel/text.ts'
import { type Ctx, noSuchProvince } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { readPhone } from './codes/actions.ts'
import type { Place } from './model.ts'
import * as queries from './queries.ts'
import { lockOpenInvitations } from './staff/queries.ts'

export { issueCode, useCode } from './codes/actions.ts'
export { findPlacesOfPhoneBy, keepPhoneHats } from './owners/actions.ts'
export { hashPassword } from './passwords/actions.ts'
export { whoIs } from './sessions/actions.ts'
export { createAdmin, ensureProvince, ensureSetupCode } from './setup/actions.ts'
export { checkPlacesBy, type PlaceCheck } from './staff/actions.ts'

/** A person by any spelling of their phone. */
export async function findAccountByPhone(
  ctx: Ctx,
  phone: string,
): Promise<{ id: string; name: string; phone: string | null; locale: string; state: string } | null> {
  const a = await queries.findByPhone(ctx.db, readPhone(phone))
  return a ? { id: a.id, name: a.name, phone: a.phone, locale: a.locale, state: a.state } : null
}

/** The account of this phone, made if there is none. @returns its id @throws people/not-a-phone */
export async function ensureAccount(ctx: Ctx, { phone, name }: { phone: string; name: string }): Promise<string> {
  const e164 = readPhone(phone)
  const known = await queries.findByPhone(ctx.db, e164)
  return known?.id ?? queries.insertAccount(ctx.db, { id: newId(), name: cleanInput(name) || e164, phone: e164, createdAt: ctx.now })
}

/**
 * Gives a hat in the province of `ctx` without asking the law of granting: for rooms that know what they do (a phone was
 * added to a unit). Twice is once. @returns whether it is new
 */
export async function grantHat(ctx: Ctx, hat: { accountId: string; role: Role } & Place): Promise<boolean> {
  const made = await queries.insertGrant(ctx.db, {
    ...hat,
    id: newId(),
    provinceId: ctx.actor.provinceId,
    grantedBy: ctx.actor.accountId,
    grantedAt: ctx.now,
  })
  if (made) await ctx.record('people.grant', `account:${hat.accountId}`, { ...hat })
  return made !== null
}

/** Ids of active accounts, in the province of `ctx`. */
export const deskMembers = (ctx: Ctx, deskId: string): Promise<string[]> => queries.membersOfDesk(ctx.db, ctx.actor.provinceId, deskId)
export const agencyHeads = (ctx: Ctx, agencyId: string): Promise<string[]> => queries.headsOfAgency(ctx.db, ctx.actor.provinceId, agencyId)
export const staffWith = (ctx: Ctx, role: Role): Promise<string[]> => queries.peopleWith(ctx.db, ctx.actor.provinceId, role)
export const unitOwners = (ctx: Ctx, unitId: string): Promise<string[]> => queries.ownersOfUnit(ctx.db, ctx.actor.provinceId, unitId)
export const investorOwners = (ctx: Ctx, investorId: string): Promise<string[]> => queries.ownersOfPlan(ctx.db, ctx.actor.provinceId, investorId)

export type Province = NonNullable<Awaited<ReturnType<typeof queries.provinceById>>>

/** By id or by its two letters. @throws http/no-such-province */
export async function getProvince(ctx: Pick<Ctx, 'db'>, idOrCode: number | string): Promise<Province> {
  const found =
    typeof idOrCode === 'number' ? await queries.provinceById(ctx.db, idOrCode) : await queries.provinceByCode(ctx.db, idOrCode.toUpperCase())
  if (!found) throw noSuchProvince({ province: idOrCode })
  return found
}

export const listProvinces = (ctx: Pick<Ctx, 'db'>): Promise<Province[]> => queries.allProvinces(ctx.db)

/** Merges settings of one's own province (registry keeps the week here, casework its policies). */
export async function changeProvinceSettings(ctx: Ctx, change: { centrePhone?: string; settings?: Record<string, unknown> }): Promise<void> {
  const { settings } = await getProvince(ctx, ctx.actor.provinceId)
  await queries.changeProvince(ctx.db, ctx.actor.provinceId, {
    ...(change.centrePhone !== undefined && { centre_phone: change.centrePhone }),
    ...(change.settings && { settings: JSON.stringify({ ...(settings as object), ...change.settings }) }),
  })
  await ctx.record('people.changeProvince', `province:${ctx.actor.provinceId}`, { ...change })
}

/** Names by account id; unknown ids are left out. */
export const accountNames = (ctx: Pick<Ctx, 'db'>, ids: readonly string[]): Promise<Map<string, string>> => queries.accountNames(ctx.db, ids)

/** Somebody is invited under this phone, in some province: a one-time code to it lets them in. */
export const hasOpenInvitation = async (ctx: Ctx, phone: string): Promise<boolean> =>
  (await lockOpenInvitations(ctx.db, readPhone(phone), ctx.now)).length > 0
