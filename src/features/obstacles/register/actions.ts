// The register, kept in step by casework, imports and knots.

import type { Ctx } from '#server/ctx.ts'
import type { ArchiveRow, CaseNote } from './model.ts'
import * as queries from './queries.ts'

const batch = 1000

/** Cuts work into statements of a bounded size. */
async function inBatches<T>(list: readonly T[], run: (part: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < list.length; at += batch) await run(list.slice(at, at + batch))
}

/**
 * Writes what casework knows of these cases (added or replaced by id); repeating it changes nothing but `updated_at`.
 * `days` is counted for solved ones, from told to closed. Any number of notes; no id twice.
 */
export const noteCases = (ctx: Ctx, notes: readonly CaseNote[]): Promise<void> =>
  inBatches(notes, (part) => queries.upsertCases(ctx.db, ctx.actor.provinceId, part, ctx.now))

/** Keeps rows of a backlog for statistics. A row whose id stands already stays as it is. */
export const archiveRows = (ctx: Ctx, rows: readonly ArchiveRow[]): Promise<void> =>
  inBatches(rows, (part) => queries.insertArchive(ctx.db, ctx.actor.provinceId, part, ctx.now))

/** Hangs obstacles on a knot, or takes them off with null. */
export const setKnot = (ctx: Ctx, ids: readonly string[], knotId: string | null): Promise<void> =>
  inBatches(ids, (part) => queries.setKnot(ctx.db, ctx.actor.provinceId, part, knotId, ctx.now))

/** Takes archived rows out again (undo of an import batch); rows that are cases stay. */
export const removeArchived = (ctx: Ctx, ids: readonly string[]): Promise<void> =>
  inBatches(ids, (part) => queries.deleteArchived(ctx.db, ctx.actor.provinceId, part))
