// What resolutions do by themselves: follow their cases, move on with the clock, tell those concerned, write their letters.

import type { Ctx } from '#server/ctx.ts'
import type { RoomJobs } from '#server/jobs.ts'
import { caseHears, followCase } from './cases/jobs.ts'
import { sweepResolutions } from './clock/jobs.ts'
import { writeAnswer, writeNotification, writeToApplicant } from './letters/actions.ts'
import { actsOf } from './queries.ts'
import { tellAct } from './telling/actions.ts'

type Of = { readonly resolutionId: string }
type Told = { readonly resolutionId: string; readonly seq: number }

async function tell(ctx: Ctx, { resolutionId, seq }: Told): Promise<void> {
  const act = (await actsOf(ctx.db, ctx.actor.provinceId, resolutionId)).find((a) => a.seq === seq)
  if (act) await tellAct(ctx, resolutionId, act)
}

export const resolutionsJobs: RoomJobs = {
  hears: caseHears,
  tasks: {
    'workgroup.follow_case': followCase,
    'workgroup.tell_resolution': tell,
    'workgroup.notification_letter': (ctx: Ctx, { resolutionId }: Of) => writeNotification(ctx, resolutionId),
    'workgroup.objection_answer': (ctx: Ctx, { resolutionId }: Of) => writeAnswer(ctx, resolutionId),
    'workgroup.applicant_letter': (ctx: Ctx, { dossierId, sessionId }: { dossierId: string; sessionId: string }) =>
      writeToApplicant(ctx, dossierId, sessionId),
  },
  every: { 'workgroup.sweep_resolutions': { minutes: 1 } },
  long: { 'workgroup.sweep_resolutions': sweepResolutions },
}
