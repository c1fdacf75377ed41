// A try is counted before it is checked: whoever sends a thousand guesses at once gains nothing.

import type { Ctx } from '#server/ctx.ts'
import * as queries from './queries.ts'
import { lockout, locked, restMinutes } from './rules.ts'

export type Try = {
  /** Right: forgets the account's wrong tries. */
  right(): Promise<void>
  /** Wrong: begins a rest when the limit is reached. Throw a Problem that keeps writes after it. @returns true when this try began a rest */
  wrong(): Promise<boolean>
}

/** @throws people/locked while a rest of the account or of the address lasts */
export async function beginTry(ctx: Pick<Ctx, 'db' | 'now'>, accountKey: string, address: string): Promise<Try> {
  const forgetBefore = new Date(ctx.now.getTime() - lockout.forgetHours * 3_600_000)
  const addressKey = `address:${address}`
  const account = await queries.countTry(ctx.db, accountKey, ctx.now, forgetBefore)
  const place = await queries.countTry(ctx.db, addressKey, ctx.now, forgetBefore)
  const until = Math.max(account.lockedUntil?.getTime() ?? 0, place.lockedUntil?.getTime() ?? 0)
  if (until > ctx.now.getTime()) throw locked({ minutes: Math.ceil((until - ctx.now.getTime()) / 60_000), until: new Date(until).toISOString() })

  async function rest(key: string, minutes: number) {
    if (minutes) await queries.lockUntil(ctx.db, key, new Date(ctx.now.getTime() + minutes * 60_000))
    return minutes > 0
  }
  return {
    async right() {
      await queries.forget(ctx.db, accountKey)
      await queries.takeBack(ctx.db, addressKey)
    },
    async wrong() {
      const began = await rest(accountKey, restMinutes(account.count, 'account'))
      await rest(addressKey, restMinutes(place.count, 'address'))
      return began
    },
  }
}
