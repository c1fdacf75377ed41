// Counts kept with each act, in its own transaction. Writers only insert, so that none waits for another.

import type { Ctx } from '#server/ctx.ts'
import type { Move } from '../model.ts'
import { insertMoves } from './queries.ts'
import { deltasOf } from './rules.ts'

/** Tells the board what acts of this transaction changed; `moveOf(rowBefore, rowAfter)` makes a move. */
export async function tally(ctx: Ctx, moves: readonly Move[]): Promise<void> {
  const deltas = deltasOf(moves)
  if (deltas.length === 0) return
  await insertMoves(ctx.db, ctx.actor.provinceId, deltas)
  ctx.tell('followup')
}
