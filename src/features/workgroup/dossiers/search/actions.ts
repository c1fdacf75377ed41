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
import * as rules from './rules.ts'

type Asked = DossierFilter & { after?: string; limit?: number }
type Filter = Omit<DossierFilter, 'q'>

export async function listDossiers(ctx: Ctx, { q, after, limit = 30, ...filter }: Asked): Promise<DossierPage> {
  if (q?.trim()) {
    const { rows, next } = await found(ctx, q, filter, after, limit)
    return { rows: await linesOf(ctx, rows), next }
  }
  const actor = await seatedActor(ctx)
  const rows = await queries.listDossiers(ctx.db, ctx.actor.provinceId, actor, filter, rules.readCursor(after), limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: await linesOf(ctx, shown), next: rows.length > limit && last ? rules.cursorOf(last.updated_at, last.id) : null }
}

type Found = { readonly rows: DossierRow[]; readonly next: string | null }

async function found(ctx: Ctx, q: string, filter: Filter, after: string | undefined, limit: number): Promise<Found> {
  const actor = await seatedActor(ctx)
  const { provinceId } = ctx.actor
  const code = rules.readDossierCode(q)
  if (code) return { rows: await queries.byCode(ctx.db, provinceId, actor, code, filter), next: null }
  if (readCode(q)) {
    const cases = (await searchCases(ctx, { q, limit: 1 })).items.map((c) => c.id)
    const ids = (await ofCases(ctx.db, provinceId, cases)).map((d) => d.id)
    return { rows: await queries.rowsOf(ctx.db, provinceId, actor, ids, filter), next: null }
  }
  const words = tsquery(q)
  return words === null ? { rows: [], next: null } : answering(ctx, words, filter, rules.readSearchCursor(after, ctx.now), limit)
}

/**
 * The newest that answer, the best of them first, then the next newest. Dossiers that this person may not see or that do not fit
 * leave gaps: the search goes on until the page is full, within its bound, and says where it stopped.
 */
async function answering(ctx: Ctx, words: string, filter: Filter, { asOf, before, last }: rules.SearchCursor, limit: number): Promise<Found> {
  const actor = await seatedActor(ctx)
  const fits: { readonly row: DossierRow; readonly next: string }[] = []
  let [bound, seen] = [before, last]
  for (let round = 0; round < rules.rounds; round++) {
    const page = await queries.matching(ctx.db, words, bound, rules.candidates)
    if (!page.length) break
    bound ??= rules.upTo(page)
    const best = rest(page, seen, asOf)
    for (let i = 0; i < best.length; i += limit) {
      const some = new Map(best.slice(i, i + limit).map((match) => [match.id, match]))
      for (const row of await queries.rowsOf(ctx.db, ctx.actor.provinceId, actor, [...some.keys()], filter))
        fits.push({ row, next: rules.searchCursorOf(asOf, bound, some.get(row.id)!) })
      // One more than is shown: only then is there a next page.
      if (fits.length > limit) return { rows: fits.slice(0, limit).map(({ row }) => row), next: fits[limit - 1]!.next }
    }
    ;[bound, seen] = [rules.after(page), null]
    if (page.length < rules.candidates) break
    if (round === rules.rounds - 1) return { rows: fits.map(({ row }) => row), next: rules.searchCursorOf(asOf, bound, null) }
  }
  return { rows: fits.map(({ row }) => row), next: null }
}

/** What comes after the last one seen, in the order of the rank. */
function rest(page: readonly rules.Match[], seen: rules.Match | null, asOf: Date): rules.Match[] {
  if (!seen) return byRank(page, asOf)
  const ranked = byRank([...page.filter(({ id }) => id !== seen.id), seen], asOf)
  return ranked.slice(ranked.indexOf(seen) + 1)
}

/** How many stand on each shelf under the same filter. */
export async function countShelves(ctx: Ctx, { q: _, shelf: __, state: ___, ...filter }: DossierFilter): Promise<ShelfCounts> {
  return queries.countShelves(ctx.db, ctx.actor.provinceId, await seatedActor(ctx), filter)
}
