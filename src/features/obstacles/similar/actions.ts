// What was told before that is like this text.

import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { twinsOf } from './kinds/actions.ts'
import { isSame } from './kinds/rules.ts'
import { memoryOf } from './memory/actions.ts'
import type { Alike, Near, NearOptions } from './model.ts'
import * as queries from './queries.ts'

const readers = new Set(['operator', 'centreHead', 'secretary', 'manager', 'system'])
/** They advise on a case or settle it: they may read how like ones were settled, never whose they were. */
const advisers = new Set(['agencyRep', 'agencyHead', 'expert'])

/**
 * The obstacles of the caller's province nearest to a text, most alike first; at most `limit` (10), never withdrawn or
 * merged ones. Confidential ones only to those who may see them. Desks and experts get solved ones only (`solved`),
 * without the unit's name; producers, investors and everybody else get none.
 */
export async function nearest(ctx: Ctx, text: string, options: NearOptions = {}): Promise<Near[]> {
  const { limit = 10, decided = false, solved = false, unitId = null, exceptId } = options
  const { role } = ctx.actor
  const settled = advisers.has(role)
  if (!readers.has(role) && !(settled && solved)) return []
  const { index, known } = await memoryOf(ctx)
  const keep = (id: string) => {
    if (id === exceptId) return false
    const k = known.get(id)
    return (!decided || k?.decided === true) && (!solved || k?.solved === true)
  }
  // More than asked for: some of them the caller may not see.
  const found = index.find(text, { limit: limit + 20, keep })
  if (!found.length) return []
  const rows = await queries.nearRows(
    ctx.db,
    ctx.actor,
    found.map((f) => f.id),
    settled,
  )
  const byId = new Map(rows.map((r) => [r.id, r]))
  return found
    .flatMap(({ id, trigram }) => {
      const row = byId.get(id)
      return row ? [toNear(row, trigram, unitId, settled)] : []
    })
    .slice(0, limit)
}

function toNear(row: queries.NearRow, trigram: number, unitId: string | null, nameless: boolean): Near {
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    text: row.text,
    groupCode: row.group_code,
    unitId: nameless ? null : row.unit_id,
    unitName: nameless ? '' : row.unit_name,
    countyId: row.county_id,
    outcome: row.outcome,
    agencyIds: row.agency_ids,
    article: row.article,
    days: row.days,
    toldAt: row.told_at,
    trigram,
    same: isSame(trigram, unitId !== null && unitId === row.unit_id),
  }
}

export { lookForTwins } from './sweep/actions.ts'
export { mergeRefused } from './likeness/actions.ts'

type Typed = { text: string; unitId?: string | undefined; countyId?: string | undefined; groupCode?: string | undefined; caseId?: string | undefined }
const shownTwins = 5
const shortest = 12

/** While typing: at most five likely duplicates with their reasons; nothing for a text of a word or two. */
export async function likelyDuplicates(ctx: Ctx, typed: Typed): Promise<Alike[]> {
  const text = cleanInput(typed.text)
  if (text.length < shortest) return []
  const unitId = typed.unitId ?? null
  const countyId = typed.countyId ?? (unitId === null ? null : await queries.countyOfUnit(ctx.db, ctx.actor.provinceId, unitId))
  const told = { text, unitId, countyId, groupCode: typed.groupCode ?? null, toldAt: ctx.now }
  const twins = await twinsOf(ctx, await memoryOf(ctx), told, typed.caseId ?? null)
  return twins.slice(0, shownTwins).map(({ row, kind, score, reasons }) => ({
    id: row.id,
    code: row.code,
    kind: row.kind,
    likeness: kind,
    excerpt: row.text,
    unitName: row.unit_name,
    groupCode: row.group_code,
    outcome: row.outcome,
    toldAt: row.told_at.toISOString(),
    score,
    reasons,
  }))
}
