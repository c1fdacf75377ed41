// A case that climbed to the working group gets its dossier by itself, or joins the undecided one of its unit or plan.

import { listCases } from '#features/casework/cases/actions.ts'
import { closedStatuses } from '#features/casework/model.ts'
import { systemActor } from '#kernel/actor.ts'
import { Problem } from '#kernel/problem.ts'
import { type Ctx, type Engine, systemWork } from '#server/ctx.ts'
import { attempt } from '#server/db.ts'
import { decidingBody } from '../../bodies/actions.ts'
import { act } from '../acting/actions.ts'
import { openDossierFor } from '../making/actions.ts'
import * as queries from '../queries.ts'
import { caseFacts } from '../weighing/actions.ts'
import type { CaseFacts } from '../weighing/rules.ts'

const groupRungs: readonly number[] = [3, 4]
/** The group hears what is open, still at its rung, and hangs on no rule that must change first. */
const waitsForGroup = (c: CaseFacts): boolean =>
  c.rung >= 3 && c.status !== 'waiting_systemic' && c.status !== 'action_claimed' && !(closedStatuses as readonly string[]).includes(c.status)

/** Done once whatever happens: a case that lies before the group already is left alone. */
export async function raiseCase(ctx: Ctx, caseId: string): Promise<void> {
  const { provinceId } = ctx.actor
  const system = ctx.as(systemActor(provinceId))
  const body = await decidingBody(system, null).catch((error) => {
    // Nobody decides yet: `gather` takes it up when a group is there.
    if (error instanceof Problem && error.code === 'workgroup/no-body-yet') return null
    throw error
  })
  const found = await caseFacts(system, caseId)
  if (!body || !waitsForGroup(found)) return
  // Two cases of one unit that climb at the same moment share a dossier: the second sees the first one's.
  await queries.takeTurn(ctx.db, provinceId, 'ladder')
  const before = await queries.ofCases(ctx.db, provinceId, [caseId])
  // Decided ones run on as resolutions, as long as one runs.
  for (const d of before)
    if (queries.isUndecided(d.state) || (d.state === 'decided' && (await queries.openResolutions(ctx.db, provinceId, d.id)) > 0)) return
  const open = await queries.undecidedOf(ctx.db, provinceId, found)
  if (open) return act(system, open.id, { act: 'add_cases', body: { caseIds: [caseId] }, ifMatch: null })
  // The sweep and the listener may meet on one case: who comes second finds it in a dossier, and has nothing left to do.
  const opening = { form: { caseIds: [caseId], subject: '' }, origin: 'ladder' as const, bodyId: body.id }
  const fault = await attempt(ctx.db, async () => void (await openDossierFor(system, opening)))
  if (fault !== null && !(fault instanceof Problem && fault.code === 'workgroup/case-in-dossier')) throw fault
}

const BATCH = 100

/** Every case that stands at the group's rungs and lies before no body: what climbed before there was a group, and missed runs. */
export async function gather(engine: Engine, provinceId: number): Promise<void> {
  for (const rung of groupRungs)
    for (let after: string | null | undefined; after !== null; ) {
      const from: string | undefined = after
      after = await systemWork(engine, provinceId, async (ctx) => {
        const page = await listCases(ctx, { rung, open: true, sort: 'opened', limit: BATCH, ...(from && { after: from }) })
        const known = new Set(
          (
            await queries.ofCases(
              ctx.db,
              provinceId,
              page.items.map((c) => c.id),
            )
          ).map((d) => d.case_id),
        )
        for (const { id } of page.items) if (!known.has(id)) await raiseOne(ctx, id)
        return page.next
      })
    }
}

/** One that cannot be raised keeps the others from nothing. */
async function raiseOne(ctx: Ctx, caseId: string): Promise<void> {
  const fault = await attempt(ctx.db, () => raiseCase(ctx, caseId))
  if (fault !== null) console.error(`workgroup.gather_cases: case ${caseId} could not be put before the group: ${String(fault)}`)
}
