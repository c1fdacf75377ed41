// Invariant 15: every published number recomputes from the log. Once a night, and by hand after a restore.

import type { Ctx } from '#server/ctx.ts'
import type { Moved } from '../../resolutions/history/model.ts'
import type { TallyKey } from '../model.ts'
import { insertMoves } from '../tally/queries.ts'
import { type Delta, keyOf } from '../tally/rules.ts'
import { type ActJson, readLog, type RowJson } from './queries.ts'
import { Difference, keyOfActs } from './rules.ts'

type Found = { readonly wrong: Delta[]; readonly unreadable: string[] }

/**
 * How the kept counts differ from those of the log, as of one moment; nothing wrong: they agree. A resolution whose acts
 * cannot be read counts as its row says and is named, so that one broken history hides no other fault.
 */
export async function differences(ctx: Ctx): Promise<Found> {
  const difference = new Difference()
  const unreadable: string[] = []
  for await (const line of readLog(ctx.db, ctx.actor.provinceId)) {
    if (line.kind === 'tally') difference.add(line.data, -line.data.count, -line.data.days)
    else {
      const key = keyOfLog(line.data, unreadable)
      if (key) difference.add(key, 1, key.days)
    }
  }
  return { wrong: difference.deltas, unreadable }
}

function keyOfLog({ id, row, acts }: { id: string; row: RowJson; acts: readonly ActJson[] }, unreadable: string[]): TallyKey | null {
  const moment = (at: string | null) => (at === null ? null : new Date(at))
  const moved = acts.map((a) => ({ ...a, at: new Date(a.at) }) as Moved)
  try {
    return keyOfActs(moved, row)
  } catch {
    unreadable.push(id)
    return keyOf({ ...row, notified_at: moment(row.notified_at), confirmed_at: moment(row.confirmed_at), closed_at: moment(row.closed_at) })
  }
}

/**
 * Makes the tally agree with the log: adds the difference, which stays right whatever acts came meanwhile, and records it.
 * @returns how many places were wrong
 */
export async function repair(ctx: Ctx): Promise<number> {
  const { wrong, unreadable } = await differences(ctx)
  if (wrong.length === 0 && unreadable.length === 0) return 0
  for (let i = 0; i < wrong.length; i += 1000) await insertMoves(ctx.db, ctx.actor.provinceId, wrong.slice(i, i + 1000))
  await ctx.record('workgroup.tally_repaired', 'followup', {
    places: wrong.length,
    count: wrong.reduce((n, d) => n + Math.abs(d.count), 0),
    sample: wrong.slice(0, 20),
    unreadable: unreadable.slice(0, 20),
  })
  ctx.tell('followup')
  return wrong.length
}
