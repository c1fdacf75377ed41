// One resolution's clock: every step that is due, the oldest first, so that after a downtime each has its own record.

import { caseBriefs } from '#features/casework/group/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { openResolution, worldOf, write } from '../history/actions.ts'
import { caseIdsOf } from '../queries.ts'
import { postpone } from './queries.ts'
import { detailsOf, type Step, stepsOf } from './rules.ts'

const MOST = 60
const dayMs = 86_400_000

/** Does what is due. @param clock a ctx of the system actor */
export async function catchUp(clock: Ctx, id: string): Promise<void> {
  const open = await openResolution(clock, id)
  const next = async (): Promise<Step | undefined> => {
    const due = stepsOf(open.r, await worldOf(clock, open.row, open.r.ownerAgencyId)).filter((step) => step.at <= clock.now)
    const waits = due.some((step) => step.act === 'silent') && (await waitsForCase(clock, id))
    return due.find((step) => !(waits && step.act === 'silent'))
  }
  const { provinceId } = clock.actor
  let done = 0
  for (let step = await next(); step; step = await next()) {
    if (++done > MOST) throw new Error(`the clock of ${open.row.code} does not move on from ${step.act}`)
    await write(clock, open, step.act, detailsOf(step))
  }
  // Nothing else was due after all (a calendar was changed, the producer's silence waits): the index learns when to ask again.
  const left = stepsOf(open.r, await worldOf(clock, open.row, open.r.ownerAgencyId)).map(({ at }) => at.getTime())
  const again = left.map((at) => (at > clock.now.getTime() ? at : clock.now.getTime() + dayMs))
  if (done === 0 || again.some((at, i) => at !== left[i]))
    await postpone(clock.db, provinceId, id, again.length ? new Date(Math.min(...again)) : null)
}

/** The case has a silence of its own, with calls by the centre: as long as one is open, its word is waited for. */
const waitsForCase = async (clock: Ctx, id: string): Promise<boolean> =>
  (await caseBriefs(clock, await caseIdsOf(clock.db, clock.actor.provinceId, id))).some((c) => c.open)
