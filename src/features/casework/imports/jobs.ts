// Accepted rows of a backlog become cases: fifty in a transaction, then the next fifty, so that nobody waits behind a thousand.
// A row is marked in the same transaction in which its case is opened: whatever is cut off is simply not done yet.

import { acceptedRows, markRow } from '#features/obstacles/imports/actions.ts'
import { Problem } from '#kernel/problem.ts'
import { systemActor } from '#kernel/actor.ts'
import type { Ctx, Fact } from '#server/ctx.ts'
import { attempt } from '#server/db.ts'
import { openCase } from '../cases/actions.ts'
import { noteNow } from '../noting/actions.ts'
import * as queries from './queries.ts'

const CHUNK = 50
type Payload = { readonly importId: string }

export const hearAccepted = (ctx: Ctx, fact: Fact) => ctx.enqueue('casework.openImported', { importId: String(fact.details['importId']) })

export async function openImported(ctx: Ctx, { importId }: Payload): Promise<void> {
  await queries.takeTurn(ctx.db, importId)
  const rows = await acceptedRows(ctx, importId, CHUNK)
  const opened: string[] = []
  for (const row of rows) opened.push(...(await openRow(ctx, importId, row)))
  await noteNow(ctx, opened)
  if (rows.length === CHUNK) await ctx.enqueue('casework.openImported', { importId })
}

type Row = Awaited<ReturnType<typeof acceptedRows>>[number]

/** One row; what it lacks is written beside it, and the others go on. @returns the case’s id, if there is one now */
async function openRow(ctx: Ctx, importId: string, row: Row): Promise<string[]> {
  const reviewer = ctx.as({ ...systemActor(ctx.actor.provinceId), accountId: row.actorId })
  const input = {
    text: row.text,
    channel: 'import' as const,
    phone: row.phone,
    ...(row.reporter && { name: row.reporter }),
    ...(row.unitId ? { unitId: row.unitId } : row.unitName && { unitName: row.unitName }),
    ...(row.countyId && { countyId: row.countyId }),
    ...(row.groupCode && { groupCode: row.groupCode }),
  }
  const { toldOn, moneyIrr, jobs } = row
  const opened: string[] = []
  const fault = await attempt(ctx.db, async () => {
    const { row: made } = await openCase(reviewer, input, { ref: `import:${importId}:${row.no}`, backlog: { toldOn, moneyIrr, jobs } })
    opened.push(made.id)
  })
  if (fault !== null && !(fault instanceof Problem)) throw fault
  const [obstacleId] = opened
  await markRow(
    ctx,
    importId,
    row.no,
    fault === null ? { obstacleId: obstacleId! } : { refusal: { code: fault.code, details: { ...fault.details } } },
  )
  return opened
}
