// A decided dossier ends by itself when all its resolutions have ended and none of its cases is open.

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
