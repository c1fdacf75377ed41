// Which cases may stand in a dossier.

import { closedStatuses } from '#features/casework/model.ts'
import type { Ctx } from '#server/ctx.ts'
import * as queries from '../queries.ts'
import { caseInDossier, caseNotOpen, caseOfOther } from '../rules.ts'
import { caseFacts } from '../weighing/actions.ts'
import type { CaseFacts } from '../weighing/rules.ts'

type Of = { readonly unitId: string | null; readonly investorId: string | null; readonly dossierId: string | null }

/** One unit or plan; a case without either is taken by its name only. */
const fits = (c: CaseFacts, of: Of): boolean =>
  (c.unitId === null || c.unitId === of.unitId) && (c.investorId === null || c.investorId === of.investorId)

/**
 * The cases of the ids, which this person may see, are open, belong to the unit or plan and lie before no body yet.
 * @throws casework/no-such-case, workgroup/case-of-other-unit, case-not-open, case-in-dossier
 */
export async function fitCases(ctx: Ctx, ids: readonly string[], of: Of): Promise<CaseFacts[]> {
  // Two dossiers that take one case at the same moment: the second finds it in the first. Sorted, so that nobody waits in a ring.
  for (const id of ids.toSorted()) await queries.takeTurn(ctx.db, ctx.actor.provinceId, id)
  const found: CaseFacts[] = []
  for (const id of ids) found.push(await caseFacts(ctx, id))
  for (const c of found) {
    if ((closedStatuses as readonly string[]).includes(c.status)) throw caseNotOpen({ case: c.code })
    if (!fits(c, of)) throw caseOfOther({ case: c.code })
  }
  const others = await queries.ofCases(ctx.db, ctx.actor.provinceId, ids)
  const taken = others.find((d) => d.id !== of.dossierId && queries.isUndecided(d.state))
  if (taken) throw caseInDossier({ case: found.find((c) => c.id === taken.case_id)!.code, dossier: taken.code })
  return found
}
