// Tells many acts; one that fails is tried again alone and holds up nobody.

import type { Ctx } from '#server/ctx.ts'
import { attempt } from '#server/db.ts'
import { tellAct, type Telling } from './actions.ts'

export async function tellAll(ctx: Ctx, list: readonly Telling[]): Promise<void> {
  if (list.length === 1) return tellAct(ctx, list[0]!)
  for (const telling of list) {
    const fault = await attempt(ctx.db, () => tellAct(ctx, telling))
    if (fault !== null) await ctx.enqueue('casework.tell', { tell: [telling] })
  }
}
