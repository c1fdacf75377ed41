// Tells many acts; one that fails is tried again alone and holds up nobody.

import type { Ctx } from '#server/ctx.ts'
import { sql } from '#server/db.ts'
import { tellAct, type Telling } from './actions.ts'

export async function tellAll(ctx: Ctx, list: readonly Telling[]): Promise<void> {
  if (list.length === 1) return tellAct(ctx, list[0]!)
  for (const telling of list) {
    await sql`savepoint telling`.execute(ctx.db)
    try {
      await tellAct(ctx, telling)
    } catch {
      await sql`rollback to savepoint telling`.execute(ctx.db)
      await ctx.enqueue('casework.tell', { tell: [telling] })
    }
    await sql`release savepoint telling`.execute(ctx.db)
  }
}
