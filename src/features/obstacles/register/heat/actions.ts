// Groups × counties, groups × agencies: where the obstacles of a period lie, and how many of them were solved.

import type { Ctx } from '#server/ctx.ts'
import type { Cell } from '#server/sheets.ts'
import { listGroups } from '../../catalogue/actions.ts'
import { agencyNames, countyNames } from '../lists/queries.ts'
import type { HeatFilter, HeatSide, HeatTable } from '../model.ts'
import { lastYear, periodOf } from '../rules.ts'
import * as queries from './queries.ts'

/** The last twelve Jalali months unless told. Throws obstacles/bad-period. */
export async function heatTable(ctx: Ctx, filter: HeatFilter & { side?: HeatSide | undefined }): Promise<HeatTable> {
  const side = filter.side ?? 'county'
  const usual = lastYear(ctx.now)
  const to = filter.to ?? (filter.from !== undefined && filter.from > usual.to ? filter.from : usual.to)
  const from = filter.from ?? (to < usual.from ? to : usual.from)
  const facts = { outcome: filter.outcome ?? 'told', knot: filter.knot ?? null, ...periodOf(from, to) }
  const rows = await queries.heatCells(ctx.db, ctx.actor, side, facts)
  const cells = rows.map((r) => ({ groupCode: r.group_code, sideId: r.side_id, told: r.told, solved: r.solved }))
  const sum = (of: 'told' | 'solved') => cells.reduce((n, c) => n + c[of], 0)
  const totals = side === 'county' ? { told: sum('told'), solved: sum('solved') } : await queries.heatTotals(ctx.db, ctx.actor, facts)
  return { from, to, side, cells, totals, sides: await sidesOf(ctx, side, cells) }
}

async function sidesOf(ctx: Ctx, side: HeatSide, cells: HeatTable['cells']): Promise<HeatTable['sides']> {
  const ids = new Set(cells.flatMap((c) => c.sideId ?? []))
  const { provinceId } = ctx.actor
  const found = side === 'county' ? await countyNames(ctx.db, provinceId) : ids.size ? await agencyNames(ctx.db, provinceId, [...ids]) : []
  return found.filter((s) => ids.has(s.id)).map((s) => ({ id: s.id, nameFa: s.name_fa, nameEn: s.name_en }))
}

/** The table as it stands on the page: a line for each group, a column for each county or agency, sums at the end. */
export async function heatSheet(ctx: Ctx, filter: HeatFilter & { side?: HeatSide | undefined }): Promise<{ heads: string[]; rows: Cell[][] }> {
  const table = await heatTable(ctx, filter)
  const fa = ctx.locale === 'fa'
  const groups = (await listGroups(ctx)).domains.flatMap((d) => d.groups)
  const unknown = table.cells.some((c) => c.sideId === null)
  const sides = [...table.sides, ...(unknown ? [{ id: null, nameFa: ctx.t('obstacles.heat.unknown'), nameEn: ctx.t('obstacles.heat.unknown') }] : [])]
  const byGroup = Map.groupBy(table.cells, (c) => c.groupCode)
  const line = (code: string | null, name: string): Cell[] => {
    const own = byGroup.get(code) ?? []
    const told = (id: string | null) => own.find((c) => c.sideId === id)?.told ?? 0
    return [code ?? '', name, ...sides.map((s) => told(s.id)), own.reduce((n, c) => n + c.told, 0), own.reduce((n, c) => n + c.solved, 0)]
  }
  const known = groups.filter((g) => byGroup.has(g.code)).map((g) => line(g.code, fa ? g.nameFa : g.nameEn))
  const listed = new Set(groups.map((g) => g.code))
  const others = [...byGroup.keys()]
    .filter((code) => code === null || !listed.has(code))
    .map((code) => line(code, code ?? ctx.t('obstacles.heat.undecided')))
  return {
    heads: [
      ctx.t('obstacles.register.column.groupCode'),
      ctx.t('obstacles.register.column.group'),
      ...sides.map((s) => (fa ? s.nameFa : s.nameEn)),
      ctx.t('obstacles.heat.told'),
      ctx.t('obstacles.heat.solved'),
    ],
    rows: [...known, ...others],
  }
}
