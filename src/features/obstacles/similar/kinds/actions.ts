// Likely duplicates of one text: looked up in the index, read again under the asker's eyes, told with reasons.

import type { Ctx } from '#server/ctx.ts'
import type { ProvinceMemory } from '../memory/actions.ts'
import type { LikenessKind, Reason } from '../model.ts'
import { type NearRow, nearRows } from '../queries.ts'
import { eventUnits, kindOf, reasonsOf, thresholds, type Told } from './rules.ts'

export type Twin = { readonly row: NearRow; readonly kind: LikenessKind; readonly score: number; readonly reasons: Reason[] }

export const toldOf = (r: Pick<NearRow, 'unit_id' | 'county_id' | 'group_code' | 'told_at' | 'text'>): Told => ({
  unitId: r.unit_id,
  countyId: r.county_id,
  groupCode: r.group_code,
  toldAt: r.told_at,
  text: r.text,
})

/** What looks like this text: same ones and copies first, then the units of one event, most alike first within each. */
export async function twinsOf(ctx: Ctx, memory: ProvinceMemory, told: Told, exceptId: string | null): Promise<Twin[]> {
  const found = memory.index.find(told.text, { limit: 50, minTrigram: thresholds.event, keep: (id) => id !== exceptId })
  if (!found.length) return []
  const rows = await nearRows(
    ctx.db,
    ctx.actor,
    found.map((f) => f.id),
    false,
  )
  const byId = new Map(rows.map((r) => [r.id, r]))
  const alike = found.flatMap(({ id, trigram }) => {
    const row = byId.get(id)
    const kind = row ? kindOf(told, toldOf(row), trigram) : null
    return row && kind ? [{ row, kind, trigram }] : []
  })
  const units = new Set([told.unitId, ...alike.filter((a) => a.kind === 'event').map((a) => a.row.unit_id)])
  units.delete(null)
  return alike
    .filter((a) => a.kind !== 'event' || units.size >= eventUnits)
    .map(({ row, kind, trigram }) => ({
      row,
      kind,
      score: trigram,
      reasons: reasonsOf(kind, told, toldOf(row), trigram, kind === 'event' ? units.size : 0),
    }))
    .sort((x, y) => Number(x.kind === 'event') - Number(y.kind === 'event') || y.score - x.score)
}
