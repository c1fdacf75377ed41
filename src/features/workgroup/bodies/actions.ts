// What other nouns ask of bodies: who sits where, and the next number of something.

import { jalaliYear } from '#kernel/jalali.ts'
import { getProvince } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import type { SeatedActor } from '../model.ts'
import * as queries from './queries.ts'

const seated = new WeakMap<Ctx, Promise<SeatedActor>>()

/** The actor with the seats they fill today; read once per request. The laws of this room ask for it. */
export function seatedActor(ctx: Ctx): Promise<SeatedActor> {
  const known = seated.get(ctx)
  if (known) return known
  const { accountId, provinceId } = ctx.actor
  const seats = accountId ? queries.seatsOfAccount(ctx.db, provinceId, accountId, ctx.now) : Promise.resolve([])
  const found = seats.then((list) => ({ ...ctx.actor, seats: list }))
  seated.set(ctx, found)
  return found
}

/** The next code of a kind in the Jalali year of now: EA-D-1405-0012. @returns its parts too */
export async function nextCode(ctx: Ctx, letter: 'D' | 'S' | 'R'): Promise<{ code: string; no: number; year: number }> {
  const year = jalaliYear(ctx.now)
  const province = await getProvince(ctx, ctx.actor.provinceId)
  const no = await queries.nextNumber(ctx.db, ctx.actor.provinceId, `${letter}:${year}`)
  return { code: `${province.code}-${letter}-${year}-${String(no).padStart(4, '0')}`, no, year }
}
