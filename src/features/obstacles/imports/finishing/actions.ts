// Bringing decided rows in: the archive into the register, the others as cases by casework's hand.

import { tehranMidnight } from '#kernel/jalali.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { archiveRows } from '../../register/actions.ts'
import { learnMany } from '../../triage/actions.ts'
import { outcomeOf } from '../analysis/rules.ts'
import type { AcceptedRow, Fields } from '../model.ts'
import * as imports from '../queries.ts'
import { chunk, noPhone } from '../rules.ts'
import * as queries from '../running/queries.ts'

/** Brings some archived rows into the register and teaches triage; false when none is left. */
export async function archiveSome(ctx: Ctx, record: imports.ImportRecord): Promise<boolean> {
  const { provinceId } = ctx.actor
  const rows = await queries.archivable(ctx.db, provinceId, record.id, chunk.finish)
  if (!rows.length) return false
  const kept = rows.map((row) => ({ ...row, id: newId(), fields: row.fields as Fields }))
  await archiveRows(
    ctx,
    kept.map(({ id, no, text, fields, unit_id, county_id, decided_code }) => ({
      ...{ id, code: `${record.id.slice(-6)}-${no}`, text, unitId: unit_id, unitName: fields.unitName ?? '', countyId: county_id },
      ...{ groupCode: decided_code, toldAt: fields.toldDay ? tehranMidnight(fields.toldDay) : record.started_at },
      ...{ outcome: outcomeOf(fields.outcome ?? '') ?? 'open', moneyIrr: fields.moneyIrr ?? null, jobs: fields.jobs ?? null },
    })),
  )
  await learnMany(
    ctx,
    kept.flatMap(({ id, text, decided_code }) =>
      decided_code ? [{ obstacleId: id, text, groupCode: decided_code, source: 'import' as const }] : [],
    ),
  )
  await queries.markArchived(
    ctx.db,
    provinceId,
    record.id,
    kept.map(({ no, id }) => ({ no, id })),
    ctx.now,
  )
  return true
}

/** Nothing left to bring in: back to the desk, or done. Cases are opened by casework, which says of each row how it went. */
export async function settle(ctx: Ctx, id: string): Promise<void> {
  const { unfinished, waiting } = await queries.left(ctx.db, ctx.actor.provinceId, id)
  if (unfinished) return
  await imports.setState(ctx.db, ctx.actor.provinceId, id, waiting ? 'review' : 'done', ctx.now)
  await ctx.record('obstacles.import_finished', `import:${id}`)
  ctx.tell(`import:${id}`)
}

/** Rows that shall become cases, in the order of the sheet; those without a phone get their refusal at once. At most `limit`. */
export async function acceptedRows(ctx: Ctx, importId: string, limit: number): Promise<AcceptedRow[]> {
  const { provinceId } = ctx.actor
  await queries.refuseWithoutPhone(ctx.db, provinceId, importId, { code: noPhone().code, details: {} }, ctx.now)
  const rows = await queries.casesToOpen(ctx.db, provinceId, importId, limit)
  return rows.map((row) => {
    const fields = row.fields as Fields
    return {
      ...{ no: row.no, text: row.text, groupCode: row.decided_code, unitId: row.unit_id, unitName: fields.unitName ?? '', countyId: row.county_id },
      ...{ phone: fields.phone!, reporter: fields.reporter ?? '', toldOn: fields.toldDay ?? null, actorId: row.actor_id },
      ...{ moneyIrr: fields.moneyIrr ?? null, jobs: fields.jobs ?? null },
    }
  })
}

/** Casework's word on one row: its case, or why there is none. A row that was answered already stays. */
export async function markRow(
  ctx: Ctx,
  importId: string,
  no: number,
  outcome: { readonly obstacleId: string } | { readonly refusal: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } },
): Promise<void> {
  const { provinceId } = ctx.actor
  const row = await queries.findCaseRow(ctx.db, provinceId, importId, no)
  if (!row || row.finished_at) return
  const obstacleId = 'obstacleId' in outcome ? outcome.obstacleId : null
  await queries.markCase(ctx.db, provinceId, importId, no, { obstacleId, refusal: 'refusal' in outcome ? outcome.refusal : null }, ctx.now)
  if (obstacleId && row.decided_code) await learnMany(ctx, [{ obstacleId, text: row.text, groupCode: row.decided_code, source: 'import' }])
  await settle(ctx, importId)
}
