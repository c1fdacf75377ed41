// What other nouns ask of dossiers: read one, act on one, its whole file.

import type { Ctx } from '#server/ctx.ts'
import type { DossierAct } from '../model.ts'
import { act } from './acting/actions.ts'
import { readDossier } from './history/actions.ts'
import type { DossierLine } from './model.ts'
import { linesOf } from './showing/actions.ts'

export { dossierFile } from './filing/actions.ts'

/** A dossier with its cases, in order. @throws workgroup/no-such-dossier, also where the caller may not know of it */
export async function getDossier(
  ctx: Ctx,
  id: string,
): Promise<DossierLine & { request: string; fromBodyId: string | null; caseIds: readonly string[] }> {
  const { row, dossier } = await readDossier(ctx, id)
  const [line] = await linesOf(ctx, [row])
  return { ...line!, request: row.request, fromBodyId: row.from_body_id, caseIds: dossier.caseIds }
}

/**
 * The one way for sessions, sitting and resolutions: lock → fold → law → append → write → fact `workgroup.dossier_<act>`.
 * As the actor, or `ctx.as(systemActor(provinceId))` for the clock's acts.
 * put_on_agenda {sessionId, sessionAt}: ISO. defer, refuse, refer_up {text}. decide {text?, outcome?}. take_off {text?}.
 * close {revived?, jobsKept?, text, or auto: true}.
 */
export const actOnDossier = (
  ctx: Ctx,
  id: string,
  name: DossierAct,
  details: Readonly<Record<string, unknown>>,
  ifMatch: number | null,
): Promise<void> => act(ctx, id, { act: name, body: details, ifMatch, inSession: true })
