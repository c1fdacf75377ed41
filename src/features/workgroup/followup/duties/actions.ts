// Two-sided duties side by side: what producers owe beside what agencies owe, where it is late and where it was done.

import type { Ctx } from '#server/ctx.ts'
import { seatedActor } from '../../bodies/actions.ts'
import { lineName, namesOf, read, wantedOf } from '../board/actions.ts'
import { addUp, linesOf } from '../board/rules.ts'
import type { BoardFilter, DutyRow, DutySide, TwoSides } from '../model.ts'
import { readCursor, writeCursor } from '../rows/rules.ts'
import { scopeOf } from '../rules.ts'
import * as queries from './queries.ts'
import { addDuties, noDuties, periodOf } from './rules.ts'

/**
 * The duties of a period (`periodOf`): both sides of the same months, so that they can be compared.
 * @throws workgroup/bad-months
 */
export async function readTwoSides(ctx: Ctx, { by = 'county', ...asked }: BoardFilter & { by?: DutySide | undefined }): Promise<TwoSides> {
  const scope = scopeOf(await seatedActor(ctx))
  const names = await namesOf(ctx)
  const period = periodOf(asked, ctx.now)
  const wanted = wantedOf(period, names)
  const { counted, late } = await read(ctx, by, wanted, scope)
  const duties = await queries.dutyCounts(ctx.db, ctx.actor.provinceId, by, wanted, scope, ctx.now)
  const dutiesBy = Map.groupBy(duties, (d) => d.key ?? 'none')
  const lines = linesOf(by, counted, late, () => '').map(({ key, counts }) => ({
    key,
    ...lineName(ctx, by, key, names),
    agencies: counts,
    producers: dutiesBy.has(key) ? addDuties(dutiesBy.get(key)!) : noDuties(),
  }))
  return {
    asOf: ctx.now.toISOString(),
    by,
    from: period.from,
    to: period.to ?? null,
    lines: lines.sort((a, b) => b.producers.due + b.agencies.overdue - (a.producers.due + a.agencies.overdue)),
    producers: addDuties(duties),
    agencies: addUp(counted, late),
  }
}

/**
 * Of the same period as the counts, so that a number and its rows agree.
 * @throws workgroup/bad-months, workgroup/bad-followup-cursor
 */
export async function listDuties(
  ctx: Ctx,
  { after, limit = 50, which, ...filter }: BoardFilter & { which?: string | undefined; after?: string | undefined; limit?: number | undefined },
): Promise<{ rows: DutyRow[]; next: string | null }> {
  const actor = await seatedActor(ctx)
  const names = await namesOf(ctx)
  const wanted = { ...wantedOf(periodOf(filter, ctx.now), names), which: which ?? null }
  const found = await queries.dutyRows(ctx.db, actor, scopeOf(actor), wanted, ctx.now, { after: readCursor(after), limit: limit + 1 })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => ({
      id: row.id,
      resolutionId: row.resolution_id,
      code: row.code,
      text: row.text,
      unitName: row.unit_name,
      county: names.counties.get(row.county_id ?? '') ?? null,
      body: lineName(ctx, 'body', row.body_id, names),
      dueAt: row.due_at.toISOString(),
      which: row.which as DutyRow['which'],
      note: row.note,
    })),
    next: found.length > limit && last ? writeCursor({ at: last.due_at, id: last.id }) : null,
  }
}
