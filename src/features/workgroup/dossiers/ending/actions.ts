// A decided dossier ends by itself when all its resolutions have ended and none of its cases is open; it goes back to the
// agenda by itself when none runs any more, one fell to an objection, and there is still something to decide.

import { caseBriefs } from '#features/casework/group/actions.ts'
import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { act } from '../acting/actions.ts'
import { openDossier } from '../history/actions.ts'
import * as queries from '../queries.ts'

/** Closes it when nothing is left to do; otherwise nothing. @returns whether it did */
export async function closeWhenDone(ctx: Ctx, id: string): Promise<boolean> {
  const { provinceId } = ctx.actor
  const row = await queries.findDossier(ctx.db, provinceId, id)
  if (row?.state !== 'decided' || row.open_cases > 0) return false
  if ((await queries.openResolutions(ctx.db, provinceId, id)) > 0) return false
  await act(ctx.as(systemActor(provinceId)), id, { act: 'close', body: { auto: true }, ifMatch: null })
  return true
}

/**
 * Nothing runs for it any more and something that was decided fell to an objection: it is ready again, with a clock of its own, and
 * the next agenda takes it up. Where its cases have been settled meanwhile there is nothing to hear. @returns whether it did
 */
async function hearAgain(ctx: Ctx, id: string): Promise<boolean> {
  const { provinceId } = ctx.actor
  const system = ctx.as(systemActor(provinceId))
  const { dossier } = await openDossier(system, id)
  if (dossier.state !== 'decided' || (await queries.openResolutions(ctx.db, provinceId, id)) > 0) return false
  const fallen = await queries.fallenSince(ctx.db, provinceId, id, dossier.reached)
  if (!fallen.length) return false
  // As they stand now: the dossier counts them anew only after the fact that brought us here.
  const cases = await caseBriefs(system, dossier.caseIds)
  if (cases.length && !cases.some((one) => one.open)) return false
  const text = ctx.t('workgroup.dossier.reopened.annulled', { codes: fallen.join('، ') }, 'fa')
  await act(system, id, { act: 'reopen', body: { text }, ifMatch: null })
  return true
}

/** One of its resolutions may have ended: it is heard again, is closed, or waits on. */
export async function followResolution(ctx: Ctx, id: string): Promise<void> {
  if (!(await hearAgain(ctx, id))) await closeWhenDone(ctx, id)
}
