// One resolution's clock: every step that is due, the oldest first, so that after a downtime each has its own record.

import { caseBriefs } from '#features/casework/group/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { openResolution, worldOf, write } from '../history/actions.ts'
import { caseIdsOf } from '../queries.ts'
import { postpone } from './queries.ts'
import { type Step, stepsOf } from './rules.ts'

const MOST = 60
const dayMs = 86_400_000

/** Does what is due. @param clock a ctx of the system actor */
export async function catchUp(clock: Ctx, id: string): Promise<void> {
  const open = await openResolution(clock, id)
  const next = async (): Promise<Step | undefined> => {
    const [step] = stepsOf(open.r, await worldOf(clock, open.row, open.r.ownerAgencyId))
    return step && step.at <= clock.now ? step : undefined
  }
  const { provinceId } = clock.actor
  let done = 0
  for (let step = await next(); step; step = await next()) {
    if (++done > MOST) throw new Error(`the clock of ${open.row.code} does not move on from ${step.act}`)
    // The case has a silence of its own, with calls by the centre: as long as one is open, its word is waited for.
    if (step.act === 'silent' && (await waitsForCase(clock, id)))
      return void (await postpone(clock.db, provinceId, id, new Date(clock.now.getTime() + dayMs)))
    await write(clock, open, step.act, { due: step.at.toISOString(), ...(step.dutyId && { dutyId: step.dutyId }) })
  }
  // Nothing was due after all (a calendar was changed): the index learns when it will be.
  if (done === 0) await postpone(clock.db, provinceId, id, stepsOf(open.r, await worldOf(clock, open.row, open.r.ownerAgencyId))[0]?.at ?? null)
}

const waitsForCase = async (clock: Ctx, id: string): Promise<boolean> =>
  (await caseBriefs(clock, await caseIdsOf(clock.db, clock.actor.provinceId, id))).some((c) => c.open)
