// The resolutions behind a number of the board: a page of them, or all of them for a sheet.

import type { Ctx } from '#server/ctx.ts'
import { seatedActor } from '../../bodies/actions.ts'
import type { NotExecutedReason } from '../../model.ts'
import { type Named, type Names, namesOf, wantedOf } from '../board/actions.ts'
import type { RowFilter, RowLine, RowPage } from '../model.ts'
import { scopeOf } from '../rules.ts'
import { daysBetween, outcomeOf, saidDone } from '../tally/rules.ts'
import * as queries from './queries.ts'
import { readCursor, writeCursor } from './rules.ts'

const excerpt = 240
/** A sheet holds at most so many rows. */
const sheetLimit = 50_000
const sheetPage = 2000

/** @throws workgroup/bad-months, workgroup/bad-followup-cursor */
export async function listRows(
  ctx: Ctx,
  { after, limit = 50, ...filter }: RowFilter & { after?: string | undefined; limit?: number | undefined },
): Promise<RowPage> {
  const names = await namesOf(ctx)
  const { rows, next } = await page(ctx, filter, names, after, limit, excerpt)
  return { rows, next }
}

async function page(ctx: Ctx, filter: RowFilter, names: Names, after: string | undefined, limit: number, length: number): Promise<RowPage> {
  const actor = await seatedActor(ctx)
  const wanted = {
    ...wantedOf(filter, names),
    standing: filter.outcome ?? null,
    reason: filter.reason ?? null,
    claimed: filter.claimed ?? null,
  }
  const rows = await queries.listRows(ctx.db, actor, scopeOf(actor), wanted, ctx.now, { after: readCursor(after), limit: limit + 1, length })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => lineOf(row, names)),
    next: rows.length > limit && last ? writeCursor({ at: last.notified_at, id: last.id }) : null,
  }
}

/** Every row that passes, in pages. */
export async function* allRows(ctx: Ctx, filter: RowFilter): AsyncGenerator<RowLine> {
  const names = await namesOf(ctx)
  let after: string | undefined
  for (let count = 0; count < sheetLimit; ) {
    const { rows, next } = await page(ctx, filter, names, after, sheetPage, 4000)
    yield* rows
    count += rows.length
    if (!next) return
    after = next
  }
}

const unknown: Named = { fa: '—', en: '—' }

function lineOf(row: queries.Row, names: Names): RowLine {
  const standing = row.late ? 'overdue' : outcomeOf(row)!
  const ended = row.confirmed_at ?? row.closed_at
  const body = names.bodies.get(row.body_id)
  return {
    id: row.id,
    code: row.code,
    text: row.text,
    unitName: row.unit_name,
    agency: names.agencies.get(row.owner_agency_id) ?? unknown,
    body: body ? { fa: body.fa, en: body.en } : unknown,
    county: names.counties.get(row.county_id ?? '') ?? null,
    domain: names.domains.get(row.domain_code ?? '') ?? null,
    standing,
    reason: standing === 'not_executed' ? (row.reason as NotExecutedReason | null) : null,
    claimed: saidDone(row),
    confidential: row.confidential,
    notifiedAt: row.notified_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    endedAt: row.closed_at?.toISOString() ?? null,
    days: standing === 'executed' && ended ? daysBetween(row.notified_at, ended) : null,
  }
}
