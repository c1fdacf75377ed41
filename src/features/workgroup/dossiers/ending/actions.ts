// A decided dossier ends by itself when all its resolutions have ended and none of its cases is open; it goes back to the
// agenda by itself when all its resolutions fell to objections and there is still something to decide.

import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { act } from '../acting/actions.ts'
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
 * All it was decided by was annulled: it is ready again, with a clock of its own, and the next agenda takes it up. Where its
 * cases have been settled meanwhile there is nothing to hear. @returns whether it did
 */
async function hearAgain(ctx: Ctx, id: string): Promise<boolean> {
  const { provinceId } = ctx.actor
  const row = await queries.findDossier(ctx.db, provinceId, id)
  if (row?.state !== 'decided' || (row.open_cases === 0 && row.cases > 0)) return false
  const fallen = await queries.fallenOnly(ctx.db, provinceId, id)
  if (!fallen) return false
  const text = ctx.t('workgroup.dossier.reopened.annulled', { codes: fallen.join('، ') }, 'fa')
  await act(ctx.as(systemActor(provinceId)), id, { act: 'reopen', body: { text }, ifMatch: null })
  return true
}

/** One of its resolutions may have ended: it is heard again, is closed, or waits on. */
export async function followResolution(ctx: Ctx, id: string): Promise<void> {
  if (!(await hearAgain(ctx, id))) await closeWhenDone(ctx, id)
}
