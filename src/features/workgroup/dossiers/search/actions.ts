// The list of dossiers: a page by what moved last, or the best answers to words.

import { readCode } from '#features/casework/codes/rules.ts'
import { searchCases } from '#features/casework/search/actions.ts'
import { byRank } from '#features/casework/search/rules.ts'
import { tsquery } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { seatedActor } from '../../bodies/actions.ts'
import type { DossierFilter, DossierPage, ShelfCounts } from '../model.ts'
import { type DossierRow, ofCases } from '../queries.ts'
import { linesOf } from '../showing/actions.ts'
import * as queries from './queries.ts'
import { candidates, cursorOf, readCursor, readDossierCode, rounds } from './rules.ts'

type Asked = DossierFilter & { after?: string; limit?: number }

export async function listDossiers(ctx: Ctx, { q, after, limit = 30, ...filter }: Asked): Promise<DossierPage> {
  const actor = await seatedActor(ctx)
  const { provinceId } = ctx.actor
  if (q?.trim()) return { rows: await linesOf(ctx, await found(ctx, q, filter, limit)), next: null }
  const rows = await queries.listDossiers(ctx.db, provinceId, actor, filter, readCursor(after), limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: await linesOf(ctx, shown), next: rows.length > limit && last ? cursorOf(last.updated_at, last.id) : null }
}

async function found(ctx: Ctx, q: string, filter: Omit<DossierFilter, 'q'>, limit: number): Promise<DossierRow[]> {
  const actor = await seatedActor(ctx)
  const { provinceId } = ctx.actor
  const code = readDossierCode(q)
  if (code) return queries.byCode(ctx.db, provinceId, actor, code, filter)
  if (readCode(q)) {
    const cases = (await searchCases(ctx, { q, limit: 1 })).items.map((c) => c.id)
    const ids = (await ofCases(ctx.db, provinceId, cases)).map((d) => d.id)
    return queries.rowsOf(ctx.db, provinceId, actor, ids, filter)
  }
  const words = tsquery(q)
  if (words === null) return []
  const rows: DossierRow[] = []
  let before: queries.Cursor | null = null
  // Dossiers that this person may not see leave gaps: the search goes on until the page is full, within its bound.
  for (let round = 0; round < rounds && rows.length < limit; round++) {
    const page: queries.Match[] = await queries.matching(ctx.db, words, before, candidates)
    const best = byRank(page, ctx.now).map(({ id }) => id)
    rows.push(...(await queries.rowsOf(ctx.db, provinceId, actor, best, filter)))
    if (page.length < candidates) break
    const oldest = page.reduce((a, b) => (a.updated_at < b.updated_at || (+a.updated_at === +b.updated_at && a.id < b.id) ? a : b))
    before = { at: oldest.updated_at, id: oldest.id }
  }
  return rows.slice(0, limit)
}

/** How many stand on each shelf under the same filter. */
export async function countShelves(ctx: Ctx, { q: _, shelf: __, state: ___, ...filter }: DossierFilter): Promise<ShelfCounts> {
  return queries.countShelves(ctx.db, ctx.actor.provinceId, await seatedActor(ctx), filter)
}
