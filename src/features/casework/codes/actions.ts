// Numbers are taken in blocks and handed out from memory, so that no writer waits for another writer's commit. A block counts
// only once the transaction that took it has committed: PostgreSQL is asked before the second number of a block is used.

import { jalaliYear } from '#kernel/jalali.ts'
import type { Ctx } from '#server/ctx.ts'
import { getProvince } from '#features/people/actions.ts'
import { fateOf, takeNumbers } from '../acts/queries.ts'
import { formatCode } from './rules.ts'

const SIZE = 100
type Block = { next: number; readonly end: number; readonly xid: string; sure: boolean }
const blocks = new Map<string, Block[]>()
const codes = new Map<number, string>()

async function provinceCode(ctx: Ctx): Promise<string> {
  const known = codes.get(ctx.actor.provinceId)
  if (known) return known
  const { code } = await getProvince(ctx, ctx.actor.provinceId)
  codes.set(ctx.actor.provinceId, code)
  return code
}

/** The next free code of the caller's province. Codes never repeat; a refused create may leave a gap. */
export async function nextCode(ctx: Ctx): Promise<string> {
  const year = jalaliYear(ctx.now)
  const code = await provinceCode(ctx)
  return formatCode(code, year, await nextNumber(ctx, year))
}

async function nextNumber(ctx: Ctx, year: number): Promise<number> {
  const key = `${ctx.actor.provinceId} ${year}`
  for (const block of blocks.get(key) ?? []) {
    const usable = block.sure || (await settled(ctx, block))
    if (usable && block.next < block.end) return block.next++
  }
  const { first, xid } = await takeNumbers(ctx.db, ctx.actor.provinceId, year, SIZE)
  const left = (blocks.get(key) ?? []).filter((b) => b.next < b.end)
  blocks.set(key, [...left, { next: first + 1, end: first + SIZE, xid, sure: false }])
  return first
}

async function settled(ctx: Ctx, block: Block): Promise<boolean> {
  const fate = await fateOf(ctx.db, block.xid)
  if (fate === 'committed') block.sure = true
  else if (fate !== 'mine' && fate !== 'in progress') block.next = block.end // rolled back: these numbers are not ours
  return block.sure || fate === 'mine'
}
