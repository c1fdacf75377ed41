// The nightly sweep: every open obstacle of the last weeks against everything, so that what nobody noticed while typing is
// still proposed. A pair that stands already, decided or not, is never proposed again.

import { setImmediate as breathe } from 'node:timers/promises'
import { type Ctx, type Engine, systemWork } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { toldOf, type Twin, twinsOf } from '../kinds/actions.ts'
import { insertPairs, type Pair } from '../likeness/queries.ts'
import { memoryOf } from '../memory/actions.ts'
import * as queries from './queries.ts'

const sweepDays = 30
const slice = 100
/** More proposals for one obstacle would bury the desk; the next ones come when these are decided. */
const mostTwins = 5

/** Walks through the open obstacles of the last 30 days, a hundred in a transaction. @returns how many new pairs it proposed */
export async function sweep(engine: Engine, provinceId: number): Promise<number> {
  let proposed = 0
  for (let after: queries.Asked | null = null; ; ) {
    const from: queries.Asked | null = after
    const done: { last: queries.Asked | null; added: number } = await systemWork(engine, provinceId, async (ctx) => {
      const since = new Date(ctx.now.getTime() - sweepDays * 86_400_000)
      const page = await queries.openSince(ctx.db, provinceId, since, from, slice)
      return { last: page.length === slice ? page.at(-1)! : null, added: await proposeFor(ctx, page, 'sweep') }
    })
    proposed += done.added
    if (!done.last) return proposed
    after = done.last
  }
}

/** Looks for twins of these obstacles now (a case just opened, a batch just imported). @returns how many new pairs it proposed */
export async function lookForTwins(ctx: Ctx, ids: readonly string[], foundBy: 'typing' | 'import'): Promise<number> {
  return proposeFor(ctx, await queries.openOnes(ctx.db, ctx.actor.provinceId, ids), foundBy)
}

async function proposeFor(ctx: Ctx, page: readonly queries.Asked[], foundBy: 'typing' | 'import' | 'sweep'): Promise<number> {
  if (!page.length) return 0
  const memory = await memoryOf(ctx, { atOnce: true })
  const pairs = new Map<string, Pair>()
  for (const one of page) {
    for (const pair of pairsOf(one, await twinsOf(ctx, memory, toldOf(one), one.id))) pairs.set(`${pair.oneId} ${pair.otherId}`, pair)
    await breathe() // other requests get their turn
  }
  const added = await insertPairs(ctx.db, ctx.actor.provinceId, [...pairs.values()], foundBy, ctx.now)
  if (added) ctx.tell('duplicates')
  return added
}

/** Same ones and copies pair with each twin; of an event only with its oldest, who becomes the parent. The older one first. */
function pairsOf(asked: queries.Asked, twins: readonly Twin[]): Pair[] {
  const events = twins.filter((t) => t.kind === 'event')
  const parent = events.reduce<Twin | null>((first, t) => (first === null || isOlder(t.row, first.row) ? t : first), null)
  const toldFirst = parent && isOlder(asked, parent.row) ? null : parent
  return [...twins.filter((t) => t.kind !== 'event').slice(0, mostTwins), ...(toldFirst ? [toldFirst] : [])].map(({ row, kind, score, reasons }) => {
    const [one, other] = isOlder(row, asked) ? [row, asked] : [asked, row]
    return { id: newId(), oneId: one.id, otherId: other.id, kind, score, reasons }
  })
}

type Age = { readonly told_at: Date; readonly id: string }
const isOlder = (a: Age, b: Age) => a.told_at.getTime() - b.told_at.getTime() < 0 || (a.told_at.getTime() === b.told_at.getTime() && a.id < b.id)
