// Producers and investors come by their phone: whose phone stands in the registry under a unit or a plan may act for it.

import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import * as people from '../queries.ts'
import * as queries from './queries.ts'

/** Units and plans that a phone (E.164) stands under in the province of `ctx`, and the name it stands with. */
export type PhonePlaces = (ctx: Ctx, phone: string) => Promise<{ name: string; unitIds: readonly string[]; investorIds: readonly string[] } | null>
let placesOfPhone: PhonePlaces = async () => null
/** Called once by registry when it is loaded: people stands above it and cannot ask by itself. */
export function findPlacesOfPhoneBy(ask: PhonePlaces): void {
  placesOfPhone = ask
}

/** The phone has just been proved: gives the hats the registry knows of and takes back those it knows no more. @returns the account, if there is one now */
export async function takeUpPhoneHats(ctx: Ctx, phone: string): Promise<string | null> {
  let accountId = (await people.findByPhone(ctx.db, phone))?.id ?? null
  for (const { id: provinceId } of await people.allProvinces(ctx.db)) {
    const inside = await ctx.inProvince(provinceId)
    const found = await placesOfPhone(inside, phone)
    if (found) accountId ??= await people.insertAccount(ctx.db, { id: newId(), name: found.name, phone, createdAt: ctx.now })
    if (!accountId) continue
    const due = [
      ...(found?.unitIds ?? []).map((unitId) => ({ role: 'producer' as const, unitId })),
      ...(found?.investorIds ?? []).map((investorId) => ({ role: 'investor' as const, investorId })),
    ]
    for (const hat of due) {
      const made = await people.insertGrant(ctx.db, {
        ...hat,
        id: newId(),
        accountId,
        provinceId,
        grantedBy: null,
        grantedAt: ctx.now,
        byPhone: true,
      })
      if (made) await inside.record('people.grant', `account:${accountId}`, { ...hat, byPhone: true })
    }
    const held = await queries.hatsByPhone(ctx.db, provinceId, accountId)
    await drop(
      inside,
      held.filter((h) => !found?.unitIds.includes(h.unitId ?? '') && !found?.investorIds.includes(h.investorId ?? '')),
    )
  }
  return accountId
}

/** The phones of a unit or a plan are now these (E.164): whoever came by another one loses the hat at once. */
export async function keepPhoneHats(ctx: Ctx, place: { unitId: string } | { investorId: string }, phones: readonly string[]): Promise<void> {
  const held = await queries.hatsOfPlace(ctx.db, ctx.actor.provinceId, place)
  await drop(
    ctx,
    held.filter((h) => !phones.includes(h.phone ?? '')),
  )
}

async function drop(ctx: Ctx, hats: Awaited<ReturnType<typeof queries.hatsByPhone>>): Promise<void> {
  if (!hats.length) return
  await queries.revoke(
    ctx.db,
    hats.map((h) => h.id),
    ctx.now,
  )
  for (const h of hats) {
    await ctx.record('people.revoke', `account:${h.accountId}`, { unitId: h.unitId, investorId: h.investorId, byPhone: true })
    ctx.tell(`account:${h.accountId}`)
  }
}
