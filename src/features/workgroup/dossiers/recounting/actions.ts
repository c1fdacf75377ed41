// Something happened to a case: the figures of its dossiers are counted anew. No act, no new version.

import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { act } from '../acting/actions.ts'
import { closeWhenDone } from '../ending/actions.ts'
import { openDossier } from '../history/actions.ts'
import * as queries from '../queries.ts'
import { caseFacts, weigh } from '../weighing/actions.ts'

/** Counts the cases of a dossier anew; its production may stand still by now, or nothing be left to do. */
async function recountDossier(ctx: Ctx, id: string): Promise<void> {
  const system = ctx.as(systemActor(ctx.actor.provinceId))
  const { row, dossier } = await openDossier(system, id)
  await queries.updateDossier(ctx.db, ctx.actor.provinceId, id, dossier, await weigh(system, dossier))
  ctx.tell('dossiers')
  ctx.tell(`dossier:${id}`)
  if (row.state === 'decided') await closeWhenDone(system, id)
}

/** All dossiers of a case. A case merged into another brings that one along where it is not decided yet. */
export async function recountCase(ctx: Ctx, caseId: string): Promise<void> {
  const rows = await queries.ofCases(ctx.db, ctx.actor.provinceId, [caseId])
  if (!rows.length) return
  const system = ctx.as(systemActor(ctx.actor.provinceId))
  const now = await caseFacts(system, caseId)
  for (const row of rows) {
    if (queries.isUndecided(row.state)) {
      if (now.open && now.priority === 'production_stopped' && row.priority === 'normal')
        await act(system, row.id, { act: 'edit', body: { priority: 'production_stopped' }, ifMatch: null })
      if (now.mergedInto) await bringAlong(system, row, now.mergedInto)
    }
    await recountDossier(system, row.id)
  }
}

async function bringAlong(ctx: Ctx, row: queries.DossierRow, caseId: string): Promise<void> {
  const into = await caseFacts(ctx, caseId)
  const elsewhere = (await queries.ofCases(ctx.db, ctx.actor.provinceId, [caseId])).some((d) => queries.isUndecided(d.state))
  const fits = into.unitId === row.unit_id && into.investorId === row.investor_id
  if (into.open && fits && !elsewhere) await act(ctx, row.id, { act: 'add_cases', body: { caseIds: [caseId] }, ifMatch: null })
}
