// A case page asks: does it lie before the working group, and may I put it there?

import { closedStatuses } from '#features/casework/model.ts'
import type { Problem } from '#kernel/problem.ts'
import type { Ctx } from '#server/ctx.ts'
import { decidingBody, seatedActor } from '../../bodies/actions.ts'
import { isApplicant } from '../acting/actions.ts'
import { factsOf } from '../history/actions.ts'
import type { CaseDossiers } from '../model.ts'
import * as queries from '../queries.ts'
import { caseInDossier, caseNotOpen, dossierLaw } from '../rules.ts'
import { linesOf } from '../showing/actions.ts'
import { caseFacts } from '../weighing/actions.ts'

const told = (p: Problem | null): CaseDossiers['whyNot'] => p && { code: p.code, details: { ...p.details } }

/** @throws casework/no-such-case */
export async function dossiersOfCase(ctx: Ctx, caseId: string): Promise<CaseDossiers> {
  const { provinceId } = ctx.actor
  const found = await caseFacts(ctx, caseId)
  const actor = await seatedActor(ctx)
  const all = await queries.ofCases(ctx.db, provinceId, [caseId])
  const rows = await linesOf(
    ctx,
    all.filter((d) => dossierLaw.maySee(actor, factsOf(d))),
  )
  const lying = all.find((d) => queries.isUndecided(d.state))
  const refusal = await whyNotOpen(ctx)
  if (refusal) return { rows, whyNot: told(refusal), joins: null }
  if (lying) return { rows, whyNot: told(caseInDossier({ case: found.code, dossier: lying.code })), joins: null }
  if ((closedStatuses as readonly string[]).includes(found.status)) return { rows, whyNot: told(caseNotOpen({ case: found.code })), joins: null }
  const open = await queries.undecidedOf(ctx.db, provinceId, found)
  const joins = open && { id: open.id, code: open.code, subject: open.subject, version: open.version }
  return { rows, whyNot: null, joins: joins ?? null }
}

/** Not their business, or no group yet: both as the page says them. */
async function whyNotOpen(ctx: Ctx): Promise<Problem | null> {
  if (isApplicant(ctx)) return dossierLaw.whyNot('open', await seatedActor(ctx), nowhere(ctx))
  const body = await decidingBody(ctx, null).catch((error: Problem) => error)
  const refusal = dossierLaw.whyNot('open', await seatedActor(ctx), { ...nowhere(ctx), ...('kind' in body && { bodyId: body.id }) })
  if (refusal?.code === 'law/not-yours') return refusal
  return 'kind' in body ? null : body
}

const nowhere = (ctx: Ctx) => ({
  state: 'open' as const,
  provinceId: ctx.actor.provinceId,
  unitId: null,
  investorId: null,
  bodyId: '',
  committeeId: null,
  fromBodyId: null,
  confidential: false,
})
