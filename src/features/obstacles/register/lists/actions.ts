// The register as staff reads it: filtered, searched, exported.

import { highlight, tsquery } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Cell } from '#server/sheets.ts'
import { listGroups } from '../../catalogue/actions.ts'
import type { ObstacleCard, ObstacleItem, RegisterFilter } from '../model.ts'
import { noSuchObstacle, periodOf } from '../rules.ts'
import * as queries from './queries.ts'

const excerpt = 300

/** The filters as the database asks them. Throws obstacles/bad-period. */
async function wantedOf(ctx: Ctx, f: RegisterFilter): Promise<queries.Wanted> {
  const domain = f.domain === undefined ? null : ((await listGroups(ctx)).domains.find((d) => d.code === f.domain)?.groups.map((g) => g.code) ?? [])
  const groups = f.groupCode === undefined ? domain : f.groupCode === 'none' ? 'none' : [f.groupCode]
  return {
    groups,
    countyId: f.countyId ?? null,
    agencyId: f.agencyId ?? null,
    outcome: f.outcome ?? null,
    kind: f.kind ?? null,
    knot: f.knot ?? null,
    ...periodOf(f.from, f.to),
  }
}

/** One page, newest told first; words and codes are found blind to spelling, and marked. */
export async function listObstacles(
  ctx: Ctx,
  query: RegisterFilter & { after?: string | undefined; limit?: number | undefined },
): Promise<{ rows: ObstacleItem[]; next: string | null }> {
  const limit = query.limit ?? 50
  const wanted = await wantedOf(ctx, query)
  const { rows, next } = await readPage(ctx, wanted, query.q ?? '', readCursor(query.after), limit, excerpt)
  return { rows: await showRows(ctx, rows, query.q ?? ''), next: next && writeCursor(next) }
}

type Found = { rows: queries.Row[]; next: queries.Cursor | null }

async function readPage(ctx: Ctx, wanted: queries.Wanted, q: string, after: queries.Cursor | null, limit: number, length: number): Promise<Found> {
  const code = q.trim().toUpperCase()
  if (/^[A-Z0-9]{2,}-[A-Z0-9-]+$/.test(code) && !after) {
    const rows = await queries.rowByCode(ctx.db, ctx.actor, code, length)
    if (rows.length) return { rows, next: null }
  }
  if (q.trim() === '') {
    const rows = await queries.listPage(ctx.db, ctx.actor, wanted, { after, limit: limit + 1, length })
    const last = rows.length > limit ? rows[limit - 1]! : null
    return { rows: rows.slice(0, limit), next: last && { at: last.told_at, id: last.id } }
  }
  const words = tsquery(q)
  return words === null ? { rows: [], next: null } : searchPage(ctx, wanted, words, after, limit, length)
}

/** Rows that fail a filter or may not be seen leave gaps: the search goes on until the page is full, within bounds. */
async function searchPage(
  ctx: Ctx,
  wanted: queries.Wanted,
  words: string,
  from: queries.Cursor | null,
  limit: number,
  length: number,
): Promise<Found> {
  const rows: queries.Row[] = []
  let after = from
  for (let tries = 0; tries < 20; tries++) {
    const ids = await queries.matching(ctx.db, words, wanted, after, limit)
    const found = await queries.rowsOf(
      ctx.db,
      ctx.actor,
      wanted,
      ids.map((i) => i.id),
      length,
    )
    for (const row of found) {
      rows.push(row)
      if (rows.length === limit) return { rows, next: { at: row.told_at, id: row.id } }
    }
    const last = ids.at(-1)
    if (!last || ids.length < limit) return { rows, next: null }
    after = { at: last.told_at, id: last.id }
  }
  return { rows, next: after }
}

/** Cursors are ours: one that cannot be read starts again at the beginning. */
function readCursor(after: string | undefined): queries.Cursor | null {
  const [at, id] = Buffer.from(after ?? '', 'base64url')
    .toString('utf8')
    .split(' ')
  const moment = new Date(at ?? '')
  return id && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(moment.getTime()) ? { at: moment, id } : null
}
const writeCursor = ({ at, id }: queries.Cursor) => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url')

async function namesFor(ctx: Ctx, rows: readonly queries.Row[]) {
  const counties = new Map((await queries.countyNames(ctx.db, ctx.actor.provinceId)).map((c) => [c.id, c]))
  const wanted = [...new Set(rows.flatMap((r) => r.agency_ids))]
  const agencies = new Map(wanted.length ? (await queries.agencyNames(ctx.db, ctx.actor.provinceId, wanted)).map((a) => [a.id, a]) : [])
  const groups = new Map((await listGroups(ctx)).domains.flatMap((d) => d.groups.map((g) => [g.code, g])))
  return { counties, agencies, groups }
}

async function showRows(ctx: Ctx, rows: readonly queries.Row[], q: string): Promise<ObstacleItem[]> {
  const names = await namesFor(ctx, rows)
  return rows.map((row) => {
    const county = names.counties.get(row.county_id ?? '')
    const group = names.groups.get(row.group_code ?? '')
    return {
      id: row.id,
      kind: row.kind as ObstacleItem['kind'],
      code: row.code,
      pieces: highlight(row.text, q),
      unitId: row.unit_id,
      unitName: row.unit_name,
      countyFa: county?.name_fa ?? '',
      countyEn: county?.name_en ?? '',
      groupCode: row.group_code,
      groupFa: group?.nameFa ?? '',
      groupEn: group?.nameEn ?? '',
      agencies: row.agency_ids.flatMap((id) => {
        const a = names.agencies.get(id)
        return a ? [{ id, nameFa: a.name_fa, nameEn: a.name_en }] : []
      }),
      outcome: row.outcome as ObstacleItem['outcome'],
      priority: row.priority,
      confidential: row.confidential,
      article: row.article,
      toldAt: row.told_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      days: row.days,
      knotId: row.knot_id,
    }
  })
}

/** One row whole; throws obstacles/no-such-obstacle, also for rows the caller may not see. */
export async function readObstacle(ctx: Ctx, id: string): Promise<ObstacleCard> {
  const row = await queries.rowById(ctx.db, ctx.actor, id)
  if (!row) throw noSuchObstacle({ id })
  const [item] = await showRows(ctx, [row], '')
  return { ...item!, text: row.text, jobs: row.jobs, moneyIrr: row.money_irr }
}

/** An export holds at most so many rows; more is for statistics, not for a spreadsheet. */
export const exportLimit = 50_000
const exportPage = 2000

/** The rows that pass the filters, ready for a spreadsheet: headings in the caller's language, days in Jalali for Persian. */
export async function exportRows(ctx: Ctx, filter: RegisterFilter, formatDay: (at: Date) => string): Promise<{ heads: string[]; rows: Cell[][] }> {
  const wanted = await wantedOf(ctx, filter)
  const fa = ctx.locale === 'fa'
  const rows: Cell[][] = []
  for (let after: queries.Cursor | null = null; rows.length < exportLimit; ) {
    const page: Found = await readPage(ctx, wanted, filter.q ?? '', after, exportPage, 4000)
    const names = await namesFor(ctx, page.rows)
    for (const r of page.rows) {
      const county = names.counties.get(r.county_id ?? '')
      const group = names.groups.get(r.group_code ?? '')
      const agencies = r.agency_ids.flatMap((id) => names.agencies.get(id) ?? [])
      rows.push([
        r.code,
        ctx.t(`obstacles.register.kind.${r.kind}`),
        formatDay(r.told_at),
        r.unit_name,
        (fa ? county?.name_fa : county?.name_en) ?? '',
        r.group_code ?? '',
        (fa ? group?.nameFa : group?.nameEn) ?? '',
        agencies.map((a) => (fa ? a.name_fa : a.name_en)).join(fa ? '، ' : ', '),
        ctx.t(`obstacles.register.outcome.${r.outcome}`),
        r.days,
        r.article,
        r.jobs,
        r.money_irr,
        r.text,
      ])
    }
    if (!page.next) break
    after = page.next
  }
  const heads = [
    'code',
    'kind',
    'toldAt',
    'unit',
    'county',
    'groupCode',
    'group',
    'agencies',
    'outcome',
    'days',
    'article',
    'jobs',
    'moneyIrr',
    'text',
  ]
  return { heads: heads.map((h) => ctx.t(`obstacles.register.column.${h}`)), rows: rows.slice(0, exportLimit) }
}
